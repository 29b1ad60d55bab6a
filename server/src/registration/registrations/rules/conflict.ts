/** Claims of several partners on one scope: the later one stands in conflict until somebody decides. The clock runs on. */
import type { Problem } from '../../../kernel/problem.ts';
import { type Change, type LifecycleFacts, sameTurn, step } from './change.ts';
import { type Barrier, type Scope, standsInTheWay } from './scope.ts';
import { undecidedStates } from './states.ts';

const waiting = [...undecidedStates, 'action_required'] as const;

/** The history says no more than that the scope is not free: the partner reads it. */
export function openConflict(facts: LifecycleFacts): Change | Problem {
  return step(facts, 'open_conflict', { set: sameTurn(facts), protection: 'keep', data: {} });
}

export function resolveConflict(facts: LifecycleFacts): Change | Problem {
  return step(facts, 'resolve_conflict', { set: sameTurn(facts), protection: 'keep', data: {} });
}

interface Waiting {
  state: string;
  number: number | null;
  submitted_at: Date | null;
}

/** Whether a rival's claim waits in a better place: what is decided already is a matter of its protection. */
export function precedes(rival: Waiting, own: Omit<Waiting, 'state'>): boolean {
  if (!waiting.some((state) => state === rival.state) || !rival.submitted_at || !own.submitted_at) return false;
  const later = own.submitted_at.getTime() - rival.submitted_at.getTime();
  return later > 0 || (later === 0 && (rival.number ?? 0) < (own.number ?? 0));
}

export interface RivalClaim {
  scopes: readonly Scope[];
  submitted_at: Date;
}

/** Two claims are one deal when what one of them asks for stands in the other's way. */
export function isRival({ scopes, submitted_at }: RivalClaim, barriers: readonly Barrier[]): boolean {
  return scopes.some((scope) => standsInTheWay({ ...scope, from_at: submitted_at }, barriers));
}
