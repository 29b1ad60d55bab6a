/**
 * Works on imports in the background, one after the other. An import is leased; its file is read, or its rows become
 * registrations — each by the same operations as from the form, as the person who started it, with the rights of now —, or
 * what it has made is taken back. Each row's calls carry a key of their own, so that a process that dies in the middle of a
 * row leaves it to be gone on with, and never to be made twice.
 */
import { type Caller, type Member, system } from '../../access/actors.ts';
import { isProblem, type Problem, ProblemError, problem } from '../../kernel/problem.ts';
import type { Database } from '../../platform/db/pool.ts';
import { type Tx, tenantTransaction } from '../../platform/db/tenancy.ts';
import { allVendors } from '../../platform/db/vendors.ts';
import type { FileStore } from '../../platform/files/store.ts';
import type { Log } from '../../platform/log.ts';
import type { Job } from '../../platform/operations/feature.ts';
import type { Call } from '../../platform/operations/run.ts';
import { readTable } from '../../platform/sheets/read.ts';
import { type Making, makeRow, takeBackRow } from './making.ts';
import { guessColumns, isExample } from './rules/headings.ts';
import { cellsKeptSince, limits } from './rules/states.ts';
import { judgingFacts, rememberedHeadings } from './store/facts.ts';
import { claimImport, type ImportRow, renewLease, saveImport } from './store/imports.ts';
import { oldImports, replaceRows, saveRow, selectRows } from './store/rows.ts';

export interface ImportWork {
  /** Imports may wait for this vendor: look now. Does nothing before `start`. */
  kick(vendorId: string): void;
  /** Works off everything that waits for these vendors (all when none); returns how many were tried. */
  pass(vendorIds?: string[]): Promise<number>;
  start(): void;
  /** Breaks off between two rows; what was under way is gone on with by the next process. */
  stop(): Promise<void>;
  /** Each minute: looks for what a process that died has left. */
  job: Job;
}

export interface WorkDeps {
  db: Database;
  files: FileStore;
  /** The person as of now; null when he or she has left. */
  memberOf: (vendorId: string, personId: string) => Promise<Member | null>;
  /** The one door of operations. */
  run: (caller: Caller, operation: string, call: Omit<Call, 'requestId'>) => Promise<unknown>;
  log: Log;
  now: () => Date;
}

/** Why an import is not worked off to its end although nothing is wrong with it. */
class BrokenOff extends Error {}

const saveEveryMs = 700;
const restMs = 15_000;

export function createImportWork(deps: WorkDeps): ImportWork {
  let running: Promise<unknown> = Promise.resolve();
  let working = false;
  let stopped = false;
  const pass = async (vendorIds?: string[]): Promise<number> => {
    const ids = vendorIds ?? (await allVendors(deps.db));
    let done = 0;
    for (const vendorId of ids) while (!stopped && (await workNext(deps, vendorId, () => stopped))) done += 1;
    return done;
  };
  const kick = (vendorId: string) => {
    if (!working) return;
    running = running
      .then(() => (stopped ? 0 : pass([vendorId])))
      .catch((error: unknown) =>
        deps.log.error({ err: error }, 'imports could not be worked on; the next round repeats it'),
      );
  };
  return {
    kick,
    pass,
    start() {
      working = true;
    },
    async stop() {
      working = false;
      stopped = true;
      await running;
    },
    job: {
      name: 'imports.make',
      async run(work) {
        const old = await work.look((tx) => oldImports(tx, work.vendorId, cellsKeptSince(work.now)));
        if (old.length > 0) await work.call('forgetImportCells', {});
        kick(work.vendorId);
      },
    },
  };
}

function inVendor<T>({ db }: WorkDeps, vendorId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return tenantTransaction(db, { vendorId, partnerId: 'all' }, work);
}

type Step = 'reading' | 'running' | 'undoing';

/** @returns false when nothing waits */
async function workNext(deps: WorkDeps, vendorId: string, isStopped: () => boolean): Promise<boolean> {
  const now = deps.now();
  const leasedUntil = new Date(now.getTime() + limits.leaseMs);
  const row = await inVendor(deps, vendorId, (tx) => claimImport(tx, vendorId, { now, leasedUntil }));
  if (!row) return false;
  const step = row.state as Step;
  try {
    const refusal = await steps[step](deps, row, isStopped);
    await finish(deps, row, step, refusal);
  } catch (error) {
    await afterFailure(deps, row, step, error);
  }
  return true;
}

const steps: Record<Step, (deps: WorkDeps, row: ImportRow, isStopped: () => boolean) => Promise<Problem | null>> = {
  reading: readFileOf,
  running: makeRows,
  undoing: takeRowsBack,
};

