/** What a registration says of its deal, asked ahead in the transaction that changes the registration. */
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';

/** The registration as it is now, with what its winning said. */
export function askClaim(tx: Tx, vendorId: string, registrationId: string) {
  const winning = tx
    .selectFrom('registration_events as e')
    .select('e.data')
    .where('e.vendor_id', '=', vendorId)
    .where('e.registration_id', '=', registrationId)
    .where('e.type', '=', 'win')
    .orderBy('e.seq', 'desc')
    .limit(1);
  return tx
    .selectFrom('registrations as r')
    .select(['r.state', 'r.partner_id', 'r.amount_minor', 'r.currency', 'r.close_date', 'r.family_ids'])
    .select(
      sql<{ amount_minor?: number; closed_on?: string } | null>`case when r.state = 'won' then (${winning}) end`.as(
        'won',
      ),
    )
    .where('r.vendor_id', '=', vendorId)
    .where('r.id', '=', registrationId);
}

/** When the dispute that is over stopped the clocks. */
export async function frozenSince(
  tx: Tx,
  { vendor_id, registration_id }: { vendor_id: string; registration_id: string },
): Promise<Date> {
  const { at } = await tx
    .selectFrom('registration_events')
    .select('at')
    .where('vendor_id', '=', vendor_id)
    .where('registration_id', '=', registration_id)
    .where('type', '=', 'freeze')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return at;
}

export function askDeal(tx: Tx, vendorId: string, registrationId: string) {
  return tx
    .selectFrom('deals')
    .select(['state', 'amount_minor', 'currency', 'close_date', 'claimed_amount_minor', 'claimed_close_date'])
    .select(['stage', 'stage_since', 'probability', 'probability_own', 'category', 'category_own'])
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', registrationId)
    .forUpdate();
}
