/** Two records of one customer become one; undoing it changes back exactly what was changed. */
import { vendorToday } from '../../core/calendar/index.ts';
import {
  type CustomerRow,
  consequencesOf,
  customerById,
  endMerge,
  findCustomer,
  insertMerge,
  lockRecords,
  type MovedOfRecords,
  mergeOf,
  mergeRecords,
  partRecords,
} from '../../core/customers/index.ts';
import { newId } from '../../kernel/ids.ts';
import { fail } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import type { Context } from '../../platform/operations/implement.ts';
import { scopesOf, selectCustomerScope } from '../registrations/index.ts';
import { type Aimed, clashOf, type Held } from './rules.ts';
import {
  aimProtections,
  heldBy,
  heldFor,
  heldOn,
  lockRegistrationsOf,
  moveCandidates,
  moveCandidatesBack,
  moveDirect,
  moveRegistrations,
} from './store/references.ts';

export type Merging = Context<{ permission: 'customer.merge' }>;
type Looking = Pick<Merging, 'tx' | 'actor' | 'authorize'>;

interface Moved extends MovedOfRecords {
  registrations: string[];
  candidates: string[];
  protections: { id: string; scope_id: string; site: string }[];
}

/** Both records, each opened with the operation's own right. */
export async function pairOf(c: Looking, keptId: string, goneId: string) {
  const kept = c.authorize(await findCustomer(c.tx, c.actor.vendorId, keptId));
  const other = await findCustomer(c.tx, c.actor.vendorId, goneId);
  if (!other) fail('customer_merge.not_found', {}, [{ path: 'gone_id', code: 'field.not_found' }]);
  const gone = c.authorize(other);
  return { vendorId: c.actor.vendorId, kept, gone };
}

/** Where a protection belongs once its registration is about this record, as of now. */
export async function aimAt(tx: Tx, vendorId: string, held: readonly Held[], customerId: string, now: Date) {
  const customer = await selectCustomerScope(tx, vendorId, customerId, now);
  return held.flatMap((each): Aimed[] => {
    const [to] = scopesOf(customer, each.kpp, [each.family_id]);
    return to ? [{ ...each, to: { scope_id: to.scope_id, site: to.site } }] : [];
  });
}

/** @throws ProblemError `code` with both numbers when two registrations would hold one scope */
export async function refuseClash(
  tx: Tx,
  vendorId: string,
  aimed: readonly Aimed[],
  beside: readonly Held[],
  code: string,
) {
  const own = new Set(aimed.map((each) => each.id));
  const there = await heldOn(tx, vendorId, [...new Set(aimed.map((each) => each.to.scope_id))]);
  const standing = [...beside, ...there].filter((each) => !own.has(each.id));
  const clash = clashOf(aimed, standing);
  if (clash) fail(code, clash);
}

/** Protections of both records as they would stand side by side. @throws ProblemError `customer_merge.two_protections` */
export async function aimedByMerge(tx: Tx, vendorId: string, kept: CustomerRow, gone: CustomerRow, now: Date) {
  // When the kept record joins the other's group, it is that group's scope which both come to.
  const scopeOwner = kept.group_id === null && gone.group_id !== null ? gone.id : kept.id;
  const theirs = await aimAt(tx, vendorId, await heldFor(tx, vendorId, gone.id), scopeOwner, now);
  const aimed = theirs.map((each) =>
    each.to.scope_id === gone.id ? { ...each, to: { ...each.to, scope_id: kept.id } } : each,
  );
  const ours = await aimAt(tx, vendorId, await heldFor(tx, vendorId, kept.id), scopeOwner, now);
  const beside = ours.map((each) => ({
    ...each,
    site: each.to.site,
    scope_id: each.to.scope_id === gone.id ? kept.id : each.to.scope_id,
  }));
  await refuseClash(tx, vendorId, aimed, beside, 'customer_merge.two_protections');
  return aimed;
}

export async function merge(c: Merging, keptId: string, goneId: string) {
  const { vendorId } = c.actor;
  await lockRecords(c.tx, vendorId, [keptId, goneId]);
  const { kept, gone } = await pairOf(c, keptId, goneId);
  await consequencesOf(c.tx, { vendorId, kept, gone });
  const rows = await lockRegistrationsOf(c.tx, vendorId, [keptId, goneId]);
  const aimed = await aimedByMerge(c.tx, vendorId, kept, gone, c.now);
  const today = await vendorToday(c.tx, vendorId, c.now);
  const records = await mergeRecords(c.tx, { vendorId, kept, gone, today, now: c.now });
  const going = rows.filter((row) => row.customer_id === goneId).map((row) => row.id);
  await aimProtections(c.tx, vendorId, aimed);
  await moveDirect(c.tx, vendorId, goneId, keptId);
  const moved: Moved = {
    ...records,
    registrations: await moveRegistrations(c.tx, vendorId, going, goneId, keptId),
    candidates: await moveCandidates(c.tx, vendorId, goneId, keptId),
    protections: aimed.map(({ id, scope_id, site }) => ({ id, scope_id, site })),
  };
  const merged_by = c.actor.personId as string;
  const row = { vendor_id: vendorId, id: newId(c.now), kept_id: keptId, gone_id: goneId, merged_by, merged_at: c.now };
  await insertMerge(c.tx, row, moved);
  return { kept: { id: keptId, name: kept.name }, registrations: moved.registrations.length };
}

export async function undo(c: Merging, goneId: string) {
  const { vendorId } = c.actor;
  c.authorize(await findCustomer(c.tx, vendorId, goneId));
  const known = await mergeOf(c.tx, vendorId, goneId);
  if (!known) fail('customer_merge.not_merged');
  await lockRecords(c.tx, vendorId, [known.kept_id, goneId]);
  // Looked at again now that nobody else can change it.
  const merged = await mergeOf(c.tx, vendorId, goneId);
  if (merged?.id !== known.id) fail('customer_merge.not_merged');
  const { kept, gone } = await pairOf(c, merged.kept_id, goneId);
  if (kept.status !== 'active') fail('customer_merge.merged_further', { name: kept.name });
  const moved = merged.moved as unknown as Moved;
  await lockRegistrationsOf(c.tx, vendorId, [kept.id]);
  const today = await vendorToday(c.tx, vendorId, c.now);
  await partRecords(c.tx, { vendorId, kept, gone, today, now: c.now }, moved);
  const back = await moveRegistrations(c.tx, vendorId, moved.registrations, kept.id, goneId);
  await moveCandidatesBack(c.tx, vendorId, moved.candidates, kept.id, goneId);
  await aimBack(c, moved, back, goneId);
  await endMerge(c.tx, vendorId, merged.id, c.actor.personId as string, c.now);
  const after = (await customerById(c.tx, vendorId, kept.id)) as CustomerRow;
  return { kept: { id: after.id, name: after.name }, registrations: back.length };
}

/** Each protection to where it stood; one granted since, to where it would have been granted. */
async function aimBack(c: Merging, moved: Moved, registrationIds: string[], goneId: string): Promise<void> {
  const { vendorId } = c.actor;
  const before = new Map(moved.protections.map((each) => [each.id, each]));
  const now = await aimAt(c.tx, vendorId, await heldBy(c.tx, vendorId, registrationIds), goneId, c.now);
  const aimed = now.map((each) => {
    const stood = before.get(each.id);
    return stood ? { ...each, to: { scope_id: stood.scope_id, site: stood.site } } : each;
  });
  await refuseClash(c.tx, vendorId, aimed, [], 'customer_merge.two_protections');
  await aimProtections(c.tx, vendorId, aimed);
}
