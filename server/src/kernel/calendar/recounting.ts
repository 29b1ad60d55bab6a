import type { BusinessCalendar } from './business-calendar.ts';

/** Nobody is given more than some two months of working days; a time that is no whole number of them was counted in minutes. */
const mostDays = 60;

/**
 * A time that was due so many working days (or working minutes) after `start` by one calendar, by another one. What is
 * already over stays so: nobody becomes late in hindsight, and nothing that was late becomes timely.
 */
export function recounted(
  { start, due }: { start: Date; due: Date },
  before: BusinessCalendar,
  after: BusinessCalendar,
  now: Date,
): Date {
  if (due <= now) return due;
  const days = Array.from({ length: mostDays }, (_, at) => at + 1).find(
    (each) => before.addBusinessDays(start, each).getTime() === due.getTime(),
  );
  const moved = days
    ? after.addBusinessDays(start, days)
    : after.addBusinessMinutes(start, before.businessMinutesBetween(start, due));
  return moved > now ? moved : now;
}
