/** What people have answered about two customers: asked once, used ever after. */
import { fail } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { customerById, customersById } from './store/customers.ts';
import { addAlias, saveMatchKeys } from './store/match-index.ts';
import { saveVerdict, selectVerdicts, type Verdict } from './store/verdicts.ts';

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
  await saveVerdict(tx, {
    vendor_id: vendorId,
    left_id: left_id as string,
    right_id: right_id as string,
    verdict,
    judged_by: given.judgedBy,
    judged_at: now,
  });
  if (verdict !== 'same') return;
  const customer = await customerById(tx, vendorId, right);
  if (!customer) throw new Error('the judged customer vanished');
  if (await addAlias(tx, customer, given.name, 'verdict', now)) await saveMatchKeys(tx, customer);
}

/** Also through a third customer: whoever is the same as both may not hold them together. */
async function refuseContradiction(tx: Tx, vendorId: string, left: string, right: string): Promise<void> {
  const ids = new Set([...(await sameCustomers(tx, vendorId, left)), ...(await sameCustomers(tx, vendorId, right))]);
  const rows = await customersById(tx, vendorId, [...ids]);
  const taxIds = new Set(rows.flatMap((row) => (row.tax_id ? [`${row.country} ${row.tax_id}`] : [])));
  if (taxIds.size > 1) fail('candidate.contradicts_identifiers');
}
