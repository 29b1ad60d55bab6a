/** A table that leaves the product as a spreadsheet: typed columns, rows page by page, words by the reader's language. */
import type { Locale, LocalText } from './locale.ts';
import { atMost, requireShort } from './made-file.ts';
import { fail } from './problem.ts';

/** How a column is written: figures and dates stay figures and dates, which a spreadsheet can sum and sort. */
export type SheetKind = 'text' | 'whole' | 'money' | 'day' | 'moment';
/** Texts; amounts in minor units; days as `2027-03-30`; instants as ISO. */
export type SheetValue = string | number | null;

export interface SheetHead {
  /** The key of the heading among the server's texts: `sheet.amount`. */
  head: string;
  kind: SheetKind;
  /** In characters. */
  width: number;
}

export interface SheetColumn<Row> extends SheetHead {
  value: (row: Row, words: SheetWords) => SheetValue;
}

export interface SheetWords {
  /** A text of the server's catalogue. */
  text: (key: string) => string;
  /** The reader's side of a text that exists in both languages. */
  local: (text: LocalText) => string;
  locale: Locale;
}

/** What the handler of an operation with `answer: 'sheet'` returns; the pipeline writes it into a file. */
export interface Sheet {
  /** Key of the title: names the sheet and, with the day, the file. */
  title: string;
  heads: readonly SheetHead[];
  /** How many rows are to be expected: for whoever waits. */
  total: number;
  /** Pages of rows, read while the file is written: no more than one is in memory. */
  pages: (words: SheetWords) => AsyncIterable<SheetValue[][]>;
}

/** Most rows of one file: what a spreadsheet opens with ease, and what is made while one waits. */
const sheetRowsAtMost = 100_000;
/** Most rows that somebody waits for in front of the screen; more of them are made in the background. */
export const sheetRowsAtOnce = 2_000;
/** Where counting may stop: one more than any file holds. */
export const sheetCountAtMost = sheetRowsAtMost + 1;

/** What an operation with `answer: 'sheet'` takes besides the question of its list. */
export const sheetInput = { at_most: atMost(sheetRowsAtMost) };
export const sheetProblemCodes = ['sheet.too_many_rows', 'export.takes_long'] as const;

/** @throws ProblemError `sheet.too_many_rows`; `export.takes_long` past what the caller wants to wait for */
export function requireFitting(rows: number, limit?: number): void {
  if (rows > sheetRowsAtMost) fail('sheet.too_many_rows', { limit: sheetRowsAtMost });
  requireShort(rows, limit);
}

/** Rows fetched at a time: more than a screen's page, for fewer round trips. */
export const sheetPageRows = 500;

type Page<Row> = (cursor: string | undefined) => Promise<{ items: Row[]; nextCursor: string | null }>;

/** A sheet of all rows of a list, read through the list's own keyset pages. */
export function sheetOf<Row>(
  { title, columns, total }: { title: string; columns: readonly SheetColumn<Row>[]; total: number },
  page: Page<Row>,
): Sheet {
  return {
    title,
    total,
    heads: columns,
    async *pages(words) {
      let cursor: string | undefined;
      do {
        const { items, nextCursor } = await page(cursor);
        yield items.map((row) => columns.map((column) => column.value(row, words)));
        cursor = nextCursor ?? undefined;
      } while (cursor);
    },
  };
}

/**
 * A text that no spreadsheet takes for a formula: with a leading apostrophe where it begins like one. Control characters
 * and halves of pairs, which a file of this kind cannot hold, are left out.
 */
export function harmless(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
  const clean = text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return /^[=+\-@\t\r]/.test(clean) ? `'${clean}` : clean;
}
