import look from './seal.module.css';

/** Green: confirmed by the quorum. Yellow: still waiting. Red: the check failed. */
export type SealTone = 'green' | 'yellow' | 'red';

const EDGE =
  'M39.00 20.00L36.96 23.87L37.12 28.24L33.60 30.85L31.85 34.85L27.55 35.68L24.23 38.52L20.00 37.40L15.77 38.52L12.45 35.68L8.15 34.85L6.40 30.85L2.88 28.24L3.04 23.87L1.00 20.00L3.04 16.13L2.88 11.76L6.40 9.15L8.15 5.15L12.45 4.32L15.77 1.48L20.00 2.60L24.23 1.48L27.55 4.32L31.85 5.15L33.60 9.15L37.12 11.76L36.96 16.13Z';
const MARK = {
  green: 'M14.5 20.5l4 4 7.5-8.5',
  yellow: 'M16 14h8M16 26h8M17 14c0 4 6 6 6 12M23 14c0 4-6 6-6 12',
  red: 'M15.5 15.5l9 9M24.5 15.5l-9 9',
};
const SMALL_MARK = {
  green: 'M6.6 10.3l2.4 2.4 4.4-5',
  yellow: 'M10 5.8v4.6l2.6 1.6',
  red: 'M7 7l6 6M13 7l-6 6',
};

export interface SealProps {
  tone: SealTone;
  /** In rows 18, else 32 or 48 px. */
  size?: 18 | 32 | 48;
  /** What the seal says; `null` where the words stand beside it. */
  label: string | null;
}

/** The seal of a receipt. Its shape is drawn, not coloured: a tick, an hourglass, a cross. */
export function Seal({ tone, size = 48, label }: SealProps) {
  const name = label === null ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': label } as const);
  if (size === 18) {
    return (
      // biome-ignore lint/a11y/noSvgWithoutTitle: named by its caller, or hidden where the words stand beside it
      <svg className={`${look.seal} ${look[tone]} ${look.small}`} width={18} height={18} viewBox="0 0 20 20" {...name}>
        <circle className={look.edge} cx="10" cy="10" r="8.6" />
        <path className={look.mark} d={SMALL_MARK[tone]} />
      </svg>
    );
  }
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: as above
    <svg className={`${look.seal} ${look[tone]}`} width={size} height={size} viewBox="0 0 40 40" {...name}>
      <path className={look.edge} strokeLinejoin="round" d={EDGE} />
      <circle className={look.ring} cx="20" cy="20" r="13" />
      <path className={look.mark} d={MARK[tone]} />
    </svg>
  );
}
