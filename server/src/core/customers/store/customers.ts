import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { type Scope, seal, type Unchecked } from '../../../access/guard.ts';
import { decodeCursor } from '../../../kernel/page.ts';
import { fail } from '../../../kernel/problem.ts';
import { sheetCountAtMost } from '../../../kernel/sheet.ts';
import { countFound } from '../../../platform/db/counting.ts';
import { isOneOf } from '../../../platform/db/one-of.ts';
import type { Customers } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { customersMatching } from './text-search.ts';

export type CustomerRow = Selectable<Customers> & { group_name: string | null; purchases_centrally: boolean | null };

function customersWithGroup(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('customers as c')
    .leftJoin('customer_groups as g', (join) => join.on('g.vendor_id', '=', vendorId).onRef('g.id', '=', 'c.group_id'))
    .selectAll('c')
    .select(['g.name as group_name', 'g.purchases_centrally'])
    .where('c.vendor_id', '=', vendorId);
}

export async function customerById(tx: Tx, vendorId: string, id: string): Promise<CustomerRow | undefined> {
  return customersWithGroup(tx, vendorId).where('c.id', '=', id).executeTakeFirst();
}

export async function customersById(tx: Tx, vendorId: string, ids: string[]): Promise<CustomerRow[]> {
  return customersWithGroup(tx, vendorId).where(isOneOf('c.id', ids)).execute();
}

