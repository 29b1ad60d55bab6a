/** Names of time zones as people choose them: `Europe/Moscow`. */
import { z } from 'zod';

export function isTimeZone(name: string): boolean {
  // Offsets like +03:00 are understood by Intl too, but know no summer time of the past.
  if (!/^(UTC|[A-Z][A-Za-z]+(\/[A-Z][\w+-]*)+)$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

export const TimeZone = z
  .string()
  .max(60)
  .refine(isTimeZone, { params: { code: 'field.bad_time_zone' } });
