import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addCalendarDays,
  dateOf,
  endOfLocalDay,
  epochDayOf,
  localDate,
  timeOfDay,
  toInstant,
  toLocal,
} from './zone.ts';

const zones = [
  'UTC',
  'Europe/Moscow',
  'Asia/Kamchatka',
  'Asia/Almaty',
  'Asia/Tashkent',
  'Europe/Minsk',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
];

describe('wall clock', () => {
  test.each([
    ['Moscow is UTC+3 all year', '2026-07-01T09:00:00Z', 'Europe/Moscow', '2026-07-01', 12],
    ['Kamchatka is nine hours ahead of Moscow', '2026-01-12T20:00:00Z', 'Asia/Kamchatka', '2026-01-13', 8],
    ['Berlin in winter', '2026-01-12T08:00:00Z', 'Europe/Berlin', '2026-01-12', 9],
    ['Berlin in summer', '2026-07-12T08:00:00Z', 'Europe/Berlin', '2026-07-12', 10],
    ['Berlin before the change at 01:00 UTC', '2026-03-29T00:30:00Z', 'Europe/Berlin', '2026-03-29', 1.5],
    ['Berlin after the change at 01:00 UTC', '2026-03-29T01:30:00Z', 'Europe/Berlin', '2026-03-29', 3.5],
    ['Almaty before it moved to UTC+5', '2024-02-28T04:00:00Z', 'Asia/Almaty', '2024-02-28', 10],
    ['Almaty after it moved to UTC+5', '2024-03-04T04:00:00Z', 'Asia/Almaty', '2024-03-04', 9],
  ])('%s', (_, instant, zone, date, hour) => {
    const local = toLocal(new Date(instant), zone);
    expect([dateOf(local.epochDay), local.ms / 3_600_000]).toEqual([date, hour]);
    expect(toInstant(local, zone)).toEqual(new Date(instant));
  });

  test('a skipped time moves forward, a repeated one is its first occurrence', () => {
    const at = (date: string, time: string) =>
      toInstant({ epochDay: epochDayOf(date), ms: timeOfDay(time) }, 'Europe/Berlin').toISOString();
    expect(at('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(at('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-10-25', '03:00')).toBe('2026-10-25T02:00:00.000Z');
  });

  test('local time and back is the same instant, except inside the repeated hour', () => {
    const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2050-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const back = toInstant(toLocal(instant, zone), zone);
        expect(instant.getTime() - back.getTime()).toBeOneOf([0, 1_800_000, 3_600_000]);
        expect(toLocal(back, zone)).toEqual(toLocal(instant, zone));
      }),
      { numRuns: 2000 },
    );
  });

  test('nonsense is refused', () => {
    expect(() => toLocal(new Date('nonsense'), 'UTC')).toThrow(RangeError);
    expect(() => toLocal(new Date(0), 'Mars/Olympus')).toThrow(RangeError);
    for (const date of ['2026-02-29', '2026-2-1', '26-01-01', '']) expect(() => epochDayOf(date)).toThrow(RangeError);
    for (const time of ['9:00', '25:00', '24:01', '12:60']) expect(() => timeOfDay(time)).toThrow(RangeError);
  });
});

describe('calendar days', () => {
  test.each([
    ['ninety days keep the hour', '2026-03-01T06:00:00Z', 90, 'Europe/Moscow', '2026-05-30T06:00:00.000Z'],
    [
      'the hour of the wall clock, over the change to summer',
      '2026-03-01T08:00:00Z',
      90,
      'Europe/Berlin',
      '2026-05-30T07:00:00.000Z',
    ],
    ['back in time', '2026-03-31T21:30:00Z', -1, 'Europe/Moscow', '2026-03-30T21:30:00.000Z'],
    [
      'partner at UTC+10 (seven hours ahead of Moscow)',
      '2026-06-01T23:00:00Z',
      30,
      'Asia/Vladivostok',
      '2026-07-01T23:00:00.000Z',
    ],
  ])('%s', (_, from, days, zone, expected) => {
    expect(addCalendarDays(new Date(from), days, zone).toISOString()).toBe(expected);
  });

  test.each([
    ['Moscow', '2026-06-30T12:00:00Z', 'Europe/Moscow', '2026-06-30T20:59:59.999Z'],
    ['already tomorrow in Kamchatka', '2026-06-30T12:30:00Z', 'Asia/Kamchatka', '2026-07-01T11:59:59.999Z'],
    ['a day of 23 hours', '2026-03-29T00:00:00Z', 'Europe/Berlin', '2026-03-29T21:59:59.999Z'],
  ])('end of the local day: %s', (_, instant, zone, expected) => {
    const end = endOfLocalDay(new Date(instant), zone);
    expect(end.toISOString()).toBe(expected);
    expect(localDate(end, zone)).toBe(localDate(new Date(instant), zone));
  });
});
