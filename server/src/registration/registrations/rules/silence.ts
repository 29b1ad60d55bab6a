/**
 * What the vendor's silence does to itself: at the end of its time a breach on its record, at twice the time provisional
 * protection for the partner. Never a price.
 */
import { clockAt } from '../../../kernel/clock.ts';
import { isProblem, type Problem, problem } from '../../../kernel/problem.ts';
import { nextState } from '../../../kernel/transitions.ts';
import { type Change, type Ground, type LifecycleFacts, sameTurn, step } from './change.ts';
import { standsStill } from './freezing.ts';
import { grantOf } from './protecting.ts';
import { registrationTable } from './states.ts';

/** The turn's own time is over: written down once. */
export function breach(facts: LifecycleFacts, { now }: Ground): Change | Problem {
  const state = nextState(registrationTable, facts.state, 'breach');
  if (isProblem(state)) return state;
  if (!facts.due_at || facts.due_at > now || facts.overdue_at) return problem('registration.not_due');
  return step(facts, 'breach', {
    set: { ...sameTurn(facts), overdue_at: facts.due_at },
    protection: 'keep',
    data: { due_at: facts.due_at.toISOString() },
  });
}

/** Whether the vendor has let pass twice the time of this turn, in business time. */
function hasKeptSilent(facts: LifecycleFacts, { calendar, now }: Ground): boolean {
  const { turn_started_at: startedAt, due_at: until } = facts;
  if (!startedAt || !until || facts.silent_at) return false;
  const clock = clockAt({ turn: 'vendor', startedAt, allowance: { until } }, calendar, now, [2]);
  return clock.thresholds.every(({ crossed }) => crossed);
}

/** `not_free`: the scope is somebody else's; `protected`: the claim's own protection still runs. */
export type Remedy = 'free' | 'not_free' | 'protected';

/** Is it time for the remedy? Asked before the scope is looked at. */
export function remedyDue(facts: LifecycleFacts, ground: Ground): Problem | null {
  const still = standsStill(facts, 'grant_provisional');
  if (still) return still;
  const state = nextState(registrationTable, facts.state, 'grant_provisional');
  if (isProblem(state)) return state;
  return hasKeptSilent(facts, ground) ? null : problem('registration.not_due');
}

/** Provisional protection where the scope is free for it, else the silence on record: once in a turn either way. */
export function remedy(facts: LifecycleFacts, ground: Ground, outcome: Remedy): Change | Problem {
  const { now } = ground;
  const silent = { ...sameTurn(facts), silent_at: now };
  if (outcome !== 'free') return step(facts, 'keep_silent', { set: silent, protection: 'keep', data: { outcome } });
  return step(facts, 'grant_provisional', {
    set: { ...silent, provisional_at: now },
    protection: 'grant',
    data: {
      due_at: facts.due_at?.toISOString() ?? null,
      until: provisionalUntil(facts, ground).toISOString(),
    },
  });
}

/** Until the decision, and no longer than approval would protect now. */
export function provisionalUntil(facts: LifecycleFacts, ground: Ground): Date {
  return grantOf({ ...facts, protected_until: null }, ground).until;
}
