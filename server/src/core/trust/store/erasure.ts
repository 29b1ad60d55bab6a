import { sql } from 'kysely';
import { seal, type Unchecked } from '../../../access/guard.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

/** The vendor's log, for whoever may work on all of it. */
export async function findLog(tx: Tx, vendorId: string): Promise<Unchecked<{ size: number }>> {
  const row = await tx.selectFrom('log_heads').select('size').where('vendor_id', '=', vendorId).executeTakeFirst();
  return seal({ size: row?.size ?? 0 }, { vendorId, partnerId: null });
}

/** Takes away value and salt of every field that holds exactly this text. Reads all openings: erasure is rare. */
export async function deleteOpenings(
  tx: Tx,
  vendorId: string,
  value: string,
): Promise<{ leaf_index: number; label: string }[]> {
  const rows = await tx
    .deleteFrom('log_openings')
    .where('vendor_id', '=', vendorId)
    .where('value', '=', sql<string>`${JSON.stringify(value)}::jsonb`)
    .returning(['leaf_index', 'label'])
    .execute();
  return rows.sort((a, b) => a.leaf_index - b.leaf_index || a.label.localeCompare(b.label));
}
