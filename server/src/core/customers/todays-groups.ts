/**
 * Groups of today for the search for alike customers. It reads them from the customers, where a job turns over what has begun
 * or ended at midnight; in the minutes until then, and only then, the dated memberships themselves are asked.
 */
import type { Tx } from '../../platform/db/tenancy.ts';
import type { CustomerRow } from './store/customers.ts';
import { findGroup } from './store/groups.ts';
import { groupsAsOf, membersAsOf, selectDue } from './store/memberships.ts';

/** One look into an index that is empty nearly always. */
export async function areGroupsLate(tx: Tx, vendorId: string, at: Date): Promise<boolean> {
  const { customers, groups } = await selectDue(tx, vendorId, at, 1);
  return customers.length + groups.length > 0;
}

/** The rows with the groups that they belong to at that moment. */
export async function withGroupsOf(tx: Tx, vendorId: string, rows: CustomerRow[], at: Date): Promise<CustomerRow[]> {
  const ids = rows.map((row) => row.id);
  const standing = await groupsAsOf(tx, vendorId, ids, at);
  const named = new Map<string, string>();
  for (const id of new Set([...standing.values()].flatMap(({ group_id }) => group_id ?? []))) {
    const group = await findGroup(tx, vendorId, id);
    if (group) named.set(id, group.name);
  }
  return rows.map((row) => {
    const { group_id, purchases_centrally } = standing.get(row.id) ?? { group_id: null, purchases_centrally: null };
    return { ...row, group_id, purchases_centrally, group_name: group_id && (named.get(group_id) ?? null) };
  });
}

export async function membersNow(tx: Tx, vendorId: string, group: string, at: Date, atMost: number): Promise<string[]> {
  return (await membersAsOf(tx, vendorId, [group], at, atMost)).map(({ id }) => id);
}
