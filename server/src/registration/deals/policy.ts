/** Who may do what in a deal: what a screen may offer to this actor now. */
import type { Actor } from '../../access/actors.ts';
import { grantsOf, type Permission, permissions, type StaffRole, staffRoles } from '../../access/permissions.ts';
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

/** What a dispute stops. */
const stopped: readonly DealAction[] = ['move', 'ask', 'answer'];

export function possibleDealActions(
  actor: Actor,
  { state, frozen_at }: { state: DealState; frozen_at: Date | null },
): Record<DealAction, boolean> {
  const goes = (action: DealAction) => (frozen_at ? !stopped.includes(action) : true);
  const may = (action: DealAction) =>
    actor.grants.has(permissionOf[action]) && (state === 'open' ? goes(action) : always.includes(action));
  return Object.fromEntries(dealActions.map((action) => [action, may(action)])) as Record<DealAction, boolean>;
}

export function sideOf(actor: Actor): DealSide {
  return actor.partnerId === null ? 'vendor' : 'partner';
}

const readers: readonly string[] = permissions['registration.read'];
/** Roles of the vendor's people who may read every deal, and so be named in it. */
export const readerRoles: readonly StaffRole[] = staffRoles.filter((role) => readers.includes(role));

/** Which deals somebody may enter: of one vendor; `helperId`: those alone in which this person helps. */
export interface Reach {
  vendorId: string;
  helperId: string | null;
}

/** Experts see the deals that they were given to help with, and no others. */
export function reachOf(actor: Actor): Reach {
  // By the roles: a key for deals alone narrows what it may do, not which deals it is about.
  const all = actor.kind !== 'staff' || grantsOf(actor.roles).has('registration.read');
  return { vendorId: actor.vendorId, helperId: all ? null : actor.personId };
}
