import { describe, expect, it } from 'vitest';
import { businessCalendar } from '../../kernel/calendar/business-calendar.ts';
import { publishedYears } from '../../kernel/calendar/published-years.ts';
import { daysOfYear, standIn } from './rules.ts';

describe('days of a year', () => {
  it.each(publishedYears.map((year) => [`${year.country} ${year.year}`, year] as const))(
    '%s: shown as deadlines are counted',
    (_name, year) => {
      const calendar = businessCalendar({ country: year.country, timeZone: 'UTC' });
      const counted = { off: 0, short: 480, working: 540 };
      for (const day of daysOfYear(year)) expect(calendar.workingMinutes(day.date), day.date).toBe(counted[day.kind]);
    },
  );
});

describe('who stands in', () => {
  const cases: [string, Record<string, string>, string | null][] = [
    ['nobody', {}, null],
    ['the deputy', { a: 'b' }, 'b'],
    ['the deputy’s deputy', { a: 'b', b: 'c' }, 'c'],
    ['nobody, when two wait for each other', { a: 'b', b: 'a' }, null],
    ['nobody, when the chain turns round further on', { a: 'b', b: 'c', c: 'b' }, null],
  ];
  it.each(cases)('%s', (_what, map, answer) => expect(standIn('a', new Map(Object.entries(map)))).toBe(answer));
});
