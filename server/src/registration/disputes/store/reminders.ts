import type { Tx } from '../../../platform/db/tenancy.ts';

export async function remindersOfCases(tx: Tx, vendorId: string, ids: readonly string[]) {
  return tx
    .selectFrom('dispute_reminders')
    .select(['dispute_id', 'threshold', 'turn_at'])
    .where('vendor_id', '=', vendorId)
    .where('dispute_id', 'in', [...ids])
    .execute();
}
