/** Who of the vendor's people opened a partner's registration: once a day and person. */
import { isOneOf } from '../../../platform/db/one-of.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { personName } from './history.ts';

export async function recordRead(
  tx: Tx,
  row: { vendor_id: string; id: string; partner_id: string },
  personId: string,
  day: string,
  now: Date,
): Promise<void> {
  const known = await tx
    .selectFrom('registration_reads')
    .select('person_id')
    .where('vendor_id', '=', row.vendor_id)
    .where('registration_id', '=', row.id)
    .where('person_id', '=', personId)
    .where('day', '=', day)
    .executeTakeFirst();
  if (known) return;
  const person = await personName(tx, row.vendor_id, personId);
  await tx
    .insertInto('registration_reads')
    .values({
      vendor_id: row.vendor_id,
      registration_id: row.id,
      person_id: personId,
      day,
      partner_id: row.partner_id,
      person_name: person.full_name,
      position: person.position,
      first_at: now,
    })
    .onConflict((conflict) => conflict.columns(['vendor_id', 'registration_id', 'person_id', 'day']).doNothing())
    .execute();
}

/** What `recordRead` needs to know of these registrations. */
export async function selectForReading(tx: Tx, vendorId: string, ids: readonly string[]) {
  return tx
    .selectFrom('registrations as r')
    .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'r.partner_id'))
    .select(['r.vendor_id', 'r.id', 'r.partner_id', 'p.time_zone'])
    .where('r.vendor_id', '=', vendorId)
    .where(isOneOf('r.id', ids))
    .orderBy('r.id')
    .execute();
}

export async function selectReaders(tx: Tx, vendorId: string, registrationId: string) {
  return tx
    .selectFrom('registration_reads')
    .select(['person_name', 'position', 'first_at'])
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', registrationId)
    .orderBy('first_at', 'desc')
    .limit(100)
    .execute();
}
