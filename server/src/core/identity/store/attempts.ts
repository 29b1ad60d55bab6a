import { sql } from 'kysely';
import type { Database } from '../../../platform/db/pool.ts';

/**
 * Adds one to the count of a key, or begins anew when the count is older than `start`. One statement, so that a hundred
 * guesses at once are counted as a hundred.
 */
export async function countAttempt(
  db: Database,
  key: string,
  start: Date,
  now: Date,
): Promise<{ count: number; since: Date }> {
  const row = await db
    .insertInto('identity.attempts')
    .values({ key, count: 1, since: now })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql<number>`CASE WHEN identity.attempts.since <= ${start} THEN 1 ELSE identity.attempts.count + 1 END`,
        since: sql<Date>`CASE WHEN identity.attempts.since <= ${start} THEN ${now}::timestamptz ELSE identity.attempts.since END`,
      }),
    )
    .returning(['count', 'since'])
    .executeTakeFirstOrThrow();
  return { count: row.count, since: new Date(row.since) };
}

export async function takeBack(db: Database, keys: string[]): Promise<void> {
  await db
    .updateTable('identity.attempts')
    .set({ count: sql<number>`greatest(count - 1, 0)` })
    .where('key', 'in', keys)
    .execute();
}

export async function forgetAttempts(db: Database, before: Date): Promise<void> {
  await db.deleteFrom('identity.attempts').where('since', '<', before).execute();
}
