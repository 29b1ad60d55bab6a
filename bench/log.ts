/**
 * `npm run bench:log`: what the trust log costs a registration, with and without it in one run; a receipt at a million
 * leaves through the real server; then kill -9 a hundred times. LOG_SUBMISSIONS, LOG_LEAVES and LOG_CRASH_ROUNDS set
 * other numbers (0 rounds: none).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { verifyWithNode } from '../packages/receipt/src/ed25519/node.ts';
import { parseVerifierKey, policyOfLogs, verifyReceipt } from '../packages/receipt/src/index.ts';
import type { Actor } from '../server/src/access/actors.ts';
import type { Kanal } from '../server/src/app.ts';
import { buildWorld, type DemoWorld } from '../server/src/demo/build.ts';
import { chance } from '../server/src/demo/chance.ts';
import { benchSecret, openApplication, openDatabase } from './database.ts';
import { draftOf } from './drafts.ts';
import { growLog } from './grow-log.ts';
import { widenQuota } from './load.ts';

const submissions = Number(process.env.LOG_SUBMISSIONS ?? 600);
const leaves = Number(process.env.LOG_LEAVES ?? 1_000_000);
const crashRounds = Number(process.env.LOG_CRASH_ROUNDS ?? 100);
const receiptRounds = 300;
const atOnce = 8;

const say = (line: string) => process.stdout.write(`${line}\n`);
const part = (times: number[], share: number) =>
  (times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? 0).toFixed(2);
const spread = (times: number[]) => `p50 ${part(times, 0.5)} ms, p99 ${part(times, 0.99)} ms`;

let customer = 0;

async function draft(kanal: Kanal, seller: Actor, world: DemoWorld): Promise<string> {
  customer += 1;
  const input = draftOf(customer, world.familyIds, chance(customer));
  return ((await kanal.call(seller, 'createRegistration', input)) as { id: string }).id;
}

/** Drafts first, so that submissions alone are measured. @returns ms of each, and submissions a second */
async function submit(kanal: Kanal, world: DemoWorld, count: number, inFlight: number) {
  const sellers = world.partners.map(({ sellers: [seller] }) => seller as Actor);
  const waiting: { id: string; seller: Actor }[] = [];
  for (let at = 0; at < count; at++) {
    const seller = sellers[at % sellers.length] as Actor;
    waiting.push({ id: await draft(kanal, seller, world), seller });
  }
  const times: number[] = [];
  const started = performance.now();
  const worker = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const start = performance.now();
      await kanal.call(next.seller, 'submitRegistration', { id: next.id });
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return { times, perSecond: (count * 1_000) / (performance.now() - started) };
}

async function cost(withLog: Kanal, without: Kanal, world: DemoWorld): Promise<void> {
  await submit(withLog, world, 40, 1);
  await submit(without, world, 40, 1);
  for (const inFlight of [1, atOnce]) {
    const on: Awaited<ReturnType<typeof submit>>[] = [];
    const off: typeof on = [];
    // In turns, so that a busy moment of the machine falls on both.
    for (let round = 0; round < 6; round++) {
      on.push(await submit(withLog, world, submissions / 6, inFlight));
      off.push(await submit(without, world, submissions / 6, inFlight));
    }
    const rate = (runs: typeof on) => runs.reduce((sum, run) => sum + run.perSecond, 0) / runs.length;
    const [withRate, withoutRate] = [rate(on), rate(off)];
    say(`submissions, ${inFlight} at once, ${submissions} each:`);
    say(`  with the log     ${spread(on.flatMap(({ times }) => times))}, ${withRate.toFixed(0)} a second`);
    say(`  without          ${spread(off.flatMap(({ times }) => times))}, ${withoutRate.toFixed(0)} a second`);
    say(`  the log costs    ${(100 * (1 - withRate / withoutRate)).toFixed(1)} % of the throughput`);
  }
}

async function receipts(kanal: Kanal, seller: Actor, ids: string[]): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < receiptRounds; round++) {
    const id = ids[round % ids.length] as string;
    const list = (await kanal.call(seller, 'listReceipts', { id })) as { vkey: string; items: { index: number }[] };
    const start = performance.now();
    const { text } = (await kanal.call(seller, 'downloadReceipt', { id, index: list.items[0]?.index })) as {
      text: string;
    };
    times.push(performance.now() - start);
    bytes = Math.max(bytes, Buffer.byteLength(text));
    if (round >= ids.length) continue;
    const trust = { policy: policyOfLogs(parseVerifierKey(list.vkey)), verify: verifyWithNode };
    const verdict = verifyReceipt(text, trust);
    if (verdict.outcome !== 'valid') throw new Error(JSON.stringify(verdict.reasons));
    say(`  receipt of leaf ${verdict.facts.index} of ${verdict.facts.size}: valid`);
  }
  say(`  issued in ${spread(times)}; at most ${bytes} bytes`);
}

const folder = mkdtempSync(path.join(tmpdir(), 'kanal-bench-log-'));
const database = await openDatabase(folder);
try {
  const choice = { lazyCommit: false, poolSize: 12 };
  const withLog = await openApplication(database, folder, choice);
  const without = await openApplication(database, folder, { ...choice, withoutLog: true });
  const world = await buildWorld(withLog, benchSecret, new Date());
  await widenQuota(withLog, world);
  say(`${cpus()[0]?.model}, ${cpus().length} processors, Node ${process.version}`);
  await cost(withLog, without, world);
  const seller = world.partners[0]?.sellers[0] as Actor;
  const early = await draft(withLog, seller, world);
  await withLog.call(seller, 'submitRegistration', { id: early });
  await withLog.call(seller, 'listReceipts', { id: early });
  const started = performance.now();
  await growLog(withLog.db, world.vendor.id, leaves);
  say(
    `grown to ${leaves} leaves in ${((performance.now() - started) / 1000).toFixed(0)} s (nodes made by the package, not by operations)`,
  );
  const late = await draft(withLog, seller, world);
  await withLog.call(seller, 'submitRegistration', { id: late });
  await receipts(withLog, seller, [early, late]);
  await without.close();
  await withLog.close();
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

if (crashRounds > 0) {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'server', 'server/test/crash.test.ts'];
  const env = { ...process.env, KANAL_CRASH_ROUNDS: String(crashRounds) };
  const { status } = spawnSync(process.execPath, vitest, { env, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
