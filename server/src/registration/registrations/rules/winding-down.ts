/** A partnership has ended: what is undecided is closed at once, what is protected runs to its end and no longer. */
import type { Problem } from '../../../kernel/problem.ts';
import { type Change, type LifecycleFacts, noRequest, noTurn, step } from './change.ts';
import { reportTurn } from './protecting.ts';
import { protectedStates } from './states.ts';

export function windDown(facts: LifecycleFacts, now: Date): Change | Problem {
  const until = facts.protected_until;
  if (!protectedStates.some((state) => state === facts.state) || !until)
    return step(facts, 'wind_down', {
      set: { report_due_at: null, provisional_at: null, ...noTurn },
      protection: 'end',
      data: { closed: true },
    });
  // A promise once given is kept: the vendor's people may still win, lose or transfer the deal until that day.
  return step(facts, 'wind_down', {
    set: { ...noRequest, ...reportTurn(now, facts.report_due_at ?? until, until) },
    protection: 'keep',
    data: { closed: false, protected_until: until.toISOString() },
  });
}
