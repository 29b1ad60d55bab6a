/** Rows of the forecast put together: by what they are asked for, and each deal once in the total. */

/** What the database adds up by; managers follow from partners, families from their combinations. */
export type ForecastGroup = 'month' | 'partner' | 'families';
export type ForecastBy = 'month' | 'partner' | 'manager' | 'family';

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

export function groupFor(by: ForecastBy): ForecastGroup {
  if (by === 'manager') return 'partner';
  return by === 'family' ? 'families' : by;
}

const added = (a: ForecastSum, b: ForecastSum): ForecastSum => ({
  ...a,
  count: a.count + b.count,
  commit_minor: a.commit_minor + b.commit_minor,
  best_case_minor: a.best_case_minor + b.best_case_minor,
  pipeline_minor: a.pipeline_minor + b.pipeline_minor,
  weighted_minor: a.weighted_minor + b.weighted_minor,
  won_minor: a.won_minor + b.won_minor,
  won_count: a.won_count + b.won_count,
});

/** Each row under all the keys it belongs to: a deal with two families under both of them. */
export function rowsBy(
  sums: readonly ForecastSum[],
  keysOf: (key: string | null) => readonly (string | null)[],
): ForecastSum[] {
  const rows = new Map<string, ForecastSum>();
  for (const sum of sums)
    for (const key of keysOf(sum.key)) {
      const name = `${key}/${sum.currency}`;
      const known = rows.get(name);
      rows.set(name, known ? added(known, sum) : { ...sum, key });
    }
  return [...rows.values()];
}

/** By currency, each deal once. */
export const totalsOf = (sums: readonly ForecastSum[]): ForecastSum[] => rowsBy(sums, () => [null]);
