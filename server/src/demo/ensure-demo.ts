/** Makes the demo in an empty installation, once; beside real data it refuses. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Kanal } from '../app.ts';
import type { Opened } from '../command-line/open.ts';
import { openPool } from '../platform/db/pool.ts';
import { tenantTransaction } from '../platform/db/tenancy.ts';
import { createLog } from '../platform/log.ts';
import { Refusal } from '../platform/refusal.ts';
import { buildWorld } from './build.ts';
import { type DemoFacts, factsOf } from './facts.ts';
import { live } from './live.ts';
import { livedClock } from './lived-clock.ts';
import { allVendors, clearUnfinished, handReceiptsOver, isWhole, markWhole, settleOutbox } from './store.ts';

class DemoRefusedError extends Refusal {
  constructor() {
    super('This installation holds real data; the demo is only made in an empty one. Set KANAL_DEMO=0.', {
      exitCode: 4,
    });
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

/**
 * The demo of this installation, made if there is none. One that was interrupted while being made is made anew.
 * @throws DemoRefusedError beside real data
 */
export async function ensureDemo(opened: Opened, now: Date = new Date()): Promise<DemoFacts> {
  const standing = await lookForDemo(opened);
  if (standing === 'real') throw new DemoRefusedError();
  // Sign-ins and keys follow from the secret and the seeds: a lost file is written again.
  if (typeof standing === 'object') {
    return readDemoFacts(opened.config.dataDir) ?? rememberFacts(opened, factsOf(standing.whole, opened.secret));
  }
  if (standing === 'unfinished') await clearUnfinished(opened.database.ownerUrl);
  const start = new Date(now.getTime() - months * 31 * 86_400_000);
  const clock = livedClock(start);
  const quiet = createLog({ level: 'error' });
  // Histories need not survive a power cut one by one: the demo is made whole or made again.
  const kanal = await opened.application(clock, { checkOutput: false, log: quiet, lazyCommit: true });
  try {
    opened.log.info('making the demo, this takes a moment');
    const world = await buildWorld(kanal, opened.secret, start);
    await live(kanal, clock, world, now);
    await finish(kanal, world.vendor.id, now);
    return rememberFacts(opened, { vendor: world.vendor, users: world.users, apiKeys: world.apiKeys });
  } finally {
    await kanal.close();
  }
}

/** Old news are not told again, and the demo is declared whole: both at once, as the last thing. */
function finish(kanal: Kanal, vendorId: string, now: Date): Promise<void> {
  return tenantTransaction(kanal.db, { vendorId, partnerId: 'all' }, async (tx) => {
    await settleOutbox(tx, vendorId, new Date(now.getTime() - quietBeforeMs), now);
    await handReceiptsOver(tx, vendorId);
    await markWhole(tx, vendorId);
  });
}

async function lookForDemo(opened: Opened): Promise<'empty' | 'real' | 'unfinished' | { whole: string }> {
  const { db, close } = openPool({
    url: opened.database.appUrl,
    max: 1,
    onError: (error) => opened.log.warn({ err: error }),
  });
  try {
    const vendors = await allVendors(db);
    const [vendor] = vendors;
    if (!vendor) return 'empty';
    if (vendors.some((each) => !each.is_demo)) return 'real';
    const vendorId = vendor.vendor_id;
    const whole = await tenantTransaction(db, { vendorId, partnerId: 'all' }, (tx) => isWhole(tx, vendorId));
    return whole ? { whole: vendorId } : 'unfinished';
  } finally {
    await close();
  }
}

function rememberFacts(opened: Opened, known: DemoFacts): DemoFacts {
  writeFileSync(demoFile(opened.config.dataDir), `${JSON.stringify(known, null, 1)}\n`, { mode: 0o600 });
  return known;
}
