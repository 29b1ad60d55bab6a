/** What the form holds (text as typed) and how it becomes a draft the server takes, without losing anything typed. */

import { formatTaxId, parseTaxId } from '@kanal/server/kernel/identifiers/tax-id.ts';
import type { Locale } from '@kanal/server/kernel/locale.ts';
import { type Currency, formatNumber, parseMoney } from '@kanal/server/kernel/money.ts';
import type { Input } from '../../../app/api.ts';
import type { Registration } from '../types.ts';

export type DraftInput = Input<'createRegistration'>;
type Sent = Required<DraftInput>;

/** Plain columns that go to the server as they are typed. */
const TEXTS = [
  'customer_name',
  'customer_country',
  'customer_kpp',
  'customer_region',
  'customer_city',
  'customer_phone',
  'contact_name',
  'contact_role',
  'contact_phone',
  'contact_email',
  'project_name',
  'need',
  'notice_number',
  'competitor',
  'incumbent',
  'work_done',
  'next_steps',
  'help_wanted',
] as const;
type TextName = (typeof TEXTS)[number];

export interface DraftFields extends Record<TextName, string> {
  /** Tax id or web address, as typed: the one thing that finds the customer. */
  identifier: string;
  /** The other of the two, asked for among the details. */
  other_identifier: string;
  products: { family_id: string; quantity: number | null }[];
  amount: string;
  currency: Sent['currency'];
  billing: Sent['billing'];
  close_date: string | null;
  notice_date: string | null;
  type: Sent['type'];
  route: Sent['route'];
  public_sector: boolean;
  contact_consent: boolean;
  branch_id: string | null;
  responsible_id: string | null;
}

export const emptyDraft: DraftFields = {
  ...(Object.fromEntries(TEXTS.map((name) => [name, ''])) as Record<TextName, string>),
  customer_country: 'RU',
  identifier: '',
  other_identifier: '',
  products: [],
  amount: '',
  currency: 'RUB',
  billing: 'one_off',
  close_date: null,
  notice_date: null,
  type: 'new_customer',
  route: 'direct',
  public_sector: false,
  contact_consent: false,
  branch_id: null,
  responsible_id: null,
};

const DOMAIN_LIKE = /[@.].*\p{L}/u;
const EMAIL_LIKE = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Whether what is typed can already be asked about: a tax id with a right check sum, or something with a dot in it. */
export function readIdentifier(raw: string, country: string): { kind: 'tax_id' | 'domain'; sound: boolean } {
  const text = raw.trim();
  if (DOMAIN_LIKE.test(text)) return { kind: 'domain', sound: /[^\s@.]\.[\p{L}]{2,}/u.test(text) };
  return { kind: 'tax_id', sound: parseTaxId(country, text).ok };
}

/** The form in which a tax id is compared: no spaces, no dashes. */
export const compactTaxId = (raw: string) => raw.replace(/[\s\-–]/g, '').slice(0, 20);

function identifiers({ identifier, other_identifier, customer_country }: DraftFields) {
  const first = identifier.trim();
  const second = other_identifier.trim();
  const byDomain = readIdentifier(first, customer_country).kind === 'domain';
  const [taxId, domain] = byDomain ? [second, first] : [first, second];
  return { customer_tax_id: compactTaxId(taxId) || null, customer_domain: domain.slice(0, 300) || null };
}

/** @returns whole minor units, or `null` while the text is not an amount */
export function amountOf(
  { amount, currency }: Pick<DraftFields, 'amount' | 'currency'>,
  locale: Locale,
): number | null {
  const read = parseMoney(amount, currency as Currency, locale);
  return read.ok && read.money.amountMinor >= 0 ? read.money.amountMinor : null;
}

/** Everything that can be saved now; a half-typed address or amount waits until it is one. */
export function toInput(fields: DraftFields, locale: Locale): DraftInput {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, fields[name].trim()])) as Record<TextName, string>;
  return {
    ...texts,
    ...identifiers(fields),
    customer_kpp: texts.customer_kpp || null,
    customer_phone: texts.customer_phone || null,
    contact_email: EMAIL_LIKE.test(texts.contact_email) ? texts.contact_email : '',
    products: fields.products,
    amount_minor: amountOf(fields, locale),
    currency: fields.currency,
    billing: fields.billing,
    close_date: fields.close_date,
    notice_date: fields.notice_date,
    type: fields.type,
    route: fields.route,
    public_sector: fields.public_sector,
    contact_consent: fields.contact_consent,
    branch_id: fields.branch_id,
    ...(fields.responsible_id ? { responsible_id: fields.responsible_id } : {}),
  };
}

/** Only what differs from what the server has. */
export function changedSince(saved: DraftInput, wanted: DraftInput): DraftInput {
  const differs = ([name, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(saved[name as keyof DraftInput]);
  return Object.fromEntries(Object.entries(wanted).filter(differs)) as DraftInput;
}

/** The form of a registration that the server has. */
export function fromRegistration(registration: Registration, locale: Locale): DraftFields {
  const { customer_tax_id, customer_domain, customer_country, amount_minor } = registration;
  return {
    ...emptyDraft,
    ...(Object.fromEntries(TEXTS.map((name) => [name, registration[name] ?? ''])) as Record<TextName, string>),
    identifier: customer_tax_id ? formatTaxId(customer_country, customer_tax_id) : (customer_domain ?? ''),
    other_identifier: customer_tax_id ? (customer_domain ?? '') : '',
    products: registration.products.map(({ id, quantity }) => ({ family_id: id, quantity })),
    amount: amount_minor === null ? '' : formatNumber(amount_minor / 100, locale),
    currency: registration.currency as DraftFields['currency'],
    billing: registration.billing,
    close_date: registration.close_date,
    notice_date: registration.notice_date,
    type: registration.type,
    route: registration.route,
    public_sector: registration.public_sector,
    contact_consent: registration.contact_consent,
    branch_id: registration.branch_id,
    responsible_id: registration.responsible.id,
  };
}

/** What can be seen to be wrong before the server is asked; keys are the paths the server uses. */
export function localMistakes(fields: DraftFields, locale: Locale): Partial<Record<string, 'amount' | 'email'>> {
  const found: Partial<Record<string, 'amount' | 'email'>> = {};
  if (fields.amount.trim() && amountOf(fields, locale) === null) found.amount_minor = 'amount';
  if (fields.contact_email.trim() && !EMAIL_LIKE.test(fields.contact_email.trim())) found.contact_email = 'email';
  return found;
}
