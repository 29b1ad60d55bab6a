/** Rows of logins and of the places they open. */
import type { Insertable, Transaction } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Database } from '../../../platform/db/pool.ts';
import type { DB, People } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export async function findLogin(tx: Transaction<DB>, email: string): Promise<{ id: string } | null> {
  const row = await tx
    .selectFrom('identity.users')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row ?? null;
}

/** False when the address is taken. */
export async function insertLogin(
  tx: Transaction<DB>,
  { id, email, name, passwordHash, now }: { id: string; email: string; name: string; passwordHash: string; now: Date },
): Promise<boolean> {
  const times = { created_at: now, updated_at: now };
  const written = await tx
    .insertInto('identity.users')
    .values({ id, name, email: email.toLowerCase(), email_verified: true, ...times })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) return false;
  await tx
    .insertInto('identity.accounts')
    .values({
      id: newId(now),
      account_id: id,
      provider_id: 'credential',
      user_id: id,
      password: passwordHash,
      ...times,
    })
    .execute();
  return true;
}

/** False when the login has a record in this place already. */
export async function insertPerson(tx: Tx, row: Insertable<People>): Promise<boolean> {
  const written = await tx
    .insertInto('people')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return written !== undefined;
}

export interface Place {
  userId: string;
  personId: string;
  vendorId: string;
  partnerId: string | null;
  now: Date;
}

export async function addMembership(tx: Transaction<DB>, place: Place): Promise<void> {
  await tx
    .insertInto('identity.memberships')
    .values({
      user_id: place.userId,
      person_id: place.personId,
      vendor_id: place.vendorId,
      partner_id: place.partnerId,
      created_at: place.now,
    })
    .execute();
}

/** The person no longer acts here; the login keeps its other places. */
export async function endMembership(tx: Transaction<DB>, vendorId: string, personId: string): Promise<void> {
  await tx
    .updateTable('identity.memberships')
    .set({ active: false })
    .where('vendor_id', '=', vendorId)
    .where('person_id', '=', personId)
    .execute();
}

/** The place that the login behind an address was given last. */
export function latestPlace(db: Database, email: string) {
  return db
    .selectFrom('identity.memberships as m')
    .innerJoin('identity.users as u', 'u.id', 'm.user_id')
    .select(['m.vendor_id', 'm.person_id'])
    .where('u.email', '=', email.toLowerCase())
    .where('m.active', '=', true)
    .orderBy('m.created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export function addressee(tx: Tx, vendorId: string, personId: string) {
  return tx
    .selectFrom('people')
    .select(['full_name', 'locale', 'partner_id'])
    .where('vendor_id', '=', vendorId)
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
}
