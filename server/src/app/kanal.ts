/** What Kanal is made with, and what it is to those who start it, test it and fill it. */
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../access/actors.ts';
import type { WallClock } from '../platform/clock.ts';
import type { Database } from '../platform/db/pool.ts';
import type { FileStore } from '../platform/files/store.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { Registry } from '../platform/operations/registry.ts';
import type { Texts } from '../platform/texts.ts';

export interface KanalOptions {
  /** Address of the database as the application's role. */
  appUrl: string;
  poolSize: number;
  /** Folder for uploaded files. */
  filesDir: string;
  /** Folder of the trust log's keys and of what the signer has signed. */
  trustDir: string;
  /** false: nothing is signed until somebody asks (while the demo lives through its months). */
  signSoon?: boolean;
  /** true: events write no leaves of the trust log. Only the benchmark says so, to know what the log costs. */
  withoutLog?: boolean;
  /** Built web application; null: API only. */
  webDir: string | null;
  publicUrl: string;
  /** Shown to administrators. */
  databaseKind?: 'embedded' | 'external';
  secret: string;
  smtpUrl: string | null;
  /** Hosts inside the operator's network that Kanal may call (witnesses); none when left out. */
  outgoingHosts?: string[];
  /** Requests per minute and caller, 0: no limit. */
  ratePerMinute: number;
  /** Addresses of proxies whose word on the caller's address is believed; none when left out. */
  trustProxy?: string[];
  clock: WallClock;
  log: Log;
  metrics: Metrics;
  /** Checks every answer against its contract; off only where a benchmark says so. */
  checkOutput: boolean;
}

export interface Kanal {
  http: FastifyInstance;
  registry: Registry;
  texts: Texts;
  /** The one door for work inside this process: jobs, command line, demo. */
  call(actor: Actor, operation: string, input: unknown, idempotencyKey?: string): Promise<unknown>;
  /** The code for the set-up page of an empty installation, to be printed; null when there is a vendor. */
  issueSetupCode(): Promise<string | null>;
  /** Begins background work: outbox, events, scheduled jobs. */
  startWork(): Promise<void>;
  /** Runs scheduled jobs once, for every vendor (the demo, tests). */
  runJobs(names: readonly string[]): Promise<void>;
  /** The database as the application sees it, for work that is no operation: making the demo. */
  db: Database;
  /** Uploaded bytes, and the long work on them, for whoever makes the demo. */
  files: FileStore;
  workOff(): Promise<number>;
  /** The moment by the application's own clock. */
  now(): Date;
  /** Delivers all waiting events now and runs scheduled jobs once (demo, tests); repeats until nothing is left. */
  settle(options?: { jobs?: readonly string[] | 'all' }): Promise<void>;
  close(): Promise<void>;
}
