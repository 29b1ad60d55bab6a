/**
 * The index by which claims find customers: names as posting rows, looked up by equality alone, kept in the transaction
 * that changes a customer. All of it runs with the whole vendor in sight; callers open that with `acrossPartners`.
 */
import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import { sendAhead } from '../../../platform/db/driver.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { matchName, postingKeys } from '../rules/names.ts';
import { selectAliases } from './customers.ts';

export interface NamedCustomer {
  vendor_id: string;
  id: string;
  name: string;
  country: string;
}

/** Writes the postings of a customer's name and other names anew. */
export async function saveMatchKeys(tx: Tx, customer: NamedCustomer): Promise<void> {
  const aliases = await selectAliases(tx, customer.vendor_id, customer.id);
  await tx
    .deleteFrom('customer_tokens')
    .where('vendor_id', '=', customer.vendor_id)
    .where('customer_id', '=', customer.id)
    .execute();
  await insertMatchKeys(tx, customer, [customer.name, ...aliases.map((alias) => alias.name)]);
}

/** The postings of a customer that has none yet. */
export async function insertMatchKeys(tx: Tx, customer: NamedCustomer, names: string[]): Promise<void> {
  const keys = [...new Set(names.flatMap((name) => postingKeys(matchName(name, customer.country))))];
  const rows = keys.map((token) => ({ vendor_id: customer.vendor_id, token, customer_id: customer.id }));
  await sendAhead(tx, tx.insertInto('customer_tokens').values(rows));
}

/** The postings of many customers that have none yet. */
export async function insertMatchKeysOfMany(tx: Tx, vendor_id: string, customers: NamedCustomer[]): Promise<void> {
  const rows = customers.flatMap(({ id, name, country }) =>
    postingKeys(matchName(name, country)).map((token) => ({ vendor_id, token, customer_id: id })),
  );
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx
      .insertInto('customer_tokens')
      .values(rows.slice(from, from + rowsAtOnce))
      .execute();
}

// A statement has at most 65,535 parameters.
const rowsAtOnce = 10_000;

/** Another name of a customer, remembered once; returns false when it says nothing new. */
export async function addAlias(
  tx: Tx,
  customer: NamedCustomer,
  name: string,
  source: 'registration' | 'verdict' | 'manual',
  now: Date,
): Promise<boolean> {
  const match_name = matchName(name, customer.country).match_name;
  if (match_name === '' || match_name === matchName(customer.name, customer.country).match_name) return false;
  const { vendor_id } = customer;
  const added = await tx
    .insertInto('customer_aliases')
    .values({ vendor_id, id: newId(now), customer_id: customer.id, name, match_name, source, created_at: now })
    .onConflict((conflict) => conflict.columns(['vendor_id', 'customer_id', 'match_name']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export interface Posting {
  token: string;
  customers: string[];
}

/** A key that so many customers carry tells nothing; its rows are not read further. */
export const mostPerKey = 300;

/** Who carries each key, the rarest key first; keys at the limit are left out. The count is the estimate of rarity. */
export async function readPostings(tx: Tx, vendorId: string, keys: string[]): Promise<Posting[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<Posting>`
    SELECT k.token, array_agg(p.customer_id::text) AS customers
    FROM unnest(${keys}::text[]) AS k (token)
    CROSS JOIN LATERAL (
      SELECT t.customer_id FROM customer_tokens t
      WHERE t.vendor_id = ${vendorId} AND t.token = k.token LIMIT ${mostPerKey + 1}
    ) p
    GROUP BY k.token ORDER BY count(*), k.token`.execute(tx);
  return rows.filter((row) => row.customers.length <= mostPerKey);
}
