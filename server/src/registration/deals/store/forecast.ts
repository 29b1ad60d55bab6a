/** What open deals promise and won ones have brought, added up by the database. */
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { type DealFilter, type DealScope, type Deals, dealsIn, narrowed } from './conditions.ts';

export type ForecastBy = 'month' | 'partner' | 'manager' | 'family';
type State = 'open' | 'won';

export interface ForecastSum {
  key: string | null;
  currency: string;
  count: number;
  commit_minor: number;
  best_case_minor: number;
  pipeline_minor: number;
  weighted_minor: number;
  won_minor: number;
  won_count: number;
}

function keyOf(by: ForecastBy | null, state: State): RawBuilder<string | null> {
  if (by === 'month')
    return state === 'open' ? sql`substr(d.close_date::text, 1, 7)` : sql`substr(d.closed_on::text, 1, 7)`;
  if (by === 'partner') return sql`d.partner_id::text`;
  if (by === 'manager') return sql`p.manager_id::text`;
  return by === 'family' ? sql`f.id::text` : sql`null::text`;
}

function joined(query: Deals, by: ForecastBy | null, vendorId: string): Deals {
  if (by === 'manager')
    return query.innerJoin('partners as p', (join) =>
      join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'd.partner_id'),
    ) as unknown as Deals;
  // A deal with several families is told with each of them; the total counts it once.
  if (by === 'family')
    return query.innerJoin(sql<{ id: string }>`unnest(d.family_ids)`.as<'f'>(sql`f(id)`), (join) =>
      join.onTrue(),
    ) as unknown as Deals;
  return query;
}

const ofCategory = (category: string) =>
  sql<string>`coalesce(sum(d.amount_minor) filter (where d.category = ${sql.lit(category)}), 0)::text`;

async function sums(
  tx: Tx,
  scope: DealScope,
  filter: DealFilter,
  by: ForecastBy | null,
  state: State,
  today: string,
): Promise<ForecastSum[]> {
  const key = keyOf(by, state);
  const query = narrowed(joined(dealsIn(tx, scope, state), by, scope.vendorId), scope, filter, state, today);
  const won = state === 'won';
  const none = sql<string>`'0'`;
  const rows = await query
    .select((eb) => [
      key.as('key'),
      'd.currency',
      eb.fn.countAll<string>().as('count'),
      (won ? none : ofCategory('commit')).as('commit_minor'),
      (won ? none : ofCategory('best_case')).as('best_case_minor'),
      (won ? none : ofCategory('pipeline')).as('pipeline_minor'),
      (won
        ? sql<string>`coalesce(sum(d.won_amount_minor), 0)::text`
        : sql<string>`coalesce(round(sum(d.amount_minor * d.probability) / 100), 0)::text`
      ).as('sum_minor'),
    ])
    .groupBy(sql`1, d.currency`)
    .execute();
  return rows.map((row) => ({
    key: row.key,
    currency: row.currency,
    count: won ? 0 : Number(row.count),
    commit_minor: Number(row.commit_minor),
    best_case_minor: Number(row.best_case_minor),
    pipeline_minor: Number(row.pipeline_minor),
    weighted_minor: won ? 0 : Number(row.sum_minor),
    won_minor: won ? Number(row.sum_minor) : 0,
    won_count: won ? Number(row.count) : 0,
  }));
}

/** Open and won together, a row for each key and currency; the won ones from the filter's beginning or `since` on. */
export async function selectForecast(
  tx: Tx,
  scope: DealScope,
  filter: DealFilter,
  by: ForecastBy | null,
  { today, since }: { today: string; since: string },
): Promise<ForecastSum[]> {
  const open = await sums(tx, scope, filter, by, 'open', today);
  const { late: _late, undated: _undated, ...wonFilter } = { ...filter, close_from: filter.close_from ?? since };
  const won = await sums(tx, scope, wonFilter, by, 'won', today);
  const rows = new Map(open.map((row) => [`${row.key}/${row.currency}`, row]));
  for (const row of won) {
    const known = rows.get(`${row.key}/${row.currency}`);
    rows.set(
      `${row.key}/${row.currency}`,
      known ? { ...known, won_minor: row.won_minor, won_count: row.won_count } : row,
    );
  }
  return [...rows.values()];
}
