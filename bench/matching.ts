/**
 * `npm run bench:matching`: how well and how fast the same customer is found, through the product's own code on the
 * embedded database or on the one in DATABASE_URL (a vendor of its own is filled there). See matching/README.md for the columns.
 *
 *   -- --base B.csv --queries Q.csv[,Q2.csv …] [--k 5] [--clients 1[,2 …]] [--data folder] [--plans] [--json]
 *   -- --pairs P.csv [--json]
 *   -- --scale 1000,10000,100000,1000000 [--json]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { RunningDatabase } from '../server/src/platform/db/bring-up.ts';
import { openDatabase } from './database.ts';
import { ask, type Base, figuresOf, load, newBase, openBench, type Pool, settle, sizeOf } from './matching/base.ts';
import { readCsv } from './matching/csv.ts';
import { keepBase, keptBase } from './matching/kept.ts';
import { madeCustomers, madeQueries } from './matching/made.ts';
import { measurePairs } from './matching/pairs.ts';
import { inText, plansOf } from './matching/plans.ts';
import { chartOf, inLines, inTable } from './matching/report.ts';
import { measureSaving } from './matching/saving.ts';

const { values: options } = parseArgs({
  options: {
    base: { type: 'string' },
    queries: { type: 'string' },
    k: { type: 'string', default: '5' },
    clients: { type: 'string', default: '1' },
    data: { type: 'string' },
    pairs: { type: 'string' },
    scale: { type: 'string' },
    plans: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const answer = await run();
process.stdout.write(options.json ? `${JSON.stringify(answer, null, 2)}\n` : textOf(answer));

async function run(): Promise<Record<string, unknown>[]> {
  if (options.pairs) return [{ ...measurePairs(options.pairs) }];
  if (options.base && options.queries) return withDatabase(againstBase);
  if (options.scale) return withDatabase(byScale);
  process.stderr.write('say --pairs, --base with --queries, or --scale\n');
  process.exit(2);
}

/** In a folder that is thrown away, unless one was named. */
async function withDatabase<T>(work: (database: RunningDatabase) => Promise<T>): Promise<T> {
  const folder = options.data ?? mkdtempSync(path.join(tmpdir(), 'kanal-bench-matching-'));
  const database = await openDatabase(folder, process.env.DATABASE_URL ?? null);
  try {
    return await work(database);
  } finally {
    await database.stop();
    if (!options.data) rmSync(folder, { recursive: true, force: true });
  }
}

async function againstBase(database: RunningDatabase) {
  const clientCounts = options.clients.split(',').map(Number);
  const pool = openBench(database, Math.max(...clientCounts) + 1);
  const kept = options.data ? keptBase(options.data) : null;
  const base = kept?.base ?? newBase();
  const loadSeconds = kept?.loadSeconds ?? (await load(pool, base, readCsv(options.base as string)));
  if (!kept) await settle(database);
  if (options.data && !kept) keepBase(options.data, { base, loadSeconds });
  const size = await sizeOf(database, base);
  const answers: Record<string, unknown>[] = [];
  for (const file of (options.queries as string).split(',')) {
    const queries = readCsv(file);
    // The first round warms pages, statements and compiled code.
    await ask(pool, base, queries.slice(0, 500), 1);
    for (const clients of clientCounts) {
      const figures = figuresOf(await ask(pool, base, queries, clients), Number(options.k));
      answers.push({ file: path.basename(file), rows: base.rows, loadSeconds, ...size, clients, ...figures });
    }
  }
  if (options.plans) {
    const [longest] = readCsv((options.queries as string).split(',')[0] as string).toSorted(
      (a, b) => (b.name ?? '').length - (a.name ?? '').length,
    );
    if (longest) process.stderr.write(inText(await plansOf(pool, base, longest)));
  }
  const saving = await savingIn(pool, base);
  await pool.close();
  return answers.map((answer) => ({ ...answer, ...saving }));
}

async function savingIn(pool: Pool, base: Base) {
  // Nobody who is in the base or is asked for.
  const strangers = madeCustomers(90_000_000, 90_000_000 + 600).map((row) => row.name as string);
  return measureSaving(pool, base.vendorId, strangers);
}

async function byScale(database: RunningDatabase) {
  const pool = openBench(database, 2);
  const base = newBase();
  const measured: Record<string, unknown>[] = [];
  let loadSeconds = 0;
  for (const size of (options.scale as string).split(',').map(Number)) {
    loadSeconds += await load(pool, base, madeCustomers(base.rows, size));
    await settle(database);
    const queries = madeQueries(size, 500);
    await ask(pool, base, queries, 1);
    const { recallAt1, recallAt5, absentStrong, p50Ms, p95Ms, p99Ms } = figuresOf(await ask(pool, base, queries, 1), 5);
    const { bytesPerCustomer } = await sizeOf(database, base);
    measured.push({
      customers: size,
      loadSeconds,
      bytesPerCustomer,
      recallAt1,
      recallAt5,
      absentStrong,
      p50Ms,
      p95Ms,
      p99Ms,
    });
    process.stderr.write(`  ${size}: p99 ${p99Ms.toFixed(1)} ms\n`);
  }
  await pool.close();
  return measured;
}

function textOf(rows: Record<string, unknown>[]): string {
  const [only] = rows;
  if (rows.length === 1 && only) return inLines(only);
  return `${inTable(rows)}\n${chartOf(rows as { customers: number; p50Ms: number; p99Ms: number }[])}`;
}
