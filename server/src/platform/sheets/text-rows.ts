/** CSV and what goes by that name: UTF-8, UTF-16 or Windows-1251, with `;`, `,` or tabs between the cells. */
import { parseCsv } from '@cj-tech-master/excelts/csv';
import { fail } from '../../kernel/problem.ts';
import type { TableLimits } from './read.ts';
import { linesAtMost, type TextRow } from './table.ts';

/** Half of a text in two bytes a letter is zeros, be it Latin; Cyrillic has 04 in their place. */
function looksWide(bytes: Uint8Array, at: 0 | 1): boolean {
  const seen = Math.min(bytes.length - (bytes.length % 2), 4_000);
  let wide = 0;
  for (let each = at; each < seen; each += 2) if (bytes[each] === 0 || bytes[each] === 4) wide += 1;
  return seen > 0 && wide > seen * 0.4;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (looksWide(bytes, 1)) return 'utf-16le';
  if (looksWide(bytes, 0)) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1251';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

export function decodeText(bytes: Uint8Array): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  // A picture, a program, an old `.xls`: no text has zeros in it.
  if (text.includes('\0')) fail('table.not_a_table');
  return text;
}

/** The one that cuts the first lines most often, outside of quotes. */
export function separatorOf(text: string): string {
  const start = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const counts = [';', '\t', ','].map((sign) => ({ sign, count: start.split(sign).length }));
  // `sep=;` is what Excel itself writes for itself.
  const told = /^sep=(.)\r?\n/i.exec(text)?.[1];
  return told ?? counts.reduce((best, each) => (each.count > best.count ? each : best)).sign;
}

export function textRows(bytes: Uint8Array, { columns }: Pick<TableLimits, 'columns'>): TextRow[] {
  const whole = decodeText(bytes);
  const delimiter = separatorOf(whole);
  const text = whole.replace(/^sep=.\r?\n/i, '');
  const rows = parseCsv(text, {
    delimiter,
    headers: false,
    maxRows: linesAtMost,
    relaxQuotes: true,
  }) as unknown as string[][];
  const shift = text === whole ? 1 : 2;
  return rows.map((cells, at) => ({ number: at + shift, cells: cells.slice(0, columns + 1).map(String) }));
}
