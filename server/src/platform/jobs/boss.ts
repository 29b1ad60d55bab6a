/** pg-boss over the same database: its tables are made by `migrate` as the owner, used as the application's role. */
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { eventQueue } from '../outbox/dispatcher.ts';

export const jobSchema = 'pgboss';

/** Creates or updates pg-boss's own schema and queues; run once by the owner. */
export async function installBoss(owner: pg.Client, appRole: string): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text: string, values?: unknown[]) => owner.query(text, values) } as never,
    schema: jobSchema,
    supervise: false,
    schedule: false,
  });
  boss.on('error', (error) => {
    throw error;
  });
  await boss.start();
  await boss.createQueue(eventQueue, { retryLimit: 8, retryDelay: 5, retryBackoff: true });
  await boss.stop({ graceful: false, close: false } as never);
  await owner.query(`GRANT USAGE ON SCHEMA ${jobSchema} TO ${appRole}`);
  await owner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobSchema} TO ${appRole}`);
  await owner.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${jobSchema} TO ${appRole}`);
  await owner.query(
    "INSERT INTO schema_migrations (name, hash, applied_at) VALUES ($1, '', now()) ON CONFLICT DO NOTHING",
    [queueRelease],
  );
}

/** The release whose tables `installBoss` makes; a test compares it with the installed package. */
export const queueRelease = 'pg-boss@12.38.0';

/** True when the queue's tables are already those of this release; saves their set-up at every warm start. */
export async function jobsInstalled(owner: pg.Client): Promise<boolean> {
  const found = await owner.query('SELECT 1 FROM schema_migrations WHERE name = $1', [queueRelease]);
  return found.rowCount === 1;
}

/** The running queue on the application's pool. */
export function createBoss(pool: pg.Pool, onError: (error: Error) => void): PgBoss {
  const boss = new PgBoss({
    db: { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) } as never,
    schema: jobSchema,
    migrate: false,
    createSchema: false,
    supervise: true,
    schedule: false,
  } as never);
  boss.on('error', onError);
  return boss;
}
