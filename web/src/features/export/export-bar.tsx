import look from './export.module.css';

/** How much of the file is written; while nothing is counted the bar is empty. */
export function ExportBar({ part, label }: { part: number | null; label: string }) {
  const percent = Math.round((part ?? 0) * 100);
  return (
    <span
      className={look.bar}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(part === null ? {} : { 'aria-valuenow': percent })}
    >
      <i style={{ width: `${percent}%` }} />
    </span>
  );
}
