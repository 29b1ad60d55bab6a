import { sql } from 'kysely';
import type { Scope } from '../../../access/guard.ts';
import { decodeCursor } from '../../../kernel/page.ts';
import { fail } from '../../../kernel/problem.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { containing } from './customers.ts';

export interface GroupRow {
  id: string;
  name: string;
  purchases_centrally: boolean;
  customers: number | null;
  next_on: string | null;
  next_centrally: boolean | null;
}

function groups(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('customer_groups as g')
    .select(['g.id', 'g.name', 'g.purchases_centrally'])
    .select((eb) =>
      eb
        .selectFrom('customers as c')
        .select(eb.fn.countAll<number>().as('n'))
        .where('c.vendor_id', '=', vendorId)
        .where('c.status', '=', 'active')
        .whereRef('c.group_id', '=', 'g.id')
        .as('customers'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('customer_group_terms as t')
          .select([sql<string | null>`t.from_on::text`.as('next_on'), 't.purchases_centrally as next_centrally'])
          .where('t.vendor_id', '=', vendorId)
          .whereRef('t.group_id', '=', 'g.id')
          .where('t.turned', '=', false)
          .orderBy('t.from_on')
          .limit(1)
          .as('n'),
      (join) => join.onTrue(),
    )
    .select(['n.next_on', 'n.next_centrally'])
    .where('g.vendor_id', '=', vendorId);
}

export async function selectGroups(
  tx: Tx,
  scope: Scope<'customer.read'>,
  filter: { q?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<GroupRow[]> {
  let query = groups(tx, scope.vendorId);
  if (filter.q) query = query.where('g.name', 'ilike', containing(filter.q));
  if (filter.cursor) {
    const after = decodeCursor(filter.cursor, ['string', 'id']);
    if (!after) fail('request.invalid', {}, [{ path: 'cursor', code: 'field.invalid' }]);
    query = query.where(sql<boolean>`(g.name, g.id) > (${after[0]}, ${after[1]})`);
  }
  return query
    .orderBy('g.name')
    .orderBy('g.id')
    .limit(filter.limit + 1)
    .execute();
}

export async function findGroup(tx: Tx, vendorId: string, id: string): Promise<GroupRow | undefined> {
  return groups(tx, vendorId).where('g.id', '=', id).executeTakeFirst();
}

export async function groupExists(tx: Tx, vendorId: string, id: string): Promise<boolean> {
  return (await findGroup(tx, vendorId, id)) !== undefined;
}

export async function saveGroup(
  tx: Tx,
  row: { vendor_id: string; id: string; name: string; created_at: Date },
): Promise<boolean> {
  const taken = await tx
    .selectFrom('customer_groups')
    .select('id')
    .where('vendor_id', '=', row.vendor_id)
    .where('name', '=', row.name)
    .where('id', '<>', row.id)
    .executeTakeFirst();
  if (taken) return false;
  const { name } = row;
  await tx
    .insertInto('customer_groups')
    .values(row)
    .onConflict((conflict) => conflict.columns(['vendor_id', 'id']).doUpdateSet({ name }))
    .execute();
  return true;
}
