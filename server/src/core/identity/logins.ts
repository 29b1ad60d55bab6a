/** Logins and the places they open. A login arises with an invitation, at set-up, or in the demo, never by itself. */
import { hashPassword } from 'better-auth/crypto';
import type { Transaction } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type { DB } from '../../platform/db/schema.gen.ts';

export { hashPassword };

export interface NewLogin {
  email: string;
  name: string;
  password: Password;
  now: Date;
}

/** In clear, or a hash made before: hashing is slow by intent, and many logins with one password need it once. */
export type Password = string | { hash: string };

export async function findLogin(tx: Transaction<DB>, email: string): Promise<{ id: string } | null> {
  const row = await tx
    .selectFrom('identity.users')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row ?? null;
}

/** The address counts as proven: whoever calls this has seen the proof. @returns null when the address is taken */
export async function createLogin(tx: Transaction<DB>, login: NewLogin): Promise<string | null> {
  const { name, now } = login;
  const id = newId(now);
  const times = { created_at: now, updated_at: now };
  const written = await tx
    .insertInto('identity.users')
    .values({ id, name, email: login.email.toLowerCase(), email_verified: true, ...times })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) return null;
  const password = typeof login.password === 'string' ? await hashPassword(login.password) : login.password.hash;
  await tx
    .insertInto('identity.accounts')
    .values({ id: newId(now), account_id: id, provider_id: 'credential', user_id: id, password, ...times })
    .execute();
  return id;
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
