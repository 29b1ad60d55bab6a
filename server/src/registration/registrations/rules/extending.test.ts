import { describe, expect, it } from 'vitest';
import { registrationDefaults } from '../../../core/rules/contract/registration-rules.ts';
import { businessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { isProblem } from '../../../kernel/problem.ts';
import type { Ground, LifecycleFacts } from './change.ts';
import { declineExtension, extend, extensionsLeft, requestExtension } from './extending.ts';
import { idleNoticeDays, lapse } from './idle.ts';
import { expire, report } from './protecting.ts';

const calendar = businessCalendar({ country: 'RU', timeZone: 'Europe/Moscow' });
const at = (text: string): Date => new Date(text);
const ground = (now: string, over = {}): Ground => ({
  rules: { ...registrationDefaults, ...over },
  currency: 'RUB',
  calendar,
  now: at(now),
});
const until = '2026-12-10T09:00:00.000Z';
/** The automatic extension is used, a report came three weeks ago. */
const running: LifecycleFacts = {
  ...{ state: 'approved', amount_minor: 1_240_000_00, currency: 'RUB', route: 'direct', close_date: '2027-03-30' },
  ...{ first_submitted_at: null, submitted_at: null, protected_from: at('2026-06-13T09:00:00Z') },
  ...{ protected_until: at(until), extensions: 1, report_due_at: at('2026-12-09T09:00:00Z') },
  ...{ overdue_at: null, silent_at: null, provisional_at: null, appealed_at: null },
  ...{ expired_at: null, extension_asked_at: null, extension_due_at: null, turn_started_at: null, due_at: null },
  ...{ asked_at: null, frozen_at: null, last_report_at: at('2026-11-16T09:00:00Z'), time_zone: 'Europe/Moscow' },
};
const asked = (now: string): LifecycleFacts => {
  const change = requestExtension(running, ground(now));
  if (isProblem(change)) throw new Error(change.code);
  return { ...running, ...change.set };
};
const outcome = (result: ReturnType<typeof extend>) =>
  isProblem(result) ? result.code : (result.set.protected_until?.toISOString() ?? 'kept');

describe('a request for an extension', () => {
  it.each([
    ['in time', {}, '2026-12-01T09:00:00Z', until],
    [
      'a minute before the end: the protection holds until the answer is due',
      {},
      '2026-12-10T08:59:00Z',
      '2026-12-14T08:59:00.000Z',
    ],
    ['at the end', {}, '2026-12-10T09:00:00Z', 'registration.protection_over'],
    ['while the automatic one is left', { extensions: 0 }, '2026-12-01T09:00:00Z', 'registration.extension_automatic'],
    ['when none is left', { extensions: 2 }, '2026-12-01T09:00:00Z', 'registration.no_extension_left'],
    [
      'without a fresh report',
      { last_report_at: at('2026-10-01T09:00:00Z') },
      '2026-12-01T09:00:00Z',
      'registration.report_needed',
    ],
    ['at risk', { state: 'at_risk' }, '2026-12-01T09:00:00Z', 'registration.wrong_state'],
  ] as const)('%s', (_label, over, now, expected) => {
    expect(outcome(requestExtension({ ...running, ...over }, ground(now)))).toBe(expected);
  });

  it('is the vendor’s turn for as long as a decision takes, and there is one at a time', () => {
    const facts = asked('2026-12-01T09:00:00Z');
    expect(facts).toMatchObject({ turn: 'vendor', due_at: at('2026-12-03T09:00:00Z') });
    expect(outcome(requestExtension(facts, ground('2026-12-02T09:00:00Z')))).toBe('registration.extension_pending');
  });

  it('stays the vendor’s turn when the partner reports meanwhile', () => {
    const change = report(asked('2026-12-01T09:00:00Z'), ground('2026-12-02T09:00:00Z'));
    expect(change).toMatchObject({ set: { turn: 'vendor', due_at: at('2026-12-03T09:00:00Z') } });
  });

  it('is granted, declined with the turn back at the partner, or granted by silence at the end of protection', () => {
    const facts = asked('2026-12-01T09:00:00Z');
    expect(outcome(extend(facts, ground('2026-12-02T09:00:00Z'), 'vendor'))).toBe('2027-03-10T09:00:00.000Z');
    const declined = declineExtension(facts, ground('2026-12-02T09:00:00Z'));
    expect(declined).toMatchObject({
      set: { extension_asked_at: null, turn: 'partner', due_at: running.report_due_at },
    });
    expect(outcome(extend(facts, ground('2026-12-10T08:59:00Z'), 'system'))).toBe('registration.not_due');
    expect(outcome(expire(facts, ground('2026-12-10T09:00:00Z')))).toBe('registration.extension_pending');
    expect(extend(facts, ground('2026-12-10T09:00:00Z'), 'system')).toMatchObject({ data: { by_silence: true } });
  });

  it('is never granted by silence when nobody asked, nor declined', () => {
    expect(outcome(extend(running, ground('2026-12-10T09:00:00Z'), 'system'))).toBe(
      'registration.no_extension_request',
    );
    expect(outcome(declineExtension(running, ground('2026-12-01T09:00:00Z')))).toBe(
      'registration.no_extension_request',
    );
  });

  it.each([
    [0, { automatic: 1, manual: 1 }],
    [1, { automatic: 0, manual: 1 }],
    [2, { automatic: 0, manual: 0 }],
    [3, { automatic: 0, manual: 0 }],
  ])('after %i extensions', (extensions, left) => {
    expect(extensionsLeft(extensions, registrationDefaults)).toEqual(left);
  });
});

describe('an idle draft', () => {
  const draft: LifecycleFacts = { ...running, state: 'draft' };
  const touched_at = at('2026-09-01T09:00:00Z');
  const lapses = (reminded: string | null, now: string) => {
    const facts = { touched_at, reminded_at: reminded ? at(reminded) : null, time_zone: 'Europe/Moscow' };
    const result = lapse(draft, facts, ground(now));
    return isProblem(result) ? result.code : result.set.state;
  };
  it.each([
    ['never without a reminder', null, '2027-06-01T09:00:00Z', 'registration.not_due'],
    ['not a minute sooner than the rules say', '2026-10-24T09:00:00Z', '2026-10-31T08:59:00Z', 'registration.not_due'],
    ['when its time has come', '2026-10-24T09:00:00Z', '2026-10-31T09:00:00Z', 'withdrawn'],
    [
      'not before the full notice after a late reminder',
      '2026-11-20T09:00:00Z',
      '2026-11-27T08:59:00Z',
      'registration.not_due',
    ],
    ['after that notice', '2026-11-20T09:00:00Z', '2026-11-27T09:00:00Z', 'withdrawn'],
  ])('%s', (_label, reminded, now, expected) => {
    expect(lapses(reminded, now)).toBe(expected);
  });

  it('is told of half the time ahead when the rules give little of it', () => {
    expect(idleNoticeDays({ idle_draft_days: 7 })).toBe(3);
    expect(idleNoticeDays({ idle_draft_days: 60 })).toBe(7);
  });
});
