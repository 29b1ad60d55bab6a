import { toPage } from '../../kernel/page.ts';
import { fail } from '../../kernel/problem.ts';
import { requireFitting, sheetOf, sheetPageRows } from '../../kernel/sheet.ts';
import { type Context, implement, implementSheet } from '../../platform/operations/implement.ts';
import { vendorToday } from '../calendar/index.ts';
import { exportCustomers, getCustomer, listCustomerGroups, listCustomers, listGroupMembers } from './contract.ts';
import { membershipsOf } from './membership.ts';
import { presentCustomer, presentCustomerHead, presentGroup } from './present.ts';
import { valueOn } from './rules/steps.ts';
import { customerColumns } from './sheet.ts';
import {
  type CustomerFilter,
  countCustomers,
  findCustomer,
  selectAliases,
  selectCustomers,
} from './store/customers.ts';
import { groupExists, selectGroups } from './store/groups.ts';
import { membersAsOf, selectTerms } from './store/memberships.ts';

const membersAtMost = 200;

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
    const memberships = await membershipsOf(c.tx, c.actor.vendorId, row.id);
    return presentCustomer(row, aliases, memberships, c.actor.grants.has('customer.manage'));
  }),
  implement(listCustomerGroups, async (c, input) => {
    const page = toPage(await selectGroups(c.tx, c.scope(), input), input.limit, (row) => [row.name, row.id]);
    return { ...page, items: page.items.map(presentGroup) };
  }),
  implement(listGroupMembers, async (c, input) => {
    const { vendorId } = c.scope();
    if (!(await groupExists(c.tx, vendorId, input.id))) fail('record.not_found');
    const on = input.on ?? (await vendorToday(c.tx, vendorId, c.now));
    return {
      purchases_centrally: valueOn(await selectTerms(c.tx, vendorId, input.id), on) ?? false,
      items: await membersAsOf(c.tx, vendorId, [input.id], on, membersAtMost),
    };
  }),
];
