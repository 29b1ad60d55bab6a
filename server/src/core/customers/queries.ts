import { toPage } from '../../kernel/page.ts';
import { requireFitting, sheetOf, sheetPageRows } from '../../kernel/sheet.ts';
import { type Context, implement, implementSheet } from '../../platform/operations/implement.ts';
import { exportCustomers, getCustomer, listCustomerGroups, listCustomers } from './contract.ts';
import { presentCustomer, presentCustomerHead } from './present.ts';
import { customerColumns } from './sheet.ts';
import {
  type CustomerFilter,
  countCustomers,
  findCustomer,
  selectAliases,
  selectCustomers,
} from './store/customers.ts';
import { selectGroups } from './store/groups.ts';

async function pageOf(c: Pick<Context<{ permission: 'customer.read' }>, 'tx' | 'scope'>, filter: CustomerFilter) {
  return toPage(await selectCustomers(c.tx, c.scope(), filter), filter.limit, (row) => [row.name, row.id]);
}

export const customerQueries = [
  implement(listCustomers, async (c, input) => {
    const page = await pageOf(c, input);
    return { ...page, items: page.items.map(presentCustomerHead) };
  }),
  implementSheet(exportCustomers, async (c, { at_most, ...filter }) => {
    const total = await countCustomers(c.tx, c.scope(), filter);
    requireFitting(total, at_most);
    return sheetOf({ title: 'sheet.customers', columns: customerColumns, total }, (cursor) =>
      pageOf(c, { ...filter, cursor, limit: sheetPageRows }),
    );
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
