/** Lists of registrations by keyset, and the counters of their views. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Scope } from '../../../access/guard.ts';
import { type CursorValue, decodeCursor } from '../../../kernel/page.ts';
import { fail } from '../../../kernel/problem.ts';
import type { DB } from '../../../platform/db/schema.gen.ts';
import { Shapes } from '../../../platform/db/shapes.ts';
import { planOnce, type Tx } from '../../../platform/db/tenancy.ts';
import { registrationStates } from '../contract/views.ts';
import { undecidedStates } from '../rules/states.ts';
import {
  base,
  filtered,
  formOf,
  type ListFilter,
  owesExtension,
  soonAfter,
  statesOfView,
  type View,
  valuesOf,
  viewCondition,
} from './list-conditions.ts';

export type SortKey = 'due' | 'updated' | 'amount' | 'close' | 'number';

export interface ListPage {
  sort: SortKey;
  order: 'asc' | 'desc';
  cursor?: string | undefined;
  limit: number;
}

/**
 * Column, how its cursor value travels, and what an absent value counts as (so that keysets have no nulls). Each has an
 * index with the same expression; the vendor's side sees numbered rows only, which the index of numbers holds.
 */
const sorts = {
  due: {
    column: sql<Date>`case when r.state = 'expired' then 'infinity' else coalesce(r.due_at, 'infinity') end`,
    type: 'open_instant',
    raw: 'due_at',
  },
  updated: { column: sql<Date>`r.updated_at`, type: 'instant', raw: 'updated_at' },
  amount: { column: sql<number>`coalesce(r.amount_minor, -1)`, type: 'bigint', raw: 'amount_minor' },
  close: { column: sql<string>`coalesce(r.close_date, 'infinity')`, type: 'open_day', raw: 'close_date' },
  number: { column: sql<number>`coalesce(r.number, 0)`, type: 'int', raw: 'number' },
} as const;

const shapes = new Shapes();

/** One plan fits all values: the index of the order, in which the wanted rows come early. */
function isSteady(filter: ListFilter, sort: SortKey, everybody: boolean): boolean {
  if (filter.ids || filter.q || filter.region) return false;
  const oneState = filter.states?.length === 1 && !filter.view && !filter.withRequests;
  if (everybody && oneState && sort === 'amount') return true;
  if (filter.family_id) return false;
  return sort === 'due' || !(filter.states || filter.view);
}

const listed = [
  'r.id',
  'r.number',
  'r.state',
  'r.partner_id',
  'r.responsible_id',
  'r.customer_name',
  'r.customer_tax_id',
  'r.customer_city',
  'r.amount_minor',
  'r.currency',
  'r.billing',
  'r.close_date',
  'r.type',
  'r.submitted_at',
  'r.protected_until',
  'r.updated_at',
  'r.turn',
  'r.turn_started_at',
  'r.due_at',
  'r.report_due_at',
  'r.extension_asked_at',
  'r.provisional_at',
  'r.version',
  'r.reviewer_id',
  'r.frozen_at',
] as const;

type Row = ExpressionBuilder<DB & { r: DB['registrations'] }, 'r'>;

/** As one text: a page has fifty of them, and an array is dear to read. */
const familyIds = sql<string>`array_to_string(r.family_ids, ',')`.as('family_ids');

const undecided = sql.join([...undecidedStates, 'action_required'].map((state) => sql.lit(state)));

/** How many claims of others look like this one and wait for an answer; after the decision nobody waits. */
function alike(eb: Row, vendor: Expression<string>) {
  const counted = eb
    .selectFrom('registration_candidates as c')
    .select(eb.fn.countAll<number>().as('n'))
    .where('c.vendor_id', '=', vendor)
    .whereRef('c.registration_id', '=', 'r.id')
    .where('c.verdict', 'is', null)
    .where('c.strength', '<>', 'weak')
    .where('c.other_registration_id', 'is not', null)
    .whereRef('c.customer_id', '<>', 'r.customer_id');
  return eb.case().when(sql<SqlBool>`r.state in (${undecided})`).then(counted).else(0).end().as('alike');
}

export async function selectPage(
  tx: Tx,
  scope: Scope<'registration.read'>,
  filter: ListFilter,
  page: ListPage,
  now: Date,
) {
  const { type, column: sorted } = sorts[page.sort];
  const numbered = scope.partnerId === null && filter.view !== 'drafts';
  const column = page.sort === 'number' && numbered ? sql<number>`r.number` : sorted;
  const side = page.order === 'asc' ? sql`>` : sql`<`;
  const after = page.cursor ? decodeCursor(page.cursor, [type, 'id']) : undefined;
  if (after === null) fail('request.invalid', {}, [{ path: 'cursor', code: 'field.invalid' }]);
  // Open claims come first by due time, so the whole vendor's queue is read from the front of that index.
  const everybody = scope.partnerId === null && !filter.partner_id && !filter.responsible_id;
  if (isSteady(filter, page.sort, everybody)) await planOnce(tx, everybody);
  const values = { ...valuesOf(scope, filter, now), after: after?.[0], after_id: after?.[1], limit: page.limit + 1 };
  return shapes.ask(tx, `page/${page.sort}/${page.order}/${formOf(filter)}`, values, (places) => {
    let query = filtered(base(tx, places, filter.view), places, filter);
    if (places.after)
      query = query.where(sql<SqlBool>`(${column}, r.id) ${side} (${places.after}, ${places.after_id})`);
    return query
      .select(listed)
      .select((eb) => [familyIds, alike(eb, places.vendor)])
      .orderBy(column, page.order)
      .orderBy('r.id', page.order)
      .limit(places.limit);
  });
}

