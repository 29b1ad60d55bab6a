/** Who of a deal's people is told of an agreement. */
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';

export async function selectParty(tx: Tx, vendorId: string, registrationId: string) {
  return tx
    .selectFrom('registrations')
    .select(['number', 'customer_name', 'responsible_id', 'reviewer_id', 'state'])
    .where('vendor_id', '=', vendorId)
    .where('id', '=', registrationId)
    .executeTakeFirst();
}

/** The people of a company who may answer for it. */
export async function dealersOf(tx: Tx, vendorId: string, partnerId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('people')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId)
    .where('status', '=', 'active')
    .where(sql<boolean>`roles && ARRAY['owner', 'seller']::text[]`)
    .execute();
  return rows.map(({ id }) => id);
}
