/** Lists of registrations by keyset, and the counters of their views. */
import { type Expression, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Scope } from '../../../access/guard.ts';
import { parseDomain } from '../../../kernel/identifiers/domain.ts';
import { type CursorValue, decodeCursor } from '../../../kernel/page.ts';
import { fail } from '../../../kernel/problem.ts';
import type { DB } from '../../../platform/db/schema.gen.ts';
import { planOnce, type Tx } from '../../../platform/db/tenancy.ts';
import type { registrationViews } from '../contract/reads.ts';
import { registrationStates } from '../contract/views.ts';

export type View = (typeof registrationViews)[number];
export type SortKey = 'due' | 'updated' | 'amount' | 'close' | 'number';

export interface ListFilter {
  ids?: string[] | undefined;
  states?: string[] | undefined;
  /** Beside those states, what owes the partner an answer to a request for an extension. */
  withRequests?: boolean | undefined;
  view?: View | undefined;
  q?: string | undefined;
  /** What the words of `q` have been found to mean, when they are words and an index knew them. */
  customer_ids?: string[] | null | undefined;
  partner_id?: string | undefined;
  family_id?: string | undefined;
  responsible_id?: string | undefined;
  region?: string | undefined;
  amount_from?: number | undefined;
  amount_to?: number | undefined;
  close_from?: string | undefined;
  close_to?: string | undefined;
}

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
  due: { column: sql<Date>`coalesce(r.due_at, 'infinity')`, type: 'open_instant', raw: 'due_at' },
  updated: { column: sql<Date>`r.updated_at`, type: 'instant', raw: 'updated_at' },
  amount: { column: sql<number>`coalesce(r.amount_minor, -1)`, type: 'bigint', raw: 'amount_minor' },
  close: { column: sql<string>`coalesce(r.close_date, 'infinity')`, type: 'open_day', raw: 'close_date' },
  number: { column: sql<number>`coalesce(r.number, 0)`, type: 'int', raw: 'number' },
} as const;

const endingSoonDays = 30;

type Base = SelectQueryBuilder<DB & { r: DB['registrations'] }, 'r', object>;

function base(tx: Tx, scope: Scope<'registration.read'>): Base {
  const query = tx.selectFrom('registrations as r').where('r.vendor_id', '=', scope.vendorId);
  // A draft is its partner's own business until it is submitted.
  const visible =
    scope.partnerId === null
      ? query.where('r.state', '<>', 'draft').where('r.number', 'is not', null)
      : query.where('r.partner_id', '=', scope.partnerId);
  return visible as unknown as Base;
}

/** Protected, and the vendor owes an answer to a request for an extension. */
const owesExtension = sql<boolean>`(r.state = 'approved' and r.extension_asked_at is not null)`;

const open = ['submitted', 'under_review', 'action_required', 'approved', 'at_risk'];

/** The states that make up a view, or null when the time has a say. */
function statesOfView(view: View): readonly string[] | null {
  switch (view) {
    case 'waiting_partner':
      return ['action_required', 'at_risk'];
    case 'open':
      return open;
    case 'closed':
      return ['rejected', 'expired', 'withdrawn', 'won', 'lost'];
    case 'drafts':
      return ['draft'];
    default:
      return null;
  }
}

/** Condition of a view, as seen from one side: «my turn» of the partner is not that of the vendor. */
function viewCondition(view: View, side: 'vendor' | 'partner', now: Date): Expression<SqlBool> {
  const states = statesOfView(view);
  if (states) return sql`r.state in (${sql.join(states)})`;
  if (view === 'my_turn' && side === 'vendor')
    return sql`(r.state in ('submitted', 'under_review') or ${owesExtension})`;
  const soon = new Date(now.getTime() + endingSoonDays * 86_400_000);
  if (view === 'overdue')
    return sql`((r.state in ('submitted', 'under_review', 'action_required') and r.due_at <= ${now})
      or (${owesExtension} and r.extension_due_at <= ${now}))`;
  // Written so that the partial index on the end of protection fits.
  if (view === 'ending_soon') return sql`(r.state in ('approved', 'at_risk') and r.protected_until <= ${soon})`;
  return sql`(r.state in ('action_required', 'at_risk', 'draft') or (r.state = 'approved' and r.extension_asked_at is null and r.report_due_at <= ${soon}))`;
}

function filtered(query: Base, scope: Scope<'registration.read'>, filter: ListFilter, now: Date): Base {
  const side = scope.partnerId === null ? 'vendor' : 'partner';
  let q = query;
  if (filter.ids) q = q.where('r.id', 'in', filter.ids);
  if (filter.states) {
    const inStates = sql<SqlBool>`r.state in (${sql.join(filter.states)})`;
    q = q.where(filter.withRequests ? sql<SqlBool>`(${inStates} or ${owesExtension})` : inStates);
  }
  if (filter.view) q = q.where(viewCondition(filter.view, side, now));
  if (filter.partner_id) q = q.where('r.partner_id', '=', filter.partner_id);
  if (filter.responsible_id) q = q.where('r.responsible_id', '=', filter.responsible_id);
  if (filter.region) q = q.where('r.customer_region', '=', filter.region);
  if (filter.amount_from !== undefined) q = q.where('r.amount_minor', '>=', filter.amount_from);
  if (filter.amount_to !== undefined) q = q.where('r.amount_minor', '<=', filter.amount_to);
  if (filter.close_from) q = q.where('r.close_date', '>=', filter.close_from);
  if (filter.close_to) q = q.where('r.close_date', '<=', filter.close_to);
  if (filter.family_id) {
    const family = filter.family_id;
    q = q.where((eb) =>
      eb.exists(
        eb
          .selectFrom('registration_products as x')
          .select('x.family_id')
          .where('x.vendor_id', '=', scope.vendorId)
          .whereRef('x.registration_id', '=', 'r.id')
          .where('x.family_id', '=', family),
      ),
    );
  }
  if (filter.customer_ids) return q.where('r.customer_id', 'in', filter.customer_ids);
  return filter.q ? q.where(wordCondition(filter.q)) : q;
}

