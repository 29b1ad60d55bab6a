import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance } from '../../../demo/chance.ts';
import { bucketOf, carriersIn, customersBehind, withPostings } from './buckets.ts';
import { mostPerKey } from './shortlist.ts';

const number = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const ofOneBucket = (low: number) => (-7 << 14) | low;

describe('a bucket', () => {
  it('has every key in its range', () => {
    expect([0, 2 ** 31 - 1, -(2 ** 31), -1].map(bucketOf)).toEqual([0, 131071, 131072, 262143]);
  });

  it('gives back what was put in, whatever the order and the number of steps', () => {
    const additions = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 9 }).map(ofOneBucket), fc.array(number, { minLength: 1 })),
    );
    fc.assert(
      fc.property(additions, (steps) => {
        const model = new Map<number, Set<number>>();
        let bytes: Buffer | null = null;
        for (const [key, numbers] of steps) {
          bytes = withPostings(bytes, new Map([[key, numbers]]));
          model.set(key, new Set([...(model.get(key) ?? []), ...numbers]));
        }
        for (let low = 0; low < 10; low += 1) {
          const key = ofOneBucket(low);
          const known = model.get(key);
          const wanted = known && known.size > mostPerKey ? null : [...(known ?? [])];
          expect(carriersIn(bytes ?? Buffer.alloc(0), key)).toEqual(wanted);
        }
      }),
    );
  });

  it('gives up a list that is too long, for good, and keeps the others', () => {
    const [long, short] = [ofOneBucket(1), ofOneBucket(2)];
    const many = Array.from({ length: mostPerKey + 1 }, (_, each) => each);
    const full = withPostings(
      null,
      new Map([
        [long, many.slice(1)],
        [short, [5]],
      ]),
    );
    expect(carriersIn(full, long)).toHaveLength(mostPerKey);
    const over = withPostings(full, new Map([[long, many]]));
    const after = withPostings(over, new Map([[long, [7]]]));
    expect([carriersIn(after, long), carriersIn(after, short)]).toEqual([null, [5]]);
    expect(carriersIn(after, ofOneBucket(3))).toEqual([]);
    expect(after).toHaveLength(4 + 8);
  });

  it('tells about how many customers there are', () => {
    const dice = chance(7);
    const anything = () => dice.whole(-(2 ** 31), 2 ** 31 - 1);
    const filled = new Map<number, Map<number, number[]>>();
    const customers = 4_000;
    for (let customer = 0; customer < customers; customer += 1)
      for (let key = anything(), each = 0; each < 14; each += 1, key = anything()) {
        const bucket = filled.get(bucketOf(key)) ?? new Map<number, number[]>();
        filled.set(bucketOf(key), bucket.set(key, [customer]));
      }
    const asked = Array.from(
      { length: 2_000 },
      () => withPostings(null, filled.get(dice.whole(0, 262143)) ?? new Map()).length,
    );
    const told = customersBehind(asked);
    expect(told).toBeGreaterThan(customers * 0.8);
    expect(told).toBeLessThan(customers * 1.4);
  });
});
