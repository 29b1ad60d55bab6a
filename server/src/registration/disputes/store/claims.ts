/** Registrations as a case needs them. */
import type { Tx } from '../../../platform/db/tenancy.ts';

export interface Claim {
  id: string;
  number: number | null;
  state: string;
  partner_id: string;
  partner_name: string;
  partner_status: string;
  customer_id: string | null;
  customer_kpp: string | null;
  customer_name: string;
  family_ids: string[];
  responsible_id: string;
  reviewer_id: string | null;
  currency: string;
  decided_at: Date | null;
  frozen_at: Date | null;
  first_submitted_at: Date | null;
  protected_until: Date | null;
}

/** Those of these registrations that are within sight and were submitted, by id. */
export async function selectClaims(
  tx: Tx,
  vendorId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Claim>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('registrations as r')
    .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'r.partner_id'))
    .select(['r.id', 'r.number', 'r.state', 'r.partner_id', 'r.customer_name', 'r.family_ids', 'r.responsible_id'])
    .select([
      'r.customer_id',
      'r.customer_kpp',
      'r.reviewer_id',
      'r.currency',
      'r.decided_at',
      'r.frozen_at',
      'r.first_submitted_at',
    ])
    .select(['r.protected_until', 'p.name as partner_name', 'p.status as partner_status'])
    .where('r.vendor_id', '=', vendorId)
    .where('r.number', 'is not', null)
    .where('r.id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** How often the vendor's people opened it, and when first and last: a fact that the system files by itself. */
export async function readsOf(tx: Tx, vendorId: string, registrationId: string) {
  return tx
    .selectFrom('registration_reads')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('first_at').as('last_at')])
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', registrationId)
    .executeTakeFirstOrThrow();
}
