import { type Problem, problem } from '../../kernel/problem.ts';
import { transitionTable } from '../../kernel/transitions.ts';
import { type ComplaintState, complaintStates } from './contract.ts';

export const complaintTable = transitionTable<ComplaintState, 'take' | 'close', 'compliance'>(
  'complaint',
  complaintStates,
  'received',
  [
    { from: ['received'], event: 'take', to: 'in_review', who: ['compliance'] },
    { from: ['received', 'in_review'], event: 'close', to: 'closed', who: ['compliance'], guard: 'not_for_a_price' },
  ],
);

/** At which price somebody resells is nobody's business here: it opens no case and costs no benefit. */
export function fitsOutcome(kind: string, outcome: string): Problem | null {
  const touches = outcome === 'benefits_reviewed' || outcome === 'conduct_case';
  return kind === 'low_price' && touches ? problem('complaint.price_alone') : null;
}
