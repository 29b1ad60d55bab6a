import { ReceiptError } from '../errors.ts';

/** Nesting that is written; deeper values are refused rather than left to the stack. */
const MAX_DEPTH = 64;

/**
 * The one canonical text of a JSON value (RFC 8785): keys sorted by UTF-16 code units, no blanks, numbers and strings
 * as ECMAScript writes them. @throws ReceiptError `json.forbidden_value` for anything that is no JSON value (undefined,
 * NaN, bigint, lone surrogates), `json.too_deep`
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new ReceiptError('json.too_deep', { limit: MAX_DEPTH });
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === 'string') return writeString(value);
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, depth + 1)).join(',')}]`;
  if (typeof value === 'object') return writeObject(value as Record<string, unknown>, depth);
  throw new ReceiptError('json.forbidden_value');
}

function writeString(text: string): string {
  if (!text.isWellFormed()) throw new ReceiptError('json.forbidden_value');
  return JSON.stringify(text);
}

function writeObject(object: Record<string, unknown>, depth: number): string {
  const members = Object.keys(object)
    .sort(byCodeUnits)
    .map((key) => `${writeString(key)}:${write(object[key], depth + 1)}`);
  return `{${members.join(',')}}`;
}

const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
