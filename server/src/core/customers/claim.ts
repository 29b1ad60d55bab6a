/** What is known of a customer when somebody claims a deal with it. */
import { parseDomain } from '../../kernel/identifiers/domain.ts';
import { parsePhone } from '../../kernel/identifiers/phone.ts';
import { parseTaxId } from '../../kernel/identifiers/tax-id.ts';

export interface Claim {
  name: string;
  country: string;
  tax_id: string | null;
  kpp: string | null;
  domain: string | null;
  /** Of the company, not of a person. */
  phone?: string | null;
  region?: string;
  city?: string;
  address?: string;
  /** The claim's own customer when it is known: left out of the answer, its group and earlier verdicts are used. */
  customer_id?: string | null;
  /** The claim's own customer was made a moment ago: it has no group and no verdicts to ask for. */
  new_customer?: boolean;
}

export interface Keys {
  tax_id: string | null;
  domain: string | null;
  phone: string | null;
}

/** A wrong check sum is a typing error and no id; a domain that many share says nothing, and neither does half a phone. */
export function usableKeys(claim: Pick<Claim, 'country' | 'tax_id' | 'domain' | 'phone'>): Keys {
  const taxId = claim.tax_id ? parseTaxId(claim.country, claim.tax_id) : null;
  const domain = claim.domain ? parseDomain(claim.domain) : null;
  const phone = claim.phone ? parsePhone(claim.country, claim.phone) : null;
  return {
    tax_id: taxId?.ok ? taxId.value : null,
    domain: domain?.ok && !domain.shared ? domain.domain : null,
    phone: phone?.ok ? phone.value : null,
  };
}
