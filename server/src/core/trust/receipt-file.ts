import {
  formatExtra,
  formatProofFile,
  inclusionProof,
  type Leaf,
  parseCheckpoint,
  parseNote,
  ReceiptError,
} from '@kanal/receipt';
import { fail } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { selectCosignatures, selectQuorum } from '../witnesses/index.ts';
import { withCosignatures } from './cosigned.ts';
import { readTogether } from './read-together.ts';
import { selectCheckpoint, selectKeyInUse } from './store/notes.ts';
import { type LeafWithOpenings, selectLeaves } from './store/receipts.ts';
import { selectNodes } from './store/tree.ts';

export interface ReceiptFile {
  name: string;
  mediaType: string;
  text: string;
  /** Whose it is; null: a leaf about the log or the programme. */
  registrationId: string | null;
}

/** The partner's file (C2SP tlog-proof) of a leaf against the best checkpoint there is. @throws `record.not_found` when none covers it */
export async function receiptFile(tx: Tx, vendorId: string, index: number): Promise<ReceiptFile> {
  const checkpoint = await checkpointFor(tx, vendorId, index);
  const file = checkpoint === null ? null : await receiptUnder(tx, vendorId, index, checkpoint);
  return file ?? fail('record.not_found');
}

/** The partner's file of a leaf under a given checkpoint, which must cover it; null when there is no such leaf. */
export async function receiptUnder(
  tx: Tx,
  vendorId: string,
  index: number,
  checkpoint: string,
): Promise<ReceiptFile | null> {
  const found = (await selectLeaves(tx, vendorId, [index])).get(index);
  if (!found) return null;
  const proof = await inclusionProof((nodes) => selectNodes(tx, vendorId, nodes), index, sizeOf(checkpoint));
  const own = found.openings.filter(({ withheld }) => !withheld);
  return writtenReceipt({ ...found, openings: own }, proof, checkpoint);
}

/**
 * The files of many leaves under a given checkpoint, which must cover them, by index. For whoever may read the whole log: they
 * open what the partner's own file leaves closed. null: what the database holds is no leaf any more, and proves nothing; it hides
 * no other.
 */
export async function receiptsUnder(
  tx: Tx,
  vendorId: string,
  indexes: readonly number[],
  checkpoint: string,
): Promise<ReadonlyMap<number, ReceiptFile | null>> {
  const size = sizeOf(checkpoint);
  const leaves = await selectLeaves(tx, vendorId, indexes);
  const read = readTogether((nodes) => selectNodes(tx, vendorId, nodes));
  const files = [...leaves.values()].map(async (leaf) => {
    const proof = await inclusionProof(read, leaf.index, size);
    return [leaf.index, readableReceipt(leaf, proof, checkpoint)] as const;
  });
  return new Map(await Promise.all(files));
}

function readableReceipt(...receipt: Parameters<typeof writtenReceipt>): ReceiptFile | null {
  try {
    return writtenReceipt(...receipt);
  } catch (error) {
    if (error instanceof ReceiptError || error instanceof SyntaxError) return null;
    throw error;
  }
}

function writtenReceipt(found: LeafWithOpenings, proof: Uint8Array[], checkpoint: string): ReceiptFile {
  const { index, registrationId } = found;
  const openings = Object.fromEntries(found.openings.map(({ label, salt, value }) => [label, { salt, value }]));
  const extra = formatExtra({ leaf: JSON.parse(found.leaf) as Leaf, openings });
  const text = formatProofFile({ extra, index, proof, checkpoint });
  return { name: receiptName(index), mediaType: 'text/plain; charset=utf-8', text, registrationId };
}

const sizeOf = (checkpoint: string): number => parseCheckpoint(parseNote(checkpoint).text).size;

/**
 * The newest checkpoint that enough witnesses have cosigned, when it covers the leaf and the key in use has signed it;
 * else the newest of all.
 */
export async function checkpointFor(tx: Tx, vendorId: string, index: number): Promise<string | null> {
  const { size } = await selectQuorum(tx, vendorId);
  const key = await selectKeyInUse(tx, vendorId);
  const newest = await selectCheckpoint(tx, vendorId);
  const witnessed = size > index ? await selectCheckpoint(tx, vendorId, size) : null;
  const signed = witnessed && parseNote(witnessed.note).signatures.some(({ keyId }) => keyId === key?.key_id);
  const best = signed ? witnessed : newest;
  if (!best || best.size <= index) return null;
  return withCosignatures(best.note, await selectCosignatures(tx, vendorId, best.size));
}

export const receiptName = (index: number) => `kanal-${index}.tlog-proof`;
