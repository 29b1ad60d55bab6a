/** Pairs of old customers that may be one, and how far the nightly round has come. */
import { sql } from 'kysely';
import { requireCursor } from '../../../kernel/page.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export interface Proposal {
  left_id: string;
  right_id: string;
  relation: 'same' | 'group';
  percent: number;
  reasons: string;
}

export async function selectRound(tx: Tx, vendorId: string) {
  const row = await tx
    .selectFrom('customer_rounds')
    .select(['after_id', sql<string | null>`finished_on::text`.as('finished_on')])
    .where('vendor_id', '=', vendorId)
    .executeTakeFirst();
  return row ?? { after_id: null, finished_on: null };
}

export async function saveRound(
  tx: Tx,
  vendor_id: string,
  round: { after_id: string | null; finished_on: string | null },
): Promise<void> {
  await tx
    .insertInto('customer_rounds')
    .values({ vendor_id, ...round })
    .onConflict((conflict) => conflict.columns(['vendor_id']).doUpdateSet(round))
    .execute();
}

/** The next customers of the round, in the order of ids. */
export async function selectToCompare(tx: Tx, vendorId: string, after: string | null, atMost: number) {
  let query = tx
    .selectFrom('customers')
    .select(['id', 'name', 'country', 'tax_id', 'kpp', 'web_domain', 'phone', 'region', 'city', 'address'])
    .where('vendor_id', '=', vendorId)
    .where('status', '=', 'active');
  if (after !== null) query = query.where('id', '>', after);
  return query.orderBy('id').limit(atMost).execute();
}

/** Pairs already proposed stay as they are, answered or not. @returns how many are new */
export async function insertProposals(tx: Tx, vendor_id: string, rows: Proposal[], proposed_at: Date): Promise<number> {
  if (rows.length === 0) return 0;
  const added = await tx
    .insertInto('customer_duplicates')
    .values(rows.map((row) => ({ ...row, vendor_id, proposed_at })))
    .onConflict((conflict) => conflict.columns(['vendor_id', 'left_id', 'right_id']).doNothing())
    .returning('left_id')
    .execute();
  return added.length;
}

function open(tx: Tx, vendorId: string) {
  return (
    tx
      .selectFrom('customer_duplicates as d')
      .innerJoin('customers as l', (join) => join.on('l.vendor_id', '=', vendorId).onRef('l.id', '=', 'd.left_id'))
      .innerJoin('customers as r', (join) => join.on('r.vendor_id', '=', vendorId).onRef('r.id', '=', 'd.right_id'))
      .where('d.vendor_id', '=', vendorId)
      .where(sql<boolean>`d.answered_at IS NULL`)
      // A claim may have asked about the same two meanwhile.
      .where(
        sql<boolean>`NOT EXISTS (SELECT FROM customer_verdicts v WHERE v.vendor_id = ${vendorId} AND v.left_id = d.left_id AND v.right_id = d.right_id)`,
      )
      .where('l.status', '=', 'active')
      .where('r.status', '=', 'active')
  );
}

/** Open pairs, the surest first. */
export async function selectDuplicates(
  tx: Tx,
  vendorId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  let query = open(tx, vendorId)
    .select(['d.left_id', 'd.right_id', 'd.relation', 'd.percent', 'd.reasons', 'd.proposed_at'])
    .select(['l.name as left_name', 'r.name as right_name']);
  if (cursor) {
    const [percent, left, right] = requireCursor(cursor, ['int', 'id', 'id']);
    query = query.where(sql<boolean>`(-d.percent, d.left_id, d.right_id) > (${-percent}, ${left}, ${right})`);
  }
  return query
    .orderBy('d.percent', 'desc')
    .orderBy('d.left_id')
    .orderBy('d.right_id')
    .limit(limit + 1)
    .execute();
}

/** @returns the name of the left one; null when no such pair is open */
export async function lockDuplicate(tx: Tx, vendorId: string, leftId: string, rightId: string): Promise<string | null> {
  const row = await open(tx, vendorId)
    .select('l.name')
    .where('d.left_id', '=', leftId)
    .where('d.right_id', '=', rightId)
    .forUpdate('d')
    .executeTakeFirst();
  return row?.name ?? null;
}

export async function markAnswered(
  tx: Tx,
  vendorId: string,
  leftId: string,
  rightId: string,
  at: Date | null,
): Promise<void> {
  await tx
    .updateTable('customer_duplicates')
    .set({ answered_at: at })
    .where('vendor_id', '=', vendorId)
    .where('left_id', '=', leftId)
    .where('right_id', '=', rightId)
    .execute();
}
