/** Brings a database to the schema of this release: plain SQL files in order, each in its own transaction, once. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { Refusal } from '../refusal.ts';
import { settleAppRole, usualRole } from './app-role.ts';

const folder = new URL('../../../migrations/', import.meta.url);

export interface MigrationReport {
  applied: string[];
  /** Files that the database already had. */
  known: number;
  /** As whom the application works in this database. */
  appRole: string;
}

export async function migrationFiles(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
}

/**
 * `ownerUrl`: a role that owns (or may create) every table. `appPassword`: what the application's own role signs in
 * with. Files name the role as `kanal_app`, whatever it is called here. A changed file that was applied before is refused:
 * histories must not differ between installations.
 */
export async function migrate(ownerUrl: string, appPassword: string): Promise<MigrationReport> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'kanal-migrate' });
  await client.connect();
  try {
    await client.query("SET lock_timeout = '10s'");
    await client.query(
      'CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL)',
    );
    const appRole = await settleAppRole(client, appPassword);
    return { ...(await applyPending(client, appRole)), appRole };
  } finally {
    await client.end();
  }
}

async function applyPending(client: pg.Client, appRole: string): Promise<Omit<MigrationReport, 'appRole'>> {
  const rows = await client.query<{ name: string; hash: string }>('SELECT name, hash FROM schema_migrations');
  const known = new Map(rows.rows.map((row) => [row.name, row.hash]));
  const applied: string[] = [];
  for (const name of await migrationFiles()) {
    const text = await readFile(new URL(name, folder), 'utf8');
    const hash = createHash('sha256').update(text).digest('hex');
    const before = known.get(name);
    if (before === hash) continue;
    if (before)
      throw new Refusal(
        `migration ${name} was changed after it had been applied. Take the files of the release again.`,
      );
    await applyOne(client, name, text.replaceAll(new RegExp(`\\b${usualRole}\\b`, 'g'), appRole), hash);
    applied.push(name);
  }
  return { applied, known: known.size };
}

async function applyOne(client: pg.Client, name: string, text: string, hash: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query("SET LOCAL lock_timeout = '2s'");
    await client.query(text);
    await client.query('INSERT INTO schema_migrations (name, hash, applied_at) VALUES ($1, $2, now())', [name, hash]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Refusal(`migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** Migrations that the code has and the database has not; `readyz` answers no while there are any. */
export async function pendingMigrations(pool: pg.Pool): Promise<string[]> {
  const rows = await pool.query<{ name: string }>('SELECT name FROM schema_migrations');
  const known = new Set(rows.rows.map((row) => row.name));
  return (await migrationFiles()).filter((name) => !known.has(name));
}
