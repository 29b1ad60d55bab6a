/** Joining, leaving and changing a group from a day on; and a group that begins or ends to buy together. */
import type { z } from 'zod';
import { fail } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import type { Membership as MembershipView } from './contract.ts';
import { periodsOf, type Step, withStep } from './rules/steps.ts';
import {
  type Membership,
  replaceMemberships,
  replaceTerms,
  selectMemberships,
  selectTerms,
  turnMemberships,
  turnTerms,
} from './store/memberships.ts';

/** A group's first way of buying holds for all time before as well. */
const beginning = '1900-01-01';
const changesAtMost = 100;
const outside: Membership = { group_id: null, relation: 'holding' };

/** The customer must be locked. @throws ProblemError `customer_group.too_many_changes` */
export async function moveToGroup(
  tx: Tx,
  customer: { vendor_id: string; id: string },
  to: Membership & { from_on: string },
  today: string,
): Promise<void> {
  const { vendor_id, id } = customer;
  const { from_on, group_id } = to;
  const value = { group_id, relation: group_id === null ? outside.relation : to.relation };
  const known = (await selectMemberships(tx, vendor_id, id)).map(({ value: each, ...step }) => ({
    ...step,
    value: { group_id: each.group_id, relation: each.relation },
  }));
  const steps = withStep(known, { from_on, value }, isEqual, outside);
  if (steps.length > changesAtMost) fail('customer_group.too_many_changes', { most: changesAtMost });
  await replaceMemberships(tx, vendor_id, id, steps, today);
  await turnMemberships(tx, vendor_id, [id], today);
}

function isEqual(a: Membership, b: Membership): boolean {
  return a.group_id === b.group_id && (a.group_id === null || a.relation === b.relation);
}

/** @throws ProblemError `customer_group.too_many_changes` */
export async function changeTerms(
  tx: Tx,
  group: { vendor_id: string; id: string },
  change: { from_on: string; purchases_centrally: boolean },
  today: string,
): Promise<void> {
  const known = await selectTerms(tx, group.vendor_id, group.id);
  const from_on = known.length === 0 ? beginning : change.from_on;
  const step = { from_on, value: change.purchases_centrally };
  const kept = withStep<boolean | null>(known, step, (a, b) => a === b, null) as Step<boolean>[];
  if (kept.length > changesAtMost) fail('customer_group.too_many_changes', { most: changesAtMost });
  await replaceTerms(tx, group.vendor_id, group.id, kept, today);
  await turnTerms(tx, group.vendor_id, [group.id], today);
}

/** Times in groups, the latest first. */
export async function membershipsOf(
  tx: Tx,
  vendorId: string,
  customerId: string,
): Promise<z.input<typeof MembershipView>[]> {
  return periodsOf(await selectMemberships(tx, vendorId, customerId))
    .flatMap(({ value: { group_id, group_name, relation }, from_on, until_on }) =>
      group_id !== null && group_name !== null
        ? [{ group: { id: group_id, name: group_name }, relation, from_on, until_on }]
        : [],
    )
    .reverse();
}
