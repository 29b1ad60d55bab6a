import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoInstant } from './instant.ts';

test('an instant is written as the engine writes it, twice the same day too', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), fc.nat({ max: 86_399_999 }), (at, later) => {
      const second = new Date(Math.min(at.getTime() + later, 8.64e15));
      expect(isoInstant(at)).toBe(at.toISOString());
      expect(isoInstant(second)).toBe(second.toISOString());
    }),
    { numRuns: 3_000 },
  );
});

test('no date is no instant', () => {
  expect(() => isoInstant(new Date(Number.NaN))).toThrow(RangeError);
});
