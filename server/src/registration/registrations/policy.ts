/** Who may touch what beyond the walls: which actions a screen may offer to this actor on this registration. */
import type { Actor } from '../../access/actors.ts';
import type { Permission } from '../../access/permissions.ts';
import { type Action, actions } from './contract/views.ts';
import { type RegistrationEvent, type RegistrationState, registrationTable, type Who } from './rules/states.ts';

const permissionOf: Record<Action, Permission> = {
  update: 'registration.draft',
  submit: 'registration.submit',
  take: 'registration.take',
  request_changes: 'registration.decide',
  resubmit: 'registration.submit',
  reject: 'registration.decide',
  approve: 'registration.decide',
  extend: 'registration.extend',
  report: 'registration.report',
  reactivate: 'registration.reactivate',
  withdraw: 'registration.withdraw',
  win: 'registration.close',
  lose: 'registration.close',
  attach: 'registration.attach',
};

const editable: readonly RegistrationState[] = ['draft', 'action_required', 'approved', 'at_risk'];
const attachable: readonly RegistrationState[] = [
  'draft',
  'submitted',
  'under_review',
  'action_required',
  'approved',
  'at_risk',
  'expired',
];

export function sideOf(actor: Actor): Who {
  if (actor.kind === 'system') return 'system';
  return actor.partnerId === null ? 'vendor' : 'partner';
}

/** What the actor may do now; the commands check the same table again under the lock. */
export function possibleActions(actor: Actor, state: RegistrationState): Record<Action, boolean> {
  const side = sideOf(actor);
  const byTable = (event: RegistrationEvent) =>
    registrationTable.rows.some((row) => row.event === event && row.from.includes(state) && row.who.includes(side));
  const may = (action: Action): boolean => {
    if (!actor.grants.has(permissionOf[action])) return false;
    if (action === 'update') return editable.includes(state);
    if (action === 'attach') return attachable.includes(state);
    return byTable(action);
  };
  return Object.fromEntries(actions.map((action) => [action, may(action)])) as Record<Action, boolean>;
}
