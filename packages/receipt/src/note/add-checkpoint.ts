import { fromDecimal, fromUtf8, hashFromBase64, toBase64 } from '../bytes.ts';
import { ReceiptError } from '../errors.ts';
import { parseNote } from './note.ts';
import { MAX_PROOF_BYTES, MAX_PROOF_HASHES } from './proof-file.ts';

/** Body of a witness's `add-checkpoint` (C2SP tlog-witness), nothing of it verified. */
export interface AddCheckpoint {
  /** Size of the checkpoint that the witness cosigned last, 0 for none. */
  readonly oldSize: number;
  /** Consistency proof from the old size, hashes of 32 bytes. */
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string;
}

/**
 * Reads the body of `POST …/add-checkpoint`.
 * @throws ReceiptError `text.*`, `request.malformed`, `proof.too_long`, and the codes of `parseNote`,
 * `base64.malformed`, `number.malformed`, `hash.malformed`
 */
export function parseAddCheckpoint(input: string | Uint8Array): AddCheckpoint {
  if (input.length > MAX_PROOF_BYTES) throw new ReceiptError('text.too_long', { limit: MAX_PROOF_BYTES });
  const text = typeof input === 'string' ? input : fromUtf8(input);
  const split = text.indexOf('\n\n');
  const [old, ...lines] = text.slice(0, Math.max(0, split)).split('\n');
  if (!old?.startsWith('old ')) throw new ReceiptError('request.malformed');
  if (lines.length > MAX_PROOF_HASHES) throw new ReceiptError('proof.too_long', { limit: MAX_PROOF_HASHES });
  const checkpoint = text.slice(split + 2);
  parseNote(checkpoint);
  return { oldSize: fromDecimal(old.slice('old '.length)), proof: lines.map(hashFromBase64), checkpoint };
}

/** The body as text. @throws ReceiptError as `parseAddCheckpoint` */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  const text = `${[`old ${oldSize}`, ...proof.map(toBase64)].join('\n')}\n\n${checkpoint}`;
  parseAddCheckpoint(text);
  return text;
}
