/** Rows of registrations: locked, read, saved. Every function names the vendor on every table. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import { seal, type Unchecked } from '../../../access/guard.ts';
import type { Registrations } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { RegistrationState } from '../rules/states.ts';

export type RegistrationRecord = Omit<Selectable<Registrations>, 'state'> & {
  state: RegistrationState;
  time_zone: string;
};

function ownedBy(row: { vendor_id: string; partner_id: string; number: number | null }) {
  // Until its first submission a claim is nobody's but its partner's.
  return { vendorId: row.vendor_id, partnerId: row.partner_id, partnerOnly: row.number === null };
}

/** The row under a lock, sealed; null when it is not there (or not within row-level security). */
export async function lockRegistration(
  tx: Tx,
  vendorId: string,
  id: string,
): Promise<Unchecked<RegistrationRecord> | null> {
  const row = await tx
    .selectFrom('registrations')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  return seal(await withZone(tx, row), ownedBy(row));
}

/** The row as it is, sealed. */
export async function readRegistration(
  tx: Tx,
  vendorId: string,
  id: string,
): Promise<Unchecked<RegistrationRecord> | null> {
  const row = await tx
    .selectFrom('registrations')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return seal(await withZone(tx, row), ownedBy(row));
}

async function withZone(tx: Tx, row: Selectable<Registrations>): Promise<RegistrationRecord> {
  const partner = await tx
    .selectFrom('partners')
    .select('time_zone')
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.partner_id)
    .executeTakeFirstOrThrow();
  return { ...row, state: row.state as RegistrationState, time_zone: partner.time_zone };
}

export async function insertRegistration(tx: Tx, row: Insertable<Registrations>): Promise<void> {
  await tx.insertInto('registrations').values(row).execute();
}

export async function saveRegistration(
  tx: Tx,
  row: RegistrationRecord,
  set: Updateable<Registrations>,
  now: Date,
): Promise<RegistrationRecord> {
  const saved = await tx
    .updateTable('registrations')
    .set({ ...set, version: row.version + 1, updated_at: now })
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ...saved, state: saved.state as RegistrationState, time_zone: row.time_zone };
}

export interface ProductLine {
  family_id: string;
  quantity: number | null;
}

export async function replaceProducts(
  tx: Tx,
  row: { vendor_id: string; id: string; partner_id: string },
  lines: ProductLine[],
): Promise<void> {
  await tx
    .deleteFrom('registration_products')
    .where('vendor_id', '=', row.vendor_id)
    .where('registration_id', '=', row.id)
    .execute();
  if (lines.length === 0) return;
  await tx
    .insertInto('registration_products')
    .values(
      lines.map((line) => ({ vendor_id: row.vendor_id, registration_id: row.id, partner_id: row.partner_id, ...line })),
    )
    .execute();
}

export async function familyIds(tx: Tx, row: { vendor_id: string; id: string }): Promise<string[]> {
  const rows = await tx
    .selectFrom('registration_products')
    .select('family_id')
    .where('vendor_id', '=', row.vendor_id)
    .where('registration_id', '=', row.id)
    .orderBy('family_id')
    .execute();
  return rows.map((each) => each.family_id);
}

/** Takes the next value of a per-vendor counter; its row stays locked until commit, so call it late. */
export async function nextNumber(tx: Tx, vendorId: string, name: string): Promise<number> {
  const row = await tx
    .insertInto('counters')
    .values({ vendor_id: vendorId, name, value: 1 })
    .onConflict((conflict) =>
      conflict.columns(['vendor_id', 'name']).doUpdateSet((eb) => ({ value: eb('counters.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return row.value;
}
