/**
 * Makes the exports that wait, one after the other. An export is leased in one short transaction, its rows are read and
 * written as the person who asked — by the list's own operation, with the rights of now —, and what became of it is said
 * in a third. A process that dies leaves it to be made anew when the lease has passed.
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Caller, type Member, system } from '../../access/actors.ts';
import { isLocale } from '../../kernel/locale.ts';
import type { WrittenFile } from '../../kernel/made-file.ts';
import { ProblemError } from '../../kernel/problem.ts';
import type { Database } from '../../platform/db/pool.ts';
import { type Tx, tenantTransaction } from '../../platform/db/tenancy.ts';
import { allVendors } from '../../platform/db/vendors.ts';
import type { FileStore } from '../../platform/files/store.ts';
import type { Log } from '../../platform/log.ts';
import type { Job } from '../../platform/operations/feature.ts';
import type { Call } from '../../platform/operations/run.ts';
import { attemptsAtMost, leaseMs } from './rules.ts';
import { claimExport, type ExportRow, isAnyExpired, releaseExport, renewLease } from './store.ts';

export interface ExportMaking {
  /** Exports may wait for this vendor: look now. Does nothing before `start`. */
  kick(vendorId: string): void;
  /** Makes everything that waits for these vendors (all when none); returns how many were tried. */
  pass(vendorIds?: string[]): Promise<number>;
  start(): void;
  /** Breaks off between two pages of rows; what was under way is made anew by the next process. */
  stop(): Promise<void>;
  /** Each minute: closes what has expired, and looks for what a process that died has left. */
  job: Job;
}

export interface MakingDeps {
  db: Database;
  files: FileStore;
  /** The person as of now; null when he or she has left. */
  memberOf: (vendorId: string, personId: string) => Promise<Member | null>;
  /** The one door of operations. */
  run: (caller: Caller, operation: string, call: Omit<Call, 'requestId'>) => Promise<unknown>;
  log: Log;
  now: () => Date;
}

/** Why a file is not written to its end although nothing is wrong with it. */
class BrokenOff extends Error {}

const saveEveryMs = 700;
const restMs = 30_000;
const sizeAtMost = 1_000_000_000;

export function createExportMaking(deps: MakingDeps): ExportMaking {
  let running: Promise<unknown> = Promise.resolve();
  let working = false;
  let stopped = false;
  const pass = async (vendorIds?: string[]): Promise<number> => {
    const ids = vendorIds ?? (await allVendors(deps.db));
    let made = 0;
    for (const vendorId of ids) while (!stopped && (await makeNext(deps, vendorId, () => stopped))) made += 1;
    return made;
  };
  const kick = (vendorId: string) => {
    if (!working) return;
    running = running
      .then(() => (stopped ? 0 : pass([vendorId])))
      .catch((error: unknown) =>
        deps.log.error({ err: error }, 'exports could not be made; the next round repeats it'),
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
      name: 'exports.make',
      async run(work) {
        if (await work.look((tx) => isAnyExpired(tx, work.vendorId, work.now))) {
          const { storage_keys } = (await work.call('expireExports', {})) as { storage_keys: string[] };
          await work.each(storage_keys, (key) => deps.files.discard(key));
          work.log('exports have expired', { count: storage_keys.length });
        }
        kick(work.vendorId);
      },
    },
  };
}

function inVendor<T>({ db }: MakingDeps, vendorId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return tenantTransaction(db, { vendorId, partnerId: 'all' }, work);
}

/** @returns false when nothing waits */
async function makeNext(deps: MakingDeps, vendorId: string, isStopped: () => boolean): Promise<boolean> {
  const now = deps.now();
  const leasedUntil = new Date(now.getTime() + leaseMs);
  const row = await inVendor(deps, vendorId, (tx) => claimExport(tx, vendorId, { now, leasedUntil }));
  if (!row) return false;
  const folder = await mkdtemp(path.join(tmpdir(), `kanal-export-${process.pid}-`));
  try {
    await make(deps, row, path.join(folder, 'file'), isStopped);
  } catch (error) {
    await afterFailure(deps, row, error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return true;
}

async function make(deps: MakingDeps, row: ExportRow, place: string, isStopped: () => boolean): Promise<void> {
  const { vendor_id: vendorId, id, person_id, operation } = row;
  const person = await deps.memberOf(vendorId, person_id);
  if (!person) return finish(deps, row, { state: 'failed', code: 'access.forbidden' });
  const locale = isLocale(row.locale) ? row.locale : person.locale;
  const file = { path: place, locale, onRows: progressOf(deps, row, isStopped) };
  const written = (await deps.run(person, operation, { input: row.question, file })) as WrittenFile;
  const { size } = await stat(place);
  const upload = { name: written.file_name, maxBytes: sizeAtMost, vendorId };
  const { storageKey } = await deps.files.keep(createReadStream(place), upload);
  const { file_name, rows } = written;
  await finish(deps, row, { state: 'ready', file_name, rows, storage_key: storageKey, size_bytes: size });
  deps.log.info({ vendor: vendorId, export: id, operation, rows, bytes: size }, 'an export is ready');
}

type Outcome =
  | { state: 'ready'; file_name: string; rows: number; storage_key: string; size_bytes: number }
  | { state: 'failed'; code: string; params?: Record<string, unknown> };

async function finish(deps: MakingDeps, row: ExportRow, outcome: Outcome): Promise<void> {
  const actor = system('exports.make', row.vendor_id);
  const answer = await deps.run(actor, 'finishExport', { input: { id: row.id, outcome } });
  if ((answer as { kept: boolean }).kept || outcome.state !== 'ready') return;
  await deps.files.discard(outcome.storage_key);
}

/** Tells the reader how far it is, now and then, and keeps the lease. */
function progressOf(deps: MakingDeps, row: ExportRow, isStopped: () => boolean) {
  let saved = Number.NEGATIVE_INFINITY;
  return async (rows_written: number, rows_total: number) => {
    if (isStopped()) throw new BrokenOff('the process ends');
    if (performance.now() - saved < saveEveryMs) return;
    saved = performance.now();
    const leased_until = new Date(deps.now().getTime() + leaseMs);
    const ours = await inVendor(deps, row.vendor_id, (tx) =>
      renewLease(tx, row, { rows_written, rows_total, leased_until }),
    );
    if (!ours) throw new BrokenOff('another process makes it');
  };
}

async function afterFailure(deps: MakingDeps, row: ExportRow, error: unknown): Promise<void> {
  const { vendor_id: vendorId, id, attempts } = row;
  if (error instanceof ProblemError) {
    const { code, params } = error.problem;
    return finish(deps, row, { state: 'failed', code, params });
  }
  const broken = error instanceof BrokenOff;
  if (!broken) deps.log.error({ err: error, vendor: vendorId, export: id, attempt: attempts }, 'an export broke off');
  if (!broken && attempts >= attemptsAtMost) return finish(deps, row, { state: 'failed', code: 'server.failed' });
  const from = new Date(deps.now().getTime() + (broken ? 0 : restMs));
  await inVendor(deps, vendorId, (tx) => releaseExport(tx, row, from));
}
