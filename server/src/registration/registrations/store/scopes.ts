/** What a claim covers under every record of its customer: people may have called several records the same. */
import { groupsLeft, membersAsOf, sameCustomers } from '../../../core/customers/index.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { type Barrier, barriersOf, type Scope, scopesOf } from '../rules/scope.ts';
import { type CustomerScope, selectCustomerScopes } from './candidates.ts';

export interface ClaimedScopes {
  /** On the claim's own customer: what approval grants. */
  own: Scope[];
  /** On all its records, and on those that its group buys for: what must be free. */
  all: Barrier[];
  /** The records, in the order they are locked in. */
  customerIds: string[];
}

const membersAtMost = 1_000;

/** As of a moment: groups have dates. */
export async function claimedScopes(
  tx: Tx,
  row: { vendor_id: string; customer_id: string | null; customer_kpp: string | null },
  families: readonly string[],
  at: Date,
): Promise<ClaimedScopes> {
  if (!row.customer_id) throw new Error('a submitted registration has a customer');
  const customerIds = await sameCustomers(tx, row.vendor_id, row.customer_id);
  const customers = await selectCustomerScopes(tx, row.vendor_id, customerIds, at);
  const own = customers.find((each) => each.id === row.customer_id);
  if (!own) throw new Error('the customer of a registration vanished');
  const members = await boughtForTogether(tx, row.vendor_id, customers, at);
  const left = await groupsLeft(tx, row.vendor_id, customerIds, at);
  return {
    own: scopesOf(own, row.customer_kpp, families),
    all: barriersOf(customers, row.customer_kpp, families, { members, left }),
    customerIds,
  };
}

/** Members of the groups that buy for these customers. */
export async function boughtForTogether(
  tx: Tx,
  vendorId: string,
  customers: readonly CustomerScope[],
  at: Date,
): Promise<string[]> {
  const central = customers.flatMap((each) => (each.purchases_centrally && each.group_id ? [each.group_id] : []));
  return (await membersAsOf(tx, vendorId, central, at, membersAtMost)).map((member) => member.id);
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
