/** Who may hold which roles, and who is needed. Pure. */
import { isPartnerRole, isStaffRole } from '../../../access/permissions.ts';
import { type Problem, problem } from '../../../kernel/problem.ts';

/** Staff roles for the vendor's own people (`partnerId` null), partner roles for people of partners. */
export function rolesFor(partnerId: string | null, roles: readonly string[]): readonly string[] | Problem {
  const fits = partnerId === null ? isStaffRole : isPartnerRole;
  if (roles.length > 0 && roles.every(fits)) return roles;
  return problem('person.wrong_roles', {}, [{ path: 'roles', code: 'field.not_listed' }]);
}

export interface Change {
  partnerId: string | null;
  before: readonly string[];
  /** Empty: the person leaves. */
  after: readonly string[];
  /** Other active people of the same place who hold the key role. */
  othersWithKeyRole: number;
  byOwner: boolean;
}

/** The role without which nobody could let people in any more: here, and at a partner's for the partner's own doing. */
export function keyRole(partnerId: string | null): string {
  return partnerId === null ? 'administrator' : 'owner';
}

/** The vendor may leave a partner without an owner (it invites the next one); the partner itself may not. */
export function keepsKeyRole(change: Change): true | Problem {
  const role = keyRole(change.partnerId);
  const loses = change.before.includes(role) && !change.after.includes(role);
  if (!loses || change.othersWithKeyRole > 0) return true;
  if (change.partnerId === null) return problem('person.last_administrator');
  return change.byOwner ? problem('person.last_owner') : true;
}
