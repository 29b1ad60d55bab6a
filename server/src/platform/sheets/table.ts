/** From rows of texts to a table: the first row that says something is the headings, empty rows and columns are nothing. */
import { fail } from '../../kernel/problem.ts';
import type { ReadTable, TableLimits } from './read.ts';

export interface TextRow {
  number: number;
  cells: string[];
}

/** More rows than this are not even looked at: whoever fills a sheet with emptiness does not keep us waiting. */
export const linesAtMost = 20_000;

/** What can be stored and shown: no control characters, no halves of pairs, no directions, in one normal form. */
export function cleanCell(text: string, limit: number): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      .replace(/\r\n?/g, '\n')
      .normalize('NFC')
      .trim()
      .slice(0, limit)
  );
}

/** @throws ProblemError of `tableProblems` */
export function tableOf(rows: Iterable<TextRow>, limits: TableLimits): ReadTable {
  let headings: string[] | null = null;
  const found: TextRow[] = [];
  for (const { number, cells } of rows) {
    const clean = cells.map((cell) => cleanCell(cell, limits.cell));
    if (clean.every((cell) => cell === '')) continue;
    if (headings === null) {
      headings = withoutTail(clean);
      if (headings.length > limits.columns) fail('table.too_many_columns', { limit: limits.columns });
      continue;
    }
    if (found.length >= limits.rows) fail('table.too_many_rows', { limit: limits.rows });
    const { length } = headings;
    found.push({ number, cells: Array.from({ length }, (_, at) => clean[at] ?? '') });
  }
  if (headings === null || found.length === 0) fail('table.empty');
  return { headings, rows: found };
}

function withoutTail(cells: string[]): string[] {
  let { length } = cells;
  while (length > 0 && cells[length - 1] === '') length -= 1;
  return cells.slice(0, length);
}
