/**
 * What each event does to a registration: pure `(facts, input, now) → change | problem`. A change names the columns to
 * set, the event to write and what happens to the protection; commands lock, authorise, apply and save it.
 */

import type { RegistrationRules } from '../../../core/rules/contract/registration-rules.ts';
import type { BusinessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { addCalendarDays, endOfLocalDay } from '../../../kernel/calendar/zone.ts';
import { isProblem, type Problem, problem } from '../../../kernel/problem.ts';
import { nextState } from '../../../kernel/transitions.ts';
import { type RegistrationEvent, type RegistrationState, registrationTable } from './states.ts';

export interface LifecycleFacts {
  state: RegistrationState;
  amount_minor: number | null;
  route: string;
  close_date: string | null;
  first_submitted_at: Date | null;
  submitted_at: Date | null;
  protected_from: Date | null;
  protected_until: Date | null;
  extensions: number;
  report_due_at: Date | null;
  expired_at: Date | null;
  turn_started_at: Date | null;
  due_at: Date | null;
  /** When the partner was last asked; null when it was not. */
  asked_at: Date | null;
  /** When progress was last reported (or protection granted). */
  last_report_at: Date | null;
  /** Zone of the partner: protection ends at the same local time it began. */
  time_zone: string;
}

/** Columns of a registration that an event may set. */
export interface Columns {
  state: RegistrationState;
  submitted_at?: Date;
  first_submitted_at?: Date;
  decided_at?: Date | null;
  protected_from?: Date;
  protected_until?: Date;
  extensions?: number;
  report_due_at?: Date | null;
  expired_at?: Date | null;
  turn: 'vendor' | 'partner' | null;
  turn_started_at: Date | null;
  due_at: Date | null;
}

export interface Change {
  event: RegistrationEvent;
  set: Columns;
  protection: 'grant' | 'end' | 'prolong' | 'keep';
  /** Facts for the history: what was counted and why. */
  data: Record<string, unknown>;
}

export interface Ground {
  rules: RegistrationRules;
  calendar: BusinessCalendar;
  now: Date;
}

const noTurn = { turn: null, turn_started_at: null, due_at: null } as const;

function step(
  facts: LifecycleFacts,
  event: RegistrationEvent,
  change: Omit<Change, 'event' | 'set'> & { set: Omit<Columns, 'state'> },
): Change | Problem {
  const state = nextState(registrationTable, facts.state, event);
  return isProblem(state) ? state : { ...change, event, set: { ...change.set, state } };
}

/** Business days the vendor has for a decision: more for large deals. */
export function decisionDays(rules: RegistrationRules, amount_minor: number | null): number {
  return (amount_minor ?? 0) >= rules.large_amount_minor
    ? rules.decision_business_days_large
    : rules.decision_business_days;
}

export function protectionDays(rules: RegistrationRules, amount_minor: number | null): number {
  return (amount_minor ?? 0) >= rules.enterprise_amount_minor
    ? rules.protection_days_enterprise
    : rules.protection_days;
}

function decisionTurn(facts: LifecycleFacts, ground: Ground) {
  const days = decisionDays(ground.rules, facts.amount_minor);
  return {
    turn: 'vendor' as const,
    turn_started_at: ground.now,
    due_at: ground.calendar.addBusinessDays(ground.now, days),
  };
}

export function submit(facts: LifecycleFacts, ground: Ground): Change | Problem {
  const { now } = ground;
  return step(facts, 'submit', {
    set: { first_submitted_at: now, submitted_at: now, ...decisionTurn(facts, ground) },
    protection: 'keep',
    data: {},
  });
}

/** Taking does not move the clock: it runs since the submission. */
export function take(facts: LifecycleFacts): Change | Problem {
  const { turn_started_at, due_at } = facts;
  return step(facts, 'take', { set: { turn: 'vendor', turn_started_at, due_at }, protection: 'keep', data: {} });
}

/** The vendor's clock stands still from here; what was left of it is kept in the history for the answer. */
export function requestChanges(facts: LifecycleFacts, { rules, calendar, now }: Ground): Change | Problem {
  const left = facts.due_at ? calendar.businessMinutesBetween(now, facts.due_at) : 0;
  return step(facts, 'request_changes', {
    set: {
      turn: 'partner',
      turn_started_at: now,
      due_at: calendar.addBusinessDays(now, rules.answer_allowance_business_days),
    },
    protection: 'keep',
    data: { vendor_minutes_left: Math.round(left), vendor_started_at: facts.turn_started_at?.toISOString() ?? null },
  });
}

/**
 * An answer within the kept days leaves `submitted_at` alone; a later one counts from now, and the history says why.
 * The vendor's clock goes on with the minutes it had left when it asked, at least one business hour.
 */
export function resubmit(facts: LifecycleFacts, ground: Ground, vendorMinutesLeft: number): Change | Problem {
  const { rules, calendar, now } = ground;
  const asked = facts.asked_at ?? now;
  const limit = calendar.addBusinessDays(asked, rules.answer_business_days);
  const keeps = now <= limit;
  const days = decisionDays(rules, facts.amount_minor);
  const minutes = keeps ? Math.max(60, vendorMinutesLeft) : days * calendar.minutesPerDay;
  const due_at = calendar.addBusinessMinutes(now, minutes);
  return step(facts, 'resubmit', {
    set: { turn: 'vendor', turn_started_at: now, due_at, ...(keeps ? {} : { submitted_at: now }) },
    protection: 'keep',
    data: { kept_place: keeps, place_kept_until: limit.toISOString(), asked_at: asked.toISOString() },
  });
}

/** How the vendor kept its own time: stands in the history of every decision and feeds the scorecard of both sides. */
function punctuality(facts: LifecycleFacts, { calendar, now }: Ground) {
  const spent = facts.turn_started_at ? calendar.businessMinutesBetween(facts.turn_started_at, now) : 0;
  return {
    in_time: facts.due_at === null || now <= facts.due_at,
    spent_minutes: Math.round(spent),
    due_at: facts.due_at?.toISOString() ?? null,
  };
}

export function reject(facts: LifecycleFacts, ground: Ground): Change | Problem {
  const { now } = ground;
  // A refusal after a re-review leaves the protection granted before: it is never shortened by a decision.
  return step(facts, 'reject', {
    set: { decided_at: now, report_due_at: null, ...noTurn },
    protection: 'keep',
    data: punctuality(facts, ground),
  });
}

export interface Grant {
  from: Date;
  until: Date;
  report_due_at: Date;
}

/**
 * What approval grants now: the same local time of the partner's zone, `protection_days` later; a tender is protected
 * until its result (the expected close) and the extra days; never less than was granted before.
 */
export function grantOf(facts: LifecycleFacts, { rules, now }: Ground): Grant {
  const usual = addCalendarDays(now, protectionDays(rules, facts.amount_minor), facts.time_zone);
  const tender = tenderEnd(facts, rules);
  const until = tender && tender > usual ? tender : usual;
  const kept = facts.protected_until && facts.protected_until > until ? facts.protected_until : until;
  return {
    from: facts.protected_from ?? now,
    until: kept,
    report_due_at: addCalendarDays(now, rules.report_every_days, facts.time_zone),
  };
}

function tenderEnd(facts: LifecycleFacts, rules: RegistrationRules): Date | null {
  if (facts.route === 'direct' || !facts.close_date) return null;
  const result = endOfLocalDay(new Date(`${facts.close_date}T12:00:00Z`), facts.time_zone);
  return addCalendarDays(result, rules.tender_extra_days, facts.time_zone);
}

export function approve(facts: LifecycleFacts, ground: Ground): Change | Problem {
  const grant = grantOf(facts, ground);
  return step(facts, 'approve', {
    set: {
      decided_at: ground.now,
      protected_from: grant.from,
      protected_until: grant.until,
      expired_at: null,
      ...reportTurn(ground.now, grant.report_due_at, grant.until),
    },
    protection: 'grant',
    data: { protected_until: grant.until.toISOString(), ...punctuality(facts, ground) },
  });
}

/** The partner's next turn under protection: the report, unless protection ends first. */
function reportTurn(now: Date, report: Date, until: Date) {
  const due_at = report < until ? report : until;
  return { report_due_at: report < until ? report : null, turn: 'partner' as const, turn_started_at: now, due_at };
}

export function report(facts: LifecycleFacts, { rules, now }: Ground): Change | Problem {
  const next = addCalendarDays(now, rules.report_every_days, facts.time_zone);
  return step(facts, 'report', {
    set: reportTurn(now, next, facts.protected_until ?? next),
    protection: 'keep',
    data: { next_report_due_at: next.toISOString() },
  });
}

/**
 * Asked for before protection ends, with a report not older than its period. The automatic extensions are the partner's
 * to take; the manual ones after them are the vendor's to give.
 */
export function extend(facts: LifecycleFacts, { rules, now }: Ground, who: 'partner' | 'vendor'): Change | Problem {
  const state = nextState(registrationTable, facts.state, 'extend');
  if (isProblem(state)) return state;
  const until = facts.protected_until;
  if (!until || now >= until) return problem('registration.protection_over', { until: until?.toISOString() ?? '' });
  const allowed = rules.automatic_extensions + rules.manual_extensions;
  if (facts.extensions >= allowed) return problem('registration.no_extension_left', { allowed });
  if (who === 'partner' && facts.extensions >= rules.automatic_extensions)
    return problem('registration.extension_by_vendor');
  const fresh = addCalendarDays(facts.last_report_at ?? now, rules.report_every_days, facts.time_zone);
  if (fresh < now)
    return problem('registration.report_needed', {
      last: facts.last_report_at?.toISOString() ?? '',
      days: rules.report_every_days,
    });
  const protected_until = addCalendarDays(until, rules.extension_days, facts.time_zone);
  const report_due_at = facts.report_due_at ?? addCalendarDays(now, rules.report_every_days, facts.time_zone);
  return step(facts, 'extend', {
    set: {
      protected_until,
      extensions: facts.extensions + 1,
      ...reportTurn(facts.turn_started_at ?? now, report_due_at, protected_until),
    },
    protection: 'prolong',
    data: {
      from: until.toISOString(),
      protected_until: protected_until.toISOString(),
      number: facts.extensions + 1,
      allowed,
    },
  });
}

export function markAtRisk(facts: LifecycleFacts, { now }: Ground): Change | Problem {
  const state = nextState(registrationTable, facts.state, 'mark_at_risk');
  if (isProblem(state)) return state;
  if (!facts.report_due_at || facts.report_due_at > now) return problem('registration.not_due');
  return step(facts, 'mark_at_risk', {
    set: { turn: 'partner', turn_started_at: facts.report_due_at, due_at: facts.protected_until },
    protection: 'keep',
    data: { report_due_at: facts.report_due_at.toISOString() },
  });
}

/** Protection holds up to, and not including, its last instant. */
export function expire(facts: LifecycleFacts, { rules, now }: Ground): Change | Problem {
  const state = nextState(registrationTable, facts.state, 'expire');
  if (isProblem(state)) return state;
  const until = facts.protected_until;
  if (!until || until > now) return problem('registration.not_due');
  const due_at = addCalendarDays(until, rules.reactivate_within_days, facts.time_zone);
  return step(facts, 'expire', {
    set: { expired_at: until, report_due_at: null, turn: 'partner', turn_started_at: until, due_at },
    protection: 'end',
    data: { without_report: facts.state === 'at_risk', protected_until: until.toISOString() },
  });
}

export function reactivate(facts: LifecycleFacts, ground: Ground): Change | Problem {
  const state = nextState(registrationTable, facts.state, 'reactivate');
  if (isProblem(state)) return state;
  const { rules, now } = ground;
  const ended = facts.expired_at ?? now;
  const limit = addCalendarDays(ended, rules.reactivate_within_days, facts.time_zone);
  if (now >= limit) return problem('registration.too_late', { days: rules.reactivate_within_days });
  return step(facts, 'reactivate', {
    set: { decided_at: null, ...decisionTurn(facts, ground) },
    protection: 'keep',
    data: {},
  });
}

export function withdraw(facts: LifecycleFacts): Change | Problem {
  return step(facts, 'withdraw', { set: { report_due_at: null, ...noTurn }, protection: 'end', data: {} });
}

/** After expiry the same partner waits before it registers the same scope anew. */
export function coolingDown(expiredAt: Date | null, { rules, now }: Ground, timeZone: string): Problem | null {
  if (!expiredAt || rules.cool_down_days === 0) return null;
  const from = addCalendarDays(expiredAt, rules.cool_down_days, timeZone);
  return now < from ? problem('registration.cooling_down', { from: from.toISOString() }) : null;
}

export function changeProtected(
  facts: LifecycleFacts,
  ground: Ground,
  fields: Record<string, unknown>,
): Change | Problem {
  return step(facts, 'change_protected', {
    set: { decided_at: null, report_due_at: null, ...decisionTurn(facts, ground) },
    protection: 'keep',
    data: { before: fields },
  });
}

export function win(facts: LifecycleFacts, data: { amount_minor: number; closed_on: string }): Change | Problem {
  return step(facts, 'win', { set: { report_due_at: null, ...noTurn }, protection: 'end', data });
}

export function lose(facts: LifecycleFacts): Change | Problem {
  return step(facts, 'lose', { set: { report_due_at: null, ...noTurn }, protection: 'end', data: {} });
}
