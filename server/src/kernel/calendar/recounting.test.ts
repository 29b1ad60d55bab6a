import { describe, expect, test } from 'vitest';
import { businessCalendar } from './business-calendar.ts';
import { recounted } from './recounting.ts';
import type { YearCalendar } from './year-calendar.ts';

const year = (off: string[]): YearCalendar => ({
  ...{ country: 'RU', year: 2029, provisional: false },
  ...{ off, short: [], workingWeekend: [], moved: {} },
});
const calendar = (off: string[]) =>
  businessCalendar({
    country: 'RU',
    timeZone: 'Europe/Moscow',
    dayStart: '09:00',
    dayEnd: '18:00',
    years: [year(off)],
  });
const [usual, longer] = [calendar([]), calendar(['01-10', '01-11'])];
const at = (moscow: string) => new Date(`${moscow}:00+03:00`);
const now = at('2029-01-09T12:00');

describe('a due time by another calendar', () => {
  test('two working days stay two working days', () => {
    const due = usual.addBusinessDays(now, 2);
    expect(due).toEqual(at('2029-01-11T12:00'));
    expect(recounted({ start: now, due }, usual, longer, now)).toEqual(at('2029-01-15T12:00'));
    expect(recounted({ start: now, due: at('2029-01-15T12:00') }, longer, usual, now)).toEqual(due);
  });

  test('what was counted in minutes keeps them', () => {
    const due = usual.addBusinessMinutes(now, 700);
    expect(usual.addBusinessMinutes(now, 700)).not.toEqual(usual.addBusinessDays(now, 1));
    expect(recounted({ start: now, due }, usual, longer, now)).toEqual(longer.addBusinessMinutes(now, 700));
  });

  test('nobody becomes late in hindsight, and what is late stays late', () => {
    const start = at('2029-01-09T09:00');
    const due = longer.addBusinessDays(start, 1);
    const later = at('2029-01-11T15:00');
    expect(recounted({ start, due }, longer, usual, later)).toEqual(later);
    expect(recounted({ start, due: at('2029-01-10T09:00') }, usual, longer, later)).toEqual(at('2029-01-10T09:00'));
  });
});
