/** Proposals to take a protection away; closed to partners, so all of it runs with the whole vendor in sight. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { RegistrationRemovals } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { Removal } from '../rules/removing.ts';

export type RemovalRow = Omit<Selectable<RegistrationRemovals>, 'kind'> & Removal;

export async function insertRemoval(tx: Tx, row: Insertable<RegistrationRemovals>): Promise<void> {
  await tx.insertInto('registration_removals').values(row).execute();
}

export async function selectRemoval(tx: Tx, vendorId: string, id: string) {
  const row = await tx
    .selectFrom('registration_removals as m')
    .innerJoin('people as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'm.proposed_by'))
    .leftJoin('partners as t', (join) => join.on('t.vendor_id', '=', vendorId).onRef('t.id', '=', 'm.to_partner_id'))
    .selectAll('m')
    .select(['p.full_name as proposer_name', 't.name as to_partner_name'])
    .where('m.vendor_id', '=', vendorId)
    .where('m.id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...row, kind: row.kind as Removal['kind'] };
}

/** The registrations that a transfer has linked with this one: which gave to it, and which received from it. */
export async function selectTransfers(tx: Tx, vendorId: string, id: string) {
  const linked = (own: 'registration_id' | 'to_registration_id', other: 'registration_id' | 'to_registration_id') =>
    tx
      .selectFrom('registration_removals as m')
      .innerJoin('registrations as r', (join) => join.on('r.vendor_id', '=', vendorId).onRef('r.id', '=', `m.${other}`))
      .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'r.partner_id'))
      .select(['r.id', 'r.number', 'p.id as partner_id', 'p.name as partner_name'])
      .where('m.vendor_id', '=', vendorId)
      .where(`m.${own}`, '=', id)
      .where('m.to_registration_id', 'is not', null)
      .orderBy('m.answered_at', 'desc')
      .limit(1)
      .executeTakeFirst();
  return {
    from: await linked('to_registration_id', 'registration_id'),
    to: await linked('registration_id', 'to_registration_id'),
  };
}

export async function saveRemoval(
  tx: Tx,
  row: { vendor_id: string; id: string },
  set: Updateable<RegistrationRemovals>,
): Promise<void> {
  await tx
    .updateTable('registration_removals')
    .set(set)
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .execute();
}

/** Once: what has been answered stays answered. */
export async function closeRemoval(
  tx: Tx,
  row: { vendor_id: string; id: string },
  set: Updateable<RegistrationRemovals> & { outcome: string },
): Promise<void> {
  await tx
    .updateTable('registration_removals')
    .set(set)
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .where('outcome', 'is', null)
    .execute();
}

/** Which of these files are on the registration's record. */
export async function filesOn(tx: Tx, vendorId: string, registrationId: string, ids: readonly string[]) {
  return tx
    .selectFrom('registration_files')
    .select(['id', 'name'])
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', registrationId)
    .where('removed_at', 'is', null)
    .where('id', 'in', [...ids])
    .execute();
}

/** Who answers for a registration that a partner is given: an owner, else a seller. */
export async function answerableOf(tx: Tx, vendorId: string, partnerId: string): Promise<string | null> {
  const people = await tx
    .selectFrom('people')
    .select(['id', 'roles'])
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId)
    .where('status', '=', 'active')
    .orderBy('id')
    .execute();
  const holding = (role: string) => people.find(({ roles }) => roles.includes(role))?.id;
  return holding('owner') ?? holding('seller') ?? null;
}
