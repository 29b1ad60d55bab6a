import { ReceiptError } from './errors.ts';

export { bytesToHex as toHex, concatBytes as concat } from '@noble/hashes/utils.js';

/** Bytes of one SHA-256 hash. */
export const HASH_BYTES = 32;

const encoder = new TextEncoder();
// A byte order mark is a character like any other here: dropping it would let two files read the same.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The UTF-8 bytes of a well-formed text. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Text of UTF-8 bytes. @throws ReceiptError `text.not_utf8` */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new ReceiptError('text.not_utf8');
  }
}

/** Whether two byte strings are the same. Not constant time: nothing compared here is secret. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Standard base64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  let characters = '';
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return btoa(characters);
}

/** Bytes of standard base64 in its one canonical form: padded, no blanks, unused bits zero. @throws ReceiptError `base64.malformed` */
export function fromBase64(text: string): Uint8Array {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new ReceiptError('base64.malformed');
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = characters.charCodeAt(at);
  if (toBase64(bytes) !== text) throw new ReceiptError('base64.malformed');
  return bytes;
}

/** One SHA-256 hash in base64, 44 characters. @throws ReceiptError `base64.malformed`, `hash.malformed` */
export function hashFromBase64(text: string): Uint8Array {
  const hash = fromBase64(text);
  if (hash.length !== HASH_BYTES) throw new ReceiptError('hash.malformed');
  return hash;
}

/**
 * A decimal without sign or leading zeroes, as the C2SP formats write sizes and indexes.
 * @throws ReceiptError `number.malformed`, also above 2^53 - 1: no log of this product comes near
 */
export function fromDecimal(text: string): number {
  const value = /^(0|[1-9][0-9]{0,15})$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw new ReceiptError('number.malformed');
  return value;
}
