import type { T } from '../../app/use-t.tsx';
import type { TimeStyle } from '../../app/use-time-style.ts';
import { type ClockEyes, type ClockWords, clockWords } from '../registrations/clock-words.ts';
import type { DisputeRow } from './types.ts';

/** The clock of a case in the words of every other clock: working hours, or those on the wall where a tender is near. */
export function disputeClockWords(
  { clock, lane }: Pick<DisputeRow, 'lane'> & { clock: NonNullable<DisputeRow['clock']> },
  eyes: ClockEyes,
  style: TimeStyle,
  t: T,
): ClockWords {
  const awaits = lane === 'urgent' ? 'protection_end' : 'decision';
  return clockWords({ ...clock, awaits, paused_reason: null, silent: false, provisional: false }, eyes, style, t);
}
