import { describe, expect, it } from 'vitest';
import { type CursorType, decodeCursor, encodeCursor } from './page.ts';

const id = '01890000-0000-7000-8000-000000000001';
const good: [CursorType[], (string | number | null)[]][] = [
  [
    ['string', 'id'],
    ['«Вектор», ООО', id],
  ],
  [
    ['instant', 'id'],
    ['2026-11-23T09:10:00.000Z', id],
  ],
  [
    ['bigint', 'id'],
    [-7, id],
  ],
  [
    ['string', 'id'],
    [null, id],
  ],
  [
    ['open_day', 'open_instant'],
    ['2026-11-23', 'infinity'],
  ],
];
const bad: [string, CursorType[], (string | number | null)[]][] = [
  ['no id', ['id'], ['not-an-id']],
  ['no instant', ['instant'], ['yesterday']],
  ['a day that does not exist', ['instant'], ['2026-13-40T00:00:00.000Z']],
  ['a year beyond the database', ['instant'], ['+275760-09-13T00:00:00.000Z']],
  ['a zero character', ['string'], ['a\0b']],
  ['the year 0', ['instant'], ['0000-01-01T00:00:00.000Z']],
  ['a day that February does not have', ['open_day'], ['2026-02-30']],
  ['more than a column holds', ['int'], [2 ** 31]],
  ['more than a number holds exactly', ['bigint'], [1e300]],
  ['another type', ['int'], ['1']],
  ['another length', ['string'], ['a', 'b']],
];

describe('a cursor', () => {
  it.each(good)('%j comes back as it was', (types, values) => {
    expect(decodeCursor(encodeCursor(values), types)).toEqual(values);
  });

  it.each(bad)('with %s is refused before it reaches a query', (_title, types, values) => {
    expect(decodeCursor(encodeCursor(values), types)).toBeNull();
  });

  it('that is no cursor at all is refused', () => {
    for (const text of ['', '?', 'bm90IGpzb24', '%%%']) expect(decodeCursor(text, ['string'])).toBeNull();
  });
});
