/** Rows of registrations: locked, read, saved. Every function names the vendor on every table. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import { seal, type Unchecked } from '../../../access/guard.ts';
import { sendAhead } from '../../../platform/db/driver.ts';
import type { Registrations } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { RegistrationState } from '../rules/states.ts';

export type RegistrationRecord = Omit<Selectable<Registrations>, 'state'> & {
  state: RegistrationState;
  time_zone: string;
};

function ownedBy(row: Pick<Selectable<Registrations>, 'vendor_id' | 'partner_id' | 'number' | 'drafted_by'>) {
  // Until its first submission a claim is nobody's but its partner's, unless the vendor's people began it for them.
  const partnerOnly = row.number === null && row.drafted_by === null;
  return { vendorId: row.vendor_id, partnerId: row.partner_id, partnerOnly };
}

/** The row under a lock, sealed; null when it is not there (or not within row-level security). */
export async function lockRegistration(
  tx: Tx,
  vendorId: string,
  id: string,
): Promise<Unchecked<RegistrationRecord> | null> {
  return sealed(await oneWithZone(tx, vendorId, id).forUpdate('r').executeTakeFirst());
}

/** The row as it is, sealed. */
export async function readRegistration(
  tx: Tx,
  vendorId: string,
  id: string,
): Promise<Unchecked<RegistrationRecord> | null> {
  return sealed(await oneWithZone(tx, vendorId, id).executeTakeFirst());
}

function oneWithZone(tx: Tx, vendorId: string, id: string) {
  return tx
    .selectFrom('registrations as r')
    .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'r.partner_id'))
    .selectAll('r')
    .select('p.time_zone')
    .where('r.vendor_id', '=', vendorId)
    .where('r.id', '=', id);
}

function sealed(row: (Selectable<Registrations> & { time_zone: string }) | undefined) {
  return row ? seal({ ...row, state: row.state as RegistrationState }, ownedBy(row)) : null;
}

export async function insertRegistration(
  tx: Tx,
  row: Insertable<Registrations> & Claiming,
  products: ProductLine[],
): Promise<void> {
  await sendAhead(tx, tx.insertInto('registrations').values({ ...row, family_ids: familyIds(products) }));
  await insertProducts(tx, row, products);
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

/** Somebody still works on it; the version stays, so that an open form goes on saving. */
export async function touchDraft(tx: Tx, row: { vendor_id: string; id: string }, now: Date): Promise<void> {
  await tx
    .updateTable('registrations')
    .set({ updated_at: now })
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .execute();
}

/** What the partner reads stays as it is, version and time too: that its claim was compared is not for it to see. */
export async function moveToCustomer(
  tx: Tx,
  row: { vendor_id: string; id: string },
  customerId: string,
): Promise<void> {
  await tx
    .updateTable('registrations')
    .set({ customer_id: customerId })
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .execute();
}

export interface ProductLine {
  family_id: string;
  quantity: number | null;
}

interface Claiming {
  vendor_id: string;
  id: string;
  partner_id: string;
}

export async function productLines(tx: Tx, row: Claiming): Promise<ProductLine[]> {
  return tx
    .selectFrom('registration_products')
    .select(['family_id', 'quantity'])
    .where('vendor_id', '=', row.vendor_id)
    .where('registration_id', '=', row.id)
    .orderBy('family_id')
    .execute();
}

/** @returns what the registration's own row is to be saved with */
export async function replaceProducts(
  tx: Tx,
  row: Claiming,
  lines: ProductLine[],
): Promise<Pick<RegistrationRecord, 'family_ids'>> {
  await sendAhead(
    tx,
    tx.deleteFrom('registration_products').where('vendor_id', '=', row.vendor_id).where('registration_id', '=', row.id),
  );
  await insertProducts(tx, row, lines);
  return { family_ids: familyIds(lines) };
}

async function insertProducts(tx: Tx, row: Claiming, lines: ProductLine[]): Promise<void> {
  if (lines.length === 0) return;
  const { vendor_id, partner_id, id: registration_id } = row;
  const rows = lines.map((line) => ({ vendor_id, registration_id, partner_id, ...line }));
  await sendAhead(tx, tx.insertInto('registration_products').values(rows));
}

const familyIds = (lines: ProductLine[]) => lines.map((line) => line.family_id).sort();

/**
 * Saves and gives the next number in one statement. The counter's row stays locked until commit, and every submission of
 * the vendor waits for it: call it last, with as little as possible between it and the commit.
 */
export async function saveNumbered(
  tx: Tx,
  row: RegistrationRecord,
  set: Updateable<Registrations>,
  now: Date,
): Promise<RegistrationRecord> {
  const saved = await tx
    .with('next', (db) =>
      db
        .insertInto('counters')
        .values({ vendor_id: row.vendor_id, name: 'registration', value: 1 })
        .onConflict((conflict) =>
          conflict.columns(['vendor_id', 'name']).doUpdateSet((eb) => ({ value: eb('counters.value', '+', 1) })),
        )
        .returning('value'),
    )
    .updateTable('registrations')
    .from('next')
    .set((eb) => ({ ...set, number: eb.ref('next.value'), version: row.version + 1, updated_at: now }))
    .where('registrations.vendor_id', '=', row.vendor_id)
    .where('registrations.id', '=', row.id)
    .returningAll('registrations')
    .executeTakeFirstOrThrow();
  return { ...saved, state: saved.state as RegistrationState, time_zone: row.time_zone };
}
