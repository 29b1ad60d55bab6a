/**
 * `npm run bench:matching`: how well and how fast the same customer is found, through the product's own code on the
 * embedded database or on the one in DATABASE_URL (a vendor of its own is filled there). See matching/README.md for the columns.
 *
 *   -- --base B.csv --queries Q.csv [--k 5] [--clients 1] [--data folder] [--json]
 *   -- --pairs P.csv [--json]
 *   -- --scale 1000,10000,100000,1000000 [--json]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { RunningDatabase } from '../server/src/platform/db/bring-up.ts';
import { openDatabase } from './database.ts';
import { ask, figuresOf, load, newBase, openBench, settle, sizeOf } from './matching/base.ts';
import { readCsv } from './matching/csv.ts';
import { madeCustomers, madeQueries } from './matching/made.ts';
import { measurePairs } from './matching/pairs.ts';
import { chartOf, inLines, inTable } from './matching/report.ts';

const { values: options } = parseArgs({
  options: {
    base: { type: 'string' },
    queries: { type: 'string' },
    k: { type: 'string', default: '5' },
    clients: { type: 'string', default: '1' },
    pairs: { type: 'string' },
    scale: { type: 'string' },
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

async function withDatabase<T>(work: (database: RunningDatabase) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kanal-bench-matching-'));
  const database = await openDatabase(folder, process.env.DATABASE_URL ?? null);
  try {
    return await work(database);
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function againstBase(database: RunningDatabase) {
  const clients = Number(options.clients);
  const pool = openBench(database, clients + 1);
  const base = newBase();
  const loadSeconds = await load(pool, base, readCsv(options.base as string));
  await settle(database);
  const queries = readCsv(options.queries as string);
  // The first round warms pages, statements and compiled code.
  await ask(pool, base, queries.slice(0, 500), clients);
  const figures = figuresOf(await ask(pool, base, queries, clients), Number(options.k));
  const size = await sizeOf(database, base);
  await pool.close();
  return [{ rows: base.rows, loadSeconds, ...size, clients, ...figures }];
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
