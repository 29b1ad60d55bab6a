/** Writes a table into an XLSX file row by row: what is in memory is a page of rows, whatever the file's length. */
import { toLocal } from '../../kernel/calendar/zone.ts';
import { formatShortDate } from '../../kernel/dates.ts';
import type { Locale, LocalText } from '../../kernel/locale.ts';
import type { FileReader, WrittenFile } from '../../kernel/made-file.ts';
import { harmless, requireFitting, type Sheet, type SheetKind, type SheetValue } from '../../kernel/sheet.ts';
import type { Texts } from '../texts.ts';

/** Writes one table; the file is named `Регистрации 23.11.2026.xlsx`. */
type WriteSheet = (sheet: Sheet, path: string, reader: FileReader) => Promise<WrittenFile>;

export const sheetProblems = { 'sheet.too_many_rows': 422 } as const;

const dayMs = 86_400_000;
const day = { ru: 'dd.mm.yyyy', en: 'dd/mm/yyyy' } as const;

function numberFormat(kind: SheetKind, locale: Locale): string | null {
  if (kind === 'day') return day[locale];
  if (kind === 'moment') return `${day[locale]} hh:mm`;
  return kind === 'money' ? '#,##0.00' : null;
}

function cellOf(value: SheetValue, kind: SheetKind, timeZone: string): string | number | Date | null {
  if (value === null || value === '') return null;
  if (kind === 'money') return (value as number) / 100;
  if (kind === 'day') return new Date(`${value}T00:00:00Z`);
  if (kind === 'moment') {
    const { epochDay, ms } = toLocal(new Date(value), timeZone);
    return new Date(epochDay * dayMs + ms);
  }
  return typeof value === 'string' ? harmless(value) : value;
}

export function sheetWriter(texts: Texts): WriteSheet {
  return async (sheet, path, { locale, timeZone, now, onRows }) => {
    // Loaded with the first export: most processes never write one.
    const { WorkbookWriter } = await import('@cj-tech-master/excelts');
    const text = (key: string) => texts.text(locale, key);
    const title = text(sheet.title);
    const book = new WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: false });
    const page = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
    page.columns = sheet.heads.map(({ head, kind, width }) => {
      const numFmt = numberFormat(kind, locale);
      return { header: text(head), width, ...(numFmt ? { style: { numFmt } } : {}) };
    });
    const heads = page.getRow(1);
    heads.font = { bold: true };
    heads.commit();
    let rows = 0;
    const words = { locale, text, local: (both: LocalText) => both[locale] };
    for await (const read of sheet.pages(words)) {
      rows += read.length;
      requireFitting(rows);
      for (const row of read)
        page.addRow(row.map((value, at) => cellOf(value, sheet.heads[at]?.kind ?? 'text', timeZone))).commit();
      await onRows?.(rows, sheet.total);
    }
    page.autoFilter = { from: { row: 1, col: 1 }, to: { row: rows + 1, col: sheet.heads.length } };
    page.commit();
    await book.commit();
    return { file_name: `${title} ${formatShortDate(now, { locale, timeZone }).replaceAll('/', '.')}.xlsx`, rows };
  };
}
