/** Which record was merged into which, and what that has moved. */
import { sql } from 'kysely';
import { isOneOf } from '../../../platform/db/one-of.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

/** Locked in the order of ids, so that two merges of the same records wait for each other. */
export async function lockRecords(tx: Tx, vendorId: string, ids: readonly string[]): Promise<void> {
  await tx
    .selectFrom('customers')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where(isOneOf('id', ids))
    .orderBy('id')
    .forUpdate()
    .execute();
}

/**
 * The record itself or, when it has been merged, what stands for it: held until the transaction ends, so that no merge
 * passes by what is about to be written of it. Shared: claims on one customer do not wait for each other.
 */
export async function holdRecord(tx: Tx, vendorId: string, customerId: string): Promise<string> {
  for (let id = customerId; ; ) {
    const [row] = await heldRecords(tx, vendorId, [id]);
    if (!row) throw new Error('the customer of a claim vanished');
    if (row.merged_into === null) return id;
    id = row.merged_into;
  }
}

/** Whether none of them has been merged; held as above. */
export async function holdUnmerged(tx: Tx, vendorId: string, ids: readonly string[]): Promise<boolean> {
  const rows = await heldRecords(tx, vendorId, ids);
  return rows.every((row) => row.merged_into === null);
}

/** A merge locks for update, which excludes this lock; what is read is what was committed last. */
async function heldRecords(tx: Tx, vendorId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('customers')
    .select('merged_into')
    .where('vendor_id', '=', vendorId)
    .where(isOneOf('id', ids))
    .orderBy('id')
    .forKeyShare()
    .execute();
}

export async function insertMerge(
  tx: Tx,
  row: { vendor_id: string; id: string; kept_id: string; gone_id: string; merged_by: string; merged_at: Date },
  moved: unknown,
): Promise<void> {
  await tx
    .insertInto('customer_merges')
    .values({ ...row, moved: JSON.stringify(moved) })
    .execute();
}

/** The merge that a record has gone by; none when it is its own. */
export async function mergeOf(tx: Tx, vendorId: string, goneId: string) {
  return tx
    .selectFrom('customer_merges')
    .select(['id', 'kept_id', 'gone_id', 'moved'])
    .where('vendor_id', '=', vendorId)
    .where('gone_id', '=', goneId)
    .where(sql<boolean>`undone_at IS NULL`)
    .executeTakeFirst();
}

export async function endMerge(tx: Tx, vendorId: string, id: string, by: string, at: Date): Promise<void> {
  await tx
    .updateTable('customer_merges')
    .set({ undone_by: by, undone_at: at })
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .execute();
}

/** Merges that a record has taken part in, on either side, the latest first. */
export async function selectMerges(tx: Tx, vendorId: string, customerId: string) {
  return tx
    .selectFrom('customer_merges as m')
    .innerJoin('customers as k', (join) => join.on('k.vendor_id', '=', vendorId).onRef('k.id', '=', 'm.kept_id'))
    .innerJoin('customers as g', (join) => join.on('g.vendor_id', '=', vendorId).onRef('g.id', '=', 'm.gone_id'))
    .leftJoin('people as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'm.merged_by'))
    .leftJoin('people as u', (join) => join.on('u.vendor_id', '=', vendorId).onRef('u.id', '=', 'm.undone_by'))
    .select(['m.id', 'm.kept_id', 'm.gone_id', 'm.merged_at', 'm.undone_at', 'm.moved'])
    .select(['k.name as kept_name', 'k.status as kept_status', 'g.name as gone_name', 'g.tax_id as gone_tax_id'])
    .select(['p.full_name as merged_by', 'u.full_name as undone_by'])
    .where('m.vendor_id', '=', vendorId)
    .where((eb) => eb.or([eb('m.kept_id', '=', customerId), eb('m.gone_id', '=', customerId)]))
    .orderBy('m.merged_at', 'desc')
    .limit(50)
    .execute();
}

export async function removeAliases(tx: Tx, vendorId: string, customerId: string, matchNames: readonly string[]) {
  await tx
    .deleteFrom('customer_aliases')
    .where('vendor_id', '=', vendorId)
    .where('customer_id', '=', customerId)
    .where(sql<boolean>`match_name = any(${[...matchNames]}::text[])`)
    .execute();
}
