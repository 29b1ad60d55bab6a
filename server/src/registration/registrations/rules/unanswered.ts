/** A question that the partner has left unanswered to the end of its time: the claim makes way for those behind it. */
import { isProblem, type Problem, problem } from '../../../kernel/problem.ts';
import { nextState } from '../../../kernel/transitions.ts';
import { type Change, type LifecycleFacts, noTurn, step } from './change.ts';
import { standsStill } from './freezing.ts';
import { registrationTable } from './states.ts';

/** The partner may answer up to, and including, the last instant. */
export function answerTooLate({ due_at }: Pick<LifecycleFacts, 'due_at'>, now: Date): Problem | null {
  return due_at && now > due_at ? problem('registration.answer_too_late', { until: due_at.toISOString() }) : null;
}

/** Whether time has come to close it. */
export function unansweredDue(facts: LifecycleFacts, now: Date): Problem | null {
  const still = standsStill(facts, 'go_unanswered');
  if (still) return still;
  const state = nextState(registrationTable, facts.state, 'go_unanswered');
  if (isProblem(state)) return state;
  return answerTooLate(facts, now) ? null : problem('registration.not_due');
}

export function goUnanswered(facts: LifecycleFacts): Change | Problem {
  return step(facts, 'go_unanswered', {
    set: { report_due_at: null, provisional_at: null, ...noTurn },
    protection: 'end',
    data: { due_at: facts.due_at?.toISOString() ?? null },
  });
}
