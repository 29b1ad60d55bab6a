/** Files that are made for their reader, while he waits or in the background: what every kind of them has in common. */
import { z } from 'zod';
import type { Locale } from './locale.ts';
import type { AnyOperation } from './operation.ts';
import { fail } from './problem.ts';

/** What such an operation answers inside the process; over HTTP the answer is the file. `rows`: how many things it holds. */
export const WrittenFile = z.object({ file_name: z.string(), rows: z.number().int() });
export type WrittenFile = z.infer<typeof WrittenFile>;

/** Whom a file is made for. */
export interface FileReader {
  locale: Locale;
  /** Whose wall clock the instants of a spreadsheet are written in: it knows no zones. */
  timeZone: string;
  now: Date;
  /** Told after each page how far the file is; what it throws ends the writing. */
  onRows?: ((written: number, total: number) => Promise<void>) | undefined;
}

const types = {
  sheet: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  archive: 'application/zip',
} as const;

/** The media type of the file that an operation makes; null: it makes none. */
export function madeType({ answer }: Pick<AnyOperation, 'answer'>): string | null {
  return answer === 'sheet' || answer === 'archive' ? types[answer] : null;
}

/** What such an operation takes besides its question. */
export const atMost = (most: number) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(most)
    .optional()
    .describe('more rows than this are refused with `export.takes_long`: they are asked for with POST /v1/exports');

/** @throws ProblemError `export.takes_long` past what the caller wants to wait for */
export function requireShort(rows: number, limit: number | undefined): void {
  if (limit !== undefined && rows > limit) fail('export.takes_long', { limit, rows });
}

/** Whoever has files made all day long is no reader. */
export const filesPerMinute = 20;
