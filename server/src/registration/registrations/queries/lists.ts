import { vendorCalendar } from '../../../core/calendar/index.ts';
import type { BusinessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { toPage } from '../../../kernel/page.ts';
import { fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { countRegistrations, listRegistrations, registrationViews } from '../contract/reads.ts';
import { type RegistrationRow, registrationStates } from '../contract/views.ts';
import { countViews, keysOf, type ListRow, type SortKey, selectPage } from '../store/lists.ts';
import { customersNamed, isWords } from '../store/words.ts';
import { clockView } from './clock-view.ts';

const usualOrder: Record<SortKey, 'asc' | 'desc'> = {
  due: 'asc',
  updated: 'desc',
  amount: 'desc',
  close: 'asc',
  number: 'desc',
};

function statesOf(text: string | undefined): string[] | undefined {
  if (!text) return undefined;
  const states = text.split(',').map((each) => each.trim());
  const unknown = states.filter((each) => !(registrationStates as readonly string[]).includes(each));
  if (unknown.length > 0)
    fail('request.invalid', {}, [
      { path: 'state', code: 'field.not_listed', params: { allowed: [...registrationStates] } },
    ]);
  return states;
}

export function presentRow(row: ListRow, calendar: BusinessCalendar, now: Date, forVendor: boolean): RegistrationRow {
  return {
    id: row.id,
    number: row.number,
    state: row.state as RegistrationRow['state'],
    partner: { id: row.partner_id, name: row.partner_name, tier: row.partner_tier },
    responsible: { id: row.responsible_id, name: row.responsible_name },
    customer_name: row.customer_name,
    customer_tax_id: row.customer_tax_id,
    customer_city: row.customer_city,
    families: row.families.map((family) => ({ id: family.id, name: { ru: family.name_ru, en: family.name_en } })),
    amount_minor: row.amount_minor,
    currency: row.currency,
    billing: row.billing as RegistrationRow['billing'],
    close_date: row.close_date,
    type: row.type as RegistrationRow['type'],
    submitted_at: row.submitted_at?.toISOString() ?? null,
    protected_until: row.protected_until?.toISOString() ?? null,
    updated_at: row.updated_at.toISOString(),
    clock: clockView(row, calendar, now),
    alike: forVendor ? Number(row.alike ?? 0) : null,
  };
}

export const listQueries = [
  implement(listRegistrations, async (c, input) => {
    const { state, sort, order, cursor, limit, ...rest } = input;
    const page = { sort, order: order ?? usualOrder[sort], cursor, limit };
    const forVendor = c.actor.partnerId === null;
    // The index of customers' words is closed to partners; their own few registrations are read through instead.
    const byWords = forVendor && rest.q !== undefined && isWords(rest.q);
    const customer_ids = byWords ? await customersNamed(c.tx, c.actor.vendorId, rest.q ?? '') : null;
    const filter = { ...rest, customer_ids, states: statesOf(state) };
    const rows = await selectPage(c.tx, c.scope(), filter, page, c.now);
    const { items, nextCursor } = toPage(rows, limit, keysOf(sort));
    const calendar = await vendorCalendar(c.tx, c.actor.vendorId);
    return { items: items.map((row) => presentRow(row, calendar, c.now, forVendor)), nextCursor };
  }),

  implement(countRegistrations, async (c) => {
    return countViews(c.tx, c.scope(), registrationViews, c.now);
  }),
];
