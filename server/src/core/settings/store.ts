import { type Insertable, sql, type Transaction } from 'kysely';
import { seal, type Unchecked } from '../../access/guard.ts';
import type { DB, VendorDirectory, Vendors } from '../../platform/db/schema.gen.ts';
import type { Tx } from '../../platform/db/tenancy.ts';

async function vendorQuery(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('vendors as v')
    .innerJoin('vendor_directory as d', 'd.vendor_id', 'v.vendor_id')
    .selectAll('v')
    .select('d.slug')
    .where('v.vendor_id', '=', vendorId)
    .where('d.vendor_id', '=', vendorId)
    .executeTakeFirst();
}

export type VendorRow = NonNullable<Awaited<ReturnType<typeof vendorQuery>>>;

export async function findVendor(tx: Tx, vendorId: string): Promise<Unchecked<VendorRow> | null> {
  const row = await vendorQuery(tx, vendorId);
  return row ? seal(row, { vendorId, partnerId: null }) : null;
}

export async function lockVendor(tx: Tx, vendorId: string): Promise<Unchecked<VendorRow> | null> {
  await tx.selectFrom('vendors').select('vendor_id').where('vendor_id', '=', vendorId).forUpdate().execute();
  return findVendor(tx, vendorId);
}

type Facts = 'name' | 'legal_name' | 'country' | 'time_zone' | 'day_start' | 'day_end' | 'locale' | 'currency';

export async function saveVendor(
  tx: Tx,
  vendorId: string,
  changes: { [F in Facts]?: string | undefined } & { rules_four_eyes?: boolean | undefined },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('vendors')
    .set({ ...changes, updated_at: now })
    .where('vendor_id', '=', vendorId)
    .execute();
  if (changes.name === undefined) return;
  await tx.updateTable('vendor_directory').set({ name: changes.name }).where('vendor_id', '=', vendorId).execute();
}

/** False when the slug is taken. */
export async function addToDirectory(tx: Transaction<DB>, row: Insertable<VendorDirectory>): Promise<boolean> {
  const written = await tx
    .insertInto('vendor_directory')
    .values(row)
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('vendor_id')
    .executeTakeFirst();
  return written !== undefined;
}

export async function insertVendor(tx: Tx, row: Insertable<Vendors>): Promise<void> {
  await tx.insertInto('vendors').values(row).execute();
}

export async function databaseVersion(tx: Tx): Promise<string> {
  const { rows } = await sql<{ server_version: string }>`SHOW server_version`.execute(tx);
  return rows[0]?.server_version.split(' ')[0] ?? '';
}
