import { sha256 } from '@noble/hashes/sha2.js';
import { concat, fromBase64, toBase64, toHex, utf8 } from '../bytes.ts';
import { ReceiptError } from '../errors.ts';
import { isKeyName } from './note.ts';

/** What a key signs: notes of a log (0x01), or timestamped cosignatures of a witness (0x04). */
export type KeyType = 'log' | 'witness';
const TYPE_BYTES: Record<KeyType, number> = { log: 0x01, witness: 0x04 };

/** A public key with the name it signs under. */
export interface VerifierKey {
  readonly name: string;
  /** Key id, eight hexadecimal digits: first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key). */
  readonly id: string;
  readonly type: KeyType;
  /** Ed25519 public key, 32 bytes (RFC 8032, section 5.1.5). */
  readonly publicKey: Uint8Array;
}

/** A key of that name, type and 32 bytes. @throws ReceiptError `note.name_malformed`, `vkey.malformed` */
export function verifierKey(name: string, type: KeyType, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new ReceiptError('note.name_malformed');
  if (publicKey.length !== 32) throw new ReceiptError('vkey.malformed');
  const typed = Uint8Array.of(TYPE_BYTES[type], ...publicKey);
  const id = toHex(sha256(concat(utf8(`${name}\n`), typed)).slice(0, 4));
  return { name, id, type, publicKey };
}

/**
 * Reads `name+id+base64(type ‖ public key)` (C2SP signed-note, verifier keys).
 * @throws ReceiptError `vkey.malformed`, `vkey.unknown_type`, `vkey.wrong_id`, `base64.malformed`
 */
export function parseVerifierKey(text: string): VerifierKey {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  if (name === undefined || id === undefined || encoded === undefined || !isKeyName(name))
    throw new ReceiptError('vkey.malformed');
  const [typeByte, ...bytes] = fromBase64(encoded);
  const type = (['log', 'witness'] as const).find((known) => TYPE_BYTES[known] === typeByte);
  if (!type) throw new ReceiptError('vkey.unknown_type', { type: typeByte ?? -1 });
  const key = verifierKey(name, type, Uint8Array.from(bytes));
  if (key.id !== id) throw new ReceiptError('vkey.wrong_id', { id, expected: key.id });
  return key;
}

/** `name+id+base64(type ‖ public key)`, the text that partners are given. */
export const formatVerifierKey = ({ name, id, type, publicKey }: VerifierKey): string =>
  `${name}+${id}+${toBase64(Uint8Array.of(TYPE_BYTES[type], ...publicKey))}`;
