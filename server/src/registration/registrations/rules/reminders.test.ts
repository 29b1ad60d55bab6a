import { describe, expect, test } from 'vitest';
import { businessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { dueReminders, type ReminderFacts } from './reminders.ts';

const calendar = businessCalendar({ country: 'RU', timeZone: 'Europe/Moscow', dayStart: '09:00', dayEnd: '18:00' });
const at = (text: string) => new Date(text);
const nothing: ReminderFacts = {
  ...{ state: 'draft', turn: null, turn_started_at: null, due_at: null },
  ...{ report_due_at: null, protected_until: null, extension_asked_at: null },
  ...{ updated_at: at('2026-11-01T09:00:00Z'), time_zone: 'Europe/Moscow' },
};
const look = (facts: Partial<ReminderFacts>, now: string, given: { threshold: string; turn_at: Date }[] = []) =>
  dueReminders({ ...nothing, ...facts }, given, {
    ...{ calendar, now: at(now), reminderDays: [30, 14, 3] },
    ...{ idleDraftDays: 60, idleNoticeDays: 7 },
  });
const told = (...args: Parameters<typeof look>) =>
  look(...args)
    .filter((each) => each.tell)
    .map((each) => each.threshold);

describe('the vendor’s turn', () => {
  // Monday 09:00 to Wednesday 09:00 Moscow: 18 working hours.
  const facts = {
    ...{ state: 'submitted', turn: 'vendor' },
    ...{ turn_started_at: at('2026-11-23T06:00:00Z'), due_at: at('2026-11-25T06:00:00Z') },
  };

  test('is reminded of at half, near the end, and when it is over', () => {
    expect(told(facts, '2026-11-23T14:59:00Z')).toEqual([]);
    expect(told(facts, '2026-11-24T06:00:00Z')).toEqual(['decision_50']);
    expect(told(facts, '2026-11-24T13:12:00Z')).toEqual(['decision_90']);
    expect(told(facts, '2026-11-25T06:00:00Z')).toEqual(['decision_100']);
  });

  test('each threshold once; those that were overtaken are written down and not told', () => {
    const all = look(facts, '2026-11-26T06:00:00Z');
    expect(all.map(({ threshold, tell }) => [threshold, tell])).toEqual([
      ['decision_50', false],
      ['decision_90', false],
      ['decision_100', true],
    ]);
    const given = all.map(({ threshold, turnAt }) => ({ threshold, turn_at: turnAt }));
    expect(look(facts, '2026-11-27T06:00:00Z', given)).toEqual([]);
    const next = { ...facts, turn_started_at: at('2026-11-27T06:00:00Z'), due_at: at('2026-11-30T06:00:00Z') };
    expect(told(next, '2026-11-30T07:00:00Z', given)).toEqual(['decision_100']);
  });

  test('ends with the decision', () => {
    expect(look({ ...facts, state: 'approved', turn: 'partner' }, '2026-11-26T06:00:00Z')).toEqual([]);
  });
});

test('a requested extension is the vendor’s turn like any decision', () => {
  const facts = {
    ...{ state: 'approved', turn: 'vendor', extension_asked_at: at('2026-11-23T06:00:00Z') },
    ...{ turn_started_at: at('2026-11-23T06:00:00Z'), due_at: at('2026-11-25T06:00:00Z') },
  };
  expect(told(facts, '2026-11-24T06:00:00Z')).toEqual(['decision_50']);
  expect(told({ ...facts, state: 'at_risk' }, '2026-11-24T06:00:00Z')).toEqual([]);
});

test('an idle draft is reminded of a week before it is withdrawn, and never later than a week before', () => {
  const draft = { updated_at: at('2026-09-01T09:00:00Z') };
  const days = (now: string) => look(draft, now).map((each) => [each.threshold, each.days]);
  expect(days('2026-10-24T08:59:00Z')).toEqual([]);
  expect(days('2026-10-24T09:00:00Z')).toEqual([['draft_idle', 7]]);
  expect(days('2026-12-24T09:00:00Z')).toEqual([['draft_idle', 7]]);
  const given = [{ threshold: 'draft_idle', turn_at: draft.updated_at }];
  expect(told(draft, '2026-10-25T09:00:00Z', given)).toEqual([]);
});

describe('the partner’s turn', () => {
  test('an answer due on Monday is reminded of on Friday', () => {
    const facts = {
      ...{ state: 'action_required', turn: 'partner', turn_started_at: at('2026-11-16T06:00:00Z') },
      due_at: at('2026-11-30T09:00:00Z'),
    };
    expect(told(facts, '2026-11-27T08:59:00Z')).toEqual([]);
    expect(told(facts, '2026-11-27T09:00:00Z')).toEqual(['answer_due']);
    expect(told(facts, '2026-11-30T09:00:00Z')).toEqual([]);
  });

  test('a report is reminded of three days before', () => {
    const facts = { state: 'approved', turn: 'partner', report_due_at: at('2026-12-10T09:00:00Z') };
    expect(told(facts, '2026-12-07T08:59:00Z')).toEqual([]);
    expect(told(facts, '2026-12-07T09:00:00Z')).toEqual(['report_due']);
    expect(told({ ...facts, state: 'at_risk' }, '2026-12-07T09:00:00Z')).toEqual([]);
  });

  test('the end of protection is reminded of on each day of the rules, with the days that are left', () => {
    const facts = { state: 'at_risk', protected_until: at('2027-02-21T09:00:00Z') };
    const days = (now: string) => look(facts, now).map((each) => [each.threshold, each.tell, each.days]);
    expect(days('2027-01-20T09:00:00Z')).toEqual([]);
    expect(days('2027-01-22T09:00:00Z')).toEqual([['protection_30', true, 30]]);
    expect(days('2027-02-19T12:00:00Z')).toEqual([
      ['protection_30', false, 2],
      ['protection_14', false, 2],
      ['protection_3', true, 2],
    ]);
    expect(days('2027-02-21T09:00:00Z')).toEqual([]);
  });
});
