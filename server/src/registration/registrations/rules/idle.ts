/** Drafts nobody touches: a reminder first, then they leave the list, and come back whole when they are wanted again. */
import type { RegistrationRules } from '../../../core/rules/contract/registration-rules.ts';
import { addCalendarDays, laterOf } from '../../../kernel/calendar/zone.ts';
import { isProblem, type Problem, problem } from '../../../kernel/problem.ts';
import { nextState } from '../../../kernel/transitions.ts';
import { type Change, type Ground, type LifecycleFacts, noTurn, step } from './change.ts';
import { registrationTable } from './states.ts';

const noticeDays = 7;

export interface IdleDraft {
  /** When the seller last wrote in it or attached something. */
  touched_at: Date;
  /** When the seller was reminded of it as it stands; null: not yet. */
  reminded_at: Date | null;
  time_zone: string;
}

/** Days between the reminder and the end: a week, or half of a short allowance. */
export function idleNoticeDays({ idle_draft_days }: Pick<RegistrationRules, 'idle_draft_days'>): number {
  return Math.min(noticeDays, Math.floor(idle_draft_days / 2));
}

/** Never sooner than the full notice after the reminder, whatever the rules have become meanwhile. */
export function idleUntil(draft: IdleDraft, rules: Pick<RegistrationRules, 'idle_draft_days'>, now: Date): Date {
  const idle = addCalendarDays(draft.touched_at, rules.idle_draft_days, draft.time_zone);
  const warned = addCalendarDays(draft.reminded_at ?? now, idleNoticeDays(rules), draft.time_zone);
  return laterOf(idle, warned);
}

/** Not touched and not reminded of since; a day early, because the rule counts days of the partner's zone. */
export function lapseLimits(rules: Pick<RegistrationRules, 'idle_draft_days'>, now: Date) {
  const before = (days: number) => new Date(now.getTime() - (days - 1) * 86_400_000);
  return { touchedBefore: before(rules.idle_draft_days), remindedBefore: before(idleNoticeDays(rules)) };
}

export function lapse(facts: LifecycleFacts, draft: IdleDraft, { rules, now }: Ground): Change | Problem {
  const state = nextState(registrationTable, facts.state, 'lapse');
  if (isProblem(state)) return state;
  if (!draft.reminded_at || idleUntil(draft, rules, now) > now) return problem('registration.not_due');
  return step(facts, 'lapse', {
    set: noTurn,
    protection: 'keep',
    data: { idle_days: rules.idle_draft_days, touched_at: draft.touched_at.toISOString() },
  });
}

/** Only what was never submitted: a claim that was, and was taken back, is registered anew with a new time. */
export function restore(facts: LifecycleFacts): Change | Problem {
  const state = nextState(registrationTable, facts.state, 'restore');
  if (isProblem(state)) return state;
  if (facts.first_submitted_at) return problem('registration.was_submitted');
  return step(facts, 'restore', { set: noTurn, protection: 'keep', data: {} });
}
