import { implement } from '../../platform/operations/implement.ts';
import { listSavedViews, search } from './contract.ts';
import { findCustomers, findOwnRegistrations, findPartners, findRegistrations, readTyped } from './store/search.ts';
import { selectViews, type ViewRow } from './store/views.ts';

export function presentView(row: ViewRow) {
  const { id, list, name, query } = row;
  return { id, list, name, query, created_at: row.created_at.toISOString() };
}

export const searchQueries = [
  implement(search, async (c, input) => {
    const scope = c.scope();
    const { grants, partnerId } = c.actor;
    const typed = readTyped(input.q);
    const mayRead = grants.has('registration.read');
    if (partnerId !== null) {
      const own = mayRead ? await findOwnRegistrations(c.tx, scope.vendorId, partnerId, typed) : [];
      return { partners: [], customers: [], registrations: own.map((row) => ({ ...row, partner_name: null })) };
    }
    return {
      partners: grants.has('partner.read') ? await findPartners(c.tx, scope, typed) : [],
      customers: grants.has('customer.read') ? await findCustomers(c.tx, scope, typed) : [],
      registrations: mayRead ? await findRegistrations(c.tx, scope, typed) : [],
    };
  }),
  implement(listSavedViews, async (c, input) => {
    const rows = c.actor.personId ? await selectViews(c.tx, c.scope(), c.actor.personId, input.list) : [];
    return { items: rows.map(presentView), nextCursor: null };
  }),
];
