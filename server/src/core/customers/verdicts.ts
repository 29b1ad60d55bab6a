/** What people have answered about two customers: asked once, used ever after. */
import { fail } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { matchName } from './rules/names.ts';
import { customerById, customersById } from './store/customers.ts';
import { addAlias, saveMatchKeys } from './store/match-index.ts';
import {
  aliasCalled,
  deleteTaughtName,
  deleteVerdict,
  givenAnswer,
  lockVerdict,
  saveVerdict,
  selectVerdicts,
  type Verdict,
} from './store/verdicts.ts';

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
  const [left_id, right_id] = [left, right].sort() as [string, string];
  const row = { vendor_id: vendorId, left_id, right_id, verdict, judged_by: given.judgedBy, judged_at: now };
  const taught = await lockVerdict(tx, row);
  if (taught) await unlearn(tx, vendorId, taught);
  await saveVerdict(tx, { ...row, alias_id: verdict === 'same' ? await learn(tx, vendorId, given) : null });
}

/**
 * The pair may be asked about again, and the name that the answer has taught is forgotten. What was moved by it stays.
 * @returns what was answered; none when nobody has
 */
export async function withdrawVerdict(
  tx: Tx,
  vendorId: string,
  one: string,
  other: string,
): Promise<Verdict | undefined> {
  const [left, right] = [one, other].sort() as [string, string];
  const given = await givenAnswer(tx, vendorId, left, right);
  if (!given) return undefined;
  await deleteVerdict(tx, vendorId, left, right);
  if (given.alias_id) await unlearn(tx, vendorId, given.alias_id);
  return given.verdict as Verdict;
}

/** @returns the new name of the right one; none when it says nothing new */
async function learn(tx: Tx, vendorId: string, { right, name, now }: GivenVerdict): Promise<string | null> {
  const customer = await customerById(tx, vendorId, right);
  if (!customer) throw new Error('the judged customer vanished');
  if (!(await addAlias(tx, customer, name, 'verdict', now))) return null;
  await saveMatchKeys(tx, customer);
  return aliasCalled(tx, vendorId, right, matchName(name, customer.country).match_name);
}

async function unlearn(tx: Tx, vendorId: string, aliasId: string): Promise<void> {
  const customerId = await deleteTaughtName(tx, vendorId, aliasId);
  const customer = customerId && (await customerById(tx, vendorId, customerId));
  if (customer) await saveMatchKeys(tx, customer);
}

/** Also through a third customer: whoever is the same as both may not hold them together. */
async function refuseContradiction(tx: Tx, vendorId: string, left: string, right: string): Promise<void> {
  const ids = new Set([...(await sameCustomers(tx, vendorId, left)), ...(await sameCustomers(tx, vendorId, right))]);
  const rows = await customersById(tx, vendorId, [...ids]);
  const taxIds = new Set(rows.flatMap((row) => (row.tax_id ? [`${row.country} ${row.tax_id}`] : [])));
  if (taxIds.size > 1) fail('candidate.contradicts_identifiers');
}
