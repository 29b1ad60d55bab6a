import { utf8 } from '../bytes.ts';
import type { Ed25519Signer } from '../ed25519/verifier.ts';
import { ReceiptError } from '../errors.ts';
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from '../note/checkpoint.ts';
import { cosignedMessage, formatCosignature, MAX_TIME } from '../note/cosignature.ts';
import { formatNote, formatSignatureLine, parseNote, parseSignatureLine } from '../note/note.ts';
import type { VerifierKey } from '../note/verifier-key.ts';

/**
 * The signed note of a checkpoint (C2SP tlog-checkpoint). Ed25519 is deterministic: the same checkpoint makes the same
 * note. Whether the log may sign it is the signer's to know. @throws ReceiptError `checkpoint.malformed`,
 * `origin.unknown` when the key bears another name than the origin
 */
export function signCheckpoint(checkpoint: Checkpoint, key: VerifierKey, sign: Ed25519Signer): string {
  if (key.name !== checkpoint.origin || key.type !== 'log')
    throw new ReceiptError('origin.unknown', { origin: checkpoint.origin });
  const text = formatCheckpoint(checkpoint);
  return formatNote({ text, signatures: [{ name: key.name, keyId: key.id, signature: sign(utf8(text)) }] });
}

/**
 * The line with which a witness answers `add-checkpoint` (C2SP tlog-cosignature), newline included. `time` in seconds
 * since 1970. @throws ReceiptError the codes of `parseNote` and `parseCheckpoint`, `cosignature.malformed`
 */
export function cosignCheckpoint(note: string, time: number, key: VerifierKey, sign: Ed25519Signer): string {
  const { text } = parseNote(note);
  parseCheckpoint(text);
  if (key.type !== 'witness' || !Number.isSafeInteger(time) || time < 0 || time > MAX_TIME)
    throw new ReceiptError('cosignature.malformed');
  const signature = formatCosignature({ time, signature: sign(cosignedMessage(time, text)) });
  return formatSignatureLine({ name: key.name, keyId: key.id, signature });
}

/** The note with the lines that witnesses answered added; lines it has already are not doubled. @throws ReceiptError as `parseNote` */
export function addSignatures(note: string, answer: string): string {
  const { text, signatures } = parseNote(note);
  const lines = signatures.map(formatSignatureLine);
  const added = answer.split('\n').filter(Boolean).map(parseSignatureLine).map(formatSignatureLine);
  const all = [...new Set([...lines, ...added])].map((line) => parseSignatureLine(line.slice(0, -1)));
  return formatNote({ text, signatures: all });
}
