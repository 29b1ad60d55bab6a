/** Once per test run: a real PostgreSQL with a migrated template database, copied for every test file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../src/platform/db/embedded.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { installBoss } from '../src/platform/jobs/boss.ts';

export const templateName = 'kanal_template';
export const testPassword = 'for-tests-on-this-machine-only';

declare module 'vitest' {
  export interface ProvidedContext {
    adminUrl: string;
    appRole: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kanal-test-'));
  const log = { info: () => undefined, warn: (...all: unknown[]) => process.stderr.write(`${JSON.stringify(all)}\n`) };
  const packages = process.env.KANAL_TEST_POSTGRES;
  const server = await startEmbedded({ dataDir: folder, log: log as never, ...(packages ? { packages } : {}) });
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  if (packages) await requireRelease(admin, packages);
  await admin.query(`CREATE DATABASE ${templateName}`);
  await admin.end();
  const templateUrl = databaseUrl(server.adminUrl, templateName);
  const { appRole } = await migrate(templateUrl, testPassword);
  const owner = new pg.Client({ connectionString: templateUrl });
  await owner.connect();
  await installBoss(owner, appRole);
  await owner.end();
  project.provide('adminUrl', server.adminUrl);
  project.provide('appRole', appRole);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** `@postgres-15` must be a PostgreSQL 15, or the run proves nothing. */
async function requireRelease(admin: pg.Client, packages: string): Promise<void> {
  const { rows } = await admin.query<{ server_version: string }>('SHOW server_version');
  const version = rows[0]?.server_version ?? '';
  if (!packages.endsWith(`-${Number.parseInt(version, 10)}`)) throw new Error(`${packages} is PostgreSQL ${version}`);
  process.stdout.write(`PostgreSQL ${version}\n`);
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}
