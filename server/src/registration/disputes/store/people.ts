import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';

/** Owners of every partner that works with the vendor, by partner. */
export async function ownersOfAll(tx: Tx, vendorId: string): Promise<{ partner_id: string; id: string }[]> {
  const rows = await tx
    .selectFrom('people as h')
    .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'h.partner_id'))
    .select(['h.id', 'p.id as partner_id'])
    .where('h.vendor_id', '=', vendorId)
    .where('h.status', '=', 'active')
    .where('p.status', '=', 'active')
    .where(sql<boolean>`'owner' = ANY (h.roles)`)
    .execute();
  return rows;
}
