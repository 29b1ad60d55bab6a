/** From submission to decision: what the events before protection do. */
import { epochDayOf, localDate } from '../../../kernel/calendar/zone.ts';
import { isProblem, type Problem, problem } from '../../../kernel/problem.ts';
import { nextState } from '../../../kernel/transitions.ts';
import {
  type Change,
  type Decided,
  decisionDays,
  decisionTurn,
  type Ground,
  inTime,
  type LifecycleFacts,
  noTurn,
  sameTurn,
  step,
} from './change.ts';
import { registrationTable } from './states.ts';
import { answerTooLate } from './unanswered.ts';

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
  return step(facts, 'take', { set: sameTurn(facts), protection: 'keep', data: {} });
}

/** The vendor's clock stands still from here; what was left of it is kept in the history for the answer. */
export function requestChanges(facts: LifecycleFacts, { rules, calendar, now }: Ground): Change | Problem {
  const left = facts.due_at ? calendar.businessMinutesBetween(now, facts.due_at) : 0;
  return step(facts, 'request_changes', {
    set: {
      turn: 'partner',
      turn_started_at: now,
      due_at: calendar.addBusinessDays(now, rules.answer_allowance_business_days),
      ...inTime,
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
  const late = facts.state === 'action_required' && !facts.frozen_at ? answerTooLate(facts, now) : null;
  if (late) return late;
  const asked = facts.asked_at ?? now;
  // A dispute that stopped the turn has moved its beginning: nobody loses a place by waiting for a court.
  const limit = calendar.addBusinessDays(facts.turn_started_at ?? asked, rules.answer_business_days);
  const keeps = now <= limit;
  const days = decisionDays(facts, ground);
  const minutes = keeps ? Math.max(60, vendorMinutesLeft) : days * calendar.minutesPerDay;
  const due_at = calendar.addBusinessMinutes(now, minutes);
  return step(facts, 'resubmit', {
    set: { turn: 'vendor', turn_started_at: now, due_at, ...inTime, ...(keeps ? {} : { submitted_at: now }) },
    protection: 'keep',
    data: { kept_place: keeps, place_kept_until: limit.toISOString(), asked_at: asked.toISOString() },
  });
}

/** How the vendor kept its own time: stands in the history of every decision and feeds the scorecard of both sides. */
export function punctuality(facts: LifecycleFacts, { calendar, now }: Ground) {
  const spent = facts.turn_started_at ? calendar.businessMinutesBetween(facts.turn_started_at, now) : 0;
  return {
    in_time: facts.due_at === null || now <= facts.due_at,
    spent_minutes: Math.round(spent),
    due_at: facts.due_at?.toISOString() ?? null,
  };
}

/** What the figures keep of a decision made now. */
export function decided(facts: LifecycleFacts, ground: Ground): Decided {
  const { rules, calendar, now } = ground;
  const { in_time, spent_minutes } = punctuality(facts, ground);
  const zone = calendar.timeZone;
  const { close_date, first_submitted_at } = facts;
  const ahead =
    close_date && first_submitted_at
      ? epochDayOf(close_date) - epochDayOf(localDate(first_submitted_at, zone))
      : Number.NEGATIVE_INFINITY;
  const early = ahead > rules.early_registration_days;
  return { day: localDate(now, zone), in_time, early, minutes: spent_minutes };
}

export function reject(facts: LifecycleFacts, ground: Ground): Change | Problem {
  const { now, calendar, rules } = ground;
  const appealBy = calendar.addBusinessDays(now, rules.appeal_business_days);
  const turn = facts.appealed_at ? noTurn : { turn: 'partner' as const, turn_started_at: now, due_at: appealBy };
  return step(facts, 'reject', {
    set: { decided_at: now, report_due_at: null, provisional_at: null, ...turn },
    // What silence gave held until the decision.
    protection: facts.provisional_at ? 'end' : 'keep',
    data: punctuality(facts, ground),
    decided: decided(facts, ground),
  });
}

/** Once, in time, and to somebody else: a second refusal is a matter for a dispute. */
export function appeal(facts: LifecycleFacts, ground: Ground): Change | Problem {
  const state = nextState(registrationTable, facts.state, 'appeal');
  if (isProblem(state)) return state;
  const { now, rules } = ground;
  if (facts.appealed_at) return problem('registration.already_appealed');
  if (!facts.due_at || now >= facts.due_at)
    return problem('registration.appeal_too_late', { days: rules.appeal_business_days });
  return step(facts, 'appeal', {
    set: { decided_at: null, appealed_at: now, ...decisionTurn(facts, ground) },
    protection: 'keep',
    data: {},
  });
}

/** Whoever refused does not judge the appeal against it. */
export function ownRefusal(
  { appealed_at, refused_by }: { appealed_at: Date | null; refused_by: string | null },
  personId: string | null,
): Problem | null {
  return appealed_at && refused_by === personId ? problem('registration.own_refusal') : null;
}

export function withdraw(facts: LifecycleFacts): Change | Problem {
  const set = { report_due_at: null, provisional_at: null, ...noTurn };
  return step(facts, 'withdraw', { set, protection: 'end', data: {} });
}

/** «Other» says nothing by itself: such a reason needs words, for a refusal and for a loss alike. */
export function unexplained(reason_code: string, note: string): Problem | null {
  if (reason_code !== 'other' || note !== '') return null;
  return problem('registration.note_required', {}, [{ path: 'note', code: 'field.required' }]);
}
