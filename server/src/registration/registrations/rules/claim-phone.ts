/** The customer's general phone in a claim. Apart from the other keys, which a browser reads as well: the tables of phones are no load for a page. */
import { parsePhone } from '../../../kernel/identifiers/phone.ts';
import type { FieldProblem } from '../../../kernel/problem.ts';

/** In one form; what is no number stays as typed until submission. */
export function withPhone<T extends { customer_phone?: string | null | undefined }>(fields: T, country: string): T {
  if (fields.customer_phone === undefined) return fields;
  const parsed = fields.customer_phone ? parsePhone(country, fields.customer_phone) : null;
  return { ...fields, customer_phone: parsed?.ok ? parsed.value : fields.customer_phone || null };
}

export function phoneProblems(claim: { customer_phone: string | null; customer_country: string }): FieldProblem[] {
  const { customer_phone, customer_country } = claim;
  if (!customer_phone || parsePhone(customer_country, customer_phone).ok) return [];
  return [{ path: 'customer_phone', code: 'field.phone.invalid' }];
}
