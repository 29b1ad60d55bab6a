/** Long work that people ask for and do not wait for: files that are made, files that are read. */
import type { Member } from '../access/actors.ts';
import { createExportMaking, exportRequested } from '../core/exports/index.ts';
import { newId } from '../kernel/ids.ts';
import type { Database } from '../platform/db/pool.ts';
import type { FileStore } from '../platform/files/store.ts';
import type { Log } from '../platform/log.ts';
import { on } from '../platform/operations/feature.ts';
import type { Registry } from '../platform/operations/registry.ts';
import { type RunDeps, runOperation } from '../platform/operations/run.ts';
import { createImportWork, importWaits } from '../registration/imports/index.ts';

interface BackgroundDeps {
  deps: RunDeps;
  registry: Registry;
  db: Database;
  files: FileStore;
  memberOf: (vendorId: string, personId: string) => Promise<Member | null>;
  log: Log;
  now: () => Date;
}

/** Adds its jobs and subscriptions to the registry; `pass` works off what waits and says how much that was. */
export function createBackground({ deps, registry, ...parts }: BackgroundDeps) {
  const work: Parameters<typeof createExportMaking>[0] = {
    ...parts,
    run(caller, name, call) {
      const impl = registry.byName.get(name);
      if (!impl) throw new Error(`no operation ${name}`);
      return runOperation(deps, impl, caller, { ...call, requestId: newId() });
    },
  };
  const exportMaking = createExportMaking(work);
  const importWork = createImportWork(work);
  registry.jobs.push(exportMaking.job, importWork.job);
  registry.subscriptions.push(
    on(exportRequested, 'exports.make', async (_context, { vendorId }) => exportMaking.kick(vendorId)),
    on(importWaits, 'imports.make', async (_context, { vendorId }) => importWork.kick(vendorId)),
  );
  return {
    start() {
      exportMaking.start();
      importWork.start();
    },
    async stop() {
      await Promise.all([exportMaking.stop(), importWork.stop()]);
    },
    pass: async (): Promise<number> => (await exportMaking.pass()) + (await importWork.pass()),
  };
}
