import type { Tx } from '../../../platform/db/tenancy.ts';

export async function vendorFacts(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('vendors')
    .select(['name', 'time_zone', 'day_start', 'day_end'])
    .where('vendor_id', '=', vendorId)
    .executeTakeFirstOrThrow();
}

/** Partners that this person manages, and those that nobody does. */
export async function myPartners(tx: Tx, vendorId: string, personId: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('partners')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where((eb) => eb.or([eb('manager_id', '=', personId), eb('manager_id', 'is', null)]))
    .execute();
  return new Set(rows.map((row) => row.id));
}

export async function ownTotal(tx: Tx, vendorId: string, partnerId: string): Promise<number> {
  const row = await tx
    .selectFrom('registrations')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
