/** Texts of precedents; where they come from stands apart and is closed to partners. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Scope } from '../../../access/guard.ts';
import { seal, type Unchecked } from '../../../access/guard.ts';
import { requireCursor } from '../../../kernel/page.ts';
import type { Precedents } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export type PrecedentRecord = Selectable<Precedents>;

export async function insertPrecedent(tx: Tx, row: Insertable<Precedents>, disputeId: string): Promise<void> {
  await tx.insertInto('precedents').values(row).execute();
  await tx
    .insertInto('precedent_sources')
    .values({ vendor_id: row.vendor_id, precedent_id: row.id, dispute_id: disputeId })
    .execute();
}

export async function lockPrecedent(tx: Tx, vendorId: string, id: string): Promise<Unchecked<PrecedentRecord> | null> {
  const row = await tx
    .selectFrom('precedents')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? seal(row, { vendorId, partnerId: null, shared: row.state === 'published' }) : null;
}

export async function savePrecedent(
  tx: Tx,
  row: PrecedentRecord,
  set: Updateable<Precedents>,
  confirmedBy: string | null,
): Promise<PrecedentRecord> {
  await tx
    .updateTable('precedent_sources')
    .set({ confirmed_by: confirmedBy })
    .where('vendor_id', '=', row.vendor_id)
    .where('precedent_id', '=', row.id)
    .execute();
  return tx
    .updateTable('precedents')
    .set(set)
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Partners and customers of the case that a precedent comes from: whom its text must not name. */
export async function namesBehind(tx: Tx, vendorId: string, precedentId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('precedent_sources as s')
    .innerJoin('dispute_parties as y', (join) =>
      join.on('y.vendor_id', '=', vendorId).onRef('y.dispute_id', '=', 's.dispute_id'),
    )
    .innerJoin('registrations as r', (join) =>
      join.on('r.vendor_id', '=', vendorId).onRef('r.id', '=', 'y.registration_id'),
    )
    .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'y.partner_id'))
    .innerJoin('people as h', (join) => join.on('h.vendor_id', '=', vendorId).onRef('h.id', '=', 'r.responsible_id'))
    .select(['p.name', 'p.legal_name', 'r.customer_name', 'h.full_name'])
    .where('s.vendor_id', '=', vendorId)
    .where('s.precedent_id', '=', precedentId)
    .execute();
  return rows.flatMap((row) => [row.name, row.legal_name, row.customer_name, row.full_name]);
}

export async function selectPrecedents(
  tx: Tx,
  scope: Scope<'precedent.read'>,
  filter: {
    state: 'published' | 'proposed';
    ground?: string | undefined;
    reason_code?: string | undefined;
    priority_rule?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<PrecedentRecord[]> {
  let query = tx
    .selectFrom('precedents')
    .selectAll()
    .where('vendor_id', '=', scope.vendorId)
    .where('state', '=', scope.partnerId === null ? filter.state : 'published');
  if (filter.ground) query = query.where('ground', '=', filter.ground);
  if (filter.reason_code) query = query.where('reason_code', '=', filter.reason_code);
  if (filter.priority_rule) query = query.where('priority_rule', '=', filter.priority_rule);
  if (filter.cursor) query = query.where('id', '<', requireCursor(filter.cursor, ['id'])[0]);
  return query
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}
