/** Who may touch what beyond the walls: which actions a screen may offer to this actor on this registration. */
import type { Actor } from '../../access/actors.ts';
import type { Permission } from '../../access/permissions.ts';
import { type Action, actions } from './contract/views.ts';
import {
  openStates,
  type RegistrationEvent,
  type RegistrationState,
  registrationTable,
  type Who,
} from './rules/states.ts';

const permissionOf: Record<Action, Permission> = {
  update: 'registration.draft',
  submit: 'registration.submit',
  take: 'registration.take',
  request_changes: 'registration.decide',
  resubmit: 'registration.answer',
  reject: 'registration.decide',
  approve: 'registration.decide',
  extend: 'registration.extend',
  request_extension: 'registration.ask_extension',
  decline_extension: 'registration.decide',
  report: 'registration.report',
  reactivate: 'registration.reactivate',
  withdraw: 'registration.withdraw',
  win: 'registration.close',
  lose: 'registration.close',
  restore: 'registration.draft',
  open_conflict: 'registration.decide',
  resolve_conflict: 'registration.decide',
  appeal: 'registration.answer',
  propose_removal: 'registration.propose_removal',
  answer_removal: 'registration.answer',
  confirm_removal: 'registration.confirm_removal',
  decline_removal: 'registration.propose_removal',
  attach: 'registration.attach',
  assign: 'registration.assign',
};

const editable: readonly RegistrationState[] = ['draft', 'action_required', 'approved', 'at_risk'];
const attachable: readonly RegistrationState[] = [
  'draft',
  'submitted',
  'under_review',
  'action_required',
  'in_conflict',
  'rejected',
  'approved',
  'at_risk',
  'expired',
];

/** What a dispute does not stop. */
const whileFrozen: readonly Action[] = ['withdraw', 'attach', 'assign'];

/** Somebody decides on it, asks about it or looks after it. */
export const assignable: readonly RegistrationState[] = openStates;

export function sideOf(actor: Actor): Who {
  if (actor.kind === 'system') return 'system';
  return actor.partnerId === null ? 'vendor' : 'partner';
}

/** What the screens must know besides the state, so that no button leads to a certain refusal. */
export interface ActionFacts {
  state: RegistrationState;
  /** What is left of the extensions; null: no protection runs. */
  extension: { automatic_left: number; manual_left: number; asked_at: string | null } | null;
  wasSubmitted: boolean;
  /** A dispute holds it. */
  isFrozen: boolean;
  /** The time to bring an expired registration back, or to appeal a refusal, has not run out. */
  mayReturn: boolean;
  /** Who decides must not have refused it before. */
  ownRefusal: boolean;
  appealed: boolean;
  /** A proposal to take the protection away waits: whether the holder has spoken, and what keeps it from being confirmed. */
  removal: { spoken: boolean; refused: boolean } | null;
}

export function mayAttach(actor: Actor, state: RegistrationState): boolean {
  return actor.grants.has(permissionOf.attach) && attachable.includes(state);
}

/** What the vendor's people began for a partner is theirs to write until it is sent, and no longer. */
export function mayEdit(actor: Actor, state: RegistrationState): boolean {
  if (!actor.grants.has(permissionOf.update)) return false;
  return sideOf(actor) === 'vendor' ? state === 'draft' : editable.includes(state);
}

/** What the actor may do now; the commands check the same table again under the lock. */
export function possibleActions(actor: Actor, facts: ActionFacts): Record<Action, boolean> {
  const side = sideOf(actor);
  const { state } = facts;
  const byTable = (event: RegistrationEvent) =>
    registrationTable.rows.some((row) => row.event === event && row.from.includes(state) && row.who.includes(side));
  const may = (action: Action): boolean => {
    if (!actor.grants.has(permissionOf[action])) return false;
    if (facts.isFrozen && !whileFrozen.includes(action)) return false;
    if (action === 'update') return mayEdit(actor, state);
    if (action === 'assign') return assignable.includes(state);
    if (action === 'attach') return mayAttach(actor, state);
    // Confirming is no event of its own: the protection is revoked or transferred by it.
    return byTable(action === 'confirm_removal' ? 'revoke' : action) && isOpen(action, side, facts);
  };
  return Object.fromEntries(actions.map((action) => [action, may(action)])) as Record<Action, boolean>;
}

const decisions: readonly Action[] = [
  'take',
  'approve',
  'reject',
  'request_changes',
  'open_conflict',
  'resolve_conflict',
];

function isOpen(action: Action, side: Who, facts: ActionFacts): boolean {
  const { extension, wasSubmitted, mayReturn, ownRefusal, appealed, removal } = facts;
  const { automatic_left = 0, manual_left = 0, asked_at = null } = extension ?? {};
  if (action === 'extend') return automatic_left > 0 || (side === 'vendor' && manual_left > 0);
  if (action === 'request_extension') return automatic_left === 0 && manual_left > 0 && asked_at === null;
  if (action === 'decline_extension') return asked_at !== null;
  if (action === 'reactivate') return mayReturn;
  if (action === 'propose_removal') return removal === null;
  if (action === 'answer_removal') return removal !== null && !removal.spoken;
  if (action === 'decline_removal') return removal !== null;
  if (action === 'confirm_removal') return removal !== null && !removal.refused;
  if (action === 'appeal') return mayReturn && !appealed;
  if (decisions.includes(action)) return !ownRefusal;
  return action !== 'restore' || !wasSubmitted;
}
