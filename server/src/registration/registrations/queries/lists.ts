import { vendorCalendar } from '../../../core/calendar/index.ts';
import { personNames } from '../../../core/identity/index.ts';
import { partnerNames } from '../../../core/partners/index.ts';
import { familyNames, inOrder } from '../../../core/products/index.ts';
import type { BusinessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { isId } from '../../../kernel/ids.ts';
import { isoInstant } from '../../../kernel/instant.ts';
import { toPage } from '../../../kernel/page.ts';
import { fail } from '../../../kernel/problem.ts';

import { requireFitting, sheetOf, sheetPageRows } from '../../../kernel/sheet.ts';
import { type Context, implement, implementSheet } from '../../../platform/operations/implement.ts';
import { countRegistrations, listRegistrations, registrationViews } from '../contract/reads.ts';
import { chosenAtMost, exportRegistrations, sumRegistrations } from '../contract/sums.ts';
import { type RegistrationRow, registrationStates } from '../contract/views.ts';
import type { ListFilter } from '../store/list-conditions.ts';
import {
  countViews,
  keysOf,
  type ListPage,
  type ListRow,
  type SortKey,
  selectPage,
  selectSums,
} from '../store/lists.ts';
import { isWords, named } from '../store/words.ts';
import { clockView } from './clock-view.ts';
import { registrationColumns } from './sheet.ts';

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

const familyIdsOf = (row: ListRow) => (row.family_ids ? row.family_ids.split(',') : []);

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
      rows.flatMap((row) => [row.responsible_id, ...(row.reviewer_id ? [row.reviewer_id] : [])]),
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
    submitted_at: row.submitted_at && isoInstant(row.submitted_at),
    protected_until: row.protected_until && isoInstant(row.protected_until),
    updated_at: isoInstant(row.updated_at),
    clock: clockView(row, facts.calendar, now),
    alike: forVendor ? Number(row.alike ?? 0) : null,
    version: row.version,
    reviewer: forVendor && row.reviewer_id ? { id: row.reviewer_id, name: people.get(row.reviewer_id) ?? '' } : null,
    frozen: row.frozen_at !== null,
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

type Listing = Reading & Pick<Context<{ permission: 'registration.read' }>, 'scope'>;
interface Question extends Omit<ListFilter, 'states' | 'named' | 'ids'> {
  state?: string | undefined;
}

/** The filter as the store asks it. */
async function filterOf(c: Listing, { state, ...rest }: Question): Promise<ListFilter> {
  // The index of words is closed to partners; their own few registrations are read through instead, and so are drafts.
  const byWords = c.actor.partnerId === null && rest.q !== undefined && isWords(rest.q) && rest.view !== 'drafts';
  const found = byWords ? await named(c.tx, c.actor.vendorId, rest.q ?? '') : null;
  return { ...rest, named: found, states: statesOf(state) };
}

async function pageOf(c: Listing, filter: ListFilter, page: ListPage) {
  const rows = await selectPage(c.tx, c.scope(), filter, page, c.now);
  const { items, nextCursor } = toPage(rows, page.limit, keysOf(page.sort));
  return { items: await presentRows(c, items), nextCursor };
}

const countOf = (rows: readonly { count: number }[]) => rows.reduce((count, row) => count + Number(row.count), 0);

function idsOf(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined;
  const ids = text.split(',');
  if (!ids.every(isId) || ids.length > chosenAtMost)
    fail('request.invalid', {}, [{ path: 'ids', code: 'field.invalid' }]);
  return ids;
}

export const listQueries = [
  implement(listRegistrations, async (c, input) => {
    const { sort, order = usualOrder[sort], cursor, limit, ...rest } = input;
    return pageOf(c, await filterOf(c, rest), { sort, order, cursor, limit });
  }),

  implement(sumRegistrations, async (c, input) => {
    const rows = await selectSums(c.tx, c.scope(), await filterOf(c, input), c.now);
    return {
      count: countOf(rows),
      sums: rows.flatMap(({ currency, billing, amount_minor }) =>
        amount_minor === null ? [] : [{ currency, billing: billing as RegistrationRow['billing'], amount_minor }],
      ),
      at: c.now.toISOString(),
    };
  }),

  implementSheet(exportRegistrations, async (c, input) => {
    const { sort, order = usualOrder[sort], ids, at_most, ...rest } = input;
    const filter = { ...(await filterOf(c, rest)), ids: idsOf(ids) };
    // Counted first: nobody waits for a file that cannot be.
    const total = filter.ids?.length ?? countOf(await selectSums(c.tx, c.scope(), filter, c.now));
    requireFitting(total, at_most);
    const columns = registrationColumns(c.actor.partnerId === null);
    return sheetOf({ title: 'sheet.registrations', columns, total }, (cursor) =>
      pageOf(c, filter, { sort, order, cursor, limit: sheetPageRows }),
    );
  }),

  implement(countRegistrations, async (c) => {
    return countViews(c.tx, c.scope(), registrationViews, c.now);
  }),
];
