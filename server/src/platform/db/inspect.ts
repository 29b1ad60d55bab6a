/** What stands at the other end of an address: for `kanal doctor`. */
import pg from 'pg';
import { pendingMigrations } from './migrate.ts';

export interface DatabaseFacts {
  version: string;
  /** As whom the application works in this database. */
  role: string;
  /** The role could read past row-level security. */
  unbound: boolean;
  /** Names of migrations that this release has and the database has not. */
  pending: string[];
}

export async function inspectDatabase(url: string): Promise<DatabaseFacts> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const version = await pool.query<{ server_version: string }>('SHOW server_version');
    const role = await pool.query<{ role: string; unbound: boolean }>(
      'SELECT rolname AS role, rolsuper OR rolbypassrls AS unbound FROM pg_roles WHERE rolname = current_user',
    );
    return {
      version: version.rows[0]?.server_version ?? '',
      role: role.rows[0]?.role ?? '',
      unbound: role.rows[0]?.unbound ?? true,
      pending: await pendingMigrations(pool),
    };
  } finally {
    await pool.end();
  }
}
