/** From settings to a migrated database: the embedded server or one's own, the application's role, the job queue. */
import { createHmac } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { installBoss, jobsInstalled } from '../jobs/boss.ts';
import type { Log } from '../log.ts';
import { appUrl } from './app-role.ts';
import { startEmbedded } from './embedded.ts';
import { type MigrationReport, migrate } from './migrate.ts';
import { connectOrRefuse, requireFitDatabase } from './requirements.ts';

export interface DatabaseOptions {
  /** null: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  secret: string;
  log: Log;
  /** The embedded server ended without being asked to. */
  onExit: (reason: string) => void;
}

export interface RunningDatabase {
  kind: 'embedded' | 'external';
  ownerUrl: string;
  /** The same database as the application's own role. */
  appUrl: string;
  migrations: MigrationReport;
  stop(): Promise<void>;
}

const databaseName = 'kanal';

export async function bringUpDatabase(options: DatabaseOptions): Promise<RunningDatabase> {
  const password = createHmac('sha256', options.secret).update('database role').digest('base64url');
  if (options.databaseUrl) {
    await requireFitDatabase(options.databaseUrl);
    const migrations = await prepare(options.databaseUrl, password);
    const url = appUrl(options.databaseUrl, migrations.appRole, password);
    // The owner may come in where the application's role may not (pg_hba.conf).
    await (await connectOrRefuse(url)).end();
    return { kind: 'external', ownerUrl: options.databaseUrl, appUrl: url, migrations, stop: async () => undefined };
  }
  const server = await startEmbedded({
    dataDir: path.join(options.dataDir, 'database'),
    log: options.log,
    onExit: options.onExit,
  });
  try {
    const ownerUrl = await ensureDatabase(server.adminUrl);
    const migrations = await prepare(ownerUrl, password);
    const url = appUrl(ownerUrl, migrations.appRole, password);
    return { kind: 'embedded', ownerUrl, appUrl: url, migrations, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function ensureDatabase(adminUrl: string): Promise<string> {
  await withClient(adminUrl, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  });
  const url = new URL(adminUrl);
  url.pathname = `/${databaseName}`;
  return url.toString();
}

async function prepare(ownerUrl: string, password: string): Promise<MigrationReport> {
  const report = await migrate(ownerUrl, password);
  await withClient(ownerUrl, async (client) => {
    if (!(await jobsInstalled(client))) await installBoss(client, report.appRole);
  });
  return report;
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
