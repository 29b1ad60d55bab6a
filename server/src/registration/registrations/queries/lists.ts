import { vendorCalendar } from '../../../core/calendar/index.ts';
import { personNames } from '../../../core/identity/index.ts';
import { partnerNames } from '../../../core/partners/index.ts';
import { familyNames, inOrder } from '../../../core/products/index.ts';
import type { BusinessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { toPage } from '../../../kernel/page.ts';
import { fail } from '../../../kernel/problem.ts';
import { type Context, implement } from '../../../platform/operations/implement.ts';
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

/** What rows of a list need besides themselves, read once for all of them. */
interface PageFacts {
  calendar: BusinessCalendar;
  partners: Awaited<ReturnType<typeof partnerNames>>;
  people: Awaited<ReturnType<typeof personNames>>;
  families: Awaited<ReturnType<typeof familyNames>>;
}

type Reading = Pick<Context<{ permission: 'registration.read' }>, 'tx' | 'actor' | 'now'>;

const familyIdsOf = (row: ListRow) => row.family_ids?.split(',') ?? [];

/** Rows as every list shows them: names, families in their order, the clock of now. */
export async function presentRows(c: Reading, rows: readonly ListRow[]): Promise<RegistrationRow[]> {
  const { vendorId, partnerId } = c.actor;
  const column = (idOf: (row: ListRow) => string) => rows.map(idOf);
  const facts = {
    calendar: await vendorCalendar(c.tx, vendorId),
    partners: await partnerNames(
      c.tx,
      vendorId,
      column((row) => row.partner_id),
    ),
    people: await personNames(
      c.tx,
      vendorId,
      column((row) => row.responsible_id),
    ),
    families: await familyNames(c.tx, vendorId, rows.flatMap(familyIdsOf)),
  };
  return rows.map((row) => presentRow(row, facts, c.now, partnerId === null));
}

function presentRow(row: ListRow, facts: PageFacts, now: Date, forVendor: boolean): RegistrationRow {
  const { partners, people } = facts;
  const partner = partners.get(row.partner_id);
  return {
    id: row.id,
    number: row.number,
    state: row.state as RegistrationRow['state'],
    partner: { id: row.partner_id, name: partner?.name ?? '', tier: partner?.tier ?? '' },
    responsible: { id: row.responsible_id, name: people.get(row.responsible_id) ?? '' },
    customer_name: row.customer_name,
    customer_tax_id: row.customer_tax_id,
    customer_city: row.customer_city,
    families: familiesInOrder(row, facts),
    amount_minor: row.amount_minor,
    currency: row.currency,
    billing: row.billing as RegistrationRow['billing'],
    close_date: row.close_date,
    type: row.type as RegistrationRow['type'],
    submitted_at: row.submitted_at?.toISOString() ?? null,
    protected_until: row.protected_until?.toISOString() ?? null,
    updated_at: row.updated_at.toISOString(),
    clock: clockView(row, facts.calendar, now),
    alike: forVendor ? Number(row.alike ?? 0) : null,
  };
}

function familiesInOrder(row: ListRow, { families }: PageFacts): RegistrationRow['families'] {
  const named = familyIdsOf(row).flatMap((id) => {
    const family = families.get(id);
    return family ? [{ id, family }] : [];
  });
  if (named.length > 1) named.sort((a, b) => inOrder(a.family, b.family));
  return named.map(({ id, family: { ru, en } }) => ({ id, name: { ru, en } }));
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
    return { items: await presentRows(c, items), nextCursor };
  }),

  implement(countRegistrations, async (c) => {
    return countViews(c.tx, c.scope(), registrationViews, c.now);
  }),
];
