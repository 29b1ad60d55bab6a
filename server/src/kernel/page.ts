/**
 * Keyset pages: a list answers `{items, nextCursor}`; the cursor is opaque to clients and holds the sort values of the
 * last row, so that a page costs the same at row 50 and at row 50,000.
 */
import { z } from 'zod';
import { isId } from './ids.ts';
import { fail } from './problem.ts';

export const pageInput = {
  cursor: z.string().max(500).optional().describe('`nextCursor` of the previous page'),
  limit: z.coerce.number().int().min(1).max(100).default(50).describe('rows in a page'),
};

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export type CursorValue = string | number | null;

export function encodeCursor(values: CursorValue[]): string {
  return btoa(unescape(encodeURIComponent(JSON.stringify(values))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * What a cursor's value must look like before it may reach a query: `id` a UUID, `instant` as `toISOString` writes it,
 * `int` and `bigint` what the columns of these names hold, `open_…` also `infinity` for a row without a date.
 */
export type CursorType = 'string' | 'int' | 'bigint' | 'id' | 'instant' | 'open_instant' | 'open_day';

// The database knows no year 0.
const instantPattern = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || !instantPattern.test(value) || Number.isNaN(Date.parse(value))) return false;
  return new Date(value).toISOString() === value;
}

const looks: Record<CursorType, (value: unknown) => boolean> = {
  // No list has a zero character in its texts, and the database would refuse it.
  string: (value) => typeof value === 'string' && !value.includes('\0'),
  int: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  bigint: (value) => Number.isSafeInteger(value),
  id: isId,
  instant: isInstant,
  open_instant: (value) => value === 'infinity' || isInstant(value),
  open_day: (value) => value === 'infinity' || isInstant(`${value}T00:00:00.000Z`),
};

/** The values of a cursor, or null when it was not made by this list (wrong text, wrong length, wrong types). */
export function decodeCursor(cursor: string, types: readonly CursorType[]): CursorValue[] | null {
  let values: unknown;
  try {
    values = JSON.parse(decodeURIComponent(escape(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')))));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof URIError || error instanceof DOMException) return null;
    throw error;
  }
  if (!Array.isArray(values) || values.length !== types.length) return null;
  const fits = values.every((value, at) => value === null || looks[types[at] as CursorType](value));
  return fits ? (values as CursorValue[]) : null;
}

type CursorPart<T> = T extends 'instant' ? Date : T extends 'int' | 'bigint' ? number : string;

/** The row after which a page begins, in a list whose keys are never null. @throws ProblemError `request.invalid` */
export function requireCursor<const T extends readonly CursorType[]>(
  cursor: string,
  types: T,
): { -readonly [K in keyof T]: CursorPart<T[K]> } {
  const values = decodeCursor(cursor, types);
  if (!values || values.includes(null)) fail('request.invalid', {}, [{ path: 'cursor', code: 'field.invalid' }]);
  return values.map((value, at) => (types[at] === 'instant' ? new Date(value as string) : value)) as never;
}

/** Cuts `limit + 1` fetched rows to a page; `keysOf` gives the sort values of the last row kept. */
export function toPage<Row>(rows: Row[], limit: number, keysOf: (row: Row) => CursorValue[]) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keysOf(last)) : null };
}
