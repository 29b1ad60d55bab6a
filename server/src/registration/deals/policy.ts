/** Who may do what in a deal: what a screen may offer to this actor now. */
import type { Actor } from '../../access/actors.ts';
import { type Permission, permissions, type StaffRole, staffRoles } from '../../access/permissions.ts';
import { type DealAction, dealActions } from './contract/views.ts';
import type { DealSide, DealState } from './rules/course.ts';

const permissionOf: Record<DealAction, Permission> = {
  move: 'deal.steer',
  forecast: 'deal.steer',
  next_step: 'deal.work',
  plan: 'deal.work',
  comment: 'deal.comment',
  ask: 'deal.ask_resource',
  answer: 'deal.answer_resource',
  evidence: 'deal.work',
};

/** A deal that is over is history; words about it go on. */
const always: readonly DealAction[] = ['comment'];

export function possibleDealActions(actor: Actor, state: DealState): Record<DealAction, boolean> {
  const may = (action: DealAction) =>
    actor.grants.has(permissionOf[action]) && (state === 'open' || always.includes(action));
  return Object.fromEntries(dealActions.map((action) => [action, may(action)])) as Record<DealAction, boolean>;
}

export function sideOf(actor: Actor): DealSide {
  return actor.partnerId === null ? 'vendor' : 'partner';
}

/** Roles of the vendor's people who may read a deal, and so be named in it. */
export const readerRoles: readonly StaffRole[] = staffRoles.filter((role) =>
  (permissions['deal.read'] as readonly string[]).includes(role),
);
