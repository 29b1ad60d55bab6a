import { expect, test } from 'vitest';
import { settableClock, systemClock } from './clock.ts';

test('the settable clock stands still, advances and hands out copies', () => {
  const clock = settableClock(new Date('2026-01-10T09:00:00Z'));
  clock.now().setFullYear(1990);
  expect(clock.now().toISOString()).toBe('2026-01-10T09:00:00.000Z');
  clock.advance(90_000);
  expect(clock.now().toISOString()).toBe('2026-01-10T09:01:30.000Z');
  clock.set(new Date('2025-01-01T00:00:00Z'));
  expect(clock.now().toISOString()).toBe('2025-01-01T00:00:00.000Z');
});

test('bad times are refused', () => {
  expect(() => settableClock(new Date('nonsense'))).toThrow(RangeError);
  expect(() => settableClock(new Date(0)).advance(-1)).toThrow(RangeError);
  expect(() => settableClock(new Date(0)).advance(Number.NaN)).toThrow(RangeError);
});

test('the system clock tells the present', () => {
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1_000);
});
