import type { ReactElement, ReactNode } from 'react';
import look from './clock.module.css';

const HALF = {
  left: 'M10.4 2.63 A9.5 9.5 0 0 0 10.4 21.37',
  right: 'M13.6 2.63 A9.5 9.5 0 0 1 13.6 21.37',
} as const;
const GLYPH = {
  late: 'M12 8v4.6M12 15.6v.01',
  paused: 'M10.2 9.2v5.6M13.8 9.2v5.6',
  provisional: 'M8.8 12.2l2.3 2.3 4.2-4.6',
};

export type ClockSide = 'left' | 'right';
export type ClockTone = 'calm' | 'warn' | 'late' | 'paused' | 'provisional';

export interface ClockReading {
  /** Whose turn it is: which half of the ring is thick. */
  side: ClockSide;
  /** Share of the time that is gone, 0 to 1 and beyond; ignored when paused or provisional. */
  gone: number;
  /** `provisional`: the left side kept silent, the right one is protected until it decides. */
  state?: 'running' | 'paused' | 'provisional';
}

export interface ClockProps extends ClockReading {
  /** The whole reading in words, for hover and for readers. `null` where the same words stand beside the ring. */
  label: string | null;
  /** Diameter in px. */
  size?: 20 | 22 | 24 | 32 | 40;
}

/** @returns calm, amber from 75 % of the time, late from 100 % */
export function clockTone({ gone, state = 'running' }: ClockReading): ClockTone {
  if (state !== 'running') return state;
  if (gone >= 1) return 'late';
  return gone >= 0.75 ? 'warn' : 'calm';
}

function Ring({ side, gone, tone, glyph }: { side: ClockSide; gone: number; tone: ClockTone; glyph: boolean }) {
  const sign = glyph && tone !== 'calm' && tone !== 'warn' ? GLYPH[tone] : null;
  if (tone === 'provisional') {
    return (
      <>
        <path className={`${look.tube} ${look.silent}`} d={HALF.left} />
        <path className={look.hole} d={HALF.left} />
        <path className={look.tube} d={HALF.right} />
        {sign && <path className={look.glyph} d={sign} />}
      </>
    );
  }
  const percent = Math.round(Math.min(Math.max(gone, 0), 1) * 100);
  const running = tone === 'calm' || tone === 'warn';
  return (
    <>
      <path className={look.off} d={HALF[side === 'left' ? 'right' : 'left']} />
      <path className={look.tube} d={HALF[side]} />
      {running && (
        <path
          className={look.hole}
          pathLength={100}
          strokeDasharray={`0 ${percent} ${101 - percent} 200`}
          d={HALF[side]}
        />
      )}
      {sign && <path className={look.glyph} d={sign} />}
    </>
  );
}

/** The clock: a ring of two halves that says whose turn it is and how much of the time is gone. */
export function Clock({ label, size = 24, ...reading }: ClockProps) {
  const tone = clockTone(reading);
  const name = label === null ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': label } as const);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by its caller, or hidden where the words stand beside it
    <svg className={`${look.clock} ${look[tone]}`} width={size} height={size} viewBox="0 0 24 24" {...name}>
      {label !== null && <title>{label}</title>}
      <Ring side={reading.side} gone={reading.gone} tone={tone} glyph />
    </svg>
  );
}

export interface BigClockProps extends ClockReading {
  label: string;
  /** At most two short lines inside the ring («2 ч», «10 мин»), or an icon. */
  face: readonly [string, string?] | ReactElement;
  /** Words beside the ring: whose turn, until when, what if not. */
  children?: ReactNode;
}

/** The clock of a page that is about one waiting thing: 120 px, time left inside, words beside. */
export function BigClock({ label, face, children, ...reading }: BigClockProps) {
  const tone = clockTone(reading);
  const lines = Array.isArray(face) ? (face as readonly [string, string?]) : null;
  return (
    <div className={look.big}>
      <div className={look.face}>
        <svg className={`${look.clock} ${look.wide} ${look[tone]}`} viewBox="0 0 24 24" role="img" aria-label={label}>
          <Ring side={reading.side} gone={reading.gone} tone={tone} glyph={false} />
        </svg>
        <div className={`${look.time} ${tone === 'late' ? look.lateTime : ''}`} aria-hidden="true">
          {lines ? lines.map((line) => <span key={line}>{line}</span>) : (face as ReactElement)}
        </div>
      </div>
      {children && <div className={look.words}>{children}</div>}
    </div>
  );
}
