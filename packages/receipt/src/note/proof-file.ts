import { fromBase64, fromDecimal, fromUtf8, hashFromBase64, toBase64 } from '../bytes.ts';
import { ReceiptError } from '../errors.ts';
import { parseNote } from './note.ts';

/** A `.tlog-proof` file (C2SP tlog-proof v1), nothing of it verified. */
export interface ProofFile {
  /** Application's own bytes, not authenticated: here the leaf and what opens its fields. */
  readonly extra?: Uint8Array;
  /** Place of the leaf, from zero. */
  readonly index: number;
  /** Inclusion proof from the leaf's sibling upwards, hashes of 32 bytes. */
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string;
}

/** Hashes that an inclusion or consistency proof can have at most in a tree of 2^63 leaves (C2SP tlog-witness). */
export const MAX_PROOF_HASHES = 63;
/** Longest file that is read, in bytes. */
export const MAX_PROOF_BYTES = 262_144;
const HEADER = 'c2sp.org/tlog-proof@v1';

/**
 * Reads a `.tlog-proof` file from its bytes (UTF-8).
 * @throws ReceiptError `text.*`, `proof.malformed`, `proof.too_long`, and the codes of `parseNote`, `base64.malformed`,
 * `number.malformed`, `hash.malformed`
 */
export function parseProofFile(input: string | Uint8Array): ProofFile {
  if (input.length > MAX_PROOF_BYTES) throw new ReceiptError('text.too_long', { limit: MAX_PROOF_BYTES });
  const text = typeof input === 'string' ? input : fromUtf8(input);
  const split = text.indexOf('\n\n');
  if (split < 0) throw new ReceiptError('proof.malformed');
  const [header, ...lines] = text.slice(0, split).split('\n');
  if (header !== HEADER) throw new ReceiptError('proof.malformed');
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()!.slice('extra '.length)) : undefined;
  const indexLine = lines.shift();
  if (!indexLine?.startsWith('index ')) throw new ReceiptError('proof.malformed');
  if (lines.length > MAX_PROOF_HASHES) throw new ReceiptError('proof.too_long', { limit: MAX_PROOF_HASHES });
  const index = fromDecimal(indexLine.slice('index '.length));
  const checkpoint = text.slice(split + 2);
  parseNote(checkpoint);
  return { ...(extra && { extra }), index, proof: lines.map(hashFromBase64), checkpoint };
}

/** The file as text, to be stored with the extension `.tlog-proof`. @throws ReceiptError as `parseProofFile` */
export function formatProofFile({ extra, index, proof, checkpoint }: ProofFile): string {
  const lines = [HEADER, ...(extra ? [`extra ${toBase64(extra)}`] : []), `index ${index}`, ...proof.map(toBase64)];
  const text = `${lines.join('\n')}\n\n${checkpoint}`;
  parseProofFile(text);
  return text;
}
