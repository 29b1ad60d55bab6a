/** Postings as they are read by a search and folded by a job. */
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { bucketOf, carriersIn, customersBehind, withPostings } from '../rules/buckets.ts';
import type { MatchKey } from '../rules/keys.ts';
import { numberOf, profileVersion } from '../rules/profile.ts';
import { mostPerKey, type Posting } from '../rules/shortlist.ts';

export interface FoundPostings {
  postings: Posting[];
  /** About how many customers are in the lists. */
  customers: number;
}

/** Who carries each key: lists and recent rows together; keys of too many are left out. */
export async function readPostings(tx: Tx, vendorId: string, keys: readonly MatchKey[]): Promise<FoundPostings> {
  if (keys.length === 0) return { postings: [], customers: 0 };
  const [all, buckets] = [keys.map(({ key }) => key), keys.map(({ key }) => bucketOf(key))];
  const { rows } = await sql<{ at: string; postings: Buffer | null; recent: string | null }>`
    SELECT k.at, b.postings, r.numbers AS recent
    FROM unnest(${all}::int[], ${buckets}::int[]) WITH ORDINALITY AS k (key, bucket, at)
    LEFT JOIN customer_posting_buckets b ON b.vendor_id = ${vendorId} AND b.bucket = k.bucket
    LEFT JOIN LATERAL (
      SELECT string_agg(few.number::text, ',') AS numbers FROM (
        SELECT number FROM customer_recent_postings c
        WHERE c.vendor_id = ${vendorId} AND c.key = k.key LIMIT ${mostPerKey + 1}
      ) few
    ) r ON true
    WHERE b.vendor_id IS NOT NULL OR r.numbers IS NOT NULL`.execute(tx);
  const beside = keys.map(() => 0);
  const found = rows.flatMap(({ at, postings, recent }) => {
    const place = Number(at) - 1;
    const listed = postings ? carriersIn(postings, all[place] as number) : [];
    beside[place] = (postings?.length ?? 0) - 4 * (listed?.length ?? 0);
    const asked = keys[place];
    if (!listed) return [];
    const customers = [...new Set([...listed, ...numbers(recent)])];
    return asked && customers.length > 0 && customers.length <= mostPerKey ? [{ kind: asked.kind, customers }] : [];
  });
  return { postings: found, customers: customersBehind(beside) };
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
  const { rows } = await sql<{ key: number; number: number }>`
    DELETE FROM customer_recent_postings c USING (
      SELECT key, number FROM customer_recent_postings r
      WHERE r.vendor_id = ${vendorId} ORDER BY key, number LIMIT ${atMost} FOR UPDATE SKIP LOCKED
    ) batch
    WHERE c.vendor_id = ${vendorId} AND c.key = batch.key AND c.number = batch.number
    RETURNING c.key, c.number`.execute(tx);
  const added = new Map<number, Map<number, number[]>>();
  for (const { key, number } of rows) {
    const bucket = added.get(bucketOf(key)) ?? new Map<number, number[]>();
    bucket.set(key, [...(bucket.get(key) ?? []), number]);
    added.set(bucketOf(key), bucket);
  }
  // In one order everywhere, so that two jobs never wait for each other crosswise.
  let waiting = [...added.keys()].sort((a, b) => a - b);
  while (waiting.length > 0) waiting = await addToBuckets(tx, vendorId, waiting, added);
  return rows.length;
}

/** @returns buckets that somebody else has made in this moment: they are to be read first */
async function addToBuckets(
  tx: Tx,
  vendorId: string,
  buckets: number[],
  added: ReadonlyMap<number, ReadonlyMap<number, number[]>>,
): Promise<number[]> {
  const { rows: known } = await sql<{ bucket: number; postings: Buffer }>`
    SELECT bucket, postings FROM customer_posting_buckets b
    WHERE b.vendor_id = ${vendorId} AND b.bucket = ANY(${buckets}::int[]) ORDER BY b.bucket FOR UPDATE`.execute(tx);
  const before = new Map(known.map(({ bucket, postings }) => [bucket, postings]));
  const filled = (bucket: number) =>
    withPostings(before.get(bucket) ?? null, added.get(bucket) ?? new Map<number, number[]>());
  const changed = buckets.filter((bucket) => before.has(bucket));
  const fresh = buckets.filter((bucket) => !before.has(bucket));
  if (changed.length > 0)
    await sql`
      UPDATE customer_posting_buckets b SET postings = n.postings
      FROM unnest(${changed}::int[], ${changed.map(filled)}::bytea[]) AS n (bucket, postings)
      WHERE b.vendor_id = ${vendorId} AND b.bucket = n.bucket`.execute(tx);
  if (fresh.length === 0) return [];
  const { rows: made } = await sql<{ bucket: number }>`
    INSERT INTO customer_posting_buckets (vendor_id, bucket, postings)
    SELECT ${vendorId}::uuid, n.bucket, n.postings
    FROM unnest(${fresh}::int[], ${fresh.map(filled)}::bytea[]) AS n (bucket, postings)
    ON CONFLICT DO NOTHING RETURNING bucket`.execute(tx);
  const written = new Set(made.map(({ bucket }) => bucket));
  return fresh.filter((bucket) => !written.has(bucket));
}
