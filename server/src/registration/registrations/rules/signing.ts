/** What a partner signs of its registration: one function makes it for server and browser, another one checks it. */
import {
  canonicalJson,
  type Ed25519Verifier,
  type PartnerRequest,
  parseRequest,
  ReceiptError,
  type SignedOperation,
  type SignedRequest,
  signatureFromBase64,
  utf8,
} from '@kanal/receipt';
import { type Currency, decimalText } from '../../../kernel/money.ts';
import { type Problem, problem } from '../../../kernel/problem.ts';
import type { Signature } from '../contract/signature.ts';

/** The partner's own words about a deal, as they are stored. */
export interface ClaimFacts {
  customer_name: string;
  customer_country: string;
  customer_tax_id: string | null;
  customer_kpp: string | null;
  customer_domain: string | null;
  /** In the vendor's order. */
  family_codes: readonly string[];
  project_name: string;
  need: string;
  amount_minor: number | null;
  currency: string;
  close_date: string | null;
  type: string;
  route: string;
}

/** By the labels of the leaf that commits to them; what is absent or empty is left out. */
export function signedClaim(facts: ClaimFacts): Record<string, string> {
  const { amount_minor, currency } = facts;
  const claim = {
    customer: facts.customer_name,
    country: facts.customer_country,
    tax_id: facts.customer_tax_id,
    site: facts.customer_kpp,
    domain: facts.customer_domain,
    families: facts.family_codes.join(', '),
    project: facts.project_name,
    need: facts.need,
    amount: amount_minor === null ? null : decimalText({ amountMinor: amount_minor, currency: currency as Currency }),
    currency,
    close_date: facts.close_date,
    type: facts.type,
    route: facts.route,
  };
  const given = Object.entries(claim).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(given.map(([label, text]) => [label, text.normalize('NFC')]));
}

/** What the request is about, beside the claim. */
export interface RequestSubject {
  op: SignedOperation;
  /** The vendor's name in addresses. */
  vendor: string;
  /** The registration's id. */
  registration: string;
  /** The version that was signed. */
  version: number;
  at: string;
}

export const requestFor = (subject: RequestSubject, facts: ClaimFacts): PartnerRequest => ({
  v: 1,
  ...subject,
  claim: signedClaim(facts),
});

/** A key as signatures are checked against it. */
export interface KnownKey {
  personId: string;
  publicKey: Uint8Array;
  retired: boolean;
}

interface Asked {
  /** Who asks. */
  personId: string | null;
  /** What the request must say, but for its time. */
  subject: Omit<RequestSubject, 'at'>;
  facts: ClaimFacts;
  isFresh: (at: string) => boolean;
}

/** The request that was signed, once key, signature and every word of it are right. */
export function checkedRequest(
  given: Signature,
  key: KnownKey | null,
  { personId, subject, facts, isFresh }: Asked,
  verify: Ed25519Verifier,
): SignedRequest | Problem {
  if (!key || key.personId !== personId) return problem('signature.unknown_key', { key_id: given.key_id });
  if (key.retired) return problem('signature.retired_key', { key_id: given.key_id });
  let request: PartnerRequest;
  let signature: Uint8Array;
  try {
    request = parseRequest(given.request);
    signature = signatureFromBase64(given.signature);
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    return problem('signature.malformed', { reason: error.code });
  }
  if (!verify(key.publicKey, utf8(given.request), signature))
    return problem('signature.wrong', { key_id: given.key_id });
  if (request.op !== subject.op || request.vendor !== subject.vendor || request.registration !== subject.registration)
    return problem('signature.other_request');
  if (request.version !== subject.version)
    return problem('signature.other_version', { signed: request.version, version: subject.version });
  const differing = differences(request.claim, signedClaim(facts));
  if (differing.length > 0) return problem('signature.other_claim', { fields: differing });
  if (!isFresh(request.at)) return problem('signature.too_old');
  return { publicKey: key.publicKey, signature, request };
}

/** Labels under which two claims say different things. */
function differences(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): string[] {
  if (canonicalJson(a) === canonicalJson(b)) return [];
  const of = (claim: typeof a, label: string) => (Object.hasOwn(claim, label) ? claim[label] : undefined);
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((label) => of(a, label) !== of(b, label)).sort();
}
