import type { z } from 'zod';
import { readKeys } from '../../kernel/identifiers/company-keys.ts';
import { parsePhone } from '../../kernel/identifiers/phone.ts';
import { newId } from '../../kernel/ids.ts';
import { fail } from '../../kernel/problem.ts';
import { type Context, implement } from '../../platform/operations/implement.ts';
import { vendorToday } from '../calendar/index.ts';
import { saveCustomer, saveCustomerGroup, setCustomerGroup, turnCustomerGroups } from './contract.ts';
import { changeTerms, membershipsOf, moveToGroup } from './membership.ts';
import { presentCustomer, presentGroup } from './present.ts';
import { matchName } from './rules/names.ts';
import {
  findByTaxId,
  findCustomer,
  insertCustomer,
  lockCustomer,
  removeManualAliases,
  selectAliases,
  updateCustomer,
} from './store/customers.ts';
import { findGroup, type GroupRow, groupExists, saveGroup } from './store/groups.ts';
import { addAlias, saveMatchKeys } from './store/match-index.ts';
import { selectDue, turnMemberships, turnTerms } from './store/memberships.ts';

type Managing = Context<{ permission: 'customer.manage' }>;
type Input = z.output<typeof saveCustomer.input>;

async function answer(c: Managing, id: string) {
  const row = c.authorize(await findCustomer(c.tx, c.actor.vendorId, id));
  const aliases = await selectAliases(c.tx, c.actor.vendorId, id);
  return presentCustomer(row, aliases, await membershipsOf(c.tx, c.actor.vendorId, id), true);
}

async function requireGroup(c: Managing, groupId: string | null): Promise<void> {
  if (groupId !== null && !(await groupExists(c.tx, c.actor.vendorId, groupId)))
    fail('customer_group.not_found', {}, [{ path: 'group_id', code: 'field.not_found' }]);
}

async function refuseTaken(c: Managing, input: Input, taxId: string | null): Promise<void> {
  if (taxId === null) return;
  const other = await findByTaxId(c.tx, c.actor.vendorId, input.country, taxId);
  if (other && other.id !== input.id)
    fail('customer.tax_id_taken', { name: other.name, id: other.id }, [{ path: 'tax_id', code: 'field.taken' }]);
}

async function replaceAliases(c: Managing, id: string, input: Input): Promise<void> {
  if (input.aliases === undefined) return;
  await removeManualAliases(c.tx, c.actor.vendorId, id);
  const customer = { vendor_id: c.actor.vendorId, id, name: input.name, country: input.country };
  for (const name of input.aliases) await addAlias(c.tx, customer, name, 'manual', c.now);
}

async function joinToday(c: Managing, id: string, group_id: string | null): Promise<void> {
  const today = await vendorToday(c.tx, c.actor.vendorId, c.now);
  const customer = { vendor_id: c.actor.vendorId, id };
  await moveToGroup(c.tx, customer, { group_id, relation: 'holding', from_on: today }, today);
}

const turnedAtOnce = 500;

export const customerCommands = [
  implement(saveCustomer, async (c, input) => {
    const { vendorId } = c.actor;
    const before = input.id ? c.authorize(await lockCustomer(c.tx, vendorId, input.id)) : null;
    if (before && before.status !== 'active') fail('customer.merged', { status: before.status });
    const { keys, problems } = readKeys(input);
    const name = matchName(input.name, input.country);
    const phone = input.phone ? parsePhone(input.country, input.phone) : null;
    if (phone && !phone.ok) problems.push({ path: 'phone', code: 'field.phone.invalid' });
    if (name.match_name === '') problems.push({ path: 'name', code: 'field.invalid' });
    if (problems.length > 0) fail('customer.invalid', {}, problems);
    await requireGroup(c, input.group_id);
    await refuseTaken(c, input, keys.tax_id);
    const { id: _id, aliases: _aliases, ...typed } = input;
    const values = {
      ...typed,
      ...keys,
      phone: phone?.ok ? phone.value : null,
      legal_form: name.legal_form,
      match_name: name.match_name,
      updated_at: c.now,
    };
    const id = input.id ?? newId(c.now);
    if (input.id) await updateCustomer(c.tx, vendorId, id, values);
    else if (!(await insertCustomer(c.tx, { ...values, vendor_id: vendorId, id, created_at: c.now })))
      // Somebody was faster between the look and the insert; now their record is visible and can be named.
      await refuseTaken(c, input, keys.tax_id);
    if ((before?.group_id ?? null) !== input.group_id) await joinToday(c, id, input.group_id);
    await replaceAliases(c, id, input);
    await saveMatchKeys(c.tx, { ...typed, vendor_id: vendorId, id });
    return answer(c, id);
  }),
  implement(saveCustomerGroup, async (c, input) => {
    const { vendorId } = c.actor;
    const id = input.id ?? newId(c.now);
    if (input.id && !(await groupExists(c.tx, vendorId, id))) fail('record.not_found');
    const { name, purchases_centrally } = input;
    const today = await vendorToday(c.tx, vendorId, c.now);
    // Locks the group, so that two changes of its terms follow each other.
    if (!(await saveGroup(c.tx, { vendor_id: vendorId, id, name, created_at: c.now })))
      fail('customer_group.name_taken', { name }, [{ path: 'name', code: 'field.taken' }]);
    await changeTerms(
      c.tx,
      { vendor_id: vendorId, id },
      { from_on: input.from_on ?? today, purchases_centrally },
      today,
    );
    return presentGroup((await findGroup(c.tx, vendorId, id)) as GroupRow);
  }),
  implement(setCustomerGroup, async (c, input) => {
    const row = c.authorize(await lockCustomer(c.tx, c.actor.vendorId, input.id));
    if (row.status !== 'active') fail('customer.merged', { status: row.status });
    await requireGroup(c, input.group_id);
    const today = await vendorToday(c.tx, c.actor.vendorId, c.now);
    const { group_id, relation, from_on = today } = input;
    await moveToGroup(c.tx, row, { group_id, relation, from_on }, today);
    await updateCustomer(c.tx, c.actor.vendorId, row.id, { updated_at: c.now });
    return answer(c, row.id);
  }),
  implement(turnCustomerGroups, async (c) => {
    const { vendorId } = c.actor;
    const today = await vendorToday(c.tx, vendorId, c.now);
    const due = await selectDue(c.tx, vendorId, today, turnedAtOnce);
    await turnMemberships(c.tx, vendorId, due.customers, today);
    await turnTerms(c.tx, vendorId, due.groups, today);
    return { customers: due.customers.length, groups: due.groups.length };
  }),
];
