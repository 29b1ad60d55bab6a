import type { Insertable } from 'kysely';
import type { CustomerVerdicts } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export type Verdict = 'same' | 'group' | 'different';

/** Answers about a customer and others, by the other's id. */
export async function selectVerdicts(tx: Tx, vendorId: string, customerId: string): Promise<Map<string, Verdict>> {
  const rows = await tx
    .selectFrom('customer_verdicts')
    .select(['left_id', 'right_id', 'verdict'])
    .where('vendor_id', '=', vendorId)
    .where((eb) => eb.or([eb('left_id', '=', customerId), eb('right_id', '=', customerId)]))
    .execute();
  return new Map(rows.map((row) => [row.left_id === customerId ? row.right_id : row.left_id, row.verdict as Verdict]));
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
