import { type Insertable, sql } from 'kysely';
import type { Database } from '../../../platform/db/pool.ts';
import type { Mails } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { MailRecord } from './notices.ts';

export interface MailVendor {
  vendor_id: string;
  is_demo: boolean;
}

export function vendorsOf(db: Database, ids?: string[]): Promise<MailVendor[]> {
  const query = db.selectFrom('vendor_directory').select(['vendor_id', 'is_demo']);
  return (ids ? query.where('vendor_id', 'in', ids) : query).execute();
}

/** Rows whose id is already there are left alone: the same mail is not written twice. */
export async function insertMails(tx: Tx, rows: Insertable<Mails>[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('mails')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['vendor_id', 'id']).doNothing())
    .execute();
}

/** Queued mails whose time has come, locked for the moment of claiming; those that another process claims are skipped. */
export async function claimMails(
  tx: Tx,
  vendorId: string,
  { now, leaseEnd, limit }: { now: Date; leaseEnd: Date; limit: number },
): Promise<MailRecord[]> {
  const due = await tx
    .selectFrom('mails')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('state', '=', 'queued')
    .where((eb) => eb.or([eb('next_attempt_at', 'is', null), eb('next_attempt_at', '<=', now)]))
    .orderBy('created_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  if (due.length === 0) return [];
  return tx
    .updateTable('mails')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), next_attempt_at: leaseEnd }))
    .where('vendor_id', '=', vendorId)
    .where(
      'id',
      'in',
      due.map((row) => row.id),
    )
    .returningAll()
    .execute();
}

export type MailOutcome =
  | { state: 'sent'; sent_at: Date; wipe: boolean }
  | { state: 'failed'; last_error: string }
  | { state: 'queued'; last_error: string; next_attempt_at: Date };

export async function markMail(tx: Tx, mail: MailRecord, outcome: MailOutcome): Promise<void> {
  const set =
    outcome.state === 'sent'
      ? {
          state: outcome.state,
          sent_at: outcome.sent_at,
          last_error: null,
          next_attempt_at: null,
          ...(outcome.wipe ? { text_body: '', html_body: '' } : {}),
        }
      : { next_attempt_at: null, ...outcome };
  await tx
    .updateTable('mails')
    .set(set)
    .where('vendor_id', '=', mail.vendor_id)
    .where('id', '=', mail.id)
    // Whoever sent it first has said what became of it.
    .where('state', '=', 'queued')
    .execute();
}

/** All queued mails of the vendor at once; their links become addresses that open from the outbox page. */
export async function keepMails(tx: Tx, vendorId: string, from: string, publicUrl: string): Promise<number> {
  const result = await tx
    .updateTable('mails')
    .set({
      state: 'kept',
      next_attempt_at: null,
      text_body: sql`replace(text_body, ${from}, ${publicUrl})`,
      html_body: sql`replace(html_body, ${from}, ${publicUrl})`,
    })
    .where('vendor_id', '=', vendorId)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
