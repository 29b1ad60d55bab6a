/** The thread that reads one file and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { ProblemError, problem } from '../../kernel/problem.ts';
import type { TableLimits } from './read.ts';
import { tableOf } from './table.ts';
import { isXlsx, xlsxRows } from './xlsx.ts';

const { bytes, limits } = workerData as { bytes: Uint8Array; limits: TableLimits };

async function read() {
  if (isXlsx(bytes)) return tableOf(await xlsxRows(bytes, limits), limits);
  const { textRows } = await import('./text-rows.ts');
  return tableOf(textRows(bytes, limits), limits);
}

read().then(
  (table) => parentPort?.postMessage({ table }),
  (error: unknown) =>
    parentPort?.postMessage({
      problem: error instanceof ProblemError ? error.problem : problem('table.unreadable'),
    }),
);
