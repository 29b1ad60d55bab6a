import type { HistoryEvent } from '../registrations/types.ts';
import type { ReceiptRow } from './use-receipts.ts';

/** Step and leaf were written at one moment by one clock, several of one moment in the same order. */
export function rowsOfEvents<R extends Pick<ReceiptRow, 'at'>>(
  rows: readonly R[],
  events: readonly Pick<HistoryEvent, 'seq' | 'at'>[],
): Map<number, R> {
  const left = [...rows];
  const found = new Map<number, R>();
  for (const { seq, at } of events) {
    const place = left.findIndex((row) => row.at === at);
    const [row] = place < 0 ? [] : left.splice(place, 1);
    if (row) found.set(seq, row);
  }
  return found;
}