async function finish(deps: WorkDeps, row: ImportRow, step: Step, refusal: Problem | null): Promise<void> {
  const actor = system('imports.make', row.vendor_id);
  const said = refusal && { code: refusal.code, params: refusal.params };
  await deps.run(actor, 'finishImportStep', { input: { id: row.id, step, problem: said } });
  if (step === 'reading' && row.storage_key !== null) await deps.files.discard(row.storage_key);
  deps.log.info({ vendor: row.vendor_id, import: row.id, step, problem: refusal?.code }, 'a step of an import is done');
}

async function readFileOf(deps: WorkDeps, row: ImportRow): Promise<Problem | null> {
  const chunks: Uint8Array[] = [];
  if (row.storage_key === null) return problem('table.unreadable');
  for await (const chunk of await deps.files.read(row.storage_key)) chunks.push(chunk as Uint8Array);
  const table = await readTable(Buffer.concat(chunks), { ...limits, timeMs: limits.readMs });
  if (isProblem(table)) return table;
  const rows = table.rows.filter(({ cells }) => !isExample(cells));
  if (rows.length === 0) return problem('table.empty');
  await inVendor(deps, row.vendor_id, async (tx) => {
    if (!(await renewLease(tx, row, { leased_until: leaseFrom(deps) })))
      throw new BrokenOff('another process reads it');
    const remembered = await rememberedHeadings(tx, row, table.headings);
    await replaceRows(tx, row, rows);
    await saveImport(tx, row, {
      headings: JSON.stringify(table.headings),
      columns: JSON.stringify(guessColumns(table.headings, remembered)),
      row_count: rows.length,
    });
  });
  return null;
}

const leaseFrom = ({ now }: WorkDeps) => new Date(now().getTime() + limits.leaseMs);

/** Says how far it is, now and then, and keeps the lease. */
function progressOf(deps: WorkDeps, row: ImportRow, isStopped: () => boolean) {
  let saved = Number.NEGATIVE_INFINITY;
  return async (rows_done: number) => {
    if (isStopped()) throw new BrokenOff('the process ends');
    if (performance.now() - saved < saveEveryMs) return;
    saved = performance.now();
    const change = { rows_done, leased_until: leaseFrom(deps) };
    const ours = await inVendor(deps, row.vendor_id, (tx) => renewLease(tx, row, change));
    if (!ours) throw new BrokenOff('another process works on it');
  };
}

function makingOf(deps: WorkDeps, row: ImportRow, person: Member): Making {
  return {
    of: row,
    person,
    run: (operation, input, idempotencyKey) => deps.run(person, operation, { input, idempotencyKey }),
    save: (each, change) => inVendor(deps, row.vendor_id, (tx) => saveRow(tx, each, change)),
  };
}

async function makeRows(deps: WorkDeps, row: ImportRow, isStopped: () => boolean): Promise<Problem | null> {
  const person = await deps.memberOf(row.vendor_id, row.person_id);
  if (!person) return problem('access.forbidden');
  const making = makingOf(deps, row, person);
  const { facts, waiting } = await inVendor(deps, row.vendor_id, async (tx) => ({
    facts: await judgingFacts(tx, row, deps.now()),
    waiting: await selectRows(tx, row, { waiting: true }),
  }));
  const progress = progressOf(deps, row, isStopped);
  let done = row.rows_planned - waiting.length;
  for (const each of waiting) {
    await progress(done);
    const refusal = await makeRow(making, each, facts);
    if (refusal) return refusal;
    done += 1;
  }
  await inVendor(deps, row.vendor_id, (tx) => saveImport(tx, row, { rows_done: done }));
  return null;
}

async function takeRowsBack(deps: WorkDeps, row: ImportRow, isStopped: () => boolean): Promise<Problem | null> {
  const person = await deps.memberOf(row.vendor_id, row.person_id);
  if (!person) return problem('access.forbidden');
  const making = makingOf(deps, row, person);
  const made = await inVendor(deps, row.vendor_id, (tx) => selectRows(tx, row, { toUndo: true }));
  const progress = progressOf(deps, row, isStopped);
  let done = row.rows_done;
  for (const each of made) {
    await progress(done);
    await takeBackRow(making, each);
    done += 1;
  }
  return null;
}

async function afterFailure(deps: WorkDeps, row: ImportRow, step: Step, error: unknown): Promise<void> {
  const { vendor_id: vendorId, id, attempts } = row;
  if (error instanceof ProblemError) return finish(deps, row, step, error.problem);
  const broken = error instanceof BrokenOff;
  if (!broken) deps.log.error({ err: error, vendor: vendorId, import: id, attempt: attempts }, 'an import broke off');
  if (!broken && attempts >= limits.attempts) return finish(deps, row, step, problem('server.failed'));
  const leased_until = new Date(deps.now().getTime() + (broken ? 0 : restMs));
  await inVendor(deps, vendorId, (tx) => renewLease(tx, row, { leased_until }));
}
