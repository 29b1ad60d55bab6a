/**
 * The index by which claims find customers: keys of names as postings, looked up by equality alone, kept in the transaction
 * that changes a customer. All of it runs with the whole vendor in sight; callers open that with `acrossPartners`.
 * Postings are hints and are never taken back: what a customer is called now stands in the profile.
 */
import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import { sendAhead } from '../../../platform/db/driver.ts';
import { isOneOf } from '../../../platform/db/one-of.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { addressOf } from '../rules/address.ts';
import { postedKeys } from '../rules/keys.ts';
import { matchName } from '../rules/names.ts';
import { numberOf, packed, profileVersion } from '../rules/profile.ts';
import { type ReadAnew, saveReadAnew, selectAliases, selectNamesOfMany } from './customers.ts';
import { missingProfiles } from './postings.ts';

export interface NamedCustomer {
  vendor_id: string;
  id: string;
  name: string;
  country: string;
  region?: string | undefined;
  city?: string | undefined;
  address?: string | undefined;
}

/** Writes profile, keys and words of a customer's name and other names anew. */
export async function saveMatchKeys(tx: Tx, customer: NamedCustomer): Promise<void> {
  const aliases = await selectAliases(tx, customer.vendor_id, customer.id);
  await tx
    .deleteFrom('customer_tokens')
    .where('vendor_id', '=', customer.vendor_id)
    .where('customer_id', '=', customer.id)
    .execute();
  await insertMatchKeys(tx, customer, [customer.name, ...aliases.map((alias) => alias.name)]);
}

/** The same for a customer that has none yet. */
export async function insertMatchKeys(tx: Tx, customer: NamedCustomer, names: string[]): Promise<void> {
  const { profile, postings, tokens } = entriesOf(customer, names);
  await sendAhead(
    tx,
    profilesToWrite(tx, [profile]),
    ...(tokens.length > 0 ? [tx.insertInto('customer_tokens').values(tokens)] : []),
    ...(postings.length > 0 ? [postingsToWrite(tx, postings)] : []),
  );
}

// A statement has at most 65,535 parameters.
const rowsAtOnce = 15_000;

/** The same for many customers of one vendor. */
export async function insertMatchKeysOfMany(tx: Tx, customers: { customer: NamedCustomer; names: string[] }[]) {
  const all = customers.map(({ customer, names }) => entriesOf(customer, names));
  for (const part of parts(all.map(({ profile }) => profile))) await profilesToWrite(tx, part).execute();
  for (const part of parts(all.flatMap(({ tokens }) => tokens)))
    await tx
      .insertInto('customer_tokens')
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  for (const part of parts(all.flatMap(({ postings }) => postings))) await postingsToWrite(tx, part).execute();
}

function* parts<T>(rows: T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) yield rows.slice(from, from + rowsAtOnce);
}

function entriesOf(customer: NamedCustomer, names: string[]) {
  const { vendor_id, id: customer_id } = customer;
  const number = numberOf(customer_id);
  const read = names.map((name) => matchName(name, customer.country));
  const address = addressOf(customer.region, customer.city, customer.address);
  const keys = new Set(read.flatMap((name) => postedKeys(name, address).map(({ key }) => key)));
  return {
    profile: { vendor_id, number, customer_id, version: profileVersion, names: packed({ names: read, address }) },
    // In order, so that two who save at once never wait for each other crosswise.
    postings: [...keys].sort((a, b) => a - b).map((key) => ({ vendor_id, key, number })),
    tokens: [...new Set(read.flatMap((name) => name.tokens))]
      .sort()
      .map((token) => ({ vendor_id, token, customer_id })),
  };
}

type Entries = ReturnType<typeof entriesOf>;

const profilesToWrite = (tx: Tx, rows: Entries['profile'][]) =>
  tx
    .insertInto('customer_profiles')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['vendor_id', 'number', 'customer_id'])
        .doUpdateSet((eb) => ({ version: eb.ref('excluded.version'), names: eb.ref('excluded.names') })),
    );

const postingsToWrite = (tx: Tx, rows: Entries['postings']) =>
  tx
    .insertInto('customer_recent_postings')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing());

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

/** Customers whose profile is not made yet or was made by an older model, to be made anew; at most so many. */
export async function renewProfiles(tx: Tx, vendorId: string, atMost: number): Promise<number> {
  const { rows: stale } = await sql<{ customer_id: string }>`
    DELETE FROM customer_profiles p USING (
      SELECT s.number, s.customer_id FROM customer_profiles s
      WHERE s.vendor_id = ${vendorId} AND s.version < ${profileVersion}
      ORDER BY s.version LIMIT ${atMost} FOR UPDATE SKIP LOCKED
    ) old
    WHERE p.vendor_id = ${vendorId} AND p.number = old.number AND p.customer_id = old.customer_id
    RETURNING p.customer_id`.execute(tx);
  await writeAnew(
    tx,
    vendorId,
    stale.map((row) => row.customer_id),
  );
  return stale.length;
}

/** The newest customers that have no profile at all: the release before this one may still be at work beside it. */
export async function addMissingProfiles(tx: Tx, vendorId: string, among: number): Promise<number> {
  const missing = await missingProfiles(tx, vendorId, among);
  await writeAnew(tx, vendorId, missing);
  return missing.length;
}

async function writeAnew(tx: Tx, vendorId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const aliases = Map.groupBy(await selectNamesOfMany(tx, vendorId, ids), (row) => row.customer_id);
  const customers = await tx
    .selectFrom('customers')
    .select(['vendor_id', 'id', 'name', 'match_name', 'country', 'region', 'city', 'address'])
    .where('vendor_id', '=', vendorId)
    .where(isOneOf('id', ids))
    .execute();
  await saveReadAnew(
    tx,
    vendorId,
    readAnew(customers),
    [...aliases.values()].flatMap(readAnew).filter(isFirst(aliases)),
  );
  await tx.deleteFrom('customer_tokens').where('vendor_id', '=', vendorId).where(isOneOf('customer_id', ids)).execute();
  await insertMatchKeysOfMany(
    tx,
    customers.map((customer) => ({
      customer,
      names: [customer.name, ...(aliases.get(customer.id) ?? []).map((alias) => alias.name)],
    })),
  );
}

/** Those that this release reads otherwise. */
function readAnew(rows: { id: string; name: string; match_name: string; country?: string }[]): ReadAnew[] {
  return rows.flatMap(({ id, name, match_name: before, country = '' }) => {
    const { match_name, legal_form } = matchName(name, country);
    return match_name === before || match_name === '' ? [] : [{ id, match_name, legal_form }];
  });
}

/** Two names of one customer that are read alike now stay two: only one of them may take the new reading. */
function isFirst(aliases: ReadonlyMap<string, { id: string; match_name: string }[]>) {
  const taken = new Set([...aliases].flatMap(([customer, all]) => all.map((each) => `${customer} ${each.match_name}`)));
  const owners = new Map([...aliases].flatMap(([customer, all]) => all.map((each) => [each.id, customer] as const)));
  return ({ id, match_name }: ReadAnew) => {
    const reading = `${owners.get(id)} ${match_name}`;
    return !taken.has(reading) && taken.add(reading) !== undefined;
  };
}
