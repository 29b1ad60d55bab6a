/** How a deal is called and what it costs, the same on every screen. */
import type { Locale, LocalText } from '@kanal/server/kernel/locale.ts';
import { type Currency, formatMoney } from '@kanal/server/kernel/money.ts';
import type { T } from '../../app/use-t.tsx';

/** The part of a legal name that people say: `ООО «Ромашка»` → `«Ромашка»`; other names as they are. */
export function shortName(name: string): string {
  return name.match(/«.+»/)?.[0] ?? name;
}

/**
 * A name as lists show it, what tells companies apart first: `ПАО «Завод „Азимут“»` → `Завод «Азимут», ПАО`; other
 * names as they are.
 */
export function nameFirst(name: string): string {
  const [, form, own] = name.match(/^(\p{Lu}{2,5}) «(.+)»$/u) ?? [];
  return form && own ? `${own.replace(/„([^“]*)“/g, '«$1»')}, ${form}` : name;
}

export function familyNames(families: readonly { name: LocalText }[], locale: Locale): string {
  return families.map((family) => family.name[locale] || family.name.ru).join(', ');
}

interface Titled {
  customer_name: string;
  families: readonly { name: LocalText }[];
}

/** `«Ромашка», CRM Про`; of a draft what is known so far. */
export function dealTitle({ customer_name, families }: Titled, locale: Locale, t: T): string {
  const parts = [shortName(customer_name), familyNames(families, locale)].filter((part) => part !== '');
  return parts.join(', ') || t('registrations.unnamed');
}

interface Priced {
  amount_minor: number | null;
  currency: string;
  billing: 'one_off' | 'monthly';
}

/** `1 240 000 ₽`, `40 000 ₽ в месяц`; a dash while nobody has said how much. */
export function amountWords({ amount_minor, currency, billing }: Priced, locale: Locale, t: T): string {
  if (amount_minor === null) return '—';
  const amount = formatMoney({ amountMinor: amount_minor, currency: currency as Currency }, locale);
  return billing === 'monthly' ? t('registrations.monthly', { amount }) : amount;
}
