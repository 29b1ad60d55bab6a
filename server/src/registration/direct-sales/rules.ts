/** What stops direct sales, and who may let them go on. */
import { type Problem, problem } from '../../kernel/problem.ts';
import { transitionTable } from '../../kernel/transitions.ts';
import { type ConflictKind, type DirectState, directStates } from './contract.ts';

export type DirectEvent = 'stop' | 'ask' | 'allow' | 'refuse' | 'withdraw' | 'win' | 'lose';

export const directTable = transitionTable<DirectState, DirectEvent, 'seller' | 'channel' | 'system'>(
  'direct',
  directStates,
  'registered',
  [
    { from: ['registered', 'allowed'], event: 'stop', to: 'stopped', who: ['system'], guard: 'partner_came_first' },
    { from: ['stopped'], event: 'ask', to: 'stopped', who: ['seller'], guard: 'reason' },
    { from: ['stopped'], event: 'allow', to: 'allowed', who: ['channel'], guard: 'two_approvals' },
    { from: ['stopped'], event: 'refuse', to: 'refused', who: ['channel'] },
    { from: ['registered', 'stopped', 'allowed'], event: 'withdraw', to: 'withdrawn', who: ['seller'] },
    { from: ['registered', 'allowed'], event: 'win', to: 'won', who: ['seller'] },
    { from: ['registered', 'allowed'], event: 'lose', to: 'lost', who: ['seller'] },
  ],
);

interface PartnersClaim {
  id: string;
  partner_id: string;
  is_protected: boolean;
  is_open: boolean;
  submitted_at: Date;
  close_date: string | null;
}

const dayMs = 86_400_000;

interface Looking {
  now: Date;
  /** When the direct deal was registered: what came later is entitled by protection alone. */
  registeredAt: Date;
  lookBackDays: number;
  /** A deal so near its contract is taken over at a late stage. */
  lateDays: number;
}

export interface Conflict {
  claim: PartnersClaim;
  kind: ConflictKind;
  late_stage: boolean;
}

/** The claims of partners that direct sales must not pass: protections before earlier claims, the oldest first. */
export function standingAgainst(claims: readonly PartnersClaim[], looking: Looking): Conflict[] {
  const { now, registeredAt, lookBackDays, lateDays } = looking;
  const since = registeredAt.getTime() - lookBackDays * dayMs;
  const cameFirst = ({ submitted_at, is_open }: PartnersClaim) =>
    submitted_at <= registeredAt && (is_open || submitted_at.getTime() >= since);
  return claims
    .filter((each) => each.is_protected || cameFirst(each))
    .toSorted(
      (one, two) =>
        Number(two.is_protected) - Number(one.is_protected) || one.submitted_at.getTime() - two.submitted_at.getTime(),
    )
    .map((claim) => {
      const closes = claim.close_date === null ? Number.POSITIVE_INFINITY : Date.parse(claim.close_date);
      const kind = claim.is_protected ? 'protected' : 'earlier';
      return { claim, kind, late_stage: closes - now.getTime() <= lateDays * dayMs };
    });
}

export interface Known {
  registration_id: string;
  kind: ConflictKind;
  allowed_at: Date | null;
}

/** What nobody has allowed direct sales to pass: an approval holds for what it was given for, a later protection is more. */
export function notAllowed(found: readonly Conflict[], known: readonly Known[]): Conflict[] {
  const covers = (conflict: Conflict) => (each: Known) =>
    each.allowed_at !== null &&
    each.registration_id === conflict.claim.id &&
    (each.kind === 'protected' || conflict.kind === 'earlier');
  return found.filter((conflict) => !known.some(covers(conflict)));
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
