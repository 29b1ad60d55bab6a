import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessCalendar } from './calendar/business-calendar.ts';
import { dateOf, epochDayOf, timeOfDay, toInstant, toLocal } from './calendar/zone.ts';
import type { Allowance, Pause } from './clock.ts';
import { clockAt, crossedThresholds, thresholdAt } from './clock.ts';

const zone = 'Europe/Moscow';
const calendar = businessCalendar({ country: 'RU', timeZone: zone });

function at(text: string): Date {
  const [date = '', time = ''] = text.split(' ');
  return toInstant({ epochDay: epochDayOf(date), ms: timeOfDay(time) }, zone);
}
function shown(instant: Date): string {
  const local = toLocal(instant, zone);
  return `${dateOf(local.epochDay).slice(5)} ${new Date(local.ms).toISOString().slice(11, 16)}`;
}
const clock = (startedAt: string, allowance: Allowance, now: string, pauses: Pause[] = []) =>
  clockAt({ turn: 'vendor', startedAt: at(startedAt), allowance, pauses }, calendar, at(now));
const pause = (from: string, to: string | null): Pause => ({
  from: at(from),
  to: to === null ? null : at(to),
  reason: 'dispute',
});

describe('a decision in two business days, submitted on Thursday 19 November at 14:20', () => {
  test.each([
    ['at once', '2026-11-19 14:20', 0, 1080, []],
    ['a day later', '2026-11-20 14:20', 0.5, 540, [0.5]],
    ['over the weekend time stands still', '2026-11-22 12:00', 760 / 1080, 320, [0.5]],
    ['just before 90 %', '2026-11-23 12:31', 971 / 1080, 109, [0.5]],
    ['at 90 %', '2026-11-23 12:32', 0.9, 108, [0.5, 0.9]],
    ['a minute to go', '2026-11-23 14:19', 1079 / 1080, 1, [0.5, 0.9]],
    ['due', '2026-11-23 14:20', 1, 0, [0.5, 0.9, 1]],
    ['twice the time', '2026-11-25 14:20', 2, -1080, [0.5, 0.9, 1, 2]],
  ])('%s', (_, now, spent, remaining, crossed) => {
    const c = clock('2026-11-19 14:20', { businessDays: 2 }, now);
    expect([shown(c.dueAt), c.remainingMinutes, crossedThresholds(c)]).toEqual(['11-23 14:20', remaining, crossed]);
    expect(c.spentFraction).toBeCloseTo(spent, 9);
    expect(c.overdue).toBe(crossed.includes(1));
    expect(c).toMatchObject({ turn: 'vendor', pausedReason: null, provisional: false });
  });

  test('threshold instants', () => {
    const c = clock('2026-11-19 14:20', { businessDays: 2 }, '2026-11-19 14:20');
    const expected = { 0.5: '11-20 14:20', 0.9: '11-23 12:32', 1: '11-23 14:20', 2: '11-25 14:20' };
    for (const [fraction, instant] of Object.entries(expected))
      expect(shown(thresholdAt(c, Number(fraction)))).toBe(instant);
    expect(() => thresholdAt(c, 0.75)).toThrow(RangeError);
  });
});

describe('allowances', () => {
  test.each<[string, string, Allowance, string]>([
    ['30 December 17:30, one business day: 12 January', '2025-12-30 17:30', { businessDays: 1 }, '01-12 17:30'],
    ['submitted at night', '2026-11-20 23:00', { businessDays: 1 }, '11-24 09:00'],
    ['four business hours', '2026-11-20 16:00', { businessMinutes: 240 }, '11-23 11:00'],
    ['calendar days on a working day keep the hour', '2026-11-16 10:00', { calendarDays: 4 }, '11-20 10:00'],
    ['calendar days ending on Saturday roll to Monday closing', '2026-11-16 10:00', { calendarDays: 5 }, '11-23 18:00'],
    ['unless asked to stay', '2026-11-16 10:00', { calendarDays: 5, onDayOff: 'keep' }, '11-21 10:00'],
    ['the dead week of January', '2025-12-25 10:00', { calendarDays: 10 }, '01-12 18:00'],
    ['a fixed instant', '2026-11-16 10:00', { until: at('2026-11-22 23:00') }, '11-22 23:00'],
  ])('%s', (_, startedAt, allowance, due) => {
    expect(shown(clock(startedAt, allowance, startedAt).dueAt)).toBe(due);
  });

  test('an allowance wholly in time off is measured by the wall clock', () => {
    const c = clock('2026-11-21 10:00', { until: at('2026-11-22 10:00') }, '2026-11-21 22:00');
    expect([c.spentFraction, shown(thresholdAt(c, 0.5)), c.overdue]).toEqual([0.5, '11-21 22:00', false]);
    expect(clock('2026-11-21 10:00', { until: at('2026-11-20 10:00') }, '2026-11-21 22:00')).toMatchObject({
      overdue: true,
      spentFraction: 1,
    });
  });

  test('a year without a decree makes the due date provisional', () => {
    expect(clock('2026-12-30 10:00', { businessDays: 2 }, '2026-12-30 10:00').provisional).toBe(true);
  });

  test('a negative allowance is refused', () => {
    expect(() => clock('2026-11-16 10:00', { calendarDays: -1 }, '2026-11-16 10:00')).toThrow(RangeError);
    expect(() => clock('2026-11-16 10:00', { businessDays: -1 }, '2026-11-16 10:00')).toThrow(RangeError);
  });
});

