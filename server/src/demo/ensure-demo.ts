/** Makes the demo in an empty installation, once; beside real data it refuses. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Opened } from '../command-line/open.ts';
import { settableClock } from '../platform/clock.ts';
import { tenantTransaction } from '../platform/db/tenancy.ts';
import { createLog } from '../platform/log.ts';
import { buildWorld, type DemoUser } from './build.ts';
import { live } from './live.ts';

/** What `kanal demo --json` prints, without the address, which follows from settings. */
export interface DemoFacts {
  vendor: { id: string; slug: string };
  users: DemoUser[];
  apiKeys: Record<string, string>;
}

export class DemoRefusedError extends Error {
  constructor() {
    super('This installation holds real data; the demo is only made in an empty one. Set KANAL_DEMO=0.');
    this.name = 'DemoRefusedError';
  }
}

const months = 14;
/** Events older than this have been told long ago, as far as the demo's people are concerned. */
const quietBeforeMs = 3 * 86_400_000;

export function demoFile(dataDir: string): string {
  return path.join(dataDir, 'demo.json');
}

export function readDemoFacts(dataDir: string): DemoFacts | null {
  const file = demoFile(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoFacts) : null;
}

/** @throws DemoRefusedError beside real data; a vendor that is the demo is left as it is */
export async function ensureDemo(opened: Opened, now: Date = new Date()): Promise<DemoFacts> {
  const known = readDemoFacts(opened.config.dataDir);
  const start = new Date(now.getTime() - months * 31 * 86_400_000);
  const clock = settableClock(start);
  const quiet = createLog({ level: 'error' });
  // Histories need not survive a power cut one by one: the demo is made whole or made again.
  const kanal = await opened.application(clock, { checkOutput: false, log: quiet, lazyCommit: true });
  try {
    const vendors = await kanal.db.selectFrom('vendor_directory').select(['vendor_id', 'is_demo']).execute();
    if (vendors.length > 0 && (!known || vendors.some((vendor) => !vendor.is_demo))) throw new DemoRefusedError();
    if (vendors.length > 0 && known) return known;
    opened.log.info('making the demo, this takes a moment');
    const world = await buildWorld(kanal, opened.secret, start);
    await live(kanal, clock, world, now);
    const tenant = { vendorId: world.vendor.id, partnerId: 'all' as const };
    await tenantTransaction(kanal.db, tenant, (tx) =>
      tx
        .updateTable('outbox')
        .set({ dispatched_at: now })
        .where('vendor_id', '=', world.vendor.id)
        .where('created_at', '<', new Date(now.getTime() - quietBeforeMs))
        .execute(),
    );
    const facts: DemoFacts = { vendor: world.vendor, users: world.users, apiKeys: world.apiKeys };
    writeFileSync(demoFile(opened.config.dataDir), `${JSON.stringify(facts, null, 1)}\n`, { mode: 0o600 });
    return facts;
  } finally {
    await kanal.close();
  }
}
