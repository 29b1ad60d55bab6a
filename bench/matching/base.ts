/** A base of customers loaded through the product's own code, and queries asked as a claim would ask. */
import pg from 'pg';
import {
  type Candidate,
  findCandidates,
  foldPostings,
  listWords,
  loadCustomers,
} from '../../server/src/core/customers/index.ts';
import { newId } from '../../server/src/kernel/ids.ts';
import type { RunningDatabase } from '../../server/src/platform/db/bring-up.ts';
import { openPool } from '../../server/src/platform/db/pool.ts';
import { type Tx, tenantTransaction } from '../../server/src/platform/db/tenancy.ts';
import type { CsvRow } from './csv.ts';

export interface Base {
  vendorId: string;
  /** By the row's `id`; rows of one valid tax id are one customer. */
  customerOf: Map<string, string>;
  /** Entities by the customer's id, a line each: a set for each of a million would keep the collector busy. */
  entitiesOf: Map<string, string>;
  rows: number;
}

export interface QueryFigures {
  queries: number;
  present: number;
  absent: number;
  recallAt1: number;
  recallAtK: number;
  recallAt5: number;
  recallAt20: number;
  /** Share of the absent queries that would block by themselves, and that would ask a person. */
  absentBlocked: number;
  absentAsked: number;
  absentStrong: number;
  /** Share of the present queries whose target is shown as strong or exact. */
  presentStrong: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
}

export type Pool = ReturnType<typeof openPool>;

export const openBench = (database: RunningDatabase, connections: number): Pool =>
  openPool({
    url: database.appUrl,
    max: connections,
    // A connection that ends is told of by the next statement.
    onError: () => undefined,
  });

export const newBase = (): Base => ({
  vendorId: newId(new Date()),
  customerOf: new Map(),
  entitiesOf: new Map(),
  rows: 0,
});

const batch = 1_000;
const notKnown = (text: string | undefined) => (text ? text : null);
const knownOf = (row: CsvRow) => ({
  name: row.name ?? '',
  country: row.country || 'RU',
  tax_id: notKnown(row.tax_id),
  kpp: notKnown(row.kpp),
  domain: notKnown(row.domain),
  phone: notKnown(row.phone),
  address: row.address ?? '',
});

/** @returns seconds */
export async function load(pool: Pool, base: Base, rows: CsvRow[]): Promise<number> {
  const started = performance.now();
  const tenant = { vendorId: base.vendorId, partnerId: 'all' };
  for (let from = 0; from < rows.length; from += batch) {
    const part = rows.slice(from, from + batch);
    const ids = await tenantTransaction(pool.db, tenant, (tx) =>
      loadCustomers(tx, base.vendorId, part.map(knownOf), new Date()),
    );
    for (const [at, id] of ids.entries()) {
      const row = part[at] as CsvRow;
      base.customerOf.set(row.id ?? '', id);
      const entity = row.entity || (row.id ?? '');
      const before = base.entitiesOf.get(id);
      base.entitiesOf.set(id, before === undefined ? entity : `${before}\n${entity}`);
    }
    base.rows += part.length;
    if (base.rows % foldedEvery < batch || from + batch >= rows.length) await fold(pool, base);
    if (base.rows % 50_000 < batch) process.stderr.write(`  ${base.rows} loaded\n`);
  }
  return (performance.now() - started) / 1_000;
}

const foldedEvery = 50_000;

/** As the job does, until nothing is left. */
async function fold(pool: Pool, { vendorId }: Base): Promise<void> {
  const within = (step: (tx: Tx) => Promise<number>) =>
    tenantTransaction(pool.db, { vendorId, partnerId: 'all' }, step);
  while ((await within((tx) => foldPostings(tx, vendorId, 100_000))) > 0);
  while ((await within((tx) => listWords(tx, vendorId, 2_000))) > 0);
}

