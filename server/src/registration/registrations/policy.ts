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
    return byTable(action === 'confirm_removal' ? 'revoke' : action) && (conditions[action]?.(facts, side) ?? true);
  };
  return Object.fromEntries(actions.map((action) => [action, may(action)])) as Record<Action, boolean>;
}

const notOwnRefusal = ({ ownRefusal }: ActionFacts) => !ownRefusal;

/** What must be so besides the state; an action without a line needs no more. */
const conditions: Partial<Record<Action, (facts: ActionFacts, side: Who) => boolean>> = {
  take: notOwnRefusal,
  approve: notOwnRefusal,
  reject: notOwnRefusal,
  request_changes: notOwnRefusal,
  open_conflict: notOwnRefusal,
  resolve_conflict: notOwnRefusal,
  extend: ({ extension }, side) =>
    extension !== null && (extension.automatic_left > 0 || (side === 'vendor' && extension.manual_left > 0)),
  request_extension: ({ extension }) =>
    extension !== null && extension.automatic_left === 0 && extension.manual_left > 0 && extension.asked_at === null,
  decline_extension: ({ extension }) => extension !== null && extension.asked_at !== null,
  reactivate: ({ mayReturn }) => mayReturn,
  appeal: ({ mayReturn, appealed }) => mayReturn && !appealed,
  propose_removal: ({ removal }) => removal === null,
  answer_removal: ({ removal }) => removal !== null && !removal.spoken,
  decline_removal: ({ removal }) => removal !== null,
  confirm_removal: ({ removal }) => removal !== null && !removal.refused,
  restore: ({ wasSubmitted }) => !wasSubmitted,
};
