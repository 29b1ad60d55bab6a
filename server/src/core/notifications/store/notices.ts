/** Rows of notices, of what people chose, and of mails. Every function names the vendor on every table. */
import type { Insertable, Selectable } from 'kysely';
import { type Scope, seal, type Unchecked } from '../../../access/guard.ts';
import { decodeCursor } from '../../../kernel/page.ts';
import { fail } from '../../../kernel/problem.ts';
import { isOneOf } from '../../../platform/db/one-of.ts';
import type { Mails, NotificationPreferences, Notifications } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

/** People who are still here, with what each has chosen about one type (nulls: nothing), and the vendor's address name. */
export async function selectReaders(tx: Tx, vendorId: string, ids: string[], type: string) {
  return tx
    .selectFrom('people as p')
    .innerJoin('vendor_directory as v', (join) => join.on('v.vendor_id', '=', vendorId))
    .leftJoin('notification_preferences as c', (join) =>
      join.on('c.vendor_id', '=', vendorId).onRef('c.person_id', '=', 'p.id').on('c.type', '=', type),
    )
    .select(['p.id', 'p.partner_id', 'p.full_name', 'p.email', 'p.locale', 'p.time_zone'])
    .select(['v.slug', 'c.in_app', 'c.by_mail'])
    .where('p.vendor_id', '=', vendorId)
    .where(isOneOf('p.id', ids))
    .where('p.status', '=', 'active')
    .orderBy('p.id')
    .execute();
}

export type Reader = Awaited<ReturnType<typeof selectReaders>>[number];

export interface Choice {
  in_app: boolean;
  by_mail: boolean;
}

/** Of one person about all types. */
export async function selectOwnChoices(
  tx: Tx,
  vendorId: string,
  personId: string,
): Promise<ReadonlyMap<string, Choice>> {
  const rows = await tx
    .selectFrom('notification_preferences')
    .select(['type', 'in_app', 'by_mail'])
    .where('vendor_id', '=', vendorId)
    .where('person_id', '=', personId)
    .execute();
  return new Map(rows.map(({ type, ...choice }) => [type, choice]));
}

export async function saveChoices(tx: Tx, rows: Insertable<NotificationPreferences>[]): Promise<void> {
  await tx
    .insertInto('notification_preferences')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['vendor_id', 'person_id', 'type']).doUpdateSet((eb) => ({
        in_app: eb.ref('excluded.in_app'),
        by_mail: eb.ref('excluded.by_mail'),
      })),
    )
    .execute();
}

export async function insertNotifications(tx: Tx, rows: Insertable<Notifications>[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('notifications')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['vendor_id', 'id']).doNothing())
    .execute();
}

interface Slice {
  cursor?: string | undefined;
  limit: number;
}

/** Instant and id of the last row of the page before. */
function after(cursor: string): [Date, string] {
  const values = decodeCursor(cursor, ['instant', 'id']);
  if (!values || values.includes(null)) fail('request.invalid', {}, [{ path: 'cursor', code: 'field.invalid' }]);
  return [new Date(values[0] as string), values[1] as string];
}

export async function selectNotifications(
  tx: Tx,
  scope: Scope<'notification.read'>,
  personId: string,
  { unread, cursor, limit }: Slice & { unread: boolean },
): Promise<Selectable<Notifications>[]> {
  let query = tx
    .selectFrom('notifications')
    .selectAll()
    .where('vendor_id', '=', scope.vendorId)
    .where('person_id', '=', personId);
  if (unread) query = query.where('read_at', 'is', null);
  if (cursor) {
    const last = after(cursor);
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('created_at', 'id'), '<', tuple(...last)));
  }
  return query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

export async function countUnread(tx: Tx, vendorId: string, personId: string): Promise<number> {
  const row = await tx
    .selectFrom('notifications')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('vendor_id', '=', vendorId)
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** `ids: null`: all of the person's. Those of others are not found, which is no mistake worth telling. */
export async function markRead(
  tx: Tx,
  scope: Scope<'notification.read'>,
  personId: string,
  ids: string[] | null,
  now: Date,
): Promise<void> {
  let query = tx
    .updateTable('notifications')
    .set({ read_at: now })
    .where('vendor_id', '=', scope.vendorId)
    .where('person_id', '=', personId)
    .where('read_at', 'is', null);
  if (ids) query = query.where(isOneOf('id', ids));
  await query.execute();
}

export type MailRecord = Selectable<Mails>;

export async function selectMails(
  tx: Tx,
  scope: Scope<'outbox.read'>,
  { state, q, cursor, limit }: Slice & { state?: string | undefined; q?: string | undefined },
): Promise<MailRecord[]> {
  let query = tx.selectFrom('mails').selectAll().where('vendor_id', '=', scope.vendorId);
  if (state) query = query.where('state', '=', state);
  if (q) {
    const part = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('to_address', 'ilike', part), eb('subject', 'ilike', part)]));
  }
  if (cursor) {
    const last = after(cursor);
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('created_at', 'id'), '<', tuple(...last)));
  }
  return query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

export async function readMail(tx: Tx, vendorId: string, id: string): Promise<Unchecked<MailRecord> | null> {
  const row = await tx
    .selectFrom('mails')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? seal(row, { vendorId: row.vendor_id, partnerId: row.partner_id }) : null;
}

export async function lockMail(tx: Tx, vendorId: string, id: string): Promise<Unchecked<MailRecord> | null> {
  const row = await tx
    .selectFrom('mails')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? seal(row, { vendorId: row.vendor_id, partnerId: row.partner_id }) : null;
}

export async function requeueMail(tx: Tx, row: MailRecord): Promise<MailRecord> {
  return tx
    .updateTable('mails')
    .set({ state: 'queued', attempts: 0, last_error: null, next_attempt_at: null })
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
