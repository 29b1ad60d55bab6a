import { useState } from 'react';
import { takeHandedOverReceipt } from '../../app/receipt-handover.ts';

export interface ReceiptFile {
  name: string;
  bytes: Uint8Array;
}

/** The receipt that is looked at: handed over by the cabinet, chosen or dropped. It stays in this page. */
export function useReceiptFile() {
  const [file, setFile] = useState<ReceiptFile | null>(() => {
    const handed = takeHandedOverReceipt();
    return handed && { name: '', bytes: new TextEncoder().encode(handed.file) };
  });
  const open = (chosen: File | null | undefined) => {
    if (chosen)
      void chosen.arrayBuffer().then((buffer) => setFile({ name: chosen.name, bytes: new Uint8Array(buffer) }));
  };
  return { file, open };
}
