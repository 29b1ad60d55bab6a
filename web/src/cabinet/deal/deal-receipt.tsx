import type { TimeStyle } from '../../app/use-time-style.ts';
import { NoReceipt, ReceiptSlip } from '../../features/receipts/receipt-slip.tsx';
import type { ReceiptsOf } from '../../features/receipts/use-receipts.ts';
import { useCabinet } from '../routes.ts';
import look from './deal.module.css';

/** Where a seal in the history leads to. */
export const SLIP = 'receipt';

interface DealReceiptProps {
  receipts: ReceiptsOf;
  /** Index of the receipt asked for; the first one of the registration otherwise. */
  chosen: number | undefined;
  style: TimeStyle;
}

/** The slip of the page: what was registered and when, or the step that was chosen in the history. */
export function DealReceipt({ receipts, chosen, style }: DealReceiptProps) {
  const { vendorName } = useCabinet();
  const { rows, error } = receipts;
  const row = rows?.find(({ index }) => index === chosen) ?? rows?.[0];
  if (!row && !error) return null;
  return (
    <div className={look.slip} id={SLIP}>
      {row ? (
        <ReceiptSlip receipts={receipts} index={row.index} vendor={vendorName} style={style} />
      ) : (
        <NoReceipt error={error} />
      )}
    </div>
  );
}
