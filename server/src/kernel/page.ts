/**
 * Keyset pages: a list answers `{items, nextCursor}`; the cursor is opaque to clients and holds the sort values of the
 * last row, so that a page costs the same at row 50 and at row 50,000.
 */
import { z } from 'zod';

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

/** The values of a cursor, or null when it was not made by this list (wrong text, wrong length, wrong types). */
export function decodeCursor(cursor: string, types: readonly ('string' | 'number')[]): CursorValue[] | null {
  let values: unknown;
  try {
    values = JSON.parse(decodeURIComponent(escape(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')))));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof URIError || error instanceof DOMException) return null;
    throw error;
  }
  if (!Array.isArray(values) || values.length !== types.length) return null;
  const fits = values.every((value, at) => value === null || typeof value === types[at]);
  return fits ? (values as CursorValue[]) : null;
}

/** Cuts `limit + 1` fetched rows to a page; `keysOf` gives the sort values of the last row kept. */
export function toPage<Row>(rows: Row[], limit: number, keysOf: (row: Row) => CursorValue[]) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keysOf(last)) : null };
}
