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
import { numberOf, packed, profileVersion, unpacked } from '../rules/profile.ts';
import { listedWords } from '../rules/typed-words.ts';
import { type ReadAnew, saveReadAnew, selectAliases, selectNamesOfMany } from './customers.ts';
import { missingProfiles } from './postings.ts';
import { changesToWrite } from './word-lists.ts';

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
  const listed = await wordsOfProfile(tx, customer);
  await writeMatchKeys(tx, customer, [customer.name, ...aliases.map((alias) => alias.name)], listed);
}

/** The same for a customer that has none yet. */
export const insertMatchKeys = (tx: Tx, customer: NamedCustomer, names: string[]): Promise<void> =>
  writeMatchKeys(tx, customer, names, []);

async function writeMatchKeys(tx: Tx, customer: NamedCustomer, names: string[], listed: string[] | null) {
  const { profile, postings, words } = entriesOf(customer, names);
  const change = { vendor_id: customer.vendor_id, kind: 'customer' as const, id: customer.id, words, listed };
  await sendAhead(
    tx,
    profilesToWrite(tx, [profile]),
    ...(listed?.join() === words.join() ? [] : [changesToWrite(tx, [change])]),
    ...(postings.length > 0 ? [postingsToWrite(tx, customer.vendor_id, postings)] : []),
  );
}

/** The words under which a customer has been found so far; null when its profile is missing or of another release. */
async function wordsOfProfile(tx: Tx, { vendor_id, id }: NamedCustomer): Promise<string[] | null> {
  const profile = await tx
    .selectFrom('customer_profiles')
    .select('names')
    .where('vendor_id', '=', vendor_id)
    .where('number', '=', numberOf(id))
    .where('customer_id', '=', id)
    .where('version', '=', profileVersion)
    .executeTakeFirst();
  return profile ? listedWords(unpacked(profile.names).names) : null;
}

// A statement has at most 65,535 parameters.
const rowsAtOnce = 10_000;

/** The same for many customers of one vendor; `listed` as a change has it. */
export async function insertMatchKeysOfMany(
  tx: Tx,
  customers: { customer: NamedCustomer; names: string[] }[],
  listed: [] | null = [],
) {
  const all = customers.map(({ customer, names }) => entriesOf(customer, names));
  for (const part of parts(all.map(({ profile }) => profile))) await profilesToWrite(tx, part).execute();
  const changes = customers.map(({ customer: { vendor_id, id } }, at) => ({
    ...{ vendor_id, id, kind: 'customer' as const, listed },
    words: all[at]?.words ?? [],
  }));
  for (const part of parts(changes)) await changesToWrite(tx, part).execute();
  const [vendorId] = customers.map(({ customer }) => customer.vendor_id);
  if (vendorId) await postingsToWrite(tx, vendorId, all.flatMap(({ postings }) => postings).sort(byKey)).execute();
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
    postings: [...keys].map((key) => ({ key, number })).sort(byKey),
    words: listedWords(read),
  };
}

type Entries = ReturnType<typeof entriesOf>;
const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key;

const profilesToWrite = (tx: Tx, rows: Entries['profile'][]) =>
  tx
    .insertInto('customer_profiles')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['vendor_id', 'number', 'customer_id'])
        .doUpdateSet((eb) => ({ version: eb.ref('excluded.version'), names: eb.ref('excluded.names') })),
    );

/** As two lists, not as a parameter for each number: of a thousand customers there are fifteen thousand rows. */
const postingsToWrite = (tx: Tx, vendorId: string, rows: Entries['postings']) =>
  tx
    .insertInto('customer_recent_postings')
    .columns(['vendor_id', 'key', 'number'])
    .expression((eb) =>
      eb
        .selectFrom(
          sql<{
            key: number;
            number: number;
          }>`unnest(${rows.map((row) => row.key)}::int[], ${rows.map((row) => row.number)}::int[])`.as<'posted'>(
            sql`posted (key, number)`,
          ),
        )
        .select([sql<string>`${vendorId}::uuid`.as('vendor_id'), 'posted.key', 'posted.number']),
    )
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
  await insertMatchKeysOfMany(
    tx,
    customers.map((customer) => ({
      customer,
      names: [customer.name, ...(aliases.get(customer.id) ?? []).map((alias) => alias.name)],
    })),
    null,
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
