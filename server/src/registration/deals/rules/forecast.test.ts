import { expect, test } from 'vitest';
import { type ForecastSum, groupFor, rowsBy, totalsOf } from './forecast.ts';

const sum = (key: string | null, count: number, currency = 'RUB'): ForecastSum => ({
  key,
  currency,
  count,
  commit_minor: count * 100,
  best_case_minor: 0,
  pipeline_minor: 0,
  weighted_minor: count * 75,
  won_minor: 0,
  won_count: 0,
});

test.each([
  ['month', 'month'],
  ['partner', 'partner'],
  ['manager', 'partner'],
  ['family', 'families'],
] as const)('by %s the database adds up by %s', (by, group) => {
  expect(groupFor(by)).toBe(group);
});

test('a deal with two families stands with both, and once in the total', () => {
  const sums = [sum('a', 1), sum('a,b', 2), sum('b', 4, 'KZT')];
  const rows = rowsBy(sums, (key) => key?.split(',') ?? [null]);
  expect(rows.map(({ key, currency, count }) => [key, currency, count])).toEqual([
    ['a', 'RUB', 3],
    ['b', 'RUB', 2],
    ['b', 'KZT', 4],
  ]);
  expect(totalsOf(sums).map(({ key, currency, count, commit_minor }) => [key, currency, count, commit_minor])).toEqual([
    [null, 'RUB', 3, 300],
    [null, 'KZT', 4, 400],
  ]);
});

test('what is open and what was won meet in one row', () => {
  const won = { ...sum('2026-12', 0), won_minor: 50, won_count: 1 };
  expect(rowsBy([sum('2026-12', 2), won], (key) => [key])).toEqual([
    { ...sum('2026-12', 2), won_minor: 50, won_count: 1 },
  ]);
});
