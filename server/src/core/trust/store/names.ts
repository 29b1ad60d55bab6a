import type { Database } from '../../../platform/db/pool.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export async function selectSlug(tx: Tx, vendorId: string): Promise<string> {
  const row = await tx
    .selectFrom('vendor_directory')
    .select('slug')
    .where('vendor_id', '=', vendorId)
    .executeTakeFirstOrThrow();
  return row.slug;
}

/** The vendor of that name in addresses. */
export async function findVendor(db: Database, slug: string): Promise<string | null> {
  const row = await db.selectFrom('vendor_directory').select('vendor_id').where('slug', '=', slug).executeTakeFirst();
  return row?.vendor_id ?? null;
}

export async function selectVendorIds(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('vendor_directory').select('vendor_id').execute();
  return rows.map((row) => row.vendor_id);
}
