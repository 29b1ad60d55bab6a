/** The board: the first cards of each stage by keyset, and what each column adds up to. */
import { type SqlBool, sql } from 'kysely';
import { requireCursor } from '../../../kernel/page.ts';
import { askAhead } from '../../../platform/db/driver.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { CardRow } from '../queries/present.ts';
import { closing, type DealFilter, type DealScope, dealsIn, narrowed } from './conditions.ts';

interface CardPage {
  stage?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** The rows of the page are found first, in the order of an index, and only then joined with what a card shows. */
function cards(tx: Tx, scope: DealScope, filter: DealFilter, state: 'open' | 'won', page: CardPage, today: string) {
  const { vendorId } = scope;
  let found = narrowed(dealsIn(tx, scope, state), scope, filter, state, today);
  if (page.stage) found = found.where('d.stage', '=', page.stage);
  if (page.cursor) {
    const [day, id] = requireCursor(page.cursor, ['open_day', 'id']);
    found = found.where(sql<SqlBool>`(${closing[state]}, d.registration_id) > (${day}::date, ${id}::uuid)`);
  }
  const ids = found
    .select(['d.registration_id', closing[state].as('closing')])
    .orderBy(closing[state])
    .orderBy('d.registration_id')
    .limit(page.limit + 1);
  return tx
    .selectFrom(ids.as('i'))
    .innerJoin('deals as d', (join) =>
      join.on('d.vendor_id', '=', vendorId).onRef('d.registration_id', '=', 'i.registration_id'),
    )
    .innerJoin('registrations as r', (join) =>
      join.on('r.vendor_id', '=', vendorId).onRef('r.id', '=', 'i.registration_id'),
    )
    .innerJoin('partners as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'd.partner_id'))
    .select(['d.registration_id', 'd.state', 'd.stage', 'd.partner_id', 'd.family_ids', 'd.amount_minor', 'd.currency'])
    .select(['d.probability', 'd.category', 'd.close_date', 'd.next_step', 'd.next_step_on', 'd.next_step_side'])
    .select(['d.next_step_person_id', 'd.next_step_person_name', 'd.version', 'd.closed_on', 'd.won_amount_minor'])
    .select(['r.number', 'r.customer_name', 'r.responsible_id', 'r.protected_until'])
    .select(['p.name as partner_name', 'p.time_zone'])
    .where('d.vendor_id', '=', vendorId)
    .orderBy('i.closing')
    .orderBy('i.registration_id');
}

export type ListedCard = CardRow & { closed_on: string | null; won_amount_minor: number | null };

export async function selectCards(
  tx: Tx,
  scope: DealScope,
  filter: DealFilter,
  state: 'open' | 'won',
  page: CardPage,
  today: string,
): Promise<ListedCard[]> {
  return (await cards(tx, scope, filter, state, page, today).execute()) as ListedCard[];
}

/** The first cards of every stage, in one round trip. */
export async function selectColumns(
  tx: Tx,
  scope: DealScope,
  filter: DealFilter,
  stages: readonly string[],
  limit: number,
  today: string,
): Promise<ListedCard[][]> {
  const asked = await askAhead(tx, ...stages.map((stage) => cards(tx, scope, filter, 'open', { stage, limit }, today)));
  const columns: ListedCard[][] = [];
  for (const rows of asked as (() => Promise<unknown[]>)[]) columns.push((await rows()) as ListedCard[]);
  return columns;
}

export const keysOfCard =
  (state: 'open' | 'won') =>
  (row: ListedCard): [string, string] => [
    (state === 'open' ? row.close_date : row.closed_on) ?? 'infinity',
    row.registration_id,
  ];

/** Counts and sums of the columns, by currency. */
export function selectColumnSums(tx: Tx, scope: DealScope, filter: DealFilter, today: string) {
  return narrowed(dealsIn(tx, scope, 'open'), scope, filter, 'open', today)
    .select((eb) => [
      'd.stage',
      'd.currency',
      eb.fn.countAll<string>().as('count'),
      sql<string>`coalesce(sum(d.amount_minor), 0)::text`.as('amount_minor'),
      sql<string>`coalesce(round(sum(d.amount_minor * d.probability) / 100), 0)::text`.as('weighted_minor'),
    ])
    .groupBy(['d.stage', 'd.currency'])
    .orderBy(sql`sum(d.amount_minor)`, (order) => order.desc().nullsLast())
    .orderBy('d.currency')
    .execute();
}
