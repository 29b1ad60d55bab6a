/** The records' own part of a merge: identifiers, names, groups, and the successor. What refers to them is moved by others. */
import { fail } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { type Filled, filledBy, givenBack } from './rules/merging.ts';
import { type CustomerRow, customerById, customersById, selectAliases, updateCustomer } from './store/customers.ts';
import { addAlias, saveMatchKeys } from './store/match-index.ts';
import { replaceMemberships, selectMemberships, turnMemberships } from './store/memberships.ts';
import { removeAliases } from './store/merges.ts';
import { sameCustomers } from './verdicts.ts';

export interface MovedOfRecords {
  filled: Filled;
  /** Names that the kept record did not have, as they are compared. */
  names: string[];
  /** Its times in groups came with the merged record. */
  group: boolean;
}

interface Pair {
  vendorId: string;
  kept: CustomerRow;
  gone: CustomerRow;
  today: string;
  now: Date;
}

export interface Consequences {
  filled: Filled;
  names: string[];
  group: string | null;
}

/** What a merge would take over. @throws ProblemError `customer_merge.…` when it must not be */
export async function consequencesOf(tx: Tx, { vendorId, kept, gone }: Pick<Pair, 'vendorId' | 'kept' | 'gone'>) {
  if (kept.id === gone.id) fail('customer_merge.itself');
  for (const { status, name } of [kept, gone]) if (status !== 'active') fail('customer_merge.not_active', { name });
  await refuseTwoTaxIds(tx, vendorId, kept, gone);
  if (kept.group_id && gone.group_id && kept.group_id !== gone.group_id)
    fail('customer_merge.two_groups', { left: kept.group_name, right: gone.group_name });
  const follows = await groupFollows(tx, vendorId, kept.id, gone.id);
  const known = new Set([
    kept.match_name,
    ...(await selectAliases(tx, vendorId, kept.id)).map((each) => each.match_name),
  ]);
  const names = [gone, ...(await selectAliases(tx, vendorId, gone.id))].filter((each) => !known.has(each.match_name));
  const answer: Consequences = {
    filled: filledBy(kept, gone),
    names: names.map((each) => each.name),
    group: follows ? gone.group_name : null,
  };
  return answer;
}

/** Also through third records that people have called the same as either. */
async function refuseTwoTaxIds(tx: Tx, vendorId: string, kept: CustomerRow, gone: CustomerRow): Promise<void> {
  const ids = new Set([
    ...(await sameCustomers(tx, vendorId, kept.id)),
    ...(await sameCustomers(tx, vendorId, gone.id)),
  ]);
  const numbers = new Map<string, string>();
  for (const row of await customersById(tx, vendorId, [...ids]))
    if (row.tax_id) numbers.set(`${row.country} ${row.tax_id}`, row.tax_id);
  const [left, right] = [...numbers.values()];
  if (right !== undefined) fail('customer_merge.other_tax_id', { left: left as string, right });
}

async function groupFollows(tx: Tx, vendorId: string, keptId: string, goneId: string): Promise<boolean> {
  if ((await selectMemberships(tx, vendorId, keptId)).length > 0) return false;
  return (await selectMemberships(tx, vendorId, goneId)).length > 0;
}

/** Both records must be locked and the merge allowed. */
export async function mergeRecords(tx: Tx, { vendorId, kept, gone, today, now }: Pair): Promise<MovedOfRecords> {
  const filled = filledBy(kept, gone);
  const group = await groupFollows(tx, vendorId, kept.id, gone.id);
  // First the one that goes: of active records only one may carry a tax id.
  await updateCustomer(tx, vendorId, gone.id, { status: 'merged', merged_into: kept.id, updated_at: now });
  const taken = Object.fromEntries(Object.entries(filled).map(([field, { after }]) => [field, after]));
  await updateCustomer(tx, vendorId, kept.id, { ...taken, updated_at: now });
  if (group) await copyMemberships(tx, vendorId, gone.id, kept.id, today);
  const before = new Set((await selectAliases(tx, vendorId, kept.id)).map((each) => each.match_name));
  const saved = { ...kept, ...(taken as Partial<CustomerRow>) };
  // A person has said that this is the customer's name too: claims under it are known from now on.
  await addAlias(tx, saved, gone.name, 'verdict', now);
  for (const { name, source } of await selectAliases(tx, vendorId, gone.id))
    await addAlias(tx, saved, name, source as 'registration' | 'verdict' | 'manual', now);
  await saveMatchKeys(tx, saved);
  const names = (await selectAliases(tx, vendorId, kept.id)).map((each) => each.match_name);
  return { filled, group, names: names.filter((name) => !before.has(name)) };
}

async function copyMemberships(tx: Tx, vendorId: string, from: string, to: string, today: string): Promise<void> {
  await replaceMemberships(tx, vendorId, to, await selectMemberships(tx, vendorId, from), today);
  await turnMemberships(tx, vendorId, [to], today);
}

/** Both as they were; what people have changed on the kept record since stays. */
export async function partRecords(tx: Tx, pair: Pair, moved: MovedOfRecords): Promise<void> {
  const { vendorId, kept, gone, today, now } = pair;
  await updateCustomer(tx, vendorId, kept.id, { ...givenBack(kept, moved.filled), updated_at: now });
  await updateCustomer(tx, vendorId, gone.id, { status: 'active', merged_into: null, updated_at: now });
  if (moved.group) {
    const [theirs, ours] = [
      await selectMemberships(tx, vendorId, gone.id),
      await selectMemberships(tx, vendorId, kept.id),
    ];
    if (JSON.stringify(theirs) === JSON.stringify(ours)) {
      await replaceMemberships(tx, vendorId, kept.id, [], today);
      await turnMemberships(tx, vendorId, [kept.id], today);
    }
  }
  await turnMemberships(tx, vendorId, [gone.id], today);
  await removeAliases(tx, vendorId, kept.id, moved.names);
  for (const id of [kept.id, gone.id]) {
    const row = await customerById(tx, vendorId, id);
    if (row) await saveMatchKeys(tx, row);
  }
}
