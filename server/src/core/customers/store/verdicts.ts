import { type Insertable, sql } from 'kysely';
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

/** The last answer about a pair stands. */
export async function saveVerdict(tx: Tx, row: Insertable<CustomerVerdicts>): Promise<void> {
  const { verdict, judged_by, judged_at } = row;
  await tx
    .insertInto('customer_verdicts')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['vendor_id', 'left_id', 'right_id']).doUpdateSet({ verdict, judged_by, judged_at }),
    )
    .execute();
}
