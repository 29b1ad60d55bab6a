import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editsInBits, editsInRows, similarity } from './edits.ts';

const word = (longest: number) => fc.string({ unit: fc.constantFrom(...'abcde7'), minLength: 1, maxLength: longest });

it('counts the same edits in bits and in rows', () => {
  fc.assert(
    fc.property(word(64), word(80), (short, long) => {
      expect(editsInBits(short, long)).toBe(editsInRows(short, long));
    }),
    { numRuns: 5_000 },
  );
});

it.each([
  ['severstal', 'sevrestal', 1 - 1 / 9],
  ['severstal', 'severstal', 1],
  ['severstal', 'sever', 0],
  ['株式', '株弐', 0.5],
  ['', '', 1],
])('%s and %s', (a, b, alike) => {
  expect(similarity(a, b)).toBeCloseTo(alike);
  expect(similarity(b, a)).toBeCloseTo(alike);
});
