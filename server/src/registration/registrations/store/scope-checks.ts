import { type Insertable, sql } from 'kysely';
import { groupsLeft, sameCustomers } from '../../../core/customers/index.ts';
import { holdsOneOf } from '../../../platform/db/one-of.ts';
import type { ScopeChecks } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { undecidedStates } from '../rules/states.ts';
import { selectCustomerScopes } from './candidates.ts';
import { boughtForTogether } from './scopes.ts';

export interface Identifier {
  kind: 'tax_id' | 'domain';
  value: string;
}

export async function checksSince(tx: Tx, vendorId: string, partnerId: string, since: Date): Promise<number> {
  const row = await tx
    .selectFrom('scope_checks')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Different customers that the partner has asked about since and not registered. */
export async function unregisteredChecks(tx: Tx, vendorId: string, partnerId: string, since: Date): Promise<number> {
  const row = await tx
    .selectFrom('scope_checks as c')
    .select((eb) => eb.fn.count<number>('c.value').distinct().as('n'))
    .where('c.vendor_id', '=', vendorId)
    .where('c.partner_id', '=', partnerId)
    .where('c.at', '>', since)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('registrations as r')
            .select('r.id')
            .where('r.vendor_id', '=', vendorId)
            .where('r.partner_id', '=', partnerId)
            .where('r.number', 'is not', null)
            .where((or) =>
              or.or([or('r.customer_tax_id', '=', or.ref('c.value')), or('r.customer_domain', '=', or.ref('c.value'))]),
            ),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export async function insertCheck(tx: Tx, row: Insertable<ScopeChecks>): Promise<void> {
  await tx.insertInto('scope_checks').values(row).execute();
}

/** Families on which another partner holds a running protection for the customer (or its centrally buying group). */
export async function takenFamilies(
  tx: Tx,
  vendorId: string,
  partnerId: string,
  by: Identifier,
  country: string,
  now: Date,
): Promise<Set<string>> {
  const { scopeIds, left } = await scopeIdsOf(tx, vendorId, by, country, now);
  if (scopeIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom('protections')
    .select(['family_id', 'scope_id', 'from_at'])
    .where('vendor_id', '=', vendorId)
    .where(sql<boolean>`active`)
    .where('until_at', '>', now)
    .where('partner_id', '<>', partnerId)
    .where('scope_id', 'in', [...scopeIds, ...left.map(({ group_id }) => group_id)])
    .execute();
  const promised = rows.filter(
    (row) =>
      scopeIds.includes(row.scope_id) ||
      left.some(({ group_id, left_at }) => group_id === row.scope_id && row.from_at < left_at),
  );
  return new Set(promised.map((row) => row.family_id));
}

/** Whether another partner's claim waits for a decision on one of the families (any, when none is named): not taken, but not free either. */
export async function isClaimed(
  tx: Tx,
  vendorId: string,
  partnerId: string,
  by: Identifier,
  country: string,
  familyIds: readonly string[],
  now: Date,
): Promise<boolean> {
  const { scopeIds } = await scopeIdsOf(tx, vendorId, by, country, now);
  if (scopeIds.length === 0) return false;
  let claims = tx
    .selectFrom('registrations')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('customer_id', 'in', scopeIds)
    .where('partner_id', '<>', partnerId)
    .where('state', 'in', [...undecidedStates, 'action_required']);
  if (familyIds.length > 0) claims = claims.where(holdsOneOf('family_ids', familyIds));
  return (await claims.limit(1).executeTakeFirst()) !== undefined;
}

/** The customers an identifier names, with all that people have called the same, their groups, and those that the groups buy for. */
async function scopeIdsOf(tx: Tx, vendorId: string, by: Identifier, country: string, at: Date) {
  const customers = tx
    .selectFrom('customers')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('status', '=', 'active')
    .limit(50);
  const named = await (by.kind === 'tax_id'
    ? customers.where('country', '=', country).where('tax_id', '=', by.value)
    : customers.where('web_domain', '=', by.value)
  ).execute();
  const ids = new Set<string>();
  for (const { id } of named) for (const same of await sameCustomers(tx, vendorId, id)) ids.add(same);
  if (ids.size === 0) return { scopeIds: [], left: [] };
  const records = await selectCustomerScopes(tx, vendorId, [...ids], at);
  const members = await boughtForTogether(tx, vendorId, records, at);
  const scopeIds = [...ids, ...records.flatMap(({ group_id }) => group_id ?? []), ...members];
  return { scopeIds, left: await groupsLeft(tx, vendorId, [...ids], at) };
}

/** The customer as this partner itself has registered it last; nothing of what others know. */
export async function knownToPartner(tx: Tx, vendorId: string, partnerId: string, by: Identifier, country: string) {
  const query = tx
    .selectFrom('registrations')
    .select([
      'customer_name',
      'customer_country',
      'customer_city',
      'customer_region',
      'customer_tax_id',
      'customer_domain',
    ])
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId)
    .where('customer_name', '<>', '')
    .orderBy('updated_at', 'desc')
    .limit(1);
  const row = await (by.kind === 'tax_id'
    ? query.where('customer_tax_id', '=', by.value).where('customer_country', '=', country)
    : query.where('customer_domain', '=', by.value)
  ).executeTakeFirst();
  if (!row) return null;
  return {
    name: row.customer_name,
    country: row.customer_country,
    city: row.customer_city,
    region: row.customer_region,
    tax_id: row.customer_tax_id,
    domain: row.customer_domain,
  };
}
