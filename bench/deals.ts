/**
 * `npm run bench:deals`: how long the board, its columns and the forecast take. DEALS_ROWS registrations (100,000 unless
 * told otherwise) are put into the tables as approvals leave them, three in ten of them with an open deal; DEALS_ROUNDS
 * rounds of each question; DEALS_PLANS=1 prints what the database does.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { CompiledQuery } from 'kysely';
import type { Actor } from '../server/src/access/actors.ts';
import type { Kanal } from '../server/src/app.ts';
import { buildWorld } from '../server/src/demo/build.ts';
import { tenantTransaction } from '../server/src/platform/db/tenancy.ts';
import { benchSecret, openApplication, openDatabase } from './database.ts';
import { growDeals } from './grow-deals.ts';
import { traced } from './record.ts';

const rows = Number(process.env.DEALS_ROWS ?? 100_000);
const rounds = Number(process.env.DEALS_ROUNDS ?? 40);
const withPlans = process.env.DEALS_PLANS === '1';

const say = (line: string) => process.stdout.write(`${line}\n`);
const part = (sorted: number[], share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;

async function measure(title: string, work: () => Promise<unknown>): Promise<void> {
  for (let warm = 0; warm < 6; warm++) await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  say(`${title.padEnd(34)} ${part(times, 0.5).toFixed(1).padStart(8)} ${part(times, 0.99).toFixed(1).padStart(8)}`);
}

/** The statements of one question as they were sent, explained under row security. */
async function explain(kanal: Kanal, vendorId: string, partnerId: string, work: () => Promise<unknown>): Promise<void> {
  const { steps } = await traced(work);
  const asked = steps.filter(({ text }) => /from "deals"/.test(text));
  await tenantTransaction(
    kanal.db,
    { vendorId, partnerId },
    async (tx) => {
      for (const { text, values } of asked) {
        const query = CompiledQuery.raw(`EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${text}`, values);
        const { rows: plan } = await tx.executeQuery<{ 'QUERY PLAN': string }>(query);
        say(`\n${text}\n${plan.map((row) => `  ${row['QUERY PLAN']}`).join('\n')}`);
      }
    },
    { readOnly: true },
  );
}

const folder = mkdtempSync(path.join(tmpdir(), 'kanal-bench-deals-'));
const database = await openDatabase(folder);
try {
  const kanal = await openApplication(database, folder, { lazyCommit: false, poolSize: 4 });
  const world = await buildWorld(kanal, benchSecret, new Date());
  const started = performance.now();
  const open = await growDeals(kanal.db, world, rows);
  say(`${cpus()[0]?.model}, ${cpus().length} processors, Node ${process.version}`);
  say(
    `${rows} registrations, ${open.length} open deals, put there in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  );
  say(`${''.padEnd(34)} ${'p50 ms'.padStart(8)} ${'p99 ms'.padStart(8)}`);
  const manager = world.managers[0] as Actor;
  const partner = world.partners[0] as (typeof world.partners)[number];
  const seller = partner.sellers[0] as Actor;
  const family_id = world.familyIds[0];
  const ask = (who: Actor, operation: string, input: object) => () => kanal.call(who, operation, input);
  const questions: [title: string, who: Actor, operation: string, input: object][] = [
    ['board, all partners', manager, 'getDealBoard', {}],
    ['board, one manager', manager, 'getDealBoard', { manager_id: manager.personId }],
    ['board, one partner', manager, 'getDealBoard', { partner_id: partner.id }],
    ['board, one family', manager, 'getDealBoard', { family_id }],
    ['board, late steps', manager, 'getDealBoard', { late: 'true' }],
    ['board of a partner', seller, 'getDealBoard', {}],
    ['list of one stage', manager, 'listDeals', { stage: 'proposal' }],
    ['forecast by month', manager, 'getForecast', { by: 'month' }],
    ['forecast by partner', manager, 'getForecast', { by: 'partner' }],
    ['forecast by manager', manager, 'getForecast', { by: 'manager' }],
    ['forecast by family', manager, 'getForecast', { by: 'family' }],
    ['forecast of a partner', seller, 'getForecast', { by: 'month' }],
  ];
  for (const [title, who, operation, input] of questions) await measure(title, ask(who, operation, input));
  const stages = ['need', 'solution', 'proposal'];
  let at = 0;
  await measure('move to another stage', () => {
    at += 1;
    return kanal.call(manager, 'moveDeal', { id: open[at % open.length], stage: stages[at % 3] });
  });
  if (withPlans)
    for (const [title, who, operation, input] of questions) {
      say(`\n## ${title}`);
      await explain(kanal, world.vendor.id, who.partnerId ?? 'all', ask(who, operation, input));
    }
  await kanal.close();
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
