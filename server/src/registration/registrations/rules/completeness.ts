/** What a complete registration is: everything that submission asks for, found at once. */
import { parseDomain } from '../../../kernel/identifiers/domain.ts';
import { isNoticeOf } from '../../../kernel/identifiers/notice.ts';
import { parseKpp } from '../../../kernel/identifiers/russia.ts';
import { parseTaxId } from '../../../kernel/identifiers/tax-id.ts';
import type { FieldProblem } from '../../../kernel/problem.ts';

export interface CompletenessFacts {
  customer_name: string;
  customer_country: string;
  customer_tax_id: string | null;
  customer_kpp: string | null;
  customer_domain: string | null;
  contact_name: string;
  contact_email: string;
  contact_phone: string;
  contact_consent: boolean;
  need: string;
  amount_minor: number | null;
  close_date: string | null;
  type: string;
  route: string;
  notice_number: string;
  notice_date: string | null;
  family_ids: readonly string[];
}

const minimumNeed = 10;

/** Every field that stands in the way of a submission on `today` (YYYY-MM-DD in the partner's zone); empty: complete. */
export function incompleteFields(facts: CompletenessFacts, today: string): FieldProblem[] {
  const found: FieldProblem[] = [];
  const need = (path: string, code = 'field.required') => found.push({ path, code });
  if (facts.customer_name.trim() === '') need('customer_name');
  found.push(...identityProblems(facts));
  if (facts.family_ids.length === 0) need('products');
  if (facts.amount_minor === null || facts.amount_minor <= 0) need('amount_minor');
  if (facts.close_date === null) need('close_date');
  else if (facts.close_date < today) need('close_date', 'field.date_past');
  if (facts.need.trim() === '') need('need');
  else if (facts.need.trim().length < minimumNeed) {
    found.push({ path: 'need', code: 'field.too_small_text', params: { minimum: minimumNeed } });
  }
  const contact = facts.contact_name || facts.contact_email || facts.contact_phone;
  if (contact && !facts.contact_consent) need('contact_consent', 'field.consent_required');
  found.push(...procurementProblems(facts));
  return found;
}

/** The customer needs an identity that can be compared: a tax id with a right check sum, or a domain of its own. */
function identityProblems(facts: CompletenessFacts): FieldProblem[] {
  const found: FieldProblem[] = [];
  if (!facts.customer_tax_id && !facts.customer_domain) {
    found.push({ path: 'customer_tax_id', code: 'field.tax_id_or_domain' });
  }
  if (facts.customer_tax_id) {
    const parsed = parseTaxId(facts.customer_country, facts.customer_tax_id);
    if (!parsed.ok) found.push({ path: 'customer_tax_id', code: `field.tax_id_${parsed.reason}` });
  }
  if (facts.customer_kpp && !parseKpp(facts.customer_kpp).ok) found.push({ path: 'customer_kpp', code: 'field.kpp' });
  if (facts.customer_domain) {
    const parsed = parseDomain(facts.customer_domain);
    if (!parsed.ok) found.push({ path: 'customer_domain', code: 'field.domain' });
    else if (parsed.shared && !facts.customer_tax_id)
      found.push({ path: 'customer_domain', code: 'field.shared_domain' });
  }
  return found;
}

/** A regulated procurement is run by law: its route must be one, and a notice has both number and date. */
function procurementProblems(facts: CompletenessFacts): FieldProblem[] {
  const found: FieldProblem[] = [];
  const byLaw = facts.route === 'law_44' || facts.route === 'law_223';
  if (facts.type === 'regulated_procurement' && !byLaw) found.push({ path: 'route', code: 'field.route_by_law' });
  if (facts.notice_number && !facts.notice_date) found.push({ path: 'notice_date', code: 'field.required' });
  if (facts.notice_date && !facts.notice_number) found.push({ path: 'notice_number', code: 'field.required' });
  if (facts.notice_number && !isNoticeOf(facts.route, facts.notice_number))
    found.push({ path: 'notice_number', code: `field.notice_${facts.route}` });
  return found;
}
