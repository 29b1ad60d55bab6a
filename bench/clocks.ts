/**
 * `npm run bench:clocks`: how fast the screen of a decision opens in a large book, what it costs to write down who reads,
 * and how many clocks the job settles in a minute. CLOCKS_ROWS registrations (100,000 unless told otherwise) are loaded
 * through the real operations; CLOCKS_DATA keeps them in a folder. All times of one run, in this process.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { chance } from '../server/src/demo/chance.ts';
import { livedClock } from '../server/src/demo/lived-clock.ts';
import { tenantTransaction } from '../server/src/platform/db/tenancy.ts';
import { openApplication, openDatabase, settleTables } from './database.ts';
import { type LoadedWorld, load, readLoaded } from './load.ts';

const rows = Number(process.env.CLOCKS_ROWS ?? 100_000);
const asked = 300;
const dayMs = 86_400_000;
const kept = process.env.CLOCKS_DATA;
const folder = kept ? path.resolve(kept) : mkdtempSync(path.join(tmpdir(), 'kanal-bench-clocks-'));

const say = (line: string) => process.stdout.write(`${line}\n`);
const part = (sorted: number[], share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;

function tell(title: string, times: number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const figures = [0.5, 0.99].map((share) => part(sorted, share).toFixed(1).padStart(8));
  say(`${title.padEnd(44)} ${figures.join(' ')}`);
}

const database = await openDatabase(folder);
try {
  const loader = await openApplication(database, folder, { lazyCommit: true, poolSize: 10 });
  const world = readLoaded(folder) ?? (await load(loader, folder, rows));
  await loader.close();
  // After the loading, whose rules and claims are of its own moments.
  const start = new Date();
  const clock = livedClock(start);
  await settleTables(database);
  const kanal = await openApplication(database, folder, { lazyCommit: false, poolSize: 8, clock });
  say(`${cpus()[0]?.model}, ${cpus().length} processors, Node ${process.version}; ${world.rows} registrations`);
  say(`${''.padEnd(44)} ${'p50 ms'.padStart(8)} ${'p99 ms'.padStart(8)}`);
  await measureScreen(world);
  await measureClocks(world);
  await kanal.close();

  async function ids(condition: string): Promise<string[]> {
    const found = await tenantTransaction(kanal.db, { vendorId: world.vendorId, partnerId: 'all' }, (tx) =>
      sql<{ id: string }>`select id from registrations where vendor_id = ${world.vendorId}
        and ${sql.raw(condition)} order by id`.execute(tx),
    );
    return found.rows.map((row) => row.id);
  }

  async function timed(url: string, key: string): Promise<number> {
    const began = performance.now();
    const { statusCode, body } = await kanal.http.inject({ url, headers: { authorization: `Bearer ${key}` } });
    if (statusCode !== 200) throw new Error(`${url}: ${statusCode} ${body}`);
    return performance.now() - began;
  }

  async function measureScreen({ managerKey }: LoadedWorld): Promise<void> {
    const luck = chance(20_261_127);
    const waiting = await ids("state in ('submitted', 'under_review', 'in_conflict')");
    const all = await ids('number is not null');
    const picked = Array.from({ length: asked }, () => luck.pick(waiting));
    for (const id of picked.slice(0, 20)) await timed(`/v1/registrations/${id}/dossier`, managerKey);
    const dossiers: number[] = [];
    for (const id of picked) dossiers.push(await timed(`/v1/registrations/${id}/dossier`, managerKey));
    const fresh = [...new Set(Array.from({ length: asked }, () => luck.pick(all)))];
    const first: number[] = [];
    for (const id of fresh) first.push(await timed(`/v1/registrations/${id}`, managerKey));
    const again: number[] = [];
    for (const id of fresh) again.push(await timed(`/v1/registrations/${id}`, managerKey));
    tell(`decision: candidates and rules (of ${waiting.length} waiting)`, dossiers);
    tell('decision: the claim, read for the first time', first);
    tell('decision: the claim, read again that day', again);
  }

  async function measureClocks({ vendorId }: LoadedWorld): Promise<void> {
    const events = async () => {
      const { rows: found } = await tenantTransaction(kanal.db, { vendorId, partnerId: 'all' }, (tx) =>
        sql<{ n: number }>`select count(*)::int as n from registration_events where vendor_id = ${vendorId}`.execute(
          tx,
        ),
      );
      return found[0]?.n ?? 0;
    };
    const idle = performance.now();
    await clock.at(start, () => kanal.runJobs(['registrations.expire']));
    say(`a round with nothing new: ${(performance.now() - idle).toFixed(0)} ms`);
    for (const days of [10, 40, 120]) {
      const before = await events();
      const began = performance.now();
      let rounds = 0;
      for (let done = -1; done !== (await events()); rounds++) {
        done = await events();
        await clock.at(new Date(start.getTime() + days * dayMs), () => kanal.runJobs(['registrations.expire']));
      }
      const seconds = (performance.now() - began) / 1000;
      const settled = (await events()) - before;
      say(
        `after ${days} days: ${settled} events in ${rounds} rounds, ${Math.round((settled * 60) / seconds)} a minute`,
      );
    }
  }
} finally {
  await database.stop();
  if (!kept) rmSync(folder, { recursive: true, force: true });
}
