import { equal, hashFromBase64 } from '../bytes.ts';
import type { Ed25519Verifier } from '../ed25519/verifier.ts';
import { ReceiptError } from '../errors.ts';
import type { StrictJson } from '../json/strict.ts';
import { requestHash } from '../leaf/commitment.ts';
import type { Extra } from '../leaf/extra.ts';
import { commitmentIn } from '../leaf/leaf.ts';
import type { LeafType } from '../leaf/types.ts';
import { partnerKeyId } from '../request/partner-key.ts';
import {
  CLAIM_LABELS,
  type PartnerRequest,
  parseSignedRequest,
  requestBytes,
  SIGNED_OPERATIONS,
  type SignedRequest,
} from '../request/request.ts';

/** Label of the field that shows what the partner signed. */
export const SIGNED_REQUEST = 'signed_request';

/**
 * The partner's own signature. `shown: false`: the leaf holds its hash, and the receipt does not show what was signed (it
 * was erased). `shown: true`: it was verified here, and fits the leaf.
 */
export type Signed =
  | { readonly shown: false }
  | {
      readonly shown: true;
      readonly keyId: string;
      /** 32 bytes. */
      readonly publicKey: Uint8Array;
      readonly request: PartnerRequest;
    };

/**
 * What a receipt shows of the partner's own signature; undefined when the partner did not sign. The openings must have
 * been found to fit the leaf. `vendor` is the last part of the log's origin.
 * @throws ReceiptError `signed.*`: leaf and signature contradict each other
 */
export function requireSigned(vendor: string, extra: Extra, verify: Ed25519Verifier): Signed | undefined {
  const { leaf, openings } = extra;
  if (leaf.req === undefined) {
    if (commitmentIn(leaf, SIGNED_REQUEST) === undefined) return undefined;
    throw new ReceiptError('signed.without_hash');
  }
  const opening = Object.hasOwn(openings, SIGNED_REQUEST) ? openings[SIGNED_REQUEST] : undefined;
  if (!opening) return { shown: false };
  const { publicKey, signature, request } = readSigned(opening.value);
  const bytes = requestBytes(request);
  if (!equal(requestHash(publicKey, signature, bytes), hashFromBase64(leaf.req)))
    throw new ReceiptError('signed.other_request');
  const keyId = partnerKeyId(publicKey);
  if (!verify(publicKey, bytes, signature)) throw new ReceiptError('signed.wrong', { key: keyId });
  requireSubject(vendor, extra, request);
  requireClaim(extra, request);
  return { shown: true, keyId, publicKey, request };
}

/** The leaf committed to it: whatever is wrong with its form is the log's doing, and is said so. */
function readSigned(value: StrictJson): SignedRequest {
  try {
    return parseSignedRequest(value);
  } catch (error) {
    if (!(error instanceof ReceiptError) || error.code === 'signed.malformed') throw error;
    throw new ReceiptError('signed.malformed', { key: error.params.key || SIGNED_REQUEST });
  }
}

/** The signature is for this log, this registration and this event: none can be shown for another. */
function requireSubject(vendor: string, { leaf, openings }: Extra, request: PartnerRequest): void {
  if (request.vendor !== vendor) throw new ReceiptError('signed.other_log', { vendor: request.vendor });
  const thread = openings.thread?.value;
  if (thread !== undefined && thread !== request.registration)
    throw new ReceiptError('signed.other_registration', { registration: request.registration });
  const types: readonly LeafType[] = SIGNED_OPERATIONS[request.op];
  if (!types.includes(leaf.type)) throw new ReceiptError('signed.other_event', { type: leaf.type });
}

/** The leaf holds what the partner signed, and nothing in the partner's name beyond it. Erased fields cannot be compared. */
function requireClaim({ leaf, openings }: Extra, { claim }: PartnerRequest): void {
  for (const label of new Set([...CLAIM_LABELS, ...Object.keys(claim)])) {
    const signed = Object.hasOwn(claim, label) ? claim[label] : undefined;
    const isCommitted = commitmentIn(leaf, label) !== undefined;
    const opened = Object.hasOwn(openings, label) ? openings[label]?.value : undefined;
    const fits = isCommitted
      ? signed !== undefined && (opened === undefined || opened === signed)
      : signed === undefined;
    if (!fits) throw new ReceiptError('signed.other_claim', { label });
  }
}
