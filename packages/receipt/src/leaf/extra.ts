import { fromUtf8, hashFromBase64, toBase64, utf8 } from '../bytes.ts';
import { ReceiptError } from '../errors.ts';
import { requireField } from '../json/fields.ts';
import { canonicalJson } from '../json/jcs.ts';
import { parseStrict, type StrictJson } from '../json/strict.ts';
import type { Opening } from './commitment.ts';
import { isLabel, type Leaf, requireLeaf } from './leaf.ts';

/** What a receipt carries beside the proof: the leaf, and what opens the fields that its holder may see. */
export interface Extra {
  readonly leaf: Leaf;
  /** By label: `thread`, `party`, or a key of the leaf's `f`. */
  readonly openings: Readonly<Record<string, Opening>>;
}

/** Longest `extra` that is read, in bytes. */
const MAX_EXTRA_BYTES = 65_536;

/** The bytes for `extra`: canonical JSON `{leaf, openings: {label: {salt, value}}}`. @throws ReceiptError `json.*`, `leaf.*`, `extra.malformed` */
export function formatExtra({ leaf, openings }: Extra): Uint8Array {
  const opened = Object.entries(openings).map(([label, { salt, value }]) => [label, { salt: toBase64(salt), value }]);
  const bytes = utf8(canonicalJson({ leaf, openings: Object.fromEntries(opened) }));
  parseExtra(bytes);
  return bytes;
}

/**
 * Reads `extra`; whether the openings fit the leaf, and the leaf the tree, is for `verifyReceipt` to say.
 * @throws ReceiptError `text.*`, `json.*`, `leaf.*`, `extra.malformed`
 */
export function parseExtra(bytes: Uint8Array): Extra {
  if (bytes.length > MAX_EXTRA_BYTES) throw new ReceiptError('text.too_long', { limit: MAX_EXTRA_BYTES });
  const { leaf, openings, ...others } = parseStrict(fromUtf8(bytes));
  requireLeaf(leaf);
  if (!isRecord(openings) || Object.keys(others).length > 0) throw new ReceiptError('extra.malformed');
  const read = Object.entries(openings).map(([label, opening]) => [label, parseOpening(label, opening)]);
  return { leaf, openings: Object.fromEntries(read) };
}

function parseOpening(label: string, opening: StrictJson): Opening {
  if (!isLabel(label) || !isRecord(opening)) throw new ReceiptError('extra.malformed');
  const { salt, value, ...others } = opening;
  if (typeof salt !== 'string' || value === undefined || Object.keys(others).length > 0)
    throw new ReceiptError('extra.malformed');
  requireField(value, label);
  return { salt: hashFromBase64(salt), value };
}

const isRecord = (value: StrictJson | undefined): value is { readonly [key: string]: StrictJson } =>
  typeof value === 'object' && !Array.isArray(value);
