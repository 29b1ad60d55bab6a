/** When the day's checkpoint goes out, and whether there is anything new in it. */
import { dateOf, toLocal } from '../../kernel/calendar/zone.ts';

/** In the vendor's zone: before people begin their day. */
const hourOfDay = 7;
const hourMs = 3_600_000;

/** The vendor's day, once its hour has come; null: it is too early. */
export function mailingDay(now: Date, timeZone: string): string | null {
  const { epochDay, ms } = toLocal(now, timeZone);
  return ms >= hourOfDay * hourMs ? dateOf(epochDay) : null;
}

export interface Mailing {
  day: string;
  size: number;
  finished: boolean;
}

/**
 * What is to be done on a day: `begin` a mailing of the newest checkpoint, `go_on` with the one that was begun, `skip` the
 * day because the log has not grown since the last mailing, or nothing.
 */
export function nextStep(
  day: string | null,
  newest: number | null,
  last: Mailing | null,
): 'begin' | 'go_on' | 'skip' | 'nothing' {
  // One that was broken off is finished first, on whatever day.
  if (last && !last.finished) return 'go_on';
  if (day === null || newest === null || last?.day === day) return 'nothing';
  return last && last.size >= newest ? 'skip' : 'begin';
}
