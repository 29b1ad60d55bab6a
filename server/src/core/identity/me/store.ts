import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { forgetPeopleNames } from '../people/store.ts';

export async function selectUser(tx: Transaction<DB>, userId: string) {
  return tx
    .selectFrom('identity.users')
    .select(['id', 'email', 'name', 'two_factor_enabled'])
    .where('id', '=', userId)
    .executeTakeFirst();
}

export interface PlaceRow {
  vendor_id: string;
  person_id: string;
}

export async function selectPlaces(tx: Transaction<DB>, userId: string): Promise<PlaceRow[]> {
  return tx
    .selectFrom('identity.memberships')
    .select(['vendor_id', 'person_id'])
    .where('user_id', '=', userId)
    .where('active', '=', true)
    .orderBy('created_at')
    .orderBy('person_id')
    .execute();
}

export async function selectVendor(tx: Transaction<DB>, vendorId: string) {
  return tx
    .selectFrom('vendor_directory')
    .select(['vendor_id as id', 'slug', 'name'])
    .where('vendor_id', '=', vendorId)
    .executeTakeFirstOrThrow();
}

/** Those of the given people who still act here. */
export async function selectActive(tx: Tx, vendorId: string, personIds: string[]) {
  return tx
    .selectFrom('people as p')
    .leftJoin('partners as c', (join) =>
      join.onRef('c.vendor_id', '=', 'p.vendor_id').onRef('c.id', '=', 'p.partner_id').on('c.vendor_id', '=', vendorId),
    )
    .select(['p.id', 'p.partner_id', 'c.name as partner_name', 'p.roles', 'p.full_name', 'p.phone', 'p.position'])
    .select(['p.locale', 'p.time_zone'])
    .where('p.vendor_id', '=', vendorId)
    .where('p.id', 'in', personIds)
    .where('p.status', '=', 'active')
    .execute();
}

export async function saveProfile(
  tx: Tx,
  vendorId: string,
  personId: string,
  changes: Partial<Record<'full_name' | 'phone' | 'position' | 'locale' | 'time_zone', string>>,
) {
  const names = ['id as person_id', 'full_name', 'phone', 'position', 'locale', 'time_zone'] as const;
  if (Object.keys(changes).length > 0) {
    forgetPeopleNames(vendorId);
    return tx
      .updateTable('people')
      .set(changes)
      .where('vendor_id', '=', vendorId)
      .where('id', '=', personId)
      .returning(names)
      .executeTakeFirstOrThrow();
  }
  return tx
    .selectFrom('people')
    .select(names)
    .where('vendor_id', '=', vendorId)
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
}

/** Sessions live by the database's clock, as the sign-in library does. */
export async function selectSessions(tx: Transaction<DB>, userId: string) {
  return tx
    .selectFrom('identity.sessions')
    .select(['id', 'created_at', 'updated_at', 'expires_at', 'ip_address', 'user_agent'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('updated_at', 'desc')
    .limit(100)
    .execute();
}

export async function deleteSessions(
  tx: Transaction<DB>,
  userId: string,
  which: { only?: string; except?: string | undefined },
): Promise<number> {
  let query = tx.deleteFrom('identity.sessions').where('user_id', '=', userId);
  if (which.only) query = query.where('id', '=', which.only);
  if (which.except) query = query.where('id', '<>', which.except);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}
