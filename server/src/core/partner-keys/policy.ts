import type { Actor } from '../../access/actors.ts';

/** One's own keys; those of colleagues by the owner of the company. The vendor's people end no key of a partner. */
export function mayRetire(actor: Actor, key: { person_id: string; retired_at: Date | null }): boolean {
  if (key.retired_at !== null || actor.kind !== 'partner' || !actor.grants.has('partner_key.manage')) return false;
  return key.person_id === actor.personId || actor.roles.includes('owner');
}
