import { ReceiptError } from '@kanal/receipt';
import type { Tx } from '../../platform/db/tenancy.ts';
import { type ReceiptFile, receiptUnder } from '../trust/index.ts';

/** The receipt of a leaf under a checkpoint; null: what the database holds is no leaf any more, and proves nothing. */
export async function readableReceipt(
  tx: Tx,
  vendorId: string,
  index: number,
  checkpoint: string,
): Promise<ReceiptFile | null> {
  try {
    return await receiptUnder(tx, vendorId, index, checkpoint);
  } catch (error) {
    if (error instanceof ReceiptError || error instanceof SyntaxError) return null;
    throw error;
  }
}
