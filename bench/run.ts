/**
 * `npm run bench`: loads registrations through the real code, measures the real server against the same reads and
 * writes by raw node-postgres, and prints a table. See README.md for options and for how to read it.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chance } from '../server/src/demo/chance.ts';
import type { RunningDatabase } from '../server/src/platform/db/bring-up.ts';
import { openApplication, openDatabase, settleTables } from './database.ts';
import { draftOf } from './drafts.ts';
import { type LoadedWorld, load, readLoaded } from './load.ts';
import { type Figures, measureReads, measureRegistering, type Target } from './measure.ts';
import { type Running, startRaw, startServer } from './processes.ts';
import { record } from './record.ts';
import { goalsOf, type Report, type Row, table } from './report.ts';
import { type Scenario, scenariosOf } from './scenarios.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '1,8,32' },
    /** A folder to keep the loaded data in and to use again. */
    data: { type: 'string' },
    /** Part of a scenario's name: only those are measured. */
    only: { type: 'string', default: '' },
  },
});
const seconds = Number(options.seconds);
const connections = options.connections.split(',').map(Number);
const folder = path.resolve(options.data ?? mkdtempSync(path.join(tmpdir(), 'kanal-bench-')));
const resultsDir = path.resolve(import.meta.dirname, 'results');

let made = 10_000_000 + (Date.now() % 1_000_000_000);
const starts = await measureStarts();
const database = await openDatabase(folder);
try {
  const world = readLoaded(folder) ?? (await loadWorld(database));
  await settleTables(database);
  const report = await measureAll(database, world);
  process.stdout.write(table(report));
  mkdirSync(resultsDir, { recursive: true });
  writeFileSync(path.join(resultsDir, 'latest.json'), `${JSON.stringify(report, null, 2)}\n`);
} finally {
  await database.stop();
  if (!options.data) rmSync(folder, { recursive: true, force: true });
}

/** An empty folder, then the same folder again, each with the embedded database inside. */
async function measureStarts(): Promise<Report['start']> {
  const empty = mkdtempSync(path.join(tmpdir(), 'kanal-bench-start-'));
  const times: number[] = [];
  for (let run = 0; run < 4; run++) {
    const server = await startServer(empty, null);
    times.push(server.startSeconds);
    await sleep(500);
    await server.stop();
  }
  rmSync(empty, { recursive: true, force: true });
  const [cold = 0, ...warm] = times;
  return { coldSeconds: cold, warmSeconds: warm.sort((a, b) => a - b)[1] ?? 0 };
}

async function loadWorld(running: RunningDatabase): Promise<LoadedWorld> {
  const rows = Number(options.rows);
  process.stderr.write(`loading ${rows} registrations through the real operations\n`);
  const kanal = await openApplication(running, folder, { lazyCommit: true, poolSize: 10 });
  try {
    return await load(kanal, folder, rows);
  } finally {
    await kanal.close();
  }
}

async function measureAll(running: RunningDatabase, world: LoadedWorld): Promise<Report> {
  const facts = await scenariosOf(running, world);
  const tracesFile = path.join(folder, 'traces.json');
  const kanal = await openApplication(running, folder, { lazyCommit: false, poolSize: 2 });
  const reads = facts.scenarios.flatMap((each) => (each.kind === 'read' && !each.opens ? each.paths : []));
  const traces = await record(kanal, world, reads, facts.openedIds[0] as string);
  await kanal.close();
  writeFileSync(tracesFile, JSON.stringify(traces));
  const server = await startServer(path.join(folder, 'server'), running.ownerUrl);
  const raw = await startRaw(running.appUrl, tracesFile);
  try {
    const rows: Row[] = [];
    for (const scenario of facts.scenarios.filter((each) => each.name.includes(options.only))) {
      await warm(scenario, server, raw, world);
      for (const count of connections) rows.push(await measureBoth(scenario, count, server, raw, world));
    }
    return {
      at: new Date().toISOString(),
      machine: { processors: cpus().length, model: cpus()[0]?.model ?? '', memoryGb: Math.round(totalmem() / 2 ** 30) },
      node: process.version,
      rows: world.rows,
      loadSeconds: world.loadSeconds,
      statements: { create: traces.create.length, submit: traces.submit.length, open: traces.open.length },
      start: starts,
      applicationMb: Math.round(server.peakMb()),
      rawMb: Math.round(raw.peakMb()),
      pages: pageWeights(),
      measured: rows,
      goals: goalsOf(rows, starts, server.peakMb()),
    };
  } finally {
    await server.stop();
    await raw.stop();
  }
}

async function measureBoth(
  scenario: Scenario,
  count: number,
  server: Running,
  raw: Running,
  world: LoadedWorld,
): Promise<Row> {
  const application = await measureOne(scenario, count, server.url, world, seconds);
  const yardstick = await measureOne(scenario, count, raw.url, world, seconds);
  const row = { scenario: scenario.name, connections: count, application, yardstick };
  process.stderr.write(`  ${scenario.name} × ${count}: ${application.perSecond}/s, raw ${yardstick.perSecond}/s\n`);
  return row;
}

/** Compiled code, prepared statements, pages in memory; and every registration to be opened has been opened today. */
async function warm(scenario: Scenario, server: Running, raw: Running, world: LoadedWorld): Promise<void> {
  for (const { url } of [server, raw]) await measureOne(scenario, 4, url, world, 3);
}

function measureOne(
  scenario: Scenario,
  count: number,
  url: string,
  world: LoadedWorld,
  time: number,
): Promise<Figures> {
  const target: Target = { url, keys: scenario.kind === 'register' ? world.sellerKeys : [world.managerKey] };
  if (scenario.kind === 'read') return measureReads(target, scenario.paths, count, time);
  return measureRegistering(target, () => draftOf(made++, world.familyIds, chance(made)), count, time);
}

function pageWeights(): string[] {
  try {
    return execFileSync(process.execPath, ['tools/page-weight.mjs'], { encoding: 'utf8' }).trim().split('\n');
  } catch (error) {
    // The tool ends with 1 when a budget is passed; what it printed is what is asked for.
    return String((error as { stdout?: string }).stdout ?? error)
      .trim()
      .split('\n');
  }
}
