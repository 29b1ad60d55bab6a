/** What a claim covers under every record of its customer: people may have called several records the same. */
import { sameCustomers } from '../../../core/customers/index.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { type Scope, scopesOf } from '../rules/scope.ts';
import { selectCustomerScope } from './candidates.ts';

export interface ClaimedScopes {
  /** On the claim's own customer: what approval grants. */
  own: Scope[];
  /** The same on all its records: what must be free. */
  all: Scope[];
  /** The records, in the order they are locked in. */
  customerIds: string[];
}

export async function claimedScopes(
  tx: Tx,
  row: { vendor_id: string; customer_id: string | null; customer_kpp: string | null },
  families: readonly string[],
): Promise<ClaimedScopes> {
  if (!row.customer_id) throw new Error('a submitted registration has a customer');
  const on = async (id: string) =>
    scopesOf(await selectCustomerScope(tx, row.vendor_id, id), row.customer_kpp, families);
  const own = await on(row.customer_id);
  const customerIds = await sameCustomers(tx, row.vendor_id, row.customer_id);
  const all = [...own];
  for (const id of customerIds) if (id !== row.customer_id) all.push(...(await on(id)));
  return { own, all, customerIds };
}

/** Two grants on two records of one customer follow each other: the unique index knows each record by itself. */
export async function lockCustomers(tx: Tx, vendorId: string, ids: readonly string[]): Promise<void> {
  if (ids.length < 2) return;
  await tx
    .selectFrom('customers')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
}
