import look from './imports.module.css';

/** How much is done, 0 to 1; `null`: it cannot be said. */
export function Progress({ part, label }: { part: number | null; label: string }) {
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
