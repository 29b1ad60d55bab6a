import { useT } from '../app/use-t.tsx';
import look from './skeleton.module.css';

const WIDTHS = ['70%', '54%', '62%', '46%', '58%', '66%'];

/** One grey line while a value loads. */
export function SkeletonLine({ width = '100%' }: { width?: string | number }) {
  return <span className={look.line} style={{ width }} />;
}

/** Rows that hold the place of a list while it loads. */
export function SkeletonRows({ rows = 4 }: { rows?: number }) {
  const t = useT();
  return (
    <div role="status" aria-busy="true" aria-label={t('ui.loading')}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have nothing else and never move
        <div key={index} className={look.row}>
          <span className={look.dot} />
          <SkeletonLine width={64} />
          <SkeletonLine width={WIDTHS[index % WIDTHS.length]!} />
        </div>
      ))}
    </div>
  );
}

/** A page that loads: heading, then a list. */
export function SkeletonPage() {
  return (
    <div className={look.page}>
      <SkeletonLine width={240} />
      <SkeletonRows rows={6} />
    </div>
  );
}
