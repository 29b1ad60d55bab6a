import { toPage } from '../../kernel/page.ts';
import { implement } from '../../platform/operations/implement.ts';
import { getCustomer, listCustomerGroups, listCustomers } from './contract.ts';
import { presentCustomer, presentCustomerHead } from './present.ts';
import { findCustomer, selectAliases, selectCustomers } from './store/customers.ts';
import { selectGroups } from './store/groups.ts';

export const customerQueries = [
  implement(listCustomers, async (c, input) => {
    const page = toPage(await selectCustomers(c.tx, c.scope(), input), input.limit, (row) => [row.name, row.id]);
    return { ...page, items: page.items.map(presentCustomerHead) };
  }),
  implement(getCustomer, async (c, input) => {
    const row = c.authorize(await findCustomer(c.tx, c.actor.vendorId, input.id));
    const aliases = await selectAliases(c.tx, c.actor.vendorId, row.id);
    return presentCustomer(row, aliases, c.actor.grants.has('customer.manage'));
  }),
  implement(listCustomerGroups, async (c, input) => {
    const page = toPage(await selectGroups(c.tx, c.scope(), input), input.limit, (row) => [row.name, row.id]);
    return { ...page, items: page.items.map((row) => ({ ...row, customers: Number(row.customers ?? 0) })) };
  }),
];
