/** Who may look at which case beyond the walls, and what a screen may offer. Commands check the same under the lock. */
import type { Actor } from '../../access/actors.ts';
import { grantsOf } from '../../access/permissions.ts';
import type { DisputeState } from './contract/codes.ts';
import type { DisputeAction } from './contract/views.ts';
import { judgingStates } from './rules/states.ts';

/** People without the registrations (sales) see the cases that they judge, and no others. */
export function seesAllCases(actor: Actor): boolean {
  if (actor.kind !== 'staff') return true;
  // By the roles: a key for disputes alone narrows what it may do, not which cases it is about.
  return grantsOf(actor.roles).has('registration.read');
}

export interface CaseFacts {
  state: DisputeState;
  level: number;
  round: number;
  due_at: Date | null;
  opened_side: string;
  vendor_finished_at: Date | null;
}

/** The caller's own side of the case. */
export interface OwnFacts {
  side: string;
  finished_at: Date | null;
  accepted_at: Date | null;
  challenged_at: Date | null;
}

export interface BenchFacts {
  /** How the caller sits: null when not at all. */
  seat: 'lead' | 'member' | null;
  seats: number;
  decisionWaits: boolean;
  hasVoted: boolean;
}

export function possibleActions(
  actor: Actor,
  facts: CaseFacts,
  own: OwnFacts | null,
  bench: BenchFacts,
  now: Date,
): Record<DisputeAction, boolean> {
  const { state } = facts;
  const judging = (judgingStates as readonly string[]).includes(state);
  const running = judging || state === 'evidence';
  const may = (permission: Parameters<typeof actor.grants.has>[0]) => actor.grants.has(permission);
  const opener = own ? facts.opened_side === 'partner' && own.side === 'claimant' : facts.opened_side === 'vendor';
  const deciding = judging && bench.seat !== null && may('dispute.judge');
  const inTime = state === 'decided' && facts.due_at !== null && now < facts.due_at;
  return {
    file: running && may('dispute.file'),
    finish: state === 'evidence' && may('dispute.file') && (own ? own.finished_at : facts.vendor_finished_at) === null,
    withdraw: running && opener && may('dispute.open'),
    appeal: inTime && own !== null && own.accepted_at === null && may('dispute.appeal'),
    accept: state === 'decided' && own !== null && own.accepted_at === null && may('dispute.appeal'),
    challenge: judging && own !== null && own.challenged_at === null && bench.seats > 0 && may('dispute.appeal'),
    name_other: running && state !== 'appeal' && own === null && may('dispute.assign'),
    assign: judging && own === null && !bench.decisionWaits && may('dispute.assign'),
    step_down: deciding,
    escalate: deciding && facts.level < 3 && !bench.decisionWaits,
    propose: deciding && !bench.decisionWaits && (facts.level !== 2 || bench.seat === 'lead'),
    vote: deciding && bench.decisionWaits && !bench.hasVoted,
  };
}
