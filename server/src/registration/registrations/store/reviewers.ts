/** The vendor's people who may decide registrations. */
import { sql } from 'kysely';
import type { Scope } from '../../../access/guard.ts';
import { permissions } from '../../../access/permissions.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export async function selectReviewers(
  tx: Tx,
  scope: Scope<'registration.assign'>,
): Promise<{ id: string; full_name: string }[]> {
  return tx
    .selectFrom('people')
    .select(['id', 'full_name'])
    .where('vendor_id', '=', scope.vendorId)
    .where('partner_id', 'is', null)
    .where('status', '=', 'active')
    .where(sql<boolean>`roles && ${[...permissions['registration.decide']]}::text[]`)
    .orderBy('full_name')
    .orderBy('id')
    .execute();
}
