/** By when open cases are owed what: read and moved together when working days change. */
import type { Tx } from '../../../platform/db/tenancy.ts';

/** Cases of the usual lane that are not late; the urgent one is reckoned in hours, whatever day it is. */
export function selectOpenTimes(tx: Tx, vendorId: string, now: Date) {
  return tx
    .selectFrom('disputes')
    .select(['vendor_id', 'id', 'opened_at', 'turn_started_at', 'due_at', 'evidence_until', 'ends_by'])
    .where('vendor_id', '=', vendorId)
    .where('closed_at', 'is', null)
    .where('lane', '=', 'usual')
    .where('due_at', '>', now)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function saveTimes(
  tx: Tx,
  { vendor_id, id }: { vendor_id: string; id: string },
  set: { due_at: Date | null; evidence_until: Date; ends_by: Date },
): Promise<void> {
  await tx.updateTable('disputes').set(set).where('vendor_id', '=', vendor_id).where('id', '=', id).execute();
}
