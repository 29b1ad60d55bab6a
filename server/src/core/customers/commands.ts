import type { z } from 'zod';
import { readKeys } from '../../kernel/identifiers/company-keys.ts';
import { newId } from '../../kernel/ids.ts';
import { fail } from '../../kernel/problem.ts';
import { type Context, implement } from '../../platform/operations/implement.ts';
import { saveCustomer, saveCustomerGroup, setCustomerGroup } from './contract.ts';
import { presentCustomer } from './present.ts';
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
import { findGroup, groupExists, saveGroup } from './store/groups.ts';
import { addAlias, saveMatchKeys } from './store/match-index.ts';

type Managing = Context<{ permission: 'customer.manage' }>;
type Input = z.output<typeof saveCustomer.input>;

async function answer(c: Managing, id: string) {
  const row = c.authorize(await findCustomer(c.tx, c.actor.vendorId, id));
  return presentCustomer(row, await selectAliases(c.tx, c.actor.vendorId, id), true);
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

export const customerCommands = [
  implement(saveCustomer, async (c, input) => {
    const { vendorId } = c.actor;
    if (input.id) {
      const row = c.authorize(await lockCustomer(c.tx, vendorId, input.id));
      if (row.status !== 'active') fail('customer.merged', { status: row.status });
    }
    const { keys, problems } = readKeys(input);
    const name = matchName(input.name, input.country);
    if (name.match_name === '') problems.push({ path: 'name', code: 'field.invalid' });
    if (problems.length > 0) fail('customer.invalid', {}, problems);
    await requireGroup(c, input.group_id);
    await refuseTaken(c, input, keys.tax_id);
    const { id: _id, aliases: _aliases, ...typed } = input;
    const values = {
      ...typed,
      ...keys,
      legal_form: name.legal_form,
      match_name: name.match_name,
      updated_at: c.now,
    };
    const id = input.id ?? newId(c.now);
    if (input.id) await updateCustomer(c.tx, vendorId, id, values);
    else if (!(await insertCustomer(c.tx, { ...values, vendor_id: vendorId, id, created_at: c.now })))
      // Somebody was faster between the look and the insert; now their record is visible and can be named.
      await refuseTaken(c, input, keys.tax_id);
    await replaceAliases(c, id, input);
    await saveMatchKeys(c.tx, { vendor_id: vendorId, id, name: input.name, country: input.country });
    return answer(c, id);
  }),
  implement(saveCustomerGroup, async (c, input) => {
    const { vendorId } = c.actor;
    const id = input.id ?? newId(c.now);
    if (input.id && !(await groupExists(c.tx, vendorId, id))) fail('record.not_found');
    const { name, purchases_centrally } = input;
    if (!(await saveGroup(c.tx, { vendor_id: vendorId, id, name, purchases_centrally, created_at: c.now })))
      fail('customer_group.name_taken', { name }, [{ path: 'name', code: 'field.taken' }]);
    const group = await findGroup(c.tx, vendorId, id);
    return { id, name, purchases_centrally, customers: Number(group?.customers ?? 0) };
  }),
  implement(setCustomerGroup, async (c, input) => {
    const row = c.authorize(await lockCustomer(c.tx, c.actor.vendorId, input.id));
    await requireGroup(c, input.group_id);
    await updateCustomer(c.tx, c.actor.vendorId, row.id, { group_id: input.group_id, updated_at: c.now });
    return answer(c, row.id);
  }),
];
