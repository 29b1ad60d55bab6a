import { type Insertable, type Selectable, sql } from 'kysely';
import { type Scope, seal, type Unchecked } from '../../../access/guard.ts';
import type { SavedViews } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export type ViewRow = Selectable<SavedViews>;

export async function selectViews(
  tx: Tx,
  scope: Scope<'view.manage'>,
  personId: string,
  list?: string,
): Promise<ViewRow[]> {
  let query = tx
    .selectFrom('saved_views')
    .selectAll()
    .where('vendor_id', '=', scope.vendorId)
    .where('person_id', '=', personId);
  if (list) query = query.where('list', '=', list);
  return query.orderBy('name').orderBy('id').execute();
}

/** A view of this person; those of others do not exist for anybody else. */
export async function lockView(
  tx: Tx,
  vendorId: string,
  personId: string,
  id: string,
): Promise<Unchecked<ViewRow> | undefined> {
  const row = await tx
    .selectFrom('saved_views')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && seal(row, { vendorId: row.vendor_id, partnerId: row.partner_id });
}

/** One person's views change one after the other, so that neither a name nor the limit is passed by two at once. */
export async function lockPerson(tx: Tx, vendorId: string, personId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${vendorId}/views/${personId}`}, 0))`.execute(tx);
}

export async function writeView(tx: Tx, row: Insertable<SavedViews>): Promise<void> {
  const { name, query, list } = row;
  await tx
    .insertInto('saved_views')
    .values(row)
    .onConflict((conflict) => conflict.columns(['vendor_id', 'id']).doUpdateSet({ name, query, list }))
    .execute();
}

export async function removeView(tx: Tx, vendorId: string, id: string): Promise<void> {
  await tx.deleteFrom('saved_views').where('vendor_id', '=', vendorId).where('id', '=', id).execute();
}
