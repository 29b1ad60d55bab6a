/** Postings as they are read by a search and folded by a job. */
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { MatchKey } from '../rules/keys.ts';
import { numberOf, profileVersion } from '../rules/profile.ts';
import { mostPerKey, type Posting } from '../rules/shortlist.ts';

/** Who carries each key: lists and recent rows together; keys of too many are left out. */
export async function readPostings(tx: Tx, vendorId: string, keys: readonly MatchKey[]): Promise<Posting[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<{ at: string; listed: string | null; recent: string | null }>`
    SELECT k.at, array_to_string(p.numbers, ',') AS listed, r.numbers AS recent
    FROM unnest(${keys.map(({ key }) => key)}::int[]) WITH ORDINALITY AS k (key, at)
    LEFT JOIN customer_postings p ON p.vendor_id = ${vendorId} AND p.key = k.key
    LEFT JOIN LATERAL (
      SELECT string_agg(few.number::text, ',') AS numbers FROM (
        SELECT number FROM customer_recent_postings c
        WHERE c.vendor_id = ${vendorId} AND c.key = k.key LIMIT ${mostPerKey + 1}
      ) few
    ) r ON true
    WHERE (p.vendor_id IS NULL OR p.numbers IS NOT NULL) AND (p.vendor_id IS NOT NULL OR r.numbers IS NOT NULL)`.execute(
    tx,
  );
  return rows.flatMap(({ at, listed, recent }) => {
    const kind = keys[Number(at) - 1]?.kind;
    const customers = [...new Set([...numbers(listed), ...numbers(recent)])];
    return kind && customers.length <= mostPerKey ? [{ kind, customers }] : [];
  });
}

const numbers = (text: string | null): number[] => (text ? text.split(',').map(Number) : []);

export interface ProfileRow {
  number: number;
  customer_id: string;
  names: string;
}

export async function selectProfiles(tx: Tx, vendorId: string, ofNumbers: readonly number[]): Promise<ProfileRow[]> {
  return tx
    .selectFrom('customer_profiles')
    .select(['number', 'customer_id', 'names'])
    .where('vendor_id', '=', vendorId)
    .where(sql<boolean>`number = any(${[...ofNumbers]}::int[])`)
    .where('version', '>', 0)
    .execute();
}

export interface IndexDue {
  leastToFold: number;
  newest: number;
}

/** Whether a profile is missing or old, or so many recent rows wait. */
export async function isIndexDue(tx: Tx, vendorId: string, { leastToFold, newest }: IndexDue): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    SELECT EXISTS (
      SELECT FROM customer_profiles s WHERE s.vendor_id = ${vendorId} AND s.version < ${profileVersion}
    ) OR EXISTS (
      SELECT FROM customer_recent_postings c WHERE c.vendor_id = ${vendorId} OFFSET ${leastToFold} - 1
    ) AS due`.execute(tx);
  return rows[0]?.due === true || (await missingProfiles(tx, vendorId, newest)).length > 0;
}

/** Of the newest customers those without any profile. */
export async function missingProfiles(tx: Tx, vendorId: string, among: number): Promise<string[]> {
  const newest = await tx
    .selectFrom('customers')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .orderBy('id', 'desc')
    .limit(among)
    .execute();
  const known = await tx
    .selectFrom('customer_profiles')
    .select('customer_id')
    .where('vendor_id', '=', vendorId)
    .where(sql<boolean>`number = any(${[0, ...newest.map(({ id }) => numberOf(id))]}::int[])`)
    .execute();
  const has = new Set(known.map((row) => row.customer_id));
  return newest.map(({ id }) => id).filter((id) => !has.has(id));
}

/** Moves a batch of recent rows into the lists. @returns how many rows */
export async function foldPostings(tx: Tx, vendorId: string, atMost: number): Promise<number> {
  const { rows } = await sql<{ folded: string }>`
    WITH batch AS (
      SELECT key, number FROM customer_recent_postings
      WHERE vendor_id = ${vendorId} ORDER BY key, number LIMIT ${atMost} FOR UPDATE SKIP LOCKED
    ), taken AS (
      DELETE FROM customer_recent_postings c USING batch
      WHERE c.vendor_id = ${vendorId} AND c.key = batch.key AND c.number = batch.number
      RETURNING c.key, c.number
    ), lists AS (
      SELECT key, CASE WHEN count(*) <= ${mostPerKey} THEN array_agg(number ORDER BY number) END AS numbers
      FROM taken GROUP BY key ORDER BY key
    ), written AS (
      INSERT INTO customer_postings AS p (vendor_id, key, numbers)
      SELECT ${vendorId}::uuid, key, numbers FROM lists
      ON CONFLICT (vendor_id, key) DO UPDATE SET numbers = CASE
        WHEN cardinality(p.numbers) + cardinality(excluded.numbers) <= ${mostPerKey} THEN p.numbers || excluded.numbers END
      WHERE p.vendor_id = ${vendorId} AND p.numbers IS NOT NULL
    )
    SELECT count(*) AS folded FROM taken`.execute(tx);
  return Number(rows[0]?.folded ?? 0);
}
