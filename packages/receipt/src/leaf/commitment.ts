import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, HASH_BYTES, utf8 } from '../bytes.ts';
import { ReceiptError } from '../errors.ts';
import { requireField } from '../json/fields.ts';
import { canonicalJson } from '../json/jcs.ts';
import type { StrictJson } from '../json/strict.ts';
import { isLabel } from './leaf.ts';

/** What opens one committed field: 32 bytes of chance, fresh for each field of each leaf, and the value. */
export interface Opening {
  readonly salt: Uint8Array;
  readonly value: StrictJson;
}

/**
 * Commitment to a value: SHA-256("kanal/commit/v1" 00 vendor 00 label 00 salt JCS(value)), 32 bytes. Without the salt
 * nobody can find the value by guessing; with it nobody can show another value. `vendor` is the last part of the log's
 * origin. @throws ReceiptError `leaf.malformed` for a wrong vendor, label or salt, `json.*` for a value that is not strict
 */
export function commit(vendor: string, label: string, { salt, value }: Opening): Uint8Array {
  if (!isLabel(label)) throw new ReceiptError('leaf.malformed', { key: label });
  if (salt.length !== HASH_BYTES) throw new ReceiptError('leaf.malformed', { key: label });
  requireField(value, label);
  return sha256(concat(tagged('kanal/commit/v1', vendor, label), salt, utf8(canonicalJson(value))));
}

/**
 * Tag of a customer in a product family: HMAC-SHA-256 under the vendor's tag key (32 bytes or more), so that equal
 * claims show the same tag and nobody without the key can tell whose it is. Both texts come normalised, without a zero
 * byte. @throws ReceiptError `leaf.malformed`
 */
export function customerTag(tagKey: Uint8Array, customer: string, family: string): Uint8Array {
  if (tagKey.length < HASH_BYTES || customer === '' || family === '')
    throw new ReceiptError('leaf.malformed', { key: 'cust' });
  return hmac(sha256, tagKey, tagged('kanal/customer/v1', customer, family));
}

/** Hash of a version of the programme rules: SHA-256("kanal/rules/v1" 00 JCS(document)), 32 bytes. @throws ReceiptError `json.*` */
export const rulesHash = (document: unknown): Uint8Array =>
  sha256(concat(tagged('kanal/rules/v1'), utf8(canonicalJson(document))));

/** Hash of a request as the partner signed it: SHA-256("kanal/request/v1" 00 key signature request), 32 bytes. @throws ReceiptError `leaf.malformed` unless key and signature have 32 and 64 bytes */
export function requestHash(publicKey: Uint8Array, signature: Uint8Array, request: Uint8Array): Uint8Array {
  if (publicKey.length !== 32 || signature.length !== 64) throw new ReceiptError('leaf.malformed', { key: 'req' });
  return sha256(concat(tagged('kanal/request/v1'), publicKey, signature, request));
}

/** Texts with a zero byte after each: no two lists of texts make the same bytes. */
function tagged(...texts: string[]): Uint8Array {
  for (const text of texts) {
    if (text.includes('\0') || !text.isWellFormed() || text.normalize('NFC') !== text)
      throw new ReceiptError('leaf.malformed', { key: texts[0]! });
  }
  return utf8(`${texts.join('\0')}\0`);
}
