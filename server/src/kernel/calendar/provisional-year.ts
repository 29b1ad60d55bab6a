import type { YearCalendar } from './year-calendar.ts';

/**
 * Holidays on the same date every year, by each country's labour law. Transfers, working Saturdays, short days and
 * movable feasts (Радуница, Курбан-айт, Ийд) come with the yearly decree and are not guessed.
 */
const fixedHolidays: Readonly<Record<string, string>> = {
  RU: '01-01 01-02 01-03 01-04 01-05 01-06 01-07 01-08 02-23 03-08 05-01 05-09 06-12 11-04',
  KZ: '01-01 01-02 01-07 03-08 03-21 03-22 03-23 05-01 05-07 05-09 07-06 08-30 10-25 12-16',
  BY: '01-01 01-02 01-07 03-08 05-01 05-09 07-03 11-07 12-25',
  UZ: '01-01 03-08 03-21 05-09 09-01 10-01 12-08',
};

/**
 * A year without a decree: weekends and the country's fixed holidays (weekends alone for a country we know nothing
 * about), always flagged `provisional` so that a due date computed from it says that it may move.
 */
export function provisionalYear(country: string, year: number): YearCalendar {
  const off = fixedHolidays[country]?.split(' ') ?? [];
  return { country, year, provisional: true, off, short: [], workingWeekend: [] };
}
