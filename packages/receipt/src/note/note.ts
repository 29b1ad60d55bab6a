import { fromBase64, fromUtf8, toBase64, toHex } from '../bytes.ts';
import { ReceiptError } from '../errors.ts';

/** One signature line of a note: who says to have signed, and the bytes that follow the key id. */
export interface NoteSignature {
  readonly name: string;
  /** Key id, eight hexadecimal digits. */
  readonly keyId: string;
  readonly signature: Uint8Array;
}

/** A text with its signatures (C2SP signed-note). Nothing in it may be believed before a signature is verified. */
export interface Note {
  /** Ends in a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Longest note that is read, in UTF-8 bytes; room for 16 post-quantum signatures. */
const MAX_NOTE_BYTES = 131_072;
/** Signatures that are read; C2SP asks for at least 16. */
const MAX_SIGNATURES = 64;
const KEY_ID_BYTES = 4;
const SIGNATURE_LINE = /^\u2014 ([^\s+\u0085]+) ([A-Za-z0-9+/=]+)$/u;

/** Whether a key may bear the name: not empty, no Unicode space, no plus sign (C2SP signed-note, format). */
export const isKeyName = (name: string): boolean => /^[^\s+\u0085]+$/u.test(name) && !hasControl(name);

/**
 * Reads a signed note (C2SP signed-note, format) from text or UTF-8 bytes.
 * @throws ReceiptError `text.not_utf8`, `text.too_long`, `note.control_character`, `note.malformed`,
 * `note.too_many_signatures`, `note.signature_malformed`
 */
export function parseNote(input: string | Uint8Array): Note {
  if (input.length > MAX_NOTE_BYTES) throw new ReceiptError('text.too_long', { limit: MAX_NOTE_BYTES });
  const note = typeof input === 'string' ? input : fromUtf8(input);
  if (!note.isWellFormed()) throw new ReceiptError('text.not_utf8');
  if (hasControl(note.replaceAll('\n', ''))) throw new ReceiptError('note.control_character');
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) throw new ReceiptError('note.malformed');
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw new ReceiptError('note.too_many_signatures', { limit: MAX_SIGNATURES });
  return { text: note.slice(0, split + 1), signatures: lines.map(parseSignatureLine) };
}

/** The note as text. @throws ReceiptError as `parseNote`, when what it is given makes no note */
export function formatNote({ text, signatures }: Note): string {
  const note = `${text}\n${signatures.map(formatSignatureLine).join('')}`;
  const again = parseNote(note);
  if (again.text !== text || again.signatures.length !== signatures.length) throw new ReceiptError('note.malformed');
  return note;
}

/** `— name base64(key id ‖ signature)` with its newline. */
export function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  const id = Uint8Array.from(keyId.match(/../g)!, (pair) => Number.parseInt(pair, 16));
  return `\u2014 ${name} ${toBase64(Uint8Array.of(...id, ...signature))}\n`;
}

/** Reads one signature line without its newline. @throws ReceiptError `note.signature_malformed`, `base64.malformed` */
export function parseSignatureLine(line: string): NoteSignature {
  const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
  if (name === undefined || encoded === undefined || !isKeyName(name))
    throw new ReceiptError('note.signature_malformed');
  const bytes = fromBase64(encoded);
  if (bytes.length <= KEY_ID_BYTES) throw new ReceiptError('note.signature_malformed');
  return { name, keyId: toHex(bytes.slice(0, KEY_ID_BYTES)), signature: bytes.slice(KEY_ID_BYTES) };
}

/** ASCII control characters, those below U+0020. */
function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) < 0x20) return true;
  return false;
}
