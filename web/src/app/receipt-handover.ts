/** Takes a receipt from the page that shows it to the page that verifies it: within this tab, never through the server. */
export interface HandedReceipt {
  /** Text of the `.tlog-proof` file. */
  file: string;
  /** The log's key as the page knew it; null: unknown. */
  vkey: string | null;
}

const PLACE = 'kanal-receipt';

export function handOverReceipt(receipt: HandedReceipt): void {
  sessionStorage.setItem(PLACE, JSON.stringify(receipt));
}

/** @returns what was handed over, once; null when nothing was */
export function takeHandedOverReceipt(): HandedReceipt | null {
  const kept = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  return kept === null ? null : (JSON.parse(kept) as HandedReceipt);
}