export async function customerNames(
  tx: Tx,
  vendorId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('customers')
    .select(['id', 'name'])
    .where('vendor_id', '=', vendorId)
    .where(isOneOf('id', [...ids]))
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function findCustomer(tx: Tx, vendorId: string, id: string): Promise<Unchecked<CustomerRow> | undefined> {
  const row = await customerById(tx, vendorId, id);
  return row && seal(row, { vendorId: row.vendor_id, partnerId: null });
}

export async function lockCustomer(tx: Tx, vendorId: string, id: string): Promise<Unchecked<CustomerRow> | undefined> {
  const locked = await tx
    .selectFrom('customers')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return locked && findCustomer(tx, vendorId, id);
}

export interface CustomerFilter {
  q?: string | undefined;
  group_id?: string | undefined;
  country?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

export async function selectCustomers(
  tx: Tx,
  scope: Scope<'customer.read'>,
  filter: CustomerFilter,
): Promise<CustomerRow[]> {
  let query = customersWithGroup(tx, scope.vendorId).where(found(scope.vendorId, filter));
  if (filter.cursor) {
    const after = decodeCursor(filter.cursor, ['string', 'id']);
    if (!after) fail('request.invalid', {}, [{ path: 'cursor', code: 'field.invalid' }]);
    query = query.where(sql<boolean>`(c.name, c.id) > (${after[0]}, ${after[1]})`);
  }
  return query
    .orderBy('c.name')
    .orderBy('c.id')
    .limit(filter.limit + 1)
    .execute();
}

/** @returns how many rows the list has; counting stops where no file holds more */
export async function countCustomers(
  tx: Tx,
  scope: Scope<'customer.read'>,
  filter: Omit<CustomerFilter, 'cursor' | 'limit'>,
): Promise<number> {
  const rows = tx
    .selectFrom('customers as c')
    .select('c.id')
    .where('c.vendor_id', '=', scope.vendorId)
    .where(found(scope.vendorId, filter))
    .limit(sheetCountAtMost);
  return countFound(tx, rows);
}

function found(vendorId: string, { group_id, country, q }: Omit<CustomerFilter, 'cursor' | 'limit'>) {
  const all = [sql`c.status = 'active'`];
  if (group_id) all.push(sql`c.group_id = ${group_id}`);
  if (country) all.push(sql`c.country = ${country}`);
  if (q) all.push(sql`c.id IN (${customersMatching(vendorId, q)})`);
  return sql<boolean>`${sql.join(all, sql` AND `)}`;
}

/** A LIKE pattern for text that holds `part` anywhere. */
export function containing(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`;
}

export async function insertCustomer(tx: Tx, row: Insertable<Customers>): Promise<boolean> {
  const inserted = await tx
    .insertInto('customers')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['vendor_id', 'country', 'tax_id'])
        .where('tax_id', 'is not', null)
        // Written out: as a parameter it would not be seen to match the index once the plan is a generic one.
        .where(sql<boolean>`status = 'active'`)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** @throws ProblemError `customer.tax_id_taken` when another customer took this id since it was looked at */
export async function updateCustomer(
  tx: Tx,
  vendorId: string,
  id: string,
  changes: Updateable<Customers>,
): Promise<void> {
  try {
    await tx.updateTable('customers').set(changes).where('vendor_id', '=', vendorId).where('id', '=', id).execute();
  } catch (error) {
    if (!isTaken(error)) throw error;
    fail('customer.tax_id_taken', { known: 'no' }, [{ path: 'tax_id', code: 'field.taken' }]);
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'customers_one_per_tax_id';
}

export async function findByTaxId(
  tx: Tx,
  vendorId: string,
  country: string,
  taxId: string,
): Promise<CustomerRow | undefined> {
  return customersWithGroup(tx, vendorId)
    .where('c.country', '=', country)
    .where('c.tax_id', '=', taxId)
    .where(sql<boolean>`c.status = 'active'`)
    .executeTakeFirst();
}

/** Active customers by `country tax_id`. */
export async function findByTaxIds(tx: Tx, vendorId: string, taxIds: string[]): Promise<Map<string, string>> {
  if (taxIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('customers')
    .select(['id', 'country', 'tax_id'])
    .where('vendor_id', '=', vendorId)
    .where(sql<boolean>`tax_id = any(${taxIds}::text[])`)
    .where(sql<boolean>`status = 'active'`)
    .execute();
  return new Map(rows.map(({ id, country, tax_id }) => [`${country} ${tax_id}`, id]));
}

export async function insertCustomers(tx: Tx, rows: Insertable<Customers>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('customers').values(rows).execute();
}

/** By any of four roads; merged records aside. */
export async function customersLike(
  tx: Tx,
  vendorId: string,
  by: { ids: string[]; domain: string | null; phone: string | null; group_id: string | null },
  limit: number,
): Promise<CustomerRow[]> {
  return customersWithGroup(tx, vendorId)
    .where('c.status', '=', 'active')
    .where((eb) =>
      eb.or([
        ...(by.ids.length > 0 ? [isOneOf('c.id', by.ids)] : []),
        ...(by.domain ? [eb('c.web_domain', '=', by.domain)] : []),
        ...(by.phone ? [eb('c.phone', '=', by.phone)] : []),
        ...(by.group_id ? [eb('c.group_id', '=', by.group_id)] : []),
      ]),
    )
    .limit(limit)
    .execute();
}

/** Those that a person has called by this name; two are as good as many. */
export async function customersConfirmedAs(tx: Tx, vendorId: string, country: string, matchName: string) {
  return customersWithGroup(tx, vendorId)
    .innerJoin('customer_aliases as a', (join) =>
      join.on('a.vendor_id', '=', vendorId).onRef('a.customer_id', '=', 'c.id'),
    )
    .where('a.match_name', '=', matchName)
    .where('a.source', '=', 'verdict')
    .where('c.country', '=', country)
    .where('c.status', '=', 'active')
    .limit(2)
    .execute();
}

/** The oldest with this name and domain together. */
export async function findByNameAndDomain(
  tx: Tx,
  vendorId: string,
  by: { country: string; match_name: string; domain: string },
): Promise<CustomerRow | undefined> {
  return customersWithGroup(tx, vendorId)
    .where('c.match_name', '=', by.match_name)
    .where('c.web_domain', '=', by.domain)
    .where('c.country', '=', by.country)
    .where('c.status', '=', 'active')
    .orderBy('c.id')
    .limit(1)
    .executeTakeFirst();
}

export async function selectAliases(tx: Tx, vendorId: string, customerId: string) {
  return tx
    .selectFrom('customer_aliases')
    .select(['name', 'match_name', 'source'])
    .where('vendor_id', '=', vendorId)
    .where('customer_id', '=', customerId)
    .orderBy('name')
    .execute();
}

export async function selectNamesOfMany(tx: Tx, vendorId: string, customerIds: string[]) {
  if (customerIds.length === 0) return [];
  return tx
    .selectFrom('customer_aliases')
    .select(['customer_id', 'id', 'name', 'match_name'])
    .where('vendor_id', '=', vendorId)
    .where(isOneOf('customer_id', customerIds))
    .execute();
}

export interface ReadAnew {
  id: string;
  match_name: string;
  legal_form: string;
}

/** What a newer release reads in the same names. */
export async function saveReadAnew(
  tx: Tx,
  vendorId: string,
  customers: ReadAnew[],
  aliases: ReadAnew[],
): Promise<void> {
  const list = (rows: ReadAnew[], column: keyof ReadAnew) => rows.map((row) => row[column]);
  if (customers.length > 0)
    await sql`
      UPDATE customers c SET match_name = r.match_name, legal_form = r.legal_form
      FROM unnest(${list(customers, 'id')}::uuid[], ${list(customers, 'match_name')}::text[], ${list(customers, 'legal_form')}::text[])
        AS r (id, match_name, legal_form)
      WHERE c.vendor_id = ${vendorId} AND c.id = r.id`.execute(tx);
  if (aliases.length > 0)
    await sql`
      UPDATE customer_aliases a SET match_name = r.match_name
      FROM unnest(${list(aliases, 'id')}::uuid[], ${list(aliases, 'match_name')}::text[]) AS r (id, match_name)
      WHERE a.vendor_id = ${vendorId} AND a.id = r.id`.execute(tx);
}

/** Names that people gave by hand; those that were confirmed or used in claims stay. */
export async function removeManualAliases(tx: Tx, vendorId: string, customerId: string): Promise<void> {
  await tx
    .deleteFrom('customer_aliases')
    .where('vendor_id', '=', vendorId)
    .where('customer_id', '=', customerId)
    .where('source', '=', 'manual')
    .execute();
}
