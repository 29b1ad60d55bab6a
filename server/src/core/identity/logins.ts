/** A login arises with an invitation, at set-up, or in the demo, never by itself. */
import { hashPassword } from 'better-auth/crypto';
import type { Transaction } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type { DB } from '../../platform/db/schema.gen.ts';
import { insertLogin } from './store/logins.ts';

export { hashPassword };

export interface NewLogin {
  email: string;
  name: string;
  password: Password;
  now: Date;
}

/** In clear, or a hash made before: hashing is slow by intent, and many logins with one password need it once. */
export type Password = string | { hash: string };

/** The address counts as proven: whoever calls this has seen the proof. @returns null when the address is taken */
export async function createLogin(tx: Transaction<DB>, { password, ...login }: NewLogin): Promise<string | null> {
  const id = newId(login.now);
  const passwordHash = typeof password === 'string' ? await hashPassword(password) : password.hash;
  return (await insertLogin(tx, { ...login, id, passwordHash })) ? id : null;
}
