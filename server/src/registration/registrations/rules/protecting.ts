/** From approval to the end: what the events under protection do. */
import type { RegistrationRules } from '../../../core/rules/contract/registration-rules.ts';
import { addCalendarDays, endOfLocalDay } from '../../../kernel/calendar/zone.ts';
import { isProblem, type Problem, problem } from '../../../kernel/problem.ts';
import { nextState } from '../../../kernel/transitions.ts';
import {
  type Change,
  decisionTurn,
  type Ground,
  type LifecycleFacts,
  noRequest,
  noTurn,
  protectionDays,
  step,
} from './change.ts';
import { decided, punctuality } from './deciding.ts';
import { standsStill } from './freezing.ts';
import { registrationTable } from './states.ts';

export interface Grant {
  from: Date;
  until: Date;
  report_due_at: Date;
}

/**
 * What approval grants now: the same local time of the partner's zone, `protection_days` later; a tender is protected
 * until its result (the expected close) and the extra days; never less than was granted before.
 */
export function grantOf(facts: LifecycleFacts, ground: Ground): Grant {
  const { rules, now } = ground;
  const usual = addCalendarDays(now, protectionDays(facts, ground), facts.time_zone);
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

/** A tender's result that is put off takes the running protection along, and never brings its end nearer. */
export function putOff(facts: LifecycleFacts, { rules, now }: Pick<Ground, 'rules' | 'now'>): Date | null {
  const { protected_until: until } = facts;
  const end = tenderEnd(facts, rules);
  return until && until > now && end && end > until ? end : null;
}

/** What an edit of the date alone leaves behind; null: the protection stays as it is. */
export function putOffByEdit(facts: LifecycleFacts, ground: Ground) {
  const protected_until = putOff(facts, ground);
  if (!protected_until) return null;
  const { rules, now } = ground;
  if (facts.extension_asked_at) return { protected_until };
  if (facts.state === 'at_risk') return { protected_until, due_at: protected_until };
  const next = facts.report_due_at ?? addCalendarDays(now, rules.report_every_days, facts.time_zone);
  return { protected_until, ...reportTurn(facts.turn_started_at ?? now, next, protected_until) };
}

export function approve(facts: LifecycleFacts, ground: Ground): Change | Problem {
  const grant = grantOf(facts, ground);
  return step(facts, 'approve', {
    set: {
      decided_at: ground.now,
      protected_from: grant.from,
      protected_until: grant.until,
      expired_at: null,
      provisional_at: null,
      ...reportTurn(ground.now, grant.report_due_at, grant.until),
    },
    protection: 'grant',
    data: {
      protected_until: grant.until.toISOString(),
      // What later changes of the amount are measured against.
      amount_minor: facts.amount_minor,
      ...punctuality(facts, ground),
    },
    decided: decided(facts, ground),
  });
}

/** The partner's next turn under protection: the report, unless protection ends first. */
export function reportTurn(now: Date, report: Date, until: Date) {
  const due_at = report < until ? report : until;
  return { report_due_at: report < until ? report : null, turn: 'partner' as const, turn_started_at: now, due_at };
}

/** A report while the vendor still owes an answer to a request leaves the vendor's clock running. `facts`: with the date it tells. */
export function report(facts: LifecycleFacts, { rules, now }: Ground): Change | Problem {
  const later = putOff(facts, { rules, now });
  const next = addCalendarDays(now, rules.report_every_days, facts.time_zone);
  const { extension_asked_at, extension_due_at } = facts;
  const owed = extension_asked_at && { turn: 'vendor' as const, turn_started_at: extension_asked_at };
  return step(facts, 'report', {
    set: {
      ...reportTurn(now, next, later ?? facts.protected_until ?? next),
      ...(owed ? { ...owed, due_at: extension_due_at } : {}),
      ...(later ? { protected_until: later } : {}),
    },
    protection: later ? 'prolong' : 'keep',
    data: { next_report_due_at: next.toISOString(), ...(later ? { protected_until: later.toISOString() } : {}) },
  });
}

export function markAtRisk(facts: LifecycleFacts, { now }: Ground): Change | Problem {
  const still = standsStill(facts, 'mark_at_risk');
  if (still) return still;
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
  const still = standsStill(facts, 'expire');
  if (still) return still;
  const state = nextState(registrationTable, facts.state, 'expire');
  if (isProblem(state)) return state;
  const until = facts.protected_until;
  if (!until || until > now) return problem('registration.not_due');
  // Asked for in time and not answered: the vendor's silence never ends a protection.
  if (facts.state === 'approved' && facts.extension_asked_at) return problem('registration.extension_pending');
  const due_at = addCalendarDays(until, rules.reactivate_within_days, facts.time_zone);
  return step(facts, 'expire', {
    set: { expired_at: until, report_due_at: null, ...noRequest, turn: 'partner', turn_started_at: until, due_at },
    protection: 'end',
    data: { without_report: facts.state === 'at_risk', protected_until: until.toISOString() },
  });
}

export function reactivate(facts: LifecycleFacts, ground: Ground): Change | Problem {
  const still = standsStill(facts, 'reactivate');
  if (still) return still;
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

/** A dispute gives it back to the vendor's people, with the usual time. */
export function reconsider(facts: LifecycleFacts, ground: Ground): Change | Problem {
  return step(facts, 'reconsider', {
    set: { decided_at: null, report_due_at: null, ...noRequest, ...decisionTurn(facts, ground) },
    protection: 'keep',
    data: {},
  });
}

/** After expiry the same partner waits before it registers the same scope anew. */
export function coolingDown(expiredAt: Date | null, { rules, now }: Ground, timeZone: string): Problem | null {
  if (!expiredAt || rules.cool_down_days === 0) return null;
  const from = addCalendarDays(expiredAt, rules.cool_down_days, timeZone);
  return now < from ? problem('registration.cooling_down', { from: from.toISOString() }) : null;
}

export function win(facts: LifecycleFacts, data: { amount_minor: number; closed_on: string }): Change | Problem {
  return step(facts, 'win', { set: { report_due_at: null, ...noRequest, ...noTurn }, protection: 'end', data });
}

export function lose(facts: LifecycleFacts): Change | Problem {
  return step(facts, 'lose', { set: { report_due_at: null, ...noRequest, ...noTurn }, protection: 'end', data: {} });
}
