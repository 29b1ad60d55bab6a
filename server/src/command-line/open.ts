/** What every command begins with: settings, secret, lock, database. */
import path from 'node:path';
import { createKanal, type Kanal } from '../app.ts';
import { systemClock, type WallClock } from '../platform/clock.ts';
import { type Config, ensureSecret, readConfig } from '../platform/config.ts';
import { bringUpDatabase, type RunningDatabase } from '../platform/db/bring-up.ts';
import { acquireInstanceLock } from '../platform/instance-lock.ts';
import { createLog, type Log } from '../platform/log.ts';
import { createMetrics } from '../platform/metrics.ts';

export interface ApplicationOptions {
  checkOutput?: boolean;
  log?: Log;
  /** Commits without waiting for the disk. */
  lazyCommit?: boolean;
}

export interface Opened {
  config: Config;
  secret: string;
  log: Log;
  database: RunningDatabase;
  /** An application over the database; `clock` differs only while the demo lives through its months. */
  application(clock?: WallClock, options?: ApplicationOptions): Promise<Kanal>;
  close(): Promise<void>;
}

const webDir = path.resolve(import.meta.dirname, '../../../web/dist');

/** `logTo`: a server logs to stdout; of every other command stdout holds the answer alone. */
export async function openInstallation(
  onDatabaseExit: (reason: string) => void,
  logTo: 'stdout' | 'stderr' = 'stderr',
): Promise<Opened> {
  const config = readConfig();
  const log = createLog({ level: config.logLevel }, logTo === 'stderr' ? process.stderr : undefined);
  const lock = acquireInstanceLock(config.dataDir);
  let secret: string;
  let database: RunningDatabase;
  try {
    secret = ensureSecret({ dataDir: config.dataDir, secret: config.secret });
    database = await bringUpDatabase({ ...config, secret, log, onExit: onDatabaseExit });
  } catch (error) {
    lock.release();
    throw error;
  }
  return {
    config,
    secret,
    log,
    database,
    application: (clock = systemClock, options = {}) =>
      createKanal({
        appUrl: options.lazyCommit ? withLazyCommit(database.appUrl) : database.appUrl,
        poolSize: 20,
        filesDir: path.join(config.dataDir, 'files'),
        trustDir: path.join(config.dataDir, 'trust'),
        signSoon: !options.lazyCommit,
        webDir,
        databaseKind: database.kind,
        publicUrl: config.publicUrl ?? `http://localhost:${config.port}`,
        secret,
        smtpUrl: config.smtpUrl,
        outgoingHosts: config.outgoingHosts,
        ratePerMinute: config.ratePerMinute,
        trustProxy: config.trustProxy,
        clock,
        log: options.log ?? log,
        metrics: createMetrics(),
        checkOutput: options.checkOutput ?? true,
      }),
    async close() {
      await database.stop();
      lock.release();
    },
  };
}

function withLazyCommit(url: string): string {
  const lazy = new URL(url);
  lazy.searchParams.set('options', '-c synchronous_commit=off');
  return lazy.toString();
}