describe('pauses', () => {
  const started = '2026-11-19 14:20';
  test.each<[string, Pause[], string, string, string | null]>([
    ['over, one hour', [pause('2026-11-20 10:00', '2026-11-20 11:00')], '2026-11-20 12:00', '11-23 15:20', null],
    [
      'at a weekend: nothing to add',
      [pause('2026-11-21 10:00', '2026-11-22 11:00')],
      '2026-11-23 09:30',
      '11-23 14:20',
      null,
    ],
    [
      'over night: only working time counts',
      [pause('2026-11-19 17:00', '2026-11-20 10:00')],
      '2026-11-20 12:00',
      '11-23 16:20',
      null,
    ],
    ['in force since an hour', [pause('2026-11-20 10:00', null)], '2026-11-20 11:00', '11-23 15:20', 'dispute'],
    [
      'in force, end already entered',
      [pause('2026-11-20 10:00', '2026-12-20 10:00')],
      '2026-11-20 11:00',
      '11-23 15:20',
      'dispute',
    ],
    ['not yet begun', [pause('2026-11-20 10:00', null)], '2026-11-20 09:30', '11-23 14:20', null],
    [
      'after the due time: too late to help',
      [pause('2026-11-24 10:00', '2026-11-24 11:00')],
      '2026-11-24 12:00',
      '11-23 14:20',
      null,
    ],
    ['begun before the turn', [pause('2026-11-18 10:00', '2026-11-19 15:20')], '2026-11-20 12:00', '11-23 15:20', null],
    [
      'overlapping pauses count once',
      [pause('2026-11-20 10:30', '2026-11-20 12:00'), pause('2026-11-20 10:00', '2026-11-20 11:00')],
      '2026-11-20 13:00',
      '11-23 16:20',
      null,
    ],
    [
      'a pause that falls into the time won by another',
      [pause('2026-11-20 10:00', '2026-11-20 12:00'), pause('2026-11-23 15:00', '2026-11-23 16:00')],
      '2026-11-23 16:10',
      '11-23 17:20',
      null,
    ],
  ])('%s', (_, pauses, now, due, reason) => {
    const c = clock(started, { businessDays: 2 }, now, pauses);
    expect([shown(c.dueAt), c.pausedReason]).toEqual([due, reason]);
  });

  test('a paused clock stands: nothing is spent, crossed or overdue, however long it lasts', () => {
    const before = clock(started, { businessDays: 2 }, '2026-11-23 14:00');
    const paused = clock(started, { businessDays: 2 }, '2026-12-10 11:00', [pause('2026-11-23 14:00', null)]);
    expect(paused).toMatchObject({
      overdue: false,
      pausedReason: 'dispute',
      remainingMinutes: before.remainingMinutes,
    });
    expect(paused.spentFraction).toBeCloseTo(before.spentFraction, 9);
    expect(crossedThresholds(paused)).toEqual([0.5, 0.9]);
  });

  test('a pause after the breach does not undo it', () => {
    const late = clock(started, { businessDays: 2 }, '2026-11-30 11:00', [pause('2026-11-24 10:00', null)]);
    expect(late.overdue).toBe(true);
    expect(crossedThresholds(late)).toEqual([0.5, 0.9, 1]);
  });
});

describe('properties', () => {
  const second = fc.integer({ min: Date.UTC(2025, 10, 1) / 1000, max: Date.UTC(2026, 5, 1) / 1000 });
  const instant = second.map((value) => new Date(value * 1000));
  const length = fc.integer({ min: 0, max: 500_000 });
  const pauses = fc.array(
    fc
      .tuple(instant, length)
      .map(([from, span]): Pause => ({ from, to: new Date(from.getTime() + span * 1000), reason: 'x' })),
    { maxLength: 4 },
  );
  const days = fc.integer({ min: 1, max: 30 });

  test('time only adds: spent never falls, crossed thresholds stay crossed, due never moves back', () => {
    fc.assert(
      fc.property(instant, days, pauses, instant, length, (startedAt, businessDays, list, now, gap) => {
        const input = { turn: 'partner' as const, startedAt, allowance: { businessDays }, pauses: list };
        const early = clockAt(input, calendar, now);
        const late = clockAt(input, calendar, new Date(now.getTime() + gap * 1000));
        expect(late.spentFraction).toBeGreaterThanOrEqual(early.spentFraction - 1e-9);
        expect(late.dueAt >= early.dueAt).toBe(true);
        expect(crossedThresholds(late)).toEqual(expect.arrayContaining(crossedThresholds(early)));
      }),
      { numRuns: 500 },
    );
  });

  test('overdue means that the whole allowance is spent', () => {
    fc.assert(
      fc.property(instant, days, pauses, instant, (startedAt, businessDays, list, now) => {
        const c = clockAt({ turn: 'vendor', startedAt, allowance: { businessDays }, pauses: list }, calendar, now);
        if (c.overdue && now > startedAt && list.every((p) => p.from < c.dueAt)) {
          expect(c.spentFraction).toBeGreaterThanOrEqual(1 - 1e-9);
        }
        if (!c.overdue) expect(c.spentFraction).toBeLessThanOrEqual(1 + 1e-9);
        expect(crossedThresholds(c).includes(1)).toBe(c.overdue);
      }),
      { numRuns: 500 },
    );
  });
});
