import type { Transaction } from 'kysely';
import type { DB } from '../../../platform/db/schema.gen.ts';

export async function hasVendor(tx: Transaction<DB>): Promise<boolean> {
  const row = await tx.selectFrom('vendor_directory').select('vendor_id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Of this name, or of any; two are as good as many. */
export async function firstVendors(tx: Transaction<DB>, slug: string | undefined) {
  const query = tx.selectFrom('vendor_directory').select(['vendor_id as id', 'slug', 'name']).limit(2);
  return (slug === undefined ? query : query.where('slug', '=', slug)).execute();
}

export async function insertCode(tx: Transaction<DB>, codeHash: string, now: Date): Promise<void> {
  await tx.insertInto('identity.setup_codes').values({ code_hash: codeHash, created_at: now }).execute();
}

/** Removes all codes; their hashes. */
export async function takeCodes(tx: Transaction<DB>): Promise<string[]> {
  const rows = await tx.deleteFrom('identity.setup_codes').returning('code_hash').execute();
  return rows.map((row) => row.code_hash);
}
