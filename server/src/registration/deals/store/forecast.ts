/** What open deals promise and won ones have brought, added up by the database. */
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { ForecastGroup, ForecastSum } from '../rules/forecast.ts';
import { type DealFilter, type DealScope, dealsIn, narrowed } from './conditions.ts';

type State = 'open' | 'won';

function keyOf(group: ForecastGroup, state: State): RawBuilder<string | null> {
  if (group === 'partner') return sql`d.partner_id::text`;
  // All families of a deal as one key: there are few combinations, and each deal is in one of them.
  if (group === 'families') return sql`array_to_string(d.family_ids, ',')`;
  return state === 'open' ? sql`substr(d.close_date::text, 1, 7)` : sql`substr(d.closed_on::text, 1, 7)`;
}

const ofCategory = (category: string) =>
  sql<string>`coalesce(sum(d.amount_minor) filter (where d.category = ${sql.lit(category)}), 0)::text`;

async function openSums(
  tx: Tx,
  scope: DealScope,
  filter: DealFilter,
  group: ForecastGroup,
  today: string,
): Promise<ForecastSum[]> {
  const rows = await narrowed(dealsIn(tx, scope, 'open'), scope, filter, 'open', today)
    .select((eb) => [
      keyOf(group, 'open').as('key'),
      'd.currency',
      eb.fn.countAll<string>().as('count'),
      ofCategory('commit').as('commit_minor'),
      ofCategory('best_case').as('best_case_minor'),
      ofCategory('pipeline').as('pipeline_minor'),
      sql<string>`coalesce(round(sum(d.amount_minor * d.probability) / 100), 0)::text`.as('weighted_minor'),
    ])
    .groupBy(sql`1, d.currency`)
    .execute();
  return rows.map((row) => ({
    key: row.key,
    currency: row.currency,
    count: Number(row.count),
    commit_minor: Number(row.commit_minor),
    best_case_minor: Number(row.best_case_minor),
    pipeline_minor: Number(row.pipeline_minor),
    weighted_minor: Number(row.weighted_minor),
    won_minor: 0,
    won_count: 0,
  }));
}

async function wonSums(
  tx: Tx,
  scope: DealScope,
  filter: DealFilter,
  group: ForecastGroup,
  today: string,
): Promise<ForecastSum[]> {
  const rows = await narrowed(dealsIn(tx, scope, 'won'), scope, filter, 'won', today)
    .select((eb) => [
      keyOf(group, 'won').as('key'),
      'd.currency',
      eb.fn.countAll<string>().as('count'),
      sql<string>`coalesce(sum(d.won_amount_minor), 0)::text`.as('won_minor'),
    ])
    .groupBy(sql`1, d.currency`)
    .execute();
  return rows.map((row) => ({
    key: row.key,
    currency: row.currency,
    count: 0,
    commit_minor: 0,
    best_case_minor: 0,
    pipeline_minor: 0,
    weighted_minor: 0,
    won_minor: Number(row.won_minor),
    won_count: Number(row.count),
  }));
}

/** Open deals and won ones, each deal in one row; the won ones from the filter's beginning or `since` on. */
export async function selectForecast(
  tx: Tx,
  scope: DealScope,
  filter: DealFilter,
  group: ForecastGroup,
  { today, since }: { today: string; since: string },
): Promise<ForecastSum[]> {
  const open = await openSums(tx, scope, filter, group, today);
  const wonFilter = { ...filter, close_from: filter.close_from ?? since };
  return [...open, ...(await wonSums(tx, scope, wonFilter, group, today))];
}

/** Who looks after each partner; null: nobody. */
export async function managersOf(tx: Tx, vendorId: string): Promise<Map<string, string | null>> {
  const rows = await tx.selectFrom('partners').select(['id', 'manager_id']).where('vendor_id', '=', vendorId).execute();
  return new Map(rows.map((row) => [row.id, row.manager_id]));
}
