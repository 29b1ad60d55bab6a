/** Who belongs to which group from which day, and from which day a group buys together. Runs with the whole vendor in sight. */
import { type RawBuilder, sql } from 'kysely';
import { isOneOf } from '../../../platform/db/one-of.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { Step } from '../rules/steps.ts';

export const relations = ['parent', 'branch', 'brand', 'holding'] as const;
export type GroupRelation = (typeof relations)[number];

export interface Membership {
  group_id: string | null;
  relation: GroupRelation;
}

/** A moment, as the vendor's day, or a day itself. */
function dayOf(vendorId: string, at: Date | string): RawBuilder<string> {
  if (typeof at === 'string') return sql`${at}::date`;
  return sql`(SELECT (${at}::timestamptz AT TIME ZONE v.time_zone)::date FROM vendors v WHERE v.vendor_id = ${vendorId})`;
}

export async function selectMemberships(tx: Tx, vendorId: string, customerId: string) {
  const rows = await tx
    .selectFrom('customer_memberships as m')
    .leftJoin('customer_groups as g', (join) => join.on('g.vendor_id', '=', vendorId).onRef('g.id', '=', 'm.group_id'))
    .select(['m.group_id', 'm.relation', 'g.name as group_name'])
    .select(sql<string>`m.from_on::text`.as('from_on'))
    .where('m.vendor_id', '=', vendorId)
    .where('m.customer_id', '=', customerId)
    .orderBy('m.from_on')
    .execute();
  return rows.map(({ from_on, group_id, relation, group_name }) => ({
    from_on,
    value: { group_id, relation: relation as GroupRelation, group_name },
  }));
}

export async function replaceMemberships(
  tx: Tx,
  vendor_id: string,
  customer_id: string,
  steps: readonly Step<Membership>[],
  today: string,
): Promise<void> {
  await tx
    .deleteFrom('customer_memberships')
    .where('vendor_id', '=', vendor_id)
    .where('customer_id', '=', customer_id)
    .execute();
  if (steps.length === 0) return;
  await tx
    .insertInto('customer_memberships')
    .values(
      steps.map(({ from_on, value: { group_id, relation } }) => ({
        ...{ vendor_id, customer_id, from_on, group_id, relation },
        turned: from_on <= today,
      })),
    )
    .execute();
}

export async function selectTerms(tx: Tx, vendorId: string, groupId: string): Promise<Step<boolean>[]> {
  const rows = await tx
    .selectFrom('customer_group_terms')
    .select(['purchases_centrally', sql<string>`from_on::text`.as('from_on')])
    .where('vendor_id', '=', vendorId)
    .where('group_id', '=', groupId)
    .orderBy('from_on')
    .execute();
  return rows.map(({ from_on, purchases_centrally: value }) => ({ from_on, value }));
}

export async function replaceTerms(
  tx: Tx,
  vendor_id: string,
  group_id: string,
  steps: readonly Step<boolean>[],
  today: string,
): Promise<void> {
  await tx
    .deleteFrom('customer_group_terms')
    .where('vendor_id', '=', vendor_id)
    .where('group_id', '=', group_id)
    .execute();
  await tx
    .insertInto('customer_group_terms')
    .values(
      steps.map(({ from_on, value: purchases_centrally }) => ({
        ...{ vendor_id, group_id, from_on, purchases_centrally },
        turned: from_on <= today,
      })),
    )
    .execute();
}

/** Brings `customers.group_id`, which the search for alike customers reads, to what holds on the day. */
export async function turnMemberships(tx: Tx, vendorId: string, ids: readonly string[], day: string): Promise<void> {
  await sql`
    UPDATE customers c SET group_id = (
      SELECT m.group_id FROM customer_memberships m
      WHERE m.vendor_id = ${vendorId} AND m.customer_id = c.id AND m.from_on <= ${day}::date ORDER BY m.from_on DESC LIMIT 1)
    WHERE c.vendor_id = ${vendorId} AND c.id = any(${[...ids]}::uuid[])`.execute(tx);
  await tx
    .updateTable('customer_memberships')
    .set({ turned: true })
    .where('vendor_id', '=', vendorId)
    .where(isOneOf('customer_id', ids))
    .where('from_on', '<=', day)
    .where('turned', '=', false)
    .execute();
}

export async function turnTerms(tx: Tx, vendorId: string, ids: readonly string[], day: string): Promise<void> {
  await sql`
    UPDATE customer_groups g SET purchases_centrally = coalesce((
      SELECT t.purchases_centrally FROM customer_group_terms t
      WHERE t.vendor_id = ${vendorId} AND t.group_id = g.id AND t.from_on <= ${day}::date ORDER BY t.from_on DESC LIMIT 1), false)
    WHERE g.vendor_id = ${vendorId} AND g.id = any(${[...ids]}::uuid[])`.execute(tx);
  await tx
    .updateTable('customer_group_terms')
    .set({ turned: true })
    .where('vendor_id', '=', vendorId)
    .where(isOneOf('group_id', ids))
    .where('from_on', '<=', day)
    .where('turned', '=', false)
    .execute();
}

