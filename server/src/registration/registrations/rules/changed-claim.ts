/** What a claim says once a change is made: the same function for the server, which stores it, and whoever signs it. */
import { parseDomain } from '../../../kernel/identifiers/domain.ts';
import { noticeKey } from '../../../kernel/identifiers/notice.ts';
import { parseTaxId } from '../../../kernel/identifiers/tax-id.ts';
import type { ClaimFacts } from './signing.ts';

interface Ids {
  customer_tax_id?: string | null | undefined;
  customer_domain?: string | null | undefined;
  notice_number?: string | undefined;
}

/** Ids as they are compared: digits only, registrable domain, a notice's number without spaces. What cannot be read stays as typed until submission. */
export function normalised<T extends Ids>(fields: T, country: string): T {
  const changed = { ...fields };
  if (fields.customer_tax_id) {
    const parsed = parseTaxId(country, fields.customer_tax_id);
    if (parsed.ok) changed.customer_tax_id = parsed.value;
  }
  if (fields.customer_tax_id === '') changed.customer_tax_id = null;
  if (fields.customer_domain) {
    const parsed = parseDomain(fields.customer_domain);
    if (parsed.ok) changed.customer_domain = parsed.domain;
  }
  if (fields.customer_domain === '') changed.customer_domain = null;
  if (fields.notice_number) changed.notice_number = noticeKey(fields.notice_number);
  return changed;
}

type Stored = Omit<ClaimFacts, 'family_codes'> & { products: readonly { code: string }[] };
type ClaimChange = { [F in keyof Omit<ClaimFacts, 'family_codes'>]?: ClaimFacts[F] | undefined } & {
  products?: readonly { family_id: string }[] | undefined;
};

/** `families`: all of the vendor's, in its own order. Texts of `change` are trimmed. */
export function factsAfter(
  record: Stored,
  { products, ...typed }: ClaimChange,
  families: readonly { id: string; code: string }[],
): ClaimFacts {
  const fields = normalised(typed, typed.customer_country ?? record.customer_country);
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const chosen = products && families.filter(({ id }) => products.some(({ family_id }) => family_id === id));
  return { ...record, ...given, family_codes: (chosen ?? record.products).map(({ code }) => code) };
}
