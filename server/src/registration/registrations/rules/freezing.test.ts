import { describe, expect, it, test } from 'vitest';
import { businessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { type FrozenFacts, standsStill, thawed } from './freezing.ts';

const calendar = businessCalendar({ country: 'RU', timeZone: 'Europe/Moscow' });
const at = (text: string) => new Date(text);
const frozen_at = at('2026-11-24T09:10:00Z');
const held: FrozenFacts = {
  ...{ state: 'approved', frozen_at, turn: 'partner', turn_started_at: at('2026-11-20T09:10:00Z') },
  ...{ due_at: at('2026-12-20T09:10:00Z'), protected_until: at('2027-02-20T09:10:00Z') },
  ...{ report_due_at: at('2026-12-20T09:10:00Z'), expired_at: null, extension_asked_at: null, extension_due_at: null },
  time_zone: 'Europe/Moscow',
};
const waiting: FrozenFacts = {
  ...held,
  ...{ state: 'submitted', turn: 'vendor', turn_started_at: at('2026-11-23T09:10:00Z') },
  ...{ due_at: at('2026-11-25T09:10:00Z'), protected_until: null, report_due_at: null },
};
const iso = (date: Date | null) => date?.toISOString() ?? null;

describe('while a dispute is open', () => {
  it.each([
    ['approve', 'registration.frozen'],
    ['expire', 'registration.frozen'],
    ['mark_at_risk', 'registration.frozen'],
    ['win', 'registration.frozen'],
    ['withdraw', undefined],
  ] as const)('%s', (event, code) => {
    expect(standsStill({ frozen_at }, event)?.code).toBe(code);
  });
  test('and not when none is', () => expect(standsStill({ frozen_at: null }, 'expire')).toBeNull());
});

describe('when the clocks go on', () => {
  test('protection and report are later by the time that the dispute took', () => {
    const after = thawed(held, calendar, at('2026-12-04T09:10:00Z'));
    expect(iso(after.protected_until)).toBe('2027-03-02T09:10:00.000Z');
    expect(iso(after.report_due_at)).toBe('2026-12-30T09:10:00.000Z');
    expect(after).toMatchObject({ frozen_at: null, frozen_by: null });
  });
  test('and protection by the days that were decided besides', () => {
    expect(iso(thawed(held, calendar, at('2026-12-04T09:10:00Z'), 30).protected_until)).toBe(
      '2027-04-01T09:10:00.000Z',
    );
  });
  test('a turn of business days has the hours left that it had', () => {
    expect(iso(thawed(waiting, calendar, at('2026-12-04T09:10:00Z')).due_at)).toBe('2026-12-07T09:10:00.000Z');
  });
  test('what was late stays as late', () => {
    const late = { ...waiting, due_at: at('2026-11-24T08:10:00Z') };
    expect(iso(thawed(late, calendar, at('2026-12-04T09:10:00Z')).due_at)).toBe('2026-12-04T08:10:00.000Z');
  });
  test('a turn that ends with the protection still does', () => {
    const risk = { ...held, state: 'at_risk' as const, due_at: held.protected_until };
    const after = thawed(risk, calendar, at('2026-12-04T09:10:00Z'), 30);
    expect(iso(after.due_at)).toBe(iso(after.protected_until));
  });
});