/** A number, a tax id, a domain, or words of the customer's name, whichever the text can be. */
function wordCondition(text: string): Expression<SqlBool> {
  const digits = text.replace(/[\s№#-]/g, '');
  // Between the digits and what follows '9': a LIKE is not leakproof, and no index would be used.
  if (/^\d{1,7}$/.test(digits))
    return sql`(r.number = ${Number(digits)} or (r.customer_tax_id >= ${digits} and r.customer_tax_id < ${`${digits}:`}))`;
  if (/^\d{8,15}$/.test(digits)) return sql`r.customer_tax_id = ${digits}`;
  const domain = text.includes('.') ? parseDomain(text) : null;
  if (domain?.ok) return sql`(r.customer_domain = ${domain.domain} or r.customer_name ilike ${likePattern(text)})`;
  return sql`(r.customer_name ilike ${likePattern(text)} or r.project_name ilike ${likePattern(text)})`;
}

function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** One plan fits all values: the index of the order, in which the wanted rows come early. */
function isSteady(filter: ListFilter, sort: SortKey): boolean {
  if (filter.ids || filter.q || filter.family_id || filter.region) return false;
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
] as const;

type Row = ExpressionBuilder<DB & { r: DB['registrations'] }, 'r'>;

/** As one text: a page has fifty of them, and an array is dear to read. */
function familyIds(eb: Row, vendorId: string) {
  return eb
    .selectFrom('registration_products as x')
    .select(sql<string>`string_agg(x.family_id::text, ',')`.as('ids'))
    .where('x.vendor_id', '=', vendorId)
    .whereRef('x.registration_id', '=', 'r.id')
    .as('family_ids');
}

/** How many claims of others look like this one and wait for an answer. */
function alike(eb: Row, vendorId: string) {
  return eb
    .selectFrom('registration_candidates as c')
    .select(eb.fn.countAll<number>().as('n'))
    .where('c.vendor_id', '=', vendorId)
    .whereRef('c.registration_id', '=', 'r.id')
    .where('c.verdict', 'is', null)
    .where('c.strength', '<>', 'weak')
    .where('c.other_registration_id', 'is not', null)
    .whereRef('c.customer_id', '<>', 'r.customer_id')
    .as('alike');
}

export async function selectPage(
  tx: Tx,
  scope: Scope<'registration.read'>,
  filter: ListFilter,
  page: ListPage,
  now: Date,
) {
  const { type, column: sorted } = sorts[page.sort];
  const column = page.sort === 'number' && scope.partnerId === null ? sql<number>`r.number` : sorted;
  const side = page.order === 'asc' ? sql`>` : sql`<`;
  let query = filtered(base(tx, scope), scope, filter, now);
  if (page.cursor) {
    const after = decodeCursor(page.cursor, [type, 'id']);
    if (!after) fail('request.invalid', {}, [{ path: 'cursor', code: 'field.invalid' }]);
    query = query.where(sql<SqlBool>`(${column}, r.id) ${side} (${after[0]}, ${after[1]})`);
  }
  // Open claims come first by due time, so the whole vendor's queue is read from the front of that index.
  const everybody = scope.partnerId === null && !filter.partner_id && !filter.responsible_id;
  if (isSteady(filter, page.sort)) await planOnce(tx, everybody);
  return query
    .select(listed)
    .select((eb) => [familyIds(eb, scope.vendorId), alike(eb, scope.vendorId)])
    .orderBy(column, page.order)
    .orderBy('r.id', page.order)
    .limit(page.limit + 1)
    .execute();
}

/** Exact, whatever the sums: they travel as text. */
export async function selectSums(tx: Tx, scope: Scope<'registration.read'>, filter: ListFilter, now: Date) {
  return filtered(base(tx, scope), scope, filter, now)
    .select((eb) => [
      'r.currency',
      'r.billing',
      eb.fn.countAll<number>().as('count'),
      sql<string | null>`sum(r.amount_minor)::text`.as('amount_minor'),
    ])
    .groupBy(['r.currency', 'r.billing'])
    .orderBy(sql`sum(r.amount_minor)`, (order) => order.desc().nullsLast())
    .orderBy('r.currency')
    .orderBy('r.billing')
    .execute();
}

export type ListRow = Awaited<ReturnType<typeof selectPage>>[number];

export function keysOf(sort: SortKey): (row: ListRow) => CursorValue[] {
  return (row) => {
    const value = row[sorts[sort].raw];
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
  const states = await base(tx, scope)
    .select((eb) => ['r.state', eb.fn.countAll<number>().as('n')])
    .groupBy('r.state')
    .execute();
  const byState = new Map(states.map((row) => [row.state, Number(row.n)]));
  const dated = views.filter((view) => !statesOfView(view));
  const due = await tx
    .selectNoFrom(
      dated.map((view) =>
        base(tx, scope)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .where(viewCondition(view, side, now))
          .as(view),
      ),
    )
    .executeTakeFirst();
  const countOf = (view: View): number => {
    const listed = statesOfView(view);
    if (!listed) return Number((due as Record<string, number> | undefined)?.[view] ?? 0);
    return listed.reduce((sum, state) => sum + (byState.get(state) ?? 0), 0);
  };
  return {
    views: Object.fromEntries(views.map((view) => [view, countOf(view)])) as Record<View, number>,
    states: Object.fromEntries(registrationStates.map((state) => [state, byState.get(state) ?? 0])),
  };
}
