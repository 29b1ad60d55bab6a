import { expect, test } from 'vitest';
import { fuzz } from '../test/fuzz.ts';

test('100,000 changed and random inputs: refused or read exactly, none read as another, no crash', {
  timeout: 90_000,
}, () => {
  const { inputs, read, refused, judged } = fuzz(100_000);
  expect(inputs).toBe(100_000);
  // Both happen often, or the inputs would prove nothing.
  expect(Math.min(read, refused)).toBeGreaterThan(1_000);
  expect(judged).toBeGreaterThan(100);
});
