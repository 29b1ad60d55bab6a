import { hashFromBase64, toBase64, utf8 } from '../bytes.ts';
import { ReceiptError } from '../errors.ts';
import { isInstant, requireField } from '../json/fields.ts';
import { canonicalJson } from '../json/jcs.ts';
import { parseStrict, type StrictJson } from '../json/strict.ts';
import { isLabel } from '../leaf/leaf.ts';
import type { LeafType } from '../leaf/types.ts';
import { signatureFromBase64 } from './partner-key.ts';

/** What a partner asks for with its signature, and the leaves that say that it was done. An operation is never renamed. */
export const SIGNED_OPERATIONS = {
  submit: ['registered'],
  resubmit: ['resubmitted'],
  // The server alone knows whether a change goes back to review or stays within what is protected.
  change: ['changed', 'edited'],
} as const satisfies Readonly<Record<string, readonly LeafType[]>>;
export type SignedOperation = keyof typeof SIGNED_OPERATIONS;

/** Fields of a leaf that are the partner's own words: what it signs, all of them or none. */
export const CLAIM_LABELS = [
  'customer',
  'country',
  'tax_id',
  'site',
  'domain',
  'families',
  'project',
  'need',
  'amount',
  'currency',
  'close_date',
  'type',
  'route',
] as const;

/** Longest request, in bytes of its canonical JSON: three times over it leaves room in `extra` for everything else. */
export const MAX_REQUEST_BYTES = 16_384;

/** What the partner signs: the bytes of RFC 8785 of exactly this object. */
export interface PartnerRequest {
  readonly v: 1;
  readonly op: SignedOperation;
  /** The vendor's name in the log's origin. */
  readonly vendor: string;
  /** Identifier of the registration, as the leaf's `thread` opens it. */
  readonly registration: string;
  /** Version of the registration that the partner had before its eyes. */
  readonly version: number;
  /** When it was signed, by the partner's clock. */
  readonly at: string;
  /** The claim by labels of the leaf, as texts; what is absent is left out. */
  readonly claim: Readonly<Record<string, string>>;
}

/** A request with the signature of its canonical bytes. */
export interface SignedRequest {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 64 bytes. */
  readonly signature: Uint8Array;
  readonly request: PartnerRequest;
}

const KEYS = ['at', 'claim', 'op', 'registration', 'v', 'vendor', 'version'];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The bytes that are signed. @throws ReceiptError `json.*`, `signed.malformed` with what is wrong, `text.too_long` */
export function requestBytes(request: PartnerRequest): Uint8Array {
  requireRequest(request);
  const bytes = utf8(canonicalJson(request));
  requireLength(bytes.length);
  return bytes;
}

/** Reads a request from its canonical text and no other spelling of it. @throws ReceiptError as `requestBytes` does */
export function parseRequest(text: string): PartnerRequest {
  // No text has fewer bytes than characters: what is too long is not even read.
  requireLength(text.length);
  const request: unknown = parseStrict(text);
  requestBytes(request as PartnerRequest);
  return request as PartnerRequest;
}

/** The value of the field `signed_request`: `{key, request, signature}`, bytes as base64. @throws ReceiptError as `requestBytes` does */
export function formatSignedRequest({ publicKey, signature, request }: SignedRequest): StrictJson {
  const value = { key: toBase64(publicKey), signature: toBase64(signature), request: { ...request } };
  parseSignedRequest(value);
  return value;
}

/** @throws ReceiptError `signed.malformed`, `json.*`, `base64.malformed`, `hash.malformed`, `text.too_long` */
export function parseSignedRequest(value: StrictJson): SignedRequest {
  if (!isRecord(value)) throw malformed('signed_request');
  const { key, signature, request, ...others } = value;
  if (typeof key !== 'string' || typeof signature !== 'string' || Object.keys(others).length > 0)
    throw malformed('signed_request');
  requestBytes(request as unknown as PartnerRequest);
  const bytes = signatureFromBase64(signature);
  return { publicKey: hashFromBase64(key), signature: bytes, request: request as unknown as PartnerRequest };
}

function requireLength(length: number): void {
  if (length > MAX_REQUEST_BYTES) throw new ReceiptError('text.too_long', { limit: MAX_REQUEST_BYTES });
}

function requireRequest(value: unknown): asserts value is PartnerRequest {
  requireField(value, 'request');
  if (!isRecord(value)) throw malformed('request');
  if (Object.keys(value).sort().join() !== KEYS.join()) throw malformed('request');
  const { v, op, vendor, registration, version, at, claim } = value;
  if (v !== 1) throw malformed('v');
  if (typeof op !== 'string' || !Object.hasOwn(SIGNED_OPERATIONS, op)) throw malformed('op');
  if (typeof vendor !== 'string' || vendor === '') throw malformed('vendor');
  if (typeof registration !== 'string' || !UUID.test(registration)) throw malformed('registration');
  if (typeof version !== 'number' || version < 0) throw malformed('version');
  if (!isInstant(at)) throw malformed('at');
  if (!isRecord(claim)) throw malformed('claim');
  for (const [label, text] of Object.entries(claim))
    if (!isLabel(label) || typeof text !== 'string' || text === '') throw malformed(label);
}

const malformed = (key: string) => new ReceiptError('signed.malformed', { key });

const isRecord = (value: StrictJson | undefined): value is { readonly [key: string]: StrictJson } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
