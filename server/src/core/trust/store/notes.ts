/** Signed notes and the keys they are signed with. */
import { askAhead, sendAhead } from '../../../platform/db/driver.ts';
import { Shapes } from '../../../platform/db/shapes.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export interface LogKey {
  key_id: string;
  verifier_key: string;
}

/** The key in use; null before the first checkpoint. */
export async function selectKeyInUse(tx: Tx, vendorId: string): Promise<LogKey | null> {
  const row = await tx
    .selectFrom('log_keys')
    .select(['key_id', 'verifier_key'])
    .where('vendor_id', '=', vendorId)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** The key in use, until the end of the transaction: of several processes one signs at a time. */
export async function lockKeyInUse(tx: Tx, vendorId: string): Promise<LogKey> {
  const key = await (await askToLockKey(tx, vendorId))();
  if (!key) throw new Error(`the log of vendor ${vendorId} has no key in use`);
  return key;
}

/** The same, asked with the next statement; null before the first checkpoint. */
export async function askToLockKey(tx: Tx, vendorId: string): Promise<() => Promise<LogKey | null>> {
  const query = shapes.filled('lock key', { vendorId }, (v) =>
    tx
      .selectFrom('log_keys')
      .select(['key_id', 'verifier_key'])
      .where('vendor_id', '=', v.vendorId)
      .where('retired_at', 'is', null)
      .forUpdate(),
  );
  const [rows] = await askAhead(tx, query);
  return async () => (await rows())[0] ?? null;
}

/** All keys that ever signed, oldest first: old receipts are verified with old keys. */
export async function selectKeys(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('log_keys')
    .select(['key_id', 'verifier_key', 'created_at', 'retired_at'])
    .where('vendor_id', '=', vendorId)
    .orderBy('created_at')
    .execute();
}

/** Keeps the key that is in use already, when another process was first. */
export async function insertKey(tx: Tx, vendorId: string, key: LogKey, now: Date): Promise<void> {
  await tx
    .insertInto('log_keys')
    .values({ vendor_id: vendorId, ...key, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function retireKey(tx: Tx, vendorId: string, keyId: string, now: Date): Promise<void> {
  await tx
    .updateTable('log_keys')
    .set({ retired_at: now })
    .where('vendor_id', '=', vendorId)
    .where('key_id', '=', keyId)
    .execute();
}

export interface StoredCheckpoint {
  size: number;
  note: string;
  signed_at: Date;
}

/** The newest checkpoint, or the newest of at most `upTo` leaves; null before the first. */
export async function selectCheckpoint(tx: Tx, vendorId: string, upTo?: number): Promise<StoredCheckpoint | null> {
  const query = tx
    .selectFrom('log_checkpoints')
    .select(['size', 'note', 'signed_at'])
    .where('vendor_id', '=', vendorId)
    .orderBy('size', 'desc')
    .limit(1);
  const row = await (upTo === undefined ? query : query.where('size', '<=', upTo)).executeTakeFirst();
  return row ?? null;
}

/** Keeps the first note of a size: the same checkpoint has the same signature. Nobody waits for it but the commit. */
export async function saveCheckpoint(tx: Tx, vendorId: string, checkpoint: StoredCheckpoint): Promise<void> {
  const { size, note, signed_at: signedAt } = checkpoint;
  const insert = shapes.filled('checkpoint', { vendorId, size, note, signedAt }, (v) =>
    tx
      .insertInto('log_checkpoints')
      .values({ vendor_id: v.vendorId, size: v.size, note: v.note, signed_at: v.signedAt })
      .onConflict((conflict) => conflict.doNothing()),
  );
  await sendAhead(tx, insert);
}

const shapes = new Shapes();