/** Customers and groups of which a change has come into force and is not turned over yet; at most so many of each. */
export async function selectDue(tx: Tx, vendorId: string, at: Date | string, atMost: number) {
  const { rows } = await sql<{ kind: 'customer' | 'group'; id: string }>`
    (SELECT 'customer' AS kind, m.customer_id AS id FROM customer_memberships m
     WHERE m.vendor_id = ${vendorId} AND NOT m.turned AND m.from_on <= ${dayOf(vendorId, at)} LIMIT ${atMost})
    UNION ALL
    (SELECT 'group', t.group_id FROM customer_group_terms t
     WHERE t.vendor_id = ${vendorId} AND NOT t.turned AND t.from_on <= ${dayOf(vendorId, at)} LIMIT ${atMost})`.execute(
    tx,
  );
  const of = (kind: string) => [...new Set(rows.filter((row) => row.kind === kind).map((row) => row.id))].sort();
  return { customers: of('customer'), groups: of('group') };
}

export interface Standing {
  group_id: string | null;
  purchases_centrally: boolean;
}

/** The group of each customer as of a moment or day; who has none is not in the answer. */
export async function groupsAsOf(
  tx: Tx,
  vendorId: string,
  customerIds: readonly string[],
  at: Date | string,
): Promise<ReadonlyMap<string, Standing>> {
  const { rows } = await sql<{ customer_id: string; group_id: string; purchases_centrally: boolean }>`
    SELECT m.customer_id, m.group_id, coalesce(t.purchases_centrally, false) AS purchases_centrally
    FROM (SELECT DISTINCT ON (x.customer_id) x.customer_id, x.group_id FROM customer_memberships x
      WHERE x.vendor_id = ${vendorId} AND x.customer_id = any(${[...customerIds]}::uuid[]) AND x.from_on <= ${dayOf(vendorId, at)}
      ORDER BY x.customer_id, x.from_on DESC) m
    LEFT JOIN LATERAL (SELECT y.purchases_centrally FROM customer_group_terms y
      WHERE y.vendor_id = ${vendorId} AND y.group_id = m.group_id AND y.from_on <= ${dayOf(vendorId, at)}
      ORDER BY y.from_on DESC LIMIT 1) t ON true
    WHERE m.group_id IS NOT NULL`.execute(tx);
  return new Map(rows.map(({ customer_id, ...standing }) => [customer_id, standing]));
}

export interface Member {
  id: string;
  name: string;
  tax_id: string | null;
  relation: GroupRelation;
  from_on: string;
}

/** Customers that belong to the groups on a day, the head company first. */
export async function membersAsOf(
  tx: Tx,
  vendorId: string,
  groupIds: readonly string[],
  at: Date | string,
  atMost: number,
): Promise<Member[]> {
  if (groupIds.length === 0) return [];
  const { rows } = await sql<Member>`
    SELECT c.id, c.name, c.tax_id, m.relation, m.from_on::text AS from_on FROM customer_memberships m
    JOIN customers c ON c.vendor_id = ${vendorId} AND c.id = m.customer_id AND c.status = 'active'
    WHERE m.vendor_id = ${vendorId} AND m.group_id = any(${[...groupIds]}::uuid[]) AND m.from_on <= ${dayOf(vendorId, at)}
      AND NOT EXISTS (SELECT FROM customer_memberships n WHERE n.vendor_id = ${vendorId} AND n.customer_id = m.customer_id
        AND n.from_on > m.from_on AND n.from_on <= ${dayOf(vendorId, at)})
    ORDER BY m.relation <> 'parent', c.name, c.id LIMIT ${atMost}`.execute(tx);
  return rows;
}

/** Groups that the customers have left, each with the moment of leaving: what was promised to the group before holds for them too. */
export async function groupsLeft(tx: Tx, vendorId: string, customerIds: readonly string[], at: Date) {
  const { rows } = await sql<{ group_id: string; left_at: Date }>`
    SELECT m.group_id, m.left_on::timestamp AT TIME ZONE v.time_zone AS left_at
    FROM (SELECT x.group_id, lead(x.from_on) OVER w AS left_on, lead(x.group_id) OVER w AS next_id
      FROM customer_memberships x
      WHERE x.vendor_id = ${vendorId} AND x.customer_id = any(${[...customerIds]}::uuid[])
      WINDOW w AS (PARTITION BY x.customer_id ORDER BY x.from_on)) m
    JOIN vendors v ON v.vendor_id = ${vendorId}
    WHERE m.group_id IS NOT NULL AND m.left_on <= ${dayOf(vendorId, at)} AND m.next_id IS DISTINCT FROM m.group_id`.execute(
    tx,
  );
  return rows;
}
