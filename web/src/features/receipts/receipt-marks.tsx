import { formatNumber } from '@kanal/server/kernel/money.ts';
import { type ReactNode, useMemo } from 'react';
import { useLocale, useT } from '../../app/use-t.tsx';
import { ReceiptMark } from '../../ui/receipt.tsx';
import type { HistoryEvent } from '../registrations/types.ts';
import { rowsOfEvents } from './rows-of-events.ts';
import { SEAL_TONE, sealOf } from './seal-of.ts';
import { type ReceiptRow, type ReceiptsOf, useReceipt } from './use-receipts.ts';

/** Puts a mark into the link or button that shows its whole receipt. */
export type OpenReceipt = (index: number, mark: ReactNode) => ReactNode;

/** @returns what stands beside each step of the history that has a receipt, by the step's number */
export function useReceiptMarks(receipts: ReceiptsOf, events: readonly HistoryEvent[] | undefined, open: OpenReceipt) {
  const rows = useMemo(() => rowsOfEvents(receipts.rows ?? [], events ?? []), [receipts.rows, events]);
  return new Map([...rows].map(([seq, row]) => [seq, <Mark key={seq} receipts={receipts} row={row} open={open} />]));
}

/** Seal and index; the seal says what verifying the receipt here has given. */
function Mark({ receipts, row, open }: { receipts: ReceiptsOf; row: ReceiptRow; open: OpenReceipt }) {
  const t = useT();
  const { locale } = useLocale();
  const { data } = useReceipt(receipts, row.index);
  if (!data) return null;
  const state = sealOf(data.verdict);
  const label = t('receipts.mark', { state: t(`receipts.seal.${state}.title`) });
  return open(row.index, <ReceiptMark seal={SEAL_TONE[state]} label={label} index={formatNumber(row.index, locale)} />);
}
