/** Limits on guessing, by address and by caller; in the database, so that they hold across restarts and nodes. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { fail } from '../../../kernel/problem.ts';
import type { WallClock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/pool.ts';

export interface Limit {
  /** `sign_in/ip/203.0.113.7`: kept as a hash only. */
  key: string;
  max: number;
  windowSeconds: number;
}

export interface Attempts {
  /** Counts one attempt against every limit. @throws `sign_in.too_often` when one of them is used up */
  take(limits: Limit[]): Promise<void>;
  /** Takes the count back: it was no guess. */
  refund(limits: Limit[]): Promise<void>;
}

const keepSeconds = 86_400;

export function createAttempts(db: Database, clock: WallClock): Attempts {
  return {
    async take(limits) {
      const now = clock.now();
      let retrySeconds = 0;
      for (const limit of limits) {
        const { count, since } = await countOne(db, limit, now);
        const left = Math.ceil((since.getTime() + limit.windowSeconds * 1000 - now.getTime()) / 1000);
        if (count > limit.max) retrySeconds = Math.max(retrySeconds, left, 1);
      }
      if (retrySeconds > 0) fail('sign_in.too_often', { retry_minutes: Math.ceil(retrySeconds / 60) });
    },
    async refund(limits) {
      const keys = limits.map((limit) => hashKey(limit.key));
      await db
        .updateTable('identity.attempts')
        .set({ count: sql<number>`greatest(count - 1, 0)` })
        .where('key', 'in', keys)
        .execute();
    },
  };
}

/** One statement, so that a hundred guesses at once are counted as a hundred. */
async function countOne(db: Database, limit: Limit, now: Date): Promise<{ count: number; since: Date }> {
  const start = new Date(now.getTime() - limit.windowSeconds * 1000);
  const row = await db
    .insertInto('identity.attempts')
    .values({ key: hashKey(limit.key), count: 1, since: now })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql<number>`CASE WHEN identity.attempts.since <= ${start} THEN 1 ELSE identity.attempts.count + 1 END`,
        since: sql<Date>`CASE WHEN identity.attempts.since <= ${start} THEN ${now}::timestamptz ELSE identity.attempts.since END`,
      }),
    )
    .returning(['count', 'since'])
    .executeTakeFirstOrThrow();
  if (row.count === 1) await sweep(db, now);
  return { count: row.count, since: new Date(row.since) };
}

/** Old counts go when a new one begins; the index makes it a look at nothing most of the time. */
async function sweep(db: Database, now: Date): Promise<void> {
  const old = new Date(now.getTime() - keepSeconds * 1000);
  await db.deleteFrom('identity.attempts').where('since', '<', old).execute();
}

function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
