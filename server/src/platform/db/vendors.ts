import type { Database } from './pool.ts';

/** Ids of all vendors, for background work that goes from one to the next: a transaction is of one vendor. */
export async function allVendors(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('vendor_directory').select('vendor_id').execute();
  return rows.map((row) => row.vendor_id);
}