/** What autovacuum would have done by the next morning. */
export async function settle(database: RunningDatabase): Promise<void> {
  await asOwner(database, (owner) => owner.query('VACUUM (ANALYZE)'));
}

export interface IndexSize {
  bytesPerCustomer: number;
  tables: Record<string, number>;
}

const indexTables = [
  'customer_profiles',
  'customer_posting_buckets',
  'customer_recent_postings',
  'word_lists',
  'word_changes',
];

export async function sizeOf(database: RunningDatabase, base: Base): Promise<IndexSize> {
  const sizes = await asOwner(database, async (owner) => {
    const { rows } = await owner.query<{ name: string; bytes: string }>(
      'SELECT relname AS name, pg_total_relation_size(oid) AS bytes FROM pg_class WHERE relname = ANY($1)',
      [indexTables],
    );
    return rows;
  });
  const tables = Object.fromEntries(sizes.map(({ name, bytes }) => [name, Number(bytes) / base.rows]));
  return { bytesPerCustomer: Object.values(tables).reduce((sum, each) => sum + each, 0), tables };
}

async function asOwner<T>(database: RunningDatabase, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

export interface Asked {
  query: CsvRow;
  /** Place of the target, from 0; -1: not found or absent. */
  place: number;
  found: Candidate[];
  ms: number;
}

/** Asks every query, `clients` at once. */
export async function ask(pool: Pool, base: Base, queries: CsvRow[], clients: number): Promise<Asked[]> {
  const asked: Asked[] = [];
  const waiting = queries.entries();
  const client = async () => {
    for (const [at, query] of waiting) {
      const started = performance.now();
      const found = await tenantTransaction(
        pool.db,
        { vendorId: base.vendorId, partnerId: 'all' },
        (tx) => findCandidates(tx, base.vendorId, { ...knownOf(query), new_customer: !query.tax_id }, 20, new Date()),
        { readOnly: true },
      );
      asked[at] = { query, found, ms: performance.now() - started, place: placeOf(base, query, found) };
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return asked;
}

function placeOf(base: Base, { target = '' }: CsvRow, found: Candidate[]): number {
  if (target === '') return -1;
  const customer = base.customerOf.get(target);
  const entitiesOf = (id: string) => base.entitiesOf.get(id)?.split('\n') ?? [];
  const wanted = new Set([target, ...(customer ? entitiesOf(customer) : [])]);
  return found.findIndex(
    (each) => each.customer.id === customer || entitiesOf(each.customer.id).some((entity) => wanted.has(entity)),
  );
}

export function figuresOf(asked: Asked[], k: number): QueryFigures {
  const present = asked.filter(({ query }) => query.target);
  const absent = asked.filter(({ query }) => !query.target);
  const within = (limit: number) => share(present, ({ place }) => place >= 0 && place < limit);
  const top = (each: Asked) => each.found[0];
  const times = asked.map(({ ms }) => ms).sort((a, b) => a - b);
  const part = (of: number) => times[Math.min(times.length - 1, Math.ceil(times.length * of) - 1)] ?? 0;
  return {
    queries: asked.length,
    present: present.length,
    absent: absent.length,
    recallAt1: within(1),
    recallAtK: within(k),
    recallAt5: within(5),
    recallAt20: within(20),
    absentBlocked: share(absent, (each) => each.found.some(({ strength }) => strength === 'exact')),
    absentStrong: share(absent, (each) => each.found.some(({ strength }) => strength === 'strong')),
    absentAsked: share(absent, (each) => top(each) !== undefined),
    presentStrong: share(present, ({ place, found }) => place >= 0 && found[place]?.strength !== 'weak'),
    p50Ms: part(0.5),
    p95Ms: part(0.95),
    p99Ms: part(0.99),
  };
}

function share<T>(all: T[], holds: (each: T) => boolean): number {
  return all.length === 0 ? Number.NaN : all.filter(holds).length / all.length;
}
