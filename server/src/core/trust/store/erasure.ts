import { parseSignedRequest, SIGNED_REQUEST, type StrictJson } from '@kanal/receipt';
import { seal, type Unchecked } from '../../../access/guard.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import {
  deleteFormerOpenings,
  type FieldOpening,
  type LeafOpenings,
  replaceOpenings,
  selectOpeningsWith,
} from './openings.ts';

/** The vendor's log, for whoever may work on all of it. */
export async function findLog(tx: Tx, vendorId: string): Promise<Unchecked<{ size: number }>> {
  const row = await tx.selectFrom('log_heads').select('size').where('vendor_id', '=', vendorId).executeTakeFirst();
  return seal({ size: row?.size ?? 0 }, { vendorId, partnerId: null });
}

export interface ErasedField {
  index: number;
  label: string;
}

/** Rows in memory at once. */
const batchRows = 500;

/** Takes away value and salt of every field that holds exactly this text. Reads all openings: erasure is rare. */
export async function eraseOpenings(tx: Tx, vendorId: string, text: string): Promise<ErasedField[]> {
  await lockErasure(tx, vendorId);
  const gone = await deleteFormerOpenings(tx, vendorId, text);
  for (let after = -1, found = batchRows; found === batchRows; ) {
    const leaves = await selectOpeningsWith(tx, vendorId, { text, after, limit: batchRows });
    const touched = leaves.filter(({ openings }) => openings.some(holds(text)));
    if (touched.length > 0) await replaceOpenings(tx, vendorId, touched.map(without(text)));
    for (const { index, openings } of touched)
      gone.push(...openings.filter(holds(text)).map(({ label }) => ({ index, label })));
    after = leaves.at(-1)?.index ?? after;
    found = leaves.length;
  }
  return gone.sort((a, b) => a.index - b.index || a.label.localeCompare(b.label));
}

const holds =
  (text: string) =>
  ({ label, value }: FieldOpening) =>
    value === text || (label === SIGNED_REQUEST && claimOf(value).includes(text));

/** What the partner signed says its claim again: it goes whole, and its hash stays. */
function claimOf(value: StrictJson): readonly string[] {
  return Object.values(parseSignedRequest(value).request.claim);
}

const without =
  (text: string) =>
  (leaf: LeafOpenings): LeafOpenings => ({ ...leaf, openings: leaf.openings.filter((each) => !holds(text)(each)) });

/** One after another: what remains of a row is written anew, and a second erasure would not see the new one. */
async function lockErasure(tx: Tx, vendorId: string): Promise<void> {
  await tx.selectFrom('vendors').select('vendor_id').where('vendor_id', '=', vendorId).forNoKeyUpdate().execute();
}
