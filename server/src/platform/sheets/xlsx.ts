/** The first visible sheet of an XLSX file. What it unfolds to is measured before anything of it is believed. */
import { Readable } from 'node:stream';
import { WorkbookReader } from '@cj-tech-master/excelts';
import { unzip } from '@cj-tech-master/excelts/archive';
import { fail } from '../../kernel/problem.ts';
import type { TableLimits } from './read.ts';
import { linesAtMost, type TextRow } from './table.ts';

const entriesAtMost = 2_000;

export function isXlsx(bytes: Uint8Array): boolean {
  // An encrypted workbook and an old `.xls` are containers of another kind.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) fail('table.locked');
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Counts what really comes out: what an archive says of its own size is its own word only. */
async function requireSmall(bytes: Uint8Array, { unpackedBytes }: TableLimits): Promise<void> {
  let unpacked = 0;
  let entries = 0;
  for await (const entry of unzip(Readable.from([bytes]) as never).entries()) {
    entries += 1;
    if (entries > entriesAtMost) fail('table.too_large_inside');
    if (entry.isEncrypted) fail('table.locked');
    for await (const chunk of entry.stream()) {
      unpacked += chunk.length;
      if (unpacked > unpackedBytes) fail('table.too_large_inside');
    }
  }
}

export async function xlsxRows(bytes: Uint8Array, limits: TableLimits): Promise<TextRow[]> {
  await requireSmall(bytes, limits);
  const reader = new WorkbookReader(Readable.from([bytes]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  for await (const sheet of reader) {
    if (sheet.state !== undefined && sheet.state !== 'visible') continue;
    const rows: TextRow[] = [];
    for await (const row of sheet) {
      const values = Array.isArray(row.values) ? row.values.slice(1, limits.columns + 2) : [];
      rows.push({ number: row.number, cells: Array.from(values, cellText) });
      if (rows.length >= linesAtMost) break;
    }
    return rows;
  }
  return fail('table.not_a_table');
}

/** A formula counts as what it gave when it was saved; it is never worked out here. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dayOf(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value !== 'object') return String(value);
  if ('richText' in value && Array.isArray(value.richText))
    return value.richText.map((part: { text?: unknown }) => String(part.text ?? '')).join('');
  if ('text' in value) return cellText(value.text);
  return 'result' in value ? cellText(value.result) : '';
}

/** Tax ids are numbers to a spreadsheet: never `7.7e9`. */
function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21
    ? BigInt(value).toString()
    : String(Number(value.toFixed(6)));
}

function dayOf(value: Date): string {
  const year = value.getUTCFullYear();
  return year < 1900 || year > 9999 ? '' : value.toISOString().slice(0, 10);
}
