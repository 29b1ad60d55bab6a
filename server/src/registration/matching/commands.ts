import { findCustomer, lockRecords, splitRecord } from '../../core/customers/index.ts';
import { fail } from '../../kernel/problem.ts';
import { implement } from '../../platform/operations/implement.ts';
import { mergeCustomers, splitCustomer, undoCustomerMerge } from './contract.ts';
import { aimAt, merge, refuseClash, undo } from './merge.ts';
import { aimProtections, heldBy, lockRegistrationsOf, moveRegistrations, splitCandidates } from './store/references.ts';

export const matchingCommands = [
  implement(mergeCustomers, (c, input) => merge(c, input.id, input.gone_id)),
  implement(undoCustomerMerge, (c, input) => undo(c, input.id)),
  implement(splitCustomer, async (c, input) => {
    const { vendorId } = c.actor;
    await lockRecords(c.tx, vendorId, [input.id]);
    const from = c.authorize(await findCustomer(c.tx, vendorId, input.id));
    if (from.status !== 'active') fail('customer.merged', { status: from.status });
    const { name, aliases, registration_ids } = input;
    const wanted = new Set(registration_ids);
    const rows = await lockRegistrationsOf(c.tx, vendorId, [from.id]);
    const going = rows.filter((row) => wanted.has(row.id)).map((row) => row.id);
    if (going.length < wanted.size)
      fail('customer_split.nothing', {}, [{ path: 'registration_ids', code: 'field.not_found' }]);
    if (going.length + aliases.length === 0) fail('customer_split.nothing');
    const by = c.actor.personId as string;
    const id = await splitRecord(c.tx, from, { name, aliases, by, now: c.now });
    const aimed = await aimAt(c.tx, vendorId, await heldBy(c.tx, vendorId, going), id, c.now);
    await refuseClash(c.tx, vendorId, aimed, [], 'customer_split.two_protections');
    await aimProtections(c.tx, vendorId, aimed);
    await moveRegistrations(c.tx, vendorId, going, from.id, id);
    await splitCandidates(c.tx, vendorId, going, { from: from.id, to: id, by, now: c.now });
    return { created: { id, name }, registrations: going.length };
  }),
];
