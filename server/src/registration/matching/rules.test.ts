import { expect, test } from 'vitest';
import { isNight, nextBatch } from './rules.ts';

test.each([
  ['a fast machine doubles at most', 10, 40, 20],
  ['what fits into a second', 100, 2_000, 50],
  ['a slow one goes on with one by one', 10, 60_000, 1],
  ['never nothing, never endless', 500, 0, 500],
])('the next batch: %s', (_, size, tookMs, next) => {
  expect(nextBatch(size, tookMs)).toBe(next);
});

test.each([
  ['2026-11-23T21:59:00Z', false],
  ['2026-11-23T22:00:00Z', true],
  ['2026-11-24T01:59:00Z', true],
  ['2026-11-24T02:00:00Z', false],
])('night in Moscow at %s: %s', (at, night) => {
  expect(isNight(new Date(at), 'Europe/Moscow')).toBe(night);
});
