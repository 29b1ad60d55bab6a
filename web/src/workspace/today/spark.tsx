import { useFormat } from '../../app/use-format.ts';

export interface SparkBar {
  /** First day of the month or `2026-11`. */
  label: string;
  /** 0 to 100; `null` when there was nothing to measure. */
  value: number | null;
}

const HEIGHT = 20;
const LAST = 8;

/** The last eight months as bars; the current one in ink. Read out as one sentence. */
export function Spark({ name, bars }: { name: string; bars: readonly SparkBar[] }) {
  const format = useFormat();
  const shown = bars.slice(-LAST);
  if (shown.length < 2) return null;
  const month = (label: string) =>
    new Intl.DateTimeFormat(format.locale, { month: 'short', timeZone: 'UTC' }).format(
      new Date(`${label.slice(0, 7)}-01`),
    );
  const words = shown
    .map(({ label, value }) => `${month(label)} ${value === null ? '—' : format.percent(value)}`)
    .join(', ');
  return (
    <svg
      width={shown.length * 9}
      height={HEIGHT}
      viewBox={`0 0 ${shown.length * 9} ${HEIGHT}`}
      role="img"
      aria-label={`${name}: ${words}`}
    >
      <title>{words}</title>
      {shown.map(({ label, value }, index) => {
        const height = Math.max(((value ?? 0) / 100) * HEIGHT, 1);
        const now = index === shown.length - 1;
        return (
          <rect
            key={label}
            x={index * 9}
            y={HEIGHT - height}
            width={6}
            height={height}
            rx={1}
            fill={now ? 'var(--k-ink)' : 'var(--k-bar-mark)'}
          />
        );
      })}
    </svg>
  );
}
