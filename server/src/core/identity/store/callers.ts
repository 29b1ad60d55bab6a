/** Who stands behind a key or a session. Nobody is known yet, so each look opens its own transaction of the vendor. */
import type { Database } from '../../../platform/db/pool.ts';
import { tenantTransaction } from '../../../platform/db/tenancy.ts';

/** A key that is not revoked, of a person who is still here. */
export function keyWithPerson(db: Database, { vendorId, secretHash }: { vendorId: string; secretHash: string }) {
  return tenantTransaction(db, { vendorId, partnerId: 'all' }, (tx) =>
    tx
      .selectFrom('api_keys as k')
      .innerJoin('people as p', (join) =>
        join.onRef('p.vendor_id', '=', 'k.vendor_id').onRef('p.id', '=', 'k.person_id'),
      )
      .select(['k.partner_id', 'k.person_id', 'k.roles', 'k.scopes', 'k.expires_at'])
      .select(['p.roles as person_roles', 'p.user_id', 'p.locale', 'p.time_zone'])
      .where('k.vendor_id', '=', vendorId)
      .where('p.vendor_id', '=', vendorId)
      .where('k.secret_hash', '=', secretHash)
      .where('k.revoked_at', 'is', null)
      .where('p.status', '=', 'active')
      .executeTakeFirst(),
  );
}

export async function vendorOfMembership(db: Database, userId: string, personId: string): Promise<string | undefined> {
  const place = await db
    .selectFrom('identity.memberships')
    .select('vendor_id')
    .where('user_id', '=', userId)
    .where('person_id', '=', personId)
    .where('active', '=', true)
    .executeTakeFirst();
  return place?.vendor_id;
}

export async function personBehindLogin(db: Database, of: { vendorId: string; personId: string; userId: string }) {
  const person = await activePerson(db, of);
  return person?.user_id === of.userId ? person : undefined;
}

export function activePerson(db: Database, of: { vendorId: string; personId: string }) {
  return tenantTransaction(db, { vendorId: of.vendorId, partnerId: 'all' }, (tx) =>
    tx
      .selectFrom('people')
      .select(['id', 'user_id', 'partner_id', 'roles', 'locale', 'time_zone'])
      .where('vendor_id', '=', of.vendorId)
      .where('id', '=', of.personId)
      .where('status', '=', 'active')
      .executeTakeFirst(),
  );
}

export type PersonOfCaller = NonNullable<Awaited<ReturnType<typeof activePerson>>>;
