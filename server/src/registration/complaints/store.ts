/** Rows of complaints. Every function names the vendor; whoever does not handle them finds his own only. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import { type Scope, seal, type Unchecked } from '../../access/guard.ts';
import { requireCursor } from '../../kernel/page.ts';
import type { MarketComplaints } from '../../platform/db/schema.gen.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import type { ComplaintState } from './contract.ts';

export type ComplaintRow = Omit<Selectable<MarketComplaints>, 'state'> & {
  state: ComplaintState;
  partner_name: string | null;
};

function named(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('market_complaints as m')
    .leftJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'm.partner_id'))
    .selectAll('m')
    .select('p.name as partner_name')
    .where('m.vendor_id', '=', vendorId);
}

export async function lockComplaint(tx: Tx, vendorId: string, id: string): Promise<Unchecked<ComplaintRow> | null> {
  const row = (await named(tx, vendorId).where('m.id', '=', id).forUpdate('m').executeTakeFirst()) as
    | ComplaintRow
    | undefined;
  return row ? seal(row, { vendorId: row.vendor_id, partnerId: row.partner_id }) : null;
}

export async function readComplaint(tx: Tx, vendorId: string, id: string): Promise<ComplaintRow> {
  return (await named(tx, vendorId).where('m.id', '=', id).executeTakeFirstOrThrow()) as ComplaintRow;
}

export interface ComplaintQuestion {
  cursor?: string | undefined;
  limit: number;
  state?: string | undefined;
}

/** `of`: only what this person has reported; null: all of them. */
export async function selectComplaints(
  tx: Tx,
  scope: Scope<'complaint.make'>,
  of: string | null,
  question: ComplaintQuestion,
): Promise<ComplaintRow[]> {
  let query = named(tx, scope.vendorId);
  if (scope.partnerId) query = query.where('m.partner_id', '=', scope.partnerId);
  if (of) query = query.where('m.reported_by', '=', of);
  if (question.state) query = query.where('m.state', '=', question.state);
  if (question.cursor) {
    const after = requireCursor(question.cursor, ['instant', 'id']);
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('m.created_at', 'm.id'), '<', tuple(...after)));
  }
  const rows = await query
    .orderBy('m.created_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(question.limit + 1)
    .execute();
  return rows as ComplaintRow[];
}

/** Gives the complaint the vendor's next number. */
export async function insertComplaint(tx: Tx, row: Omit<Insertable<MarketComplaints>, 'number'>): Promise<void> {
  const next = await tx
    .insertInto('counters')
    .values({ vendor_id: row.vendor_id, name: row.partner_id ? `complaint/${row.partner_id}` : 'complaint', value: 1 })
    .onConflict((conflict) =>
      conflict.columns(['vendor_id', 'name']).doUpdateSet((eb) => ({ value: eb('counters.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('market_complaints')
    .values({ ...row, number: Number(next.value) })
    .execute();
}

export async function saveComplaint(
  tx: Tx,
  row: Pick<ComplaintRow, 'vendor_id' | 'id'>,
  change: Updateable<MarketComplaints>,
): Promise<void> {
  await tx
    .updateTable('market_complaints')
    .set(change)
    .where('vendor_id', '=', row.vendor_id)
    .where('id', '=', row.id)
    .execute();
}
