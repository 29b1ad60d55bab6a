/** What stops direct sales, and who may let them go on. */
import { type Problem, problem } from '../../kernel/problem.ts';
import { transitionTable } from '../../kernel/transitions.ts';
import { type DirectState, directStates } from './contract.ts';

export type DirectEvent = 'stop' | 'ask' | 'allow' | 'refuse' | 'withdraw' | 'win' | 'lose';

export const directTable = transitionTable<DirectState, DirectEvent, 'seller' | 'channel' | 'system'>(
  'direct',
  directStates,
  'registered',
  [
    { from: ['registered'], event: 'stop', to: 'stopped', who: ['system'], guard: 'partner_came_first' },
    { from: ['stopped'], event: 'ask', to: 'stopped', who: ['seller'], guard: 'reason' },
    { from: ['stopped'], event: 'allow', to: 'allowed', who: ['channel'], guard: 'two_approvals' },
    { from: ['stopped'], event: 'refuse', to: 'refused', who: ['channel'] },
    { from: ['registered', 'stopped', 'allowed'], event: 'withdraw', to: 'withdrawn', who: ['seller'] },
    { from: ['registered', 'allowed'], event: 'win', to: 'won', who: ['seller'] },
    { from: ['registered', 'allowed'], event: 'lose', to: 'lost', who: ['seller'] },
  ],
);

export interface PartnersClaim {
  id: string;
  partner_id: string;
  is_protected: boolean;
  is_open: boolean;
  submitted_at: Date;
  close_date: string | null;
}

const dayMs = 86_400_000;
/** A deal so near its contract is taken over at a late stage. */
const lateDays = 30;

/** The claim of a partner that direct sales must not pass: a protection before an earlier claim, the oldest first. */
export function whatStops(claims: readonly PartnersClaim[], now: Date, lookBackDays: number) {
  const since = now.getTime() - lookBackDays * dayMs;
  const counting = claims.filter((each) => each.is_protected || each.is_open || each.submitted_at.getTime() >= since);
  const [first] = counting.toSorted(
    (one, two) =>
      Number(two.is_protected) - Number(one.is_protected) || one.submitted_at.getTime() - two.submitted_at.getTime(),
  );
  if (!first) return null;
  const closes = first.close_date === null ? Number.POSITIVE_INFINITY : Date.parse(first.close_date);
  return {
    claim: first,
    kind: first.is_protected ? ('protected' as const) : ('earlier' as const),
    late_stage: closes - now.getTime() <= lateDays * dayMs,
  };
}

interface Approving {
  person_id: string;
  reason_code: string | null;
  first_approver_id: string | null;
}

export interface Approver {
  personId: string | null;
  isHead: boolean;
  /** The first approval was the head's. */
  firstIsHead: boolean;
}

/** @returns whether this approval is the second, or why it cannot be given */
export function approval(row: Approving, { personId, isHead, firstIsHead }: Approver): { second: boolean } | Problem {
  if (row.reason_code === null) return problem('direct.reason_needed');
  if (personId === row.person_id || personId === row.first_approver_id) return problem('direct.same_person');
  if (row.first_approver_id === null) return { second: false };
  return isHead || firstIsHead ? { second: true } : problem('direct.head_needed');
}
