/** Batches of what has served its time, each found through an index of its own. */
import type { Database } from '../../platform/db/pool.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { type SweptTable, sweptTables } from './contract.ts';
import { keptSince } from './rules.ts';

/** Few enough for a short transaction, many enough to keep up with any vendor. */
const batchRows = 500;

/** Ids of one batch; `idempotency_keys` have none, their place in the table stands for it. */
const due = {
  outbox: (tx: Tx, vendorId: string, now: Date) =>
    tx
      .selectFrom('outbox')
      .select('id')
      .where('vendor_id', '=', vendorId)
      .where('dispatched_at', '<', keptSince('outbox', now))
      .orderBy('dispatched_at')
      .limit(batchRows),
  idempotency_keys: (tx: Tx, vendorId: string, now: Date) =>
    tx
      .selectFrom('idempotency_keys')
      .select(['caller', 'key'])
      .where('vendor_id', '=', vendorId)
      .where('created_at', '<', keptSince('idempotency_keys', now))
      .orderBy('created_at')
      .limit(batchRows),
  mails: (tx: Tx, vendorId: string, now: Date) =>
    tx
      .selectFrom('mails')
      .select('id')
      .where('vendor_id', '=', vendorId)
      .where('created_at', '<', keptSince('mails', now))
      // One that still waits for its mail server is not over, however old.
      .where('state', '<>', 'queued')
      .orderBy('created_at')
      .limit(batchRows),
  invitations: (tx: Tx, vendorId: string, now: Date) =>
    tx
      .selectFrom('invitations')
      .select('id')
      .where('vendor_id', '=', vendorId)
      .where('accepted_at', 'is', null)
      .where('expires_at', '<', keptSince('invitations', now))
      .orderBy('expires_at')
      .limit(batchRows),
  exports: (tx: Tx, vendorId: string, now: Date) =>
    tx
      .selectFrom('exports')
      .select('id')
      .where('vendor_id', '=', vendorId)
      .where('created_at', '<', keptSince('exports', now))
      // Whose file is still there has its own day.
      .where('state', 'in', ['failed', 'expired'])
      .orderBy('created_at')
      .limit(batchRows),
} as const;

/** Only what these queries have in common is used: their tables differ, their shape does not. */
type Batch = ReturnType<(typeof due)['outbox']>;

export async function isAnythingDue(tx: Tx, vendorId: string, now: Date): Promise<boolean> {
  for (const table of sweptTables) {
    const batch = due[table](tx, vendorId, now) as Batch;
    if (await batch.limit(1).executeTakeFirst()) return true;
  }
  return false;
}

/** Takes one batch of each away. */
export async function sweep(tx: Tx, vendorId: string, now: Date): Promise<Record<SweptTable, number>> {
  const byId = async (table: Exclude<SweptTable, 'idempotency_keys'>) => {
    const result = await tx
      .deleteFrom(table)
      .where('vendor_id', '=', vendorId)
      .where('id', 'in', due[table](tx, vendorId, now) as Batch)
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  };
  const keys = await tx
    .deleteFrom('idempotency_keys')
    .where('vendor_id', '=', vendorId)
    .where((eb) =>
      eb(eb.refTuple('caller', 'key'), 'in', due.idempotency_keys(tx, vendorId, now).$asTuple('caller', 'key')),
    )
    .executeTakeFirst();
  return {
    outbox: await byId('outbox'),
    idempotency_keys: Number(keys.numDeletedRows),
    mails: await byId('mails'),
    invitations: await byId('invitations'),
    exports: await byId('exports'),
  };
}

/** Sessions and codes that ran out long ago; of the whole installation, for logins belong to no vendor. */
export async function sweepSignIn(db: Database, now: Date): Promise<number> {
  const before = keptSince('sign_in', now);
  let taken = 0;
  for (const table of ['identity.sessions', 'identity.verifications'] as const) {
    const batch = db.selectFrom(table).select('id').where('expires_at', '<', before).limit(batchRows);
    const result = await db.deleteFrom(table).where('id', 'in', batch).executeTakeFirst();
    taken += Number(result.numDeletedRows);
  }
  return taken;
}
