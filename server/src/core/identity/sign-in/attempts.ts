/** Limits on guessing, by address and by caller; in the database, so that they hold across restarts and nodes. */
import { createHash } from 'node:crypto';
import { fail } from '../../../kernel/problem.ts';
import type { WallClock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/pool.ts';
import { countAttempt, forgetAttempts, takeBack } from '../store/attempts.ts';

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
      await takeBack(db, keys);
    },
  };
}

async function countOne(db: Database, limit: Limit, now: Date): Promise<{ count: number; since: Date }> {
  const start = new Date(now.getTime() - limit.windowSeconds * 1000);
  const counted = await countAttempt(db, hashKey(limit.key), start, now);
  // Old counts go when a new one begins; the index makes it a look at nothing most of the time.
  if (counted.count === 1) await forgetAttempts(db, new Date(now.getTime() - keepSeconds * 1000));
  return counted;
}

function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
