import type { Insertable, Updateable } from 'kysely';
import { requireCursor } from '../../../kernel/page.ts';
import type { DealComments } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { Room } from './room.ts';

const shown = [
  'id',
  'author_id',
  'author_name',
  'author_side',
  'internal',
  'text',
  'mention_ids',
  'created_at',
  'edited_at',
  'removed_at',
] as const;

/** Newest first. `withInternal` is for the vendor's own people; row security keeps the rest from a partner as well. */
export function selectComments(
  tx: Tx,
  { vendor_id, registration_id }: Room,
  page: { cursor?: string | undefined; limit: number; withInternal: boolean },
) {
  let query = tx
    .selectFrom('deal_comments')
    .select(shown)
    .where('vendor_id', '=', vendor_id)
    .where('registration_id', '=', registration_id);
  if (!page.withInternal) query = query.where('internal', '=', false);
  if (page.cursor) query = query.where('id', '<', requireCursor(page.cursor, ['id'])[0]);
  return query
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

export type CommentRow = Awaited<ReturnType<typeof selectComments>>[number];

export function lockComment(tx: Tx, { vendor_id, registration_id }: Room, id: string, withInternal: boolean) {
  let query = tx
    .selectFrom('deal_comments')
    .select(shown)
    .where('vendor_id', '=', vendor_id)
    .where('registration_id', '=', registration_id)
    .where('id', '=', id);
  if (!withInternal) query = query.where('internal', '=', false);
  return query.forUpdate().executeTakeFirst();
}

export async function insertComment(tx: Tx, row: Insertable<DealComments>): Promise<void> {
  await tx.insertInto('deal_comments').values(row).execute();
}

export async function saveComment(tx: Tx, vendorId: string, id: string, set: Updateable<DealComments>): Promise<void> {
  await tx.updateTable('deal_comments').set(set).where('vendor_id', '=', vendorId).where('id', '=', id).execute();
}
