import { formatExtra, formatProofFile, inclusionProof, type Leaf, parseCheckpoint, parseNote } from '@kanal/receipt';
import { fail } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { selectCheckpoint } from './store/notes.ts';
import { selectLeaf } from './store/receipts.ts';
import { selectNodes } from './store/tree.ts';

export interface ReceiptFile {
  name: string;
  mediaType: string;
  text: string;
  /** Whose it is; null: a leaf about the log or the programme. */
  registrationId: string | null;
}

/** The file (C2SP tlog-proof) of a leaf against the newest checkpoint. @throws `record.not_found` when none covers it */
export async function receiptFile(tx: Tx, vendorId: string, index: number): Promise<ReceiptFile> {
  const found = await selectLeaf(tx, vendorId, index);
  const checkpoint = await selectCheckpoint(tx, vendorId);
  if (!found || !checkpoint || checkpoint.size <= index) fail('record.not_found');
  const { size } = parseCheckpoint(parseNote(checkpoint.note).text);
  const openings = Object.fromEntries(found.openings.map(({ label, salt, value }) => [label, { salt, value }]));
  const text = formatProofFile({
    extra: formatExtra({ leaf: JSON.parse(found.leaf) as Leaf, openings }),
    index,
    proof: await inclusionProof((nodes) => selectNodes(tx, vendorId, nodes), index, size),
    checkpoint: checkpoint.note,
  });
  const { registrationId } = found;
  return { name: receiptName(index), mediaType: 'text/plain; charset=utf-8', text, registrationId };
}

export const receiptName = (index: number) => `kanal-${index}.tlog-proof`;
