import { ReceiptError } from '../errors.ts';
import { canonicalJson } from './jcs.ts';

/** Values that may be committed to: no floats, no null, nothing that two programs could write differently. */
export type StrictJson = string | boolean | number | readonly StrictJson[] | { readonly [key: string]: StrictJson };
export type StrictObject = { readonly [key: string]: StrictJson };

const MAX_DEPTH = 8;
const KEY = /^[a-z][a-z0-9_.]{0,63}$/;

/**
 * Refuses what canonical JSON must not hold here: floats, unsafe integers, null, texts that are not NFC or hold lone
 * surrogates, keys other than `[a-z][a-z0-9_.]*`. @throws ReceiptError `json.*` with the key it was found under
 */
export function requireStrict(value: unknown, key = ''): asserts value is StrictJson {
  check(value, key, 0);
}

function check(value: unknown, key: string, depth: number): void {
  if (depth > MAX_DEPTH) throw new ReceiptError('json.too_deep', { key, limit: MAX_DEPTH });
  if (typeof value === 'string') checkText(value, key);
  else if (Array.isArray(value)) for (const item of value) check(item, '', depth + 1);
  else if (isPlain(value)) checkMembers(value, key, depth);
  else if (typeof value !== 'boolean' && !isInteger(value)) throw new ReceiptError('json.forbidden_value', { key });
}

function checkText(text: string, key: string): void {
  if (!text.isWellFormed()) throw new ReceiptError('json.forbidden_value', { key });
  if (text.normalize('NFC') !== text) throw new ReceiptError('json.not_normalised', { key });
}

function checkMembers(object: Record<string, unknown>, key: string, depth: number): void {
  for (const [name, member] of Object.entries(object)) {
    if (!KEY.test(name)) throw new ReceiptError('json.forbidden_value', { key });
    check(member, name, depth + 1);
  }
}

/** Safe and not minus zero, which is written as 0 and would not come back. */
const isInteger = (value: unknown): boolean => Number.isSafeInteger(value) && !Object.is(value, -0);

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * Reads a text that is the canonical form of a strict object and no other text of it: doubled keys, blanks and other
 * spellings of a number or string are refused. @throws ReceiptError `json.*`
 */
export function parseStrict(text: string): StrictObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ReceiptError('json.malformed');
  }
  if (!isPlain(value)) throw new ReceiptError('json.malformed');
  requireStrict(value);
  if (canonicalJson(value) !== text) throw new ReceiptError('json.not_canonical');
  return value;
}
