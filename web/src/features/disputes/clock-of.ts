import type { T } from '../../app/use-t.tsx';
import type { TimeStyle } from '../../app/use-time-style.ts';
import { type ClockEyes, type ClockWords, clockWords } from '../registrations/clock-words.ts';
import type { DisputeRow } from './types.ts';

/** The clock of a case in the words of every other clock; hours matter in it. */
export function disputeClockWords(
  clock: NonNullable<DisputeRow['clock']>,
  eyes: ClockEyes,
  style: TimeStyle,
  t: T,
): ClockWords {
  return clockWords({ ...clock, awaits: 'decision', paused_reason: null, provisional: false }, eyes, style, t);
}
