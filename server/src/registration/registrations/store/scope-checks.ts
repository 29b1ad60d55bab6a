import { type Insertable, sql } from 'kysely';
import { sameCustomers } from '../../../core/customers/index.ts';
import type { ScopeChecks } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

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
  const scopeIds = await scopeIdsOf(tx, vendorId, by, country);
  if (scopeIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom('protections')
    .select('family_id')
    .where('vendor_id', '=', vendorId)
    .where(sql<boolean>`active`)
    .where('until_at', '>', now)
    .where('partner_id', '<>', partnerId)
    .where('scope_id', 'in', scopeIds)
    .execute();
  return new Set(rows.map((row) => row.family_id));
}

/** The customers an identifier names, with all that people have called the same, and the groups that buy for them. */
async function scopeIdsOf(tx: Tx, vendorId: string, by: Identifier, country: string): Promise<string[]> {
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
  if (ids.size === 0) return [];
  const groups = await tx
    .selectFrom('customers as c')
    .innerJoin('customer_groups as g', (join) =>
      join.on('g.vendor_id', '=', vendorId).onRef('g.id', '=', 'c.group_id').on('g.purchases_centrally', '=', true),
    )
    .select('g.id')
    .where('c.vendor_id', '=', vendorId)
    .where('c.id', 'in', [...ids])
    .execute();
  return [...ids, ...groups.map((group) => group.id)];
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
