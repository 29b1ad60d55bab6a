import type { Tx } from '../../../platform/db/tenancy.ts';

export async function vendorFacts(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('vendors')
    .select(['name', 'time_zone', 'day_start', 'day_end'])
    .where('vendor_id', '=', vendorId)
    .executeTakeFirstOrThrow();
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
