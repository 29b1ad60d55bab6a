/** Rows of the audit trail. Their ids are made of the moment, so their order is that of time. */
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Scope } from '../../access/guard.ts';
import { idFloor } from '../../kernel/ids.ts';
import { requireCursor } from '../../kernel/page.ts';
import { sheetCountAtMost } from '../../kernel/sheet.ts';
import { countFound } from '../../platform/db/counting.ts';
import type { AuditEvents } from '../../platform/db/schema.gen.ts';
import type { Tx } from '../../platform/db/tenancy.ts';

export type AuditRow = Selectable<AuditEvents>;

export interface AuditFilter {
  who: 'people' | 'system' | 'all';
  person_id?: string | undefined;
  operation?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

function found({ who, person_id, operation, from, to }: AuditFilter): RawBuilder<boolean> {
  const all = [sql`true`];
  if (person_id) all.push(sql`person_id = ${person_id}`);
  else if (who === 'people') all.push(sql`person_id IS NOT NULL`);
  else if (who === 'system') all.push(sql`person_id IS NULL`);
  if (operation) all.push(sql`operation = ${operation}`);
  if (from) all.push(sql`id >= ${idFloor(new Date(from))}::uuid`);
  if (to) all.push(sql`id < ${idFloor(new Date(to))}::uuid`);
  return sql<boolean>`${sql.join(all, sql` AND `)}`;
}

export async function selectAuditEvents(
  tx: Tx,
  scope: Scope<'audit.read'>,
  filter: AuditFilter,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<AuditRow[]> {
  let query = tx.selectFrom('audit_events').selectAll().where('vendor_id', '=', scope.vendorId).where(found(filter));
  if (cursor) {
    const [last] = requireCursor(cursor, ['id']);
    query = query.where('id', '<', last);
  }
  return query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

/** @returns how many rows the list has; counting stops where no file holds more */
export async function countAuditEvents(tx: Tx, scope: Scope<'audit.read'>, filter: AuditFilter): Promise<number> {
  const rows = tx
    .selectFrom('audit_events')
    .select('id')
    .where('vendor_id', '=', scope.vendorId)
    .where(found(filter))
    .limit(sheetCountAtMost);
  return countFound(tx, rows);
}
