/** Who of a deal's people is told of an agreement. */
import type { Tx } from '../../../platform/db/tenancy.ts';

export async function selectParty(tx: Tx, vendorId: string, registrationId: string) {
  return tx
    .selectFrom('registrations')
    .select(['number', 'customer_name', 'responsible_id', 'reviewer_id', 'state'])
    .where('vendor_id', '=', vendorId)
    .where('id', '=', registrationId)
    .executeTakeFirst();
}