/** Exact, whatever the sums: they travel as text. */
export async function selectSums(tx: Tx, scope: Scope<'registration.read'>, filter: ListFilter, now: Date) {
  return shapes.ask(tx, `sums/${formOf(filter)}`, valuesOf(scope, filter, now), (places) =>
    filtered(base(tx, places, filter.view), places, filter)
      .select((eb) => [
        'r.currency',
        'r.billing',
        eb.fn.countAll<number>().as('count'),
        sql<string | null>`sum(r.amount_minor)::text`.as('amount_minor'),
      ])
      .groupBy(['r.currency', 'r.billing'])
      .orderBy(sql`sum(r.amount_minor)`, (order) => order.desc().nullsLast())
      .orderBy('r.currency')
      .orderBy('r.billing'),
  );
}

/** How many are due before each of these moments, and how many there are in all. */
export async function countDue(
  tx: Tx,
  scope: Scope<'registration.read'>,
  filter: ListFilter,
  before: { due_now: Date; due_today: Date; due_tomorrow: Date },
) {
  const values = { ...valuesOf(scope, filter, before.due_now), ...before };
  const [row] = await shapes.ask(tx, `due/${formOf(filter)}`, values, (places) =>
    filtered(base(tx, places, filter.view), places, filter).select((eb) => [
      eb.fn.countAll<number>().as('all'),
      sql<number>`count(*) filter (where r.due_at <= ${places.due_now})`.as('now'),
      sql<number>`count(*) filter (where r.due_at <= ${places.due_today})`.as('today'),
      sql<number>`count(*) filter (where r.due_at <= ${places.due_tomorrow})`.as('tomorrow'),
    ]),
  );
  const [all, now, today, tomorrow] = [row?.all, row?.now, row?.today, row?.tomorrow].map((n) => Number(n ?? 0));
  return { all, now, today, tomorrow } as Record<'all' | 'now' | 'today' | 'tomorrow', number>;
}

export type ListRow = Awaited<ReturnType<typeof selectPage>>[number];

export function keysOf(sort: SortKey): (row: ListRow) => CursorValue[] {
  return (row) => {
    const value = sort === 'due' && row.state === 'expired' ? null : row[sorts[sort].raw];
    if (value instanceof Date) return [value.toISOString(), row.id];
    if (value === null) return [sort === 'amount' ? -1 : sort === 'number' ? 0 : 'infinity', row.id];
    return [value, row.id];
  };
}

/**
 * A count for every view and every state. States are counted from an index alone; what depends on the time is counted in
 * the indexes of dates, where only rows that are due are touched.
 */
export async function countViews(tx: Tx, scope: Scope<'registration.read'>, views: readonly View[], now: Date) {
  const side = scope.partnerId === null ? 'vendor' : 'partner';
  const { vendor, partner } = valuesOf(scope, {}, now);
  const values = { vendor, partner, now, soon: soonAfter(now) };
  const states = await shapes.ask(tx, 'states', { vendor, partner }, (places) =>
    base(tx, places)
      .select((eb) => ['r.state', eb.fn.countAll<number>().as('n')])
      .groupBy('r.state'),
  );
  const byState = new Map(states.map((row) => [row.state, Number(row.n)]));
  // The vendor's people see those drafts only that they began themselves, which no state alone tells.
  const listedOf = (view: View) => (view === 'drafts' && side === 'vendor' ? null : statesOfView(view));
  const dated = views.filter((view) => !listedOf(view));
  // Most of the vendor's turn is what nobody has decided, and those states are counted already.
  const isOurTurn = (view: View) => view === 'my_turn' && side === 'vendor';
  const stated = (...names: readonly string[]) => names.reduce((sum, state) => sum + (byState.get(state) ?? 0), 0);
  const [due] = await shapes.ask(tx, `dated/${dated}`, values, (places) =>
    tx.selectNoFrom(
      dated.map((view) =>
        base(tx, places, view)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .where(isOurTurn(view) ? owesExtension : viewCondition(view, side, places))
          .as(view),
      ),
    ),
  );
  const countOf = (view: View): number => {
    const listed = listedOf(view);
    if (listed) return stated(...listed);
    const found = Number((due as Record<string, number> | undefined)?.[view] ?? 0);
    return isOurTurn(view) ? found + stated(...undecidedStates) : found;
  };
  return {
    views: Object.fromEntries(views.map((view) => [view, countOf(view)])) as Record<View, number>,
    states: Object.fromEntries(registrationStates.map((state) => [state, byState.get(state) ?? 0])),
  };
}
