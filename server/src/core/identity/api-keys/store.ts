import type { Insertable, Selectable } from 'kysely';
import { type Scope, seal, type Unchecked } from '../../../access/guard.ts';
import { type CursorValue, requireCursor } from '../../../kernel/page.ts';
import type { ApiKeys } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export type ApiKeyRow = Selectable<ApiKeys> & { person_name: string; partner_name: string | null };

function keyQuery(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('api_keys as k')
    .innerJoin('people as p', (join) =>
      join.onRef('p.vendor_id', '=', 'k.vendor_id').onRef('p.id', '=', 'k.person_id').on('p.vendor_id', '=', vendorId),
    )
    .leftJoin('partners as c', (join) =>
      join.onRef('c.vendor_id', '=', 'k.vendor_id').onRef('c.id', '=', 'k.partner_id').on('c.vendor_id', '=', vendorId),
    )
    .selectAll('k')
    .select(['p.full_name as person_name', 'c.name as partner_name'])
    .where('k.vendor_id', '=', vendorId);
}

export async function selectKeys(
  tx: Tx,
  scope: Scope<'api_key.manage'>,
  filter: { person_id?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<ApiKeyRow[]> {
  let query = keyQuery(tx, scope.vendorId);
  if (scope.partnerId) query = query.where('k.partner_id', '=', scope.partnerId);
  if (filter.person_id) query = query.where('k.person_id', '=', filter.person_id);
  if (filter.cursor) {
    const [at, id] = requireCursor(filter.cursor, ['instant', 'id']);
    query = query.where((eb) => eb(eb.refTuple('k.created_at', 'k.id'), '<', eb.tuple(at, id)));
  }
  return query
    .orderBy('k.created_at', 'desc')
    .orderBy('k.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

export const keyKeys = (row: ApiKeyRow): CursorValue[] => [row.created_at.toISOString(), row.id];

export async function findKey(tx: Tx, vendorId: string, id: string): Promise<Unchecked<ApiKeyRow> | null> {
  const row = await keyQuery(tx, vendorId).where('k.id', '=', id).executeTakeFirst();
  return row ? seal(row, { vendorId, partnerId: row.partner_id }) : null;
}

export async function lockKey(tx: Tx, vendorId: string, id: string): Promise<Unchecked<ApiKeyRow> | null> {
  const row = await keyQuery(tx, vendorId).where('k.id', '=', id).forUpdate('k').executeTakeFirst();
  return row ? seal(row, { vendorId, partnerId: row.partner_id }) : null;
}

export async function insertKey(tx: Tx, row: Insertable<ApiKeys>): Promise<void> {
  await tx.insertInto('api_keys').values(row).execute();
}

export async function endKey(tx: Tx, vendorId: string, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .execute();
}
