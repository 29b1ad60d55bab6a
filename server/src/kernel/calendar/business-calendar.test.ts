import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BusinessCalendarOptions } from './business-calendar.ts';
import { businessCalendar } from './business-calendar.ts';
import { epochDayOf, localDate, timeOfDay, toInstant, toLocal } from './zone.ts';

const moscow = businessCalendar({ country: 'RU', timeZone: 'Europe/Moscow' });

/** 'YYYY-MM-DD HH:MM' on the wall clock of a zone. */
function at(text: string, timeZone = 'Europe/Moscow'): Date {
  const [date = '', time = ''] = text.split(' ');
  return toInstant({ epochDay: epochDayOf(date), ms: timeOfDay(time) }, timeZone);
}

function shown(instant: Date, timeZone = 'Europe/Moscow'): string {
  const minutes = toLocal(instant, timeZone).ms / 60_000;
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${localDate(instant, timeZone)} ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

describe('business days', () => {
  test.each([
    ['two days from Thursday afternoon', '2026-11-19 14:20', 2, '2026-11-23 14:20'],
    ['late on 30 December: the first working day of January', '2025-12-30 17:30', 1, '2026-01-12 17:30'],
    ['after closing on 30 December: counts from 12 January', '2025-12-30 18:00', 1, '2026-01-13 09:00'],
    ['on 31 December, a day off: counts from 12 January', '2025-12-31 12:00', 1, '2026-01-13 09:00'],
    ['before opening', '2026-11-19 07:00', 1, '2026-11-20 09:00'],
    ['Saturday', '2026-11-21 12:00', 2, '2026-11-25 09:00'],
    ['the hour cut off a short day', '2026-11-02 17:40', 1, '2026-11-03 17:00'],
    ['across a short day and a holiday', '2026-11-02 17:40', 2, '2026-11-05 17:40'],
    ['from the last hour of a short day: already closed', '2026-11-03 17:30', 1, '2026-11-06 09:00'],
    ['onto a working Saturday', '2024-04-26 10:00', 1, '2024-04-27 10:00'],
    ['onto a short working Saturday', '2024-11-01 17:30', 1, '2024-11-02 17:00'],
    ['zero days: the next working moment', '2026-11-21 12:00', 0, '2026-11-23 09:00'],
  ])('%s', (_, from, days, due) => {
    expect(shown(moscow.addBusinessDays(at(from), days))).toBe(due);
  });

  test.each([
    ['Berlin over the change to summer time', 'DE', 'Europe/Berlin', '2026-03-27 14:20', 2, '2026-03-31 14:20'],
    ['Kamchatka counts its own day', 'RU', 'Asia/Kamchatka', '2026-11-19 14:20', 2, '2026-11-23 14:20'],
    ['Vladivostok, seven hours ahead of Moscow', 'RU', 'Asia/Vladivostok', '2025-12-30 17:30', 1, '2026-01-12 17:30'],
    ['Almaty over its change of zone', 'KZ', 'Asia/Almaty', '2024-02-29 10:00', 1, '2024-03-01 10:00'],
    ['Kazakhstan, transferred Наурыз', 'KZ', 'Asia/Almaty', '2026-03-20 10:00', 1, '2026-03-26 10:00'],
    ['Belarus, Радуница with a working Saturday', 'BY', 'Europe/Minsk', '2025-04-25 10:00', 2, '2025-04-30 10:00'],
    ['Uzbekistan, Independence Day', 'UZ', 'Asia/Tashkent', '2026-08-31 10:00', 1, '2026-09-02 10:00'],
  ])('%s', (_, country, timeZone, from, days, due) => {
    const calendar = businessCalendar({ country, timeZone });
    expect(shown(calendar.addBusinessDays(at(from, timeZone), days), timeZone)).toBe(due);
  });

  test('an impossible count is refused', () => {
    for (const n of [-1, 1.5, Number.NaN, 1e9])
      expect(() => moscow.addBusinessDays(at('2026-11-19 14:20'), n)).toThrow(RangeError);
    expect(() => moscow.addBusinessMinutes(at('2026-11-19 14:20'), -1)).toThrow(RangeError);
  });
});

describe('business minutes', () => {
  const lunch = businessCalendar({ country: 'RU', timeZone: 'Europe/Moscow', lunch: { from: '13:00', to: '14:00' } });
  test.each([
    ['within the day', '2026-11-19 14:20', 60, '2026-11-19 15:20'],
    ['to the end of the day, not the next opening', '2026-11-19 17:00', 60, '2026-11-19 18:00'],
    ['one minute over', '2026-11-19 17:00', 61, '2026-11-20 09:01'],
    ['through a short day', '2026-11-02 17:00', 60 + 480 + 5, '2026-11-05 09:05'],
    ['a whole day from the night', '2026-11-19 03:00', 540, '2026-11-19 18:00'],
  ])('%s', (_, from, minutes, due) => {
    expect(shown(moscow.addBusinessMinutes(at(from), minutes))).toBe(due);
    expect(moscow.businessMinutesBetween(at(from), at(due))).toBe(minutes);
    expect(moscow.businessMinutesBetween(at(due), at(from))).toBe(-minutes);
  });

  test('eight hours offered on Friday at closing are due on Monday at closing, lunch not counted', () => {
    expect(shown(lunch.addBusinessMinutes(at('2026-11-20 18:00'), 480))).toBe('2026-11-23 18:00');
    expect(shown(lunch.addBusinessMinutes(at('2026-11-20 12:30'), 60))).toBe('2026-11-20 14:30');
    expect(shown(lunch.nextWorkingMoment(at('2026-11-20 13:15')))).toBe('2026-11-20 14:00');
    expect(lunch.minutesPerDay).toBe(480);
  });

  test('end of the working day', () => {
    expect(shown(moscow.endOfWorkingDay(at('2026-11-03 10:00')))).toBe('2026-11-03 17:00');
    expect(shown(moscow.endOfWorkingDay(at('2026-11-03 17:30')))).toBe('2026-11-05 18:00');
    expect(shown(moscow.endOfWorkingDay(at('2026-01-01 10:00')))).toBe('2026-01-12 18:00');
  });
});

describe('years', () => {
  test('working minutes of a day', () => {
    expect(['2026-11-03', '2026-11-04', '2026-11-05', '2024-12-28'].map((date) => moscow.workingMinutes(date))).toEqual(
      [480, 0, 540, 540],
    );
    expect(moscow.isWorkingDay('2026-11-04')).toBe(false);
    expect(() => moscow.isWorkingDay('2026-02-30')).toThrow(RangeError);
  });

  test('a year without a decree is provisional, with weekends and fixed holidays', () => {
    expect(moscow.provisional(at('2026-11-19 10:00'), at('2026-12-31 10:00'))).toBe(false);
    expect(moscow.provisional(at('2026-12-31 10:00'), at('2027-01-01 10:00'))).toBe(true);
    expect(['2027-01-08', '2027-01-11', '2027-05-09', '2027-06-12'].map((day) => moscow.isWorkingDay(day))).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(moscow.workingMinutes('2050-11-04')).toBe(0);
  });

  test('a country without data has weekends and is provisional', () => {
    const germany = businessCalendar({ country: 'DE', timeZone: 'Europe/Berlin' });
    expect(germany.isWorkingDay('2026-01-01')).toBe(true);
    expect(germany.provisional(at('2026-01-01 10:00'), at('2026-01-01 10:00'))).toBe(true);
  });

  test('a loaded year replaces the shipped one, for its country alone', () => {
    const decree = { year: 2027, provisional: false, off: ['01-11'], short: [], workingWeekend: ['01-09'] };
    const years = [
      { ...decree, country: 'RU' },
      { ...decree, country: 'KZ', off: ['01-12'] },
    ];
    const loaded = businessCalendar({ country: 'RU', timeZone: 'Europe/Moscow', years });
    expect(['2027-01-09', '2027-01-11', '2027-01-12'].map((day) => loaded.isWorkingDay(day))).toEqual([
      true,
      false,
      true,
    ]);
    expect(loaded.provisional(at('2027-01-01 10:00'), at('2027-12-31 10:00'))).toBe(false);
  });

  test.each<[string, Partial<BusinessCalendarOptions>]>([
    ['closing before opening', { dayStart: '18:00', dayEnd: '09:00' }],
    ['nothing left of a short day', { dayStart: '09:00', dayEnd: '10:00' }],
    ['unknown zone', { timeZone: 'Mars/Olympus' }],
    ['lunch before opening', { lunch: { from: '08:00', to: '09:00' } }],
  ])('refused: %s', (_, options) => {
    expect(() => businessCalendar({ country: 'RU', timeZone: 'Europe/Moscow', ...options })).toThrow(RangeError);
  });
});

describe('properties', () => {
  const calendars = [
    moscow,
    businessCalendar({ country: 'RU', timeZone: 'Asia/Kamchatka' }),
    businessCalendar({ country: 'KZ', timeZone: 'Asia/Almaty', dayStart: '08:30', dayEnd: '17:30' }),
    businessCalendar({ country: 'BY', timeZone: 'Europe/Minsk', lunch: { from: '13:00', to: '13:45' } }),
    businessCalendar({ country: 'DE', timeZone: 'Europe/Berlin' }),
    businessCalendar({ country: 'US', timeZone: 'America/New_York', dayStart: '08:00', dayEnd: '20:00' }),
  ];
  const calendar = fc.constantFrom(...calendars);
  const instant = fc
    .integer({ min: Date.UTC(2023, 11, 1) / 1000, max: Date.UTC(2028, 0, 1) / 1000 })
    .map((seconds) => new Date(seconds * 1000));
  const minutes = fc.integer({ min: 1, max: 20_000 });
  const runs = { numRuns: 1000 };

  test('adding minutes and counting them are inverse', () => {
    fc.assert(
      fc.property(calendar, instant, minutes, (c, from, n) => {
        expect(c.businessMinutesBetween(from, c.addBusinessMinutes(from, n))).toBeCloseTo(n, 6);
      }),
      runs,
    );
  });

  test('counting then adding comes back to the same working moment', () => {
    fc.assert(
      fc.property(calendar, instant, instant, (c, a, b) => {
        const [from, to] = a < b ? [a, c.nextWorkingMoment(b)] : [b, c.nextWorkingMoment(a)];
        const between = c.businessMinutesBetween(from, to);
        const again = c.addBusinessMinutes(from, between);
        expect(c.nextWorkingMoment(again)).toEqual(c.nextWorkingMoment(to));
      }),
      runs,
    );
  });

  test('later in, never earlier out', () => {
    const days = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 0, max: 400_000 }), minutes, days, (c, a, gap, n, d) => {
        const b = new Date(a.getTime() + gap * 1000);
        expect(c.addBusinessMinutes(a, n) <= c.addBusinessMinutes(b, n)).toBe(true);
        expect(c.addBusinessMinutes(a, n) < c.addBusinessMinutes(a, n + 1)).toBe(true);
        expect(c.addBusinessDays(a, d) <= c.addBusinessDays(b, d)).toBe(true);
        expect(c.addBusinessDays(a, d) < c.addBusinessDays(a, d + 1)).toBe(true);
      }),
      runs,
    );
  });

  test('never lands in time off', () => {
    fc.assert(
      fc.property(calendar, instant, minutes, fc.integer({ min: 0, max: 40 }), (c, from, n, d) => {
        for (const due of [c.addBusinessMinutes(from, n), c.addBusinessDays(from, d), c.nextWorkingMoment(from)]) {
          const justBefore = new Date(due.getTime() - 1);
          const working = c.nextWorkingMoment(due).getTime() === due.getTime();
          const closing = c.nextWorkingMoment(justBefore).getTime() === justBefore.getTime();
          expect(working || closing).toBe(true);
          expect(c.isWorkingDay(localDate(due, c.timeZone))).toBe(true);
        }
      }),
      runs,
    );
  });

  test('time adds up: a to b to c', () => {
    fc.assert(
      fc.property(calendar, instant, instant, instant, (k, a, b, c) => {
        const whole = k.businessMinutesBetween(a, c);
        expect(k.businessMinutesBetween(a, b) + k.businessMinutesBetween(b, c)).toBeCloseTo(whole, 6);
      }),
      runs,
    );
  });
});

test('a due date takes less than 50 µs once warm', () => {
  const from = Array.from({ length: 2000 }, (_, i) => new Date(Date.UTC(2026, 0, 1) + i * 3_700_000));
  for (const instant of from) moscow.addBusinessDays(instant, 2);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round += 1) {
    const started = performance.now();
    for (const instant of from) moscow.addBusinessDays(instant, 2);
    best = Math.min(best, ((performance.now() - started) * 1000) / from.length);
  }
  expect(best).toBeLessThan(50);
});
