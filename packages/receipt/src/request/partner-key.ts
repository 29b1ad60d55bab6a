import { sha256 } from '@noble/hashes/sha2.js';
import { concat, fromBase64, hashFromBase64, toBase64, toHex, utf8 } from '../bytes.ts';
import { ReceiptError } from '../errors.ts';
import { isInstant } from '../json/fields.ts';
import { canonicalJson } from '../json/jcs.ts';
import { parseStrict } from '../json/strict.ts';

/** Characters of a key id: 64 bits, so that nobody can make a key that is called like another's. */
const ID_LENGTH = 16;

/** Short name of a partner's key: the first 16 hexadecimal digits of SHA-256("kanal/partner-key/v1" 00 key). */
export function partnerKeyId(publicKey: Uint8Array): string {
  if (publicKey.length !== 32) throw new ReceiptError('signed.malformed', { key: 'key' });
  return toHex(sha256(concat(utf8('kanal/partner-key/v1\0'), publicKey))).slice(0, ID_LENGTH);
}

/**
 * What a key signs of itself before it is listed: that its owner asks for it, at this vendor, for this person. Its `op`
 * is none of a request's, so neither signature can pass for the other.
 */
export interface KeyStatement {
  readonly v: 1;
  readonly op: 'add_key';
  readonly vendor: string;
  /** Identifier of the person. */
  readonly person: string;
  /** Base64 of the 32 bytes. */
  readonly key: string;
  readonly at: string;
}

const KEYS = ['at', 'key', 'op', 'person', 'v', 'vendor'];

/** The bytes that are signed. @throws ReceiptError `json.*`, `signed.malformed`, `base64.malformed`, `hash.malformed` */
export function keyStatementBytes(statement: KeyStatement): Uint8Array {
  const text = canonicalJson(statement);
  parseKeyStatement(text);
  return utf8(text);
}

/** Reads a statement from its canonical text and no other spelling of it. @throws ReceiptError as `keyStatementBytes` does */
export function parseKeyStatement(text: string): KeyStatement {
  const value = parseStrict(text);
  const { v, op, vendor, person, key, at } = value;
  const texts = [vendor, person, key].every((each) => typeof each === 'string' && each !== '');
  if (Object.keys(value).sort().join() !== KEYS.join() || v !== 1 || op !== 'add_key' || !texts || !isInstant(at))
    throw new ReceiptError('signed.malformed', { key: 'statement' });
  if (toBase64(hashFromBase64(key as string)) !== key) throw new ReceiptError('signed.malformed', { key: 'key' });
  return value as unknown as KeyStatement;
}

/** 64 bytes of a signature in base64. @throws ReceiptError `base64.malformed`, `signed.malformed` */
export function signatureFromBase64(text: string): Uint8Array {
  const bytes = fromBase64(text);
  if (bytes.length !== 64) throw new ReceiptError('signed.malformed', { key: 'signature' });
  return bytes;
}
