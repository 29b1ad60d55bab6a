import { describe, expect, test } from 'vitest';
import { type Mailing, mailingDay, nextStep } from './rules.ts';

test.each([
  ['2026-11-23T03:59:59Z', 'Europe/Moscow', null],
  ['2026-11-23T04:00:00Z', 'Europe/Moscow', '2026-11-23'],
  ['2026-11-22T20:59:59Z', 'Europe/Moscow', '2026-11-22'],
  ['2026-11-22T21:30:00Z', 'Asia/Vladivostok', '2026-11-23'],
  ['2026-11-22T20:30:00Z', 'Asia/Vladivostok', null],
])('at %s in %s it is the mailing of %s', (now, zone, day) => {
  expect(mailingDay(new Date(now), zone)).toBe(day);
});

describe('what is to be done', () => {
  const done = (day: string, size: number): Mailing => ({ day, size, finished: true });
  test.each([
    ['before the first checkpoint', '2026-11-23', null, null, 'nothing'],
    ['for the first time', '2026-11-23', 5, null, 'begin'],
    ['too early', null, 9, done('2026-11-22', 5), 'nothing'],
    ['on a new day of a log that grew', '2026-11-23', 9, done('2026-11-22', 5), 'begin'],
    ['on a new day of a log that did not', '2026-11-23', 5, done('2026-11-22', 5), 'skip'],
    ['once more on the same day, though it grew', '2026-11-23', 12, done('2026-11-23', 9), 'nothing'],
    ['after it was broken off', '2026-11-23', 9, { day: '2026-11-23', size: 9, finished: false }, 'go_on'],
    ['after it was broken off yesterday', null, 12, { day: '2026-11-22', size: 9, finished: false }, 'go_on'],
  ] as const)('%s', (_, day, newest, last, step) => {
    expect(nextStep(day, newest, last)).toBe(step);
  });
});
