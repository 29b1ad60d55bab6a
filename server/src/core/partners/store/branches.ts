import type { Selectable } from 'kysely';
import type { Branches } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export type BranchRow = Selectable<Branches>;

export async function selectBranches(tx: Tx, vendorId: string, partnerId: string): Promise<BranchRow[]> {
  return tx
    .selectFrom('branches')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Undefined when the id belongs to no branch of this partner. */
export async function findBranch(
  tx: Tx,
  vendorId: string,
  partnerId: string,
  id: string,
): Promise<BranchRow | undefined> {
  return tx
    .selectFrom('branches')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function writeBranch(tx: Tx, row: BranchRow): Promise<void> {
  const { vendor_id: _vendor, id: _id, partner_id: _partner, ...changes } = row;
  await tx
    .insertInto('branches')
    .values(row)
    .onConflict((conflict) => conflict.columns(['vendor_id', 'id']).doUpdateSet(changes))
    .execute();
}
