/**
 * Reads a table out of a file that a stranger made: XLSX, or text in whatever encoding and with whatever separator. It is
 * read in a thread of its own with a measure for memory and time, so that a file made to do harm harms nobody but itself.
 */
import { Worker } from 'node:worker_threads';
import { type Problem, type ProblemTable, problem } from '../../kernel/problem.ts';

export interface TableLimits {
  /** Beside the headings. */
  rows: number;
  columns: number;
  /** Characters of one cell. */
  cell: number;
  /** What the file may unfold to. */
  unpackedBytes: number;
  timeMs: number;
}

/** Cells as text: what a formula gave, days as `2027-03-30`, numbers with a point. Rows are as long as the headings. */
export interface ReadTable {
  headings: string[];
  /** `number`: the line of the spreadsheet, as its reader knows it. */
  rows: { number: number; cells: string[] }[];
}

export const tableProblems = {
  'table.unreadable': 422,
  'table.not_a_table': 422,
  'table.empty': 422,
  'table.too_many_rows': 422,
  'table.too_many_columns': 422,
  'table.too_large_inside': 422,
  'table.takes_too_long': 422,
  'table.locked': 422,
} as const satisfies ProblemTable;

type Said = { table: ReadTable } | { problem: Problem };

const heapMb = 384;

/** @returns a problem of `tableProblems` for a file that cannot be read, whatever is wrong with it */
export function readTable(bytes: Uint8Array, limits: TableLimits): Promise<ReadTable | Problem> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: { bytes, limits },
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    // Nothing of this process is its business.
    env: {},
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(problem('table.takes_too_long')), limits.timeMs);
    const end = (answer: ReadTable | Problem) => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    worker.on('message', (said: Said) => end('table' in said ? said.table : said.problem));
    // Out of memory, or a fault of the library: the file is the reason in both cases.
    worker.on('error', () => end(problem('table.unreadable')));
    worker.on('exit', () => end(problem('table.unreadable')));
  });
}
