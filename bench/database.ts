/** The benchmark's own embedded database in a folder of its own; everything measured runs against it. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { createKanal, type Kanal } from '../server/src/app.ts';
import { systemClock, type WallClock } from '../server/src/platform/clock.ts';
import { bringUpDatabase, type RunningDatabase } from '../server/src/platform/db/bring-up.ts';
import { createLog } from '../server/src/platform/log.ts';
import { createMetrics } from '../server/src/platform/metrics.ts';

/** Signs nothing outside of the benchmark's folder. */
export const benchSecret = 'a-secret-for-measuring-on-this-machine-only';

const log = createLog({ level: 'error' });

/** `databaseUrl`: one's own PostgreSQL instead of the embedded one. */
export function openDatabase(dataDir: string, databaseUrl: string | null = null): Promise<RunningDatabase> {
  mkdirSync(dataDir, { recursive: true });
  return bringUpDatabase({
    databaseUrl,
    dataDir,
    secret: benchSecret,
    log,
    onExit: (reason) => {
      throw new Error(`the database ended: ${reason}`);
    },
  });
}

export interface ApplicationChoice {
  /** true: commits do not wait for the disk; for loading only. */
  lazyCommit: boolean;
  poolSize: number;
  /** true: events write no leaves, to know what the log costs. */
  withoutLog?: boolean;
  /** Another clock than the machine's, for what time itself does. */
  clock?: WallClock;
}

/** The application inside this process, without background work: for loading and for recording statements. */
export function openApplication(database: RunningDatabase, dataDir: string, choice: ApplicationChoice): Promise<Kanal> {
  const url = new URL(database.appUrl);
  if (choice.lazyCommit) url.searchParams.set('options', '-c synchronous_commit=off');
  return createKanal({
    appUrl: url.toString(),
    poolSize: choice.poolSize,
    withoutLog: choice.withoutLog ?? false,
    filesDir: path.join(dataDir, 'files'),
    trustDir: path.join(dataDir, 'trust'),
    webDir: null,
    publicUrl: 'http://localhost:3000',
    secret: benchSecret,
    smtpUrl: null,
    ratePerMinute: 0,
    clock: choice.clock ?? systemClock,
    log,
    metrics: createMetrics(),
    checkOutput: false,
  });
}

/** What autovacuum would have done by the next morning. */
export async function settleTables(running: RunningDatabase): Promise<void> {
  const owner = new pg.Client({ connectionString: running.ownerUrl });
  await owner.connect();
  await owner.query('VACUUM (ANALYZE)');
  await owner.query('CHECKPOINT');
  await owner.end();
}
