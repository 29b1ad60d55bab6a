/** The job that keeps the house: a batch of each kind in a round, so that nothing ever waits long for it. */
import type { Counter } from 'prom-client';
import type { Tx } from '../../platform/db/tenancy.ts';
import type { FileStore } from '../../platform/files/store.ts';
import type { Job, JobContext } from '../../platform/operations/feature.ts';
import type { SweptTable } from './contract.ts';
import { keptSince, partOf } from './rules.ts';
import { isAnythingDue } from './store.ts';

export interface SweepDeps {
  files: FileStore;
  /** Which of these keys a record names, by feature that keeps files. */
  namedKeys: readonly ((tx: Tx, vendorId: string, keys: readonly string[]) => Promise<string[]>)[];
  swept: Counter<'what'>;
}

const filesAtOnce = 500;

export function sweepJob(deps: SweepDeps): Job {
  return {
    name: 'housekeeping.sweep',
    async run(work) {
      await sweepRecords(deps, work);
      await sweepUploads(deps, work);
    },
  };
}

async function sweepRecords({ swept }: SweepDeps, work: JobContext): Promise<void> {
  if (!(await work.look((tx) => isAnythingDue(tx, work.vendorId, work.now)))) return;
  const taken = (await work.call('sweepExpired', {})) as Record<SweptTable, number>;
  for (const [what, count] of Object.entries(taken)) swept.inc({ what }, count);
  work.log('what had served its time was taken away', taken);
}

/** Bytes that no record names: of an upload whose commit was in doubt, or of a process that ended on the way. */
async function sweepUploads({ files, namedKeys, swept }: SweepDeps, work: JobContext): Promise<void> {
  const { vendorId, now } = work;
  const kept = await files.keptBefore(vendorId, partOf(now), keptSince('uploads', now));
  for (let at = 0; at < kept.length; at += filesAtOnce) {
    const batch = kept.slice(at, at + filesAtOnce);
    const named = new Set<string>();
    for (const find of namedKeys) {
      for (const key of await work.look((tx) => find(tx, vendorId, batch))) named.add(key);
    }
    const orphans = batch.filter((key) => !named.has(key));
    await work.each(orphans, async (key) => {
      await files.discard(key);
      swept.inc({ what: 'uploads' });
    });
    if (orphans.length > 0) work.log('bytes without a record were taken away', { count: orphans.length });
  }
}
