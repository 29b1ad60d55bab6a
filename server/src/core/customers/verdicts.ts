/** What people have answered about two customers: asked once, used ever after. */
import { fail } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { addAlias, saveMatchKeys } from './match-index.ts';
import { customersWithGroup } from './store.ts';

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

/** The customer and every record that people have called the same, also through a third one; sorted. */
export async function sameCustomers(tx: Tx, vendorId: string, customerId: string): Promise<string[]> {
  const known = new Set([customerId]);
  // A set is walked to its end, what is added on the way included.
  for (const id of known)
    for (const [other, verdict] of await selectVerdicts(tx, vendorId, id)) if (verdict === 'same') known.add(other);
  return [...known].sort();
}

export interface GivenVerdict {
  /** The claim's own customer. */
  left: string;
  /** The customer it was compared with. */
  right: string;
  verdict: Verdict;
  /** The name in the claim: a confirmed one becomes another name of `right`. */
  name: string;
  judgedBy: string;
  now: Date;
}

/** @throws ProblemError `candidate.contradicts_identifiers` when "same" would join two different valid tax ids */
export async function addVerdict(tx: Tx, vendorId: string, given: GivenVerdict): Promise<void> {
  const { left, right, verdict, now } = given;
  if (verdict === 'same') await refuseContradiction(tx, vendorId, left, right);
  const [left_id, right_id] = left < right ? [left, right] : [right, left];
  const answer = { verdict, judged_by: given.judgedBy, judged_at: now };
  await tx
    .insertInto('customer_verdicts')
    .values({ vendor_id: vendorId, left_id: left_id as string, right_id: right_id as string, ...answer })
    .onConflict((conflict) => conflict.columns(['vendor_id', 'left_id', 'right_id']).doUpdateSet(answer))
    .execute();
  if (verdict !== 'same') return;
  const customer = await customersWithGroup(tx, vendorId).where('c.id', '=', right).executeTakeFirstOrThrow();
  if (await addAlias(tx, customer, given.name, 'verdict', now)) await saveMatchKeys(tx, customer);
}

/** Also through a third customer: whoever is the same as both may not hold them together. */
async function refuseContradiction(tx: Tx, vendorId: string, left: string, right: string): Promise<void> {
  const ids = new Set([...(await sameCustomers(tx, vendorId, left)), ...(await sameCustomers(tx, vendorId, right))]);
  const rows = await customersWithGroup(tx, vendorId)
    .where('c.id', 'in', [...ids])
    .execute();
  const taxIds = new Set(rows.flatMap((row) => (row.tax_id ? [`${row.country} ${row.tax_id}`] : [])));
  if (taxIds.size > 1) fail('candidate.contradicts_identifiers');
}
