import { type Insertable, sql } from 'kysely';
import { requireCursor } from '../../../kernel/page.ts';
import type { CustomerVerdicts } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export type Verdict = 'same' | 'group' | 'different';

/** Answers about a customer and others, by the other's id; records merged into one another are the same, and bring their answers. */
export async function selectVerdicts(tx: Tx, vendorId: string, customerId: string): Promise<Map<string, Verdict>> {
  const { rows } = await sql<{ other_id: string; verdict: Verdict; merged: 'no' | 'from' | 'into' }>`
    SELECT v.right_id AS other_id, v.verdict, 'no' AS merged FROM customer_verdicts v
    WHERE v.vendor_id = ${vendorId} AND v.left_id = ${customerId}
    UNION ALL
    SELECT v.left_id, v.verdict, 'no' FROM customer_verdicts v
    WHERE v.vendor_id = ${vendorId} AND v.right_id = ${customerId}
    UNION ALL
    SELECT c.id, 'same', 'from' FROM customers c WHERE c.vendor_id = ${vendorId} AND c.merged_into = ${customerId}
    UNION ALL
    SELECT c.merged_into, 'same', 'into' FROM customers c
    WHERE c.vendor_id = ${vendorId} AND c.id = ${customerId} AND c.merged_into IS NOT NULL`.execute(tx);
  const answers = new Map<string, Verdict>();
  // What was answered about the record itself counts for more than what was answered about one merged into it.
  for (const { other_id, merged } of rows)
    if (merged === 'from')
      for (const [id, verdict] of await selectVerdicts(tx, vendorId, other_id)) answers.set(id, verdict);
  for (const { other_id, verdict } of rows) answers.set(other_id, verdict);
  answers.delete(customerId);
  return answers;
}

/** Where the last answer about a pair is kept, under a lock; it may have been there before. @returns the name that it has taught */
export async function lockVerdict(tx: Tx, row: Insertable<CustomerVerdicts>): Promise<string | null> {
  // Made first, so that two first answers about a pair follow each other as well.
  await tx
    .insertInto('customer_verdicts')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const known = await givenAnswer(tx, row.vendor_id, row.left_id, row.right_id);
  return known?.alias_id ?? null;
}

/** The answer about a pair, under a lock. */
export async function givenAnswer(tx: Tx, vendorId: string, leftId: string, rightId: string) {
  return tx
    .selectFrom('customer_verdicts')
    .select(['verdict', 'alias_id'])
    .where('vendor_id', '=', vendorId)
    .where('left_id', '=', leftId)
    .where('right_id', '=', rightId)
    .forUpdate()
    .executeTakeFirst();
}

export async function deleteVerdict(tx: Tx, vendorId: string, leftId: string, rightId: string): Promise<void> {
  await tx
    .deleteFrom('customer_verdicts')
    .where('vendor_id', '=', vendorId)
    .where('left_id', '=', leftId)
    .where('right_id', '=', rightId)
    .execute();
}

/** @returns the customer that was known by it; none when it has gone already */
export async function deleteTaughtName(tx: Tx, vendorId: string, aliasId: string): Promise<string | undefined> {
  const gone = await tx
    .deleteFrom('customer_aliases')
    .where('vendor_id', '=', vendorId)
    .where('id', '=', aliasId)
    .where('source', '=', 'verdict')
    .returning('customer_id')
    .executeTakeFirst();
  return gone?.customer_id;
}

export async function aliasCalled(tx: Tx, vendorId: string, customerId: string, matchName: string): Promise<string> {
  const row = await tx
    .selectFrom('customer_aliases')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('customer_id', '=', customerId)
    .where('match_name', '=', matchName)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Answers with both names and the person, the latest first; of one customer or of all. */
export async function selectAnswers(
  tx: Tx,
  vendorId: string,
  { customer_id, cursor, limit }: { customer_id?: string | undefined; cursor?: string | undefined; limit: number },
) {
  let query = tx
    .selectFrom('customer_verdicts as v')
    .innerJoin('customers as l', (join) => join.on('l.vendor_id', '=', vendorId).onRef('l.id', '=', 'v.left_id'))
    .innerJoin('customers as r', (join) => join.on('r.vendor_id', '=', vendorId).onRef('r.id', '=', 'v.right_id'))
    .leftJoin('people as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'v.judged_by'))
    .select(['v.left_id', 'v.right_id', 'v.verdict', 'v.judged_at', 'p.full_name as judged_by'])
    .select(['l.name as left_name', 'l.status as left_status', 'r.name as right_name', 'r.status as right_status'])
    .where('v.vendor_id', '=', vendorId);
  if (customer_id)
    query = query.where((eb) => eb.or([eb('v.left_id', '=', customer_id), eb('v.right_id', '=', customer_id)]));
  if (cursor) {
    const [at, left, right] = requireCursor(cursor, ['instant', 'id', 'id']);
    query = query.where(sql<boolean>`(v.judged_at, v.left_id, v.right_id) < (${at}, ${left}, ${right})`);
  }
  return query
    .orderBy('v.judged_at', 'desc')
    .orderBy('v.left_id', 'desc')
    .orderBy('v.right_id', 'desc')
    .limit(limit + 1)
    .execute();
}

/** The last answer about a pair stands. */
export async function saveVerdict(tx: Tx, row: Insertable<CustomerVerdicts>): Promise<void> {
  const { verdict, judged_by, judged_at, alias_id = null } = row;
  await tx
    .insertInto('customer_verdicts')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['vendor_id', 'left_id', 'right_id']).doUpdateSet({ verdict, judged_by, judged_at, alias_id }),
    )
    .execute();
}
