import { utf8 } from '../bytes.ts';
import { ReceiptError } from '../errors.ts';
import { isInstant } from '../json/fields.ts';
import { canonicalJson } from '../json/jcs.ts';
import { requireStrict } from '../json/strict.ts';
import { ACTORS, type Actor, concernsRegistration, LEAF_TYPES, type LeafType } from './types.ts';

/** Longest leaf, in bytes of its canonical JSON: a claim of twenty products with all its fields and a signature fits. */
export const MAX_LEAF_BYTES = 4096;

/** Base64 of 32 bytes, 44 characters. */
export type Hash64 = string;

/** One entry of the log. Nothing in it is personal or can be guessed without a salt. */
export interface Leaf {
  readonly v: 1;
  readonly type: LeafType;
  /** When the vendor says it happened, UTC with milliseconds. */
  readonly at: string;
  readonly actor: Actor;
  /** Commitment to the registration, label `thread`; the same in all leaves of a registration. */
  readonly thread?: Hash64;
  /** Index of the thread's previous leaf; absent in its first one. */
  readonly prev?: number;
  /** Commitment to the partner company, label `party`; the same in all leaves of that partner. */
  readonly party?: Hash64;
  /** `customerTag` of the normalised customer and product family. */
  readonly cust?: Hash64;
  /** `rulesHash` of the version of the programme rules in force. */
  readonly rules?: Hash64;
  /** `requestHash` of the partner's signed request, when the partner signed. */
  readonly req?: Hash64;
  /** Commitments to the event's fields by label. */
  readonly f?: Readonly<Record<string, Hash64>>;
}

const KEYS = ['v', 'type', 'at', 'actor', 'thread', 'prev', 'party', 'cust', 'rules', 'req', 'f'];
const HASHES = ['thread', 'party', 'cust', 'rules', 'req'] as const;
/** Labels that are committed to outside of `f`. */
const RESERVED = ['thread', 'party'];

/** Names of committed fields: short, lower case, without the zero byte that separates them. */
export const isLabel = (label: string): boolean => /^[a-z][a-z0-9_.]{0,39}$/.test(label);

/**
 * The bytes that are hashed into the tree: RFC 8785 of a leaf that keeps the schema.
 * @throws ReceiptError `json.*`, `leaf.*`
 */
export function leafBytes(leaf: Leaf): Uint8Array {
  requireSchema(leaf);
  const bytes = utf8(canonicalJson(leaf));
  requireLength(bytes);
  return bytes;
}

/** @throws ReceiptError `json.*`, `leaf.*` with the key that is wrong */
export function requireLeaf(value: unknown): asserts value is Leaf {
  requireSchema(value);
  requireLength(utf8(canonicalJson(value)));
}

function requireLength({ length }: Uint8Array): void {
  if (length > MAX_LEAF_BYTES) throw new ReceiptError('leaf.too_long', { length, limit: MAX_LEAF_BYTES });
}

function requireSchema(value: unknown): asserts value is Leaf {
  requireStrict(value);
  if (typeof value !== 'object' || Array.isArray(value)) throw new ReceiptError('leaf.malformed', { key: '' });
  const leaf = value as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(leaf).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw new ReceiptError('leaf.unknown_key', { key: unknown });
  must(leaf.v === 1, 'v');
  must((LEAF_TYPES as readonly unknown[]).includes(leaf.type), 'type');
  must(isInstant(leaf.at), 'at');
  must((ACTORS as readonly unknown[]).includes(leaf.actor), 'actor');
  for (const key of HASHES) if (Object.hasOwn(leaf, key)) requireHash(leaf[key], key);
  requirePlace(leaf);
  if (Object.hasOwn(leaf, 'f')) requireFields(leaf.f);
}

/** What concerns a registration names it, its party and the rules that hold; what does not, has no predecessor either. */
function requirePlace(leaf: Readonly<Record<string, unknown>>): void {
  if (concernsRegistration(leaf.type as LeafType))
    for (const key of ['thread', 'party', 'rules'])
      if (!Object.hasOwn(leaf, key)) throw new ReceiptError('leaf.missing_key', { key });
  if (!Object.hasOwn(leaf, 'prev')) return;
  must(typeof leaf.prev === 'number' && leaf.prev >= 0, 'prev');
  if (!Object.hasOwn(leaf, 'thread')) throw new ReceiptError('leaf.missing_key', { key: 'thread' });
}

function requireFields(fields: unknown): void {
  must(typeof fields === 'object' && fields !== null && !Array.isArray(fields), 'f');
  for (const [label, hash] of Object.entries(fields as object)) {
    must(isLabel(label) && !RESERVED.includes(label), 'f');
    requireHash(hash, `f.${label}`);
  }
}

/** What `hashFromBase64` takes, told without decoding it: the last character of 32 bytes has its two lowest bits at zero. */
const HASH64 = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

function requireHash(value: unknown, key: string): void {
  must(typeof value === 'string' && HASH64.test(value), key);
}

function must(holds: boolean, key: string): void {
  if (!holds) throw new ReceiptError('leaf.malformed', { key });
}

/** The commitment that a leaf holds under a label, if it holds one. */
export function commitmentIn(leaf: Leaf, label: string): Hash64 | undefined {
  if (label === 'thread' || label === 'party') return leaf[label];
  return leaf.f && Object.hasOwn(leaf.f, label) ? leaf.f[label] : undefined;
}

/** Labels that a leaf holds commitments under. */
export const labelsOf = (leaf: Leaf): string[] =>
  [...RESERVED, ...Object.keys(leaf.f ?? {})].filter((label) => commitmentIn(leaf, label) !== undefined);
