/** People who may have to hear of a registration; all of them are still here. */
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';

/** The partner's name with its manager and the given reviewer, each null when that person has left. */
export function partnerWithManagers(tx: Tx, vendorId: string, partnerId: string, reviewerId: string | null) {
  return tx
    .selectFrom('partners as p')
    .leftJoin('people as r', (join) =>
      join.on('r.vendor_id', '=', vendorId).on('r.id', '=', reviewerId).on('r.status', '=', 'active'),
    )
    .leftJoin('people as m', (join) =>
      join.on('m.vendor_id', '=', vendorId).onRef('m.id', '=', 'p.manager_id').on('m.status', '=', 'active'),
    )
    .select(['p.name', 'r.id as reviewer_id', 'm.id as manager_id'])
    .where('p.vendor_id', '=', vendorId)
    .where('p.id', '=', partnerId)
    .executeTakeFirstOrThrow();
}

/** Of the partner: the responsible person and the owners of the company. */
export async function ownersAnd(tx: Tx, vendorId: string, partnerId: string, responsibleId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('people')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId)
    .where('status', '=', 'active')
    .where((eb) => eb.or([eb('id', '=', responsibleId), sql<boolean>`'owner' = ANY (roles)`]))
    .execute();
  return rows.map((row) => row.id);
}
