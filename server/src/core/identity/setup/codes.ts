/** One-time codes for the set-up: printed once, kept as a hash, gone when the first vendor is there. */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Database } from '../../../platform/db/pool.ts';
import type { DB } from '../../../platform/db/schema.gen.ts';
import { globalTransaction } from '../../../platform/db/tenancy.ts';
import { hasVendor, insertCode, takeCodes } from './store.ts';

/** Without signs that are taken for one another when copied by hand. */
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const codeLength = 20;

/** A new code to be printed, or null when there is a vendor already. Each start makes one more. */
export function issueSetupCode(db: Database, now: Date): Promise<string | null> {
  return globalTransaction(db, async (tx) => {
    if (await hasVendor(tx)) return null;
    const code = Array.from({ length: codeLength }, () => signs[randomInt(signs.length)]).join('');
    await insertCode(tx, hashCode(code), now);
    return code.replace(/(.{5})(?=.)/g, '$1-');
  });
}

/** Takes all codes away; true when the given one was among them. Two at once: the second finds none. */
export async function spendSetupCode(tx: Transaction<DB>, code: string): Promise<boolean> {
  const given = Buffer.from(hashCode(code));
  const hashes = await takeCodes(tx);
  return hashes.map((hash) => timingSafeEqual(Buffer.from(hash), given)).includes(true);
}

function hashCode(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('base64url');
}
