/** Reasons of a likeness as sentences in both languages, for the person who decides. */
import { formatPhone } from '../../kernel/identifiers/phone.ts';
import { formatTaxId } from '../../kernel/identifiers/tax-id.ts';
import { type LocalText, locales } from '../../kernel/locale.ts';
import { loadTexts, type Texts } from '../../platform/texts.ts';
import type { Reason } from './judging.ts';

let loaded: Texts | undefined;

export function reasonInWords(reason: Reason): LocalText {
  loaded ??= loadTexts();
  const texts = loaded;
  const { tax_id, country, phone } = reason.params;
  const params = {
    ...reason.params,
    ...(typeof tax_id === 'string' ? { tax_id: formatTaxId(String(country), tax_id) } : {}),
    ...(typeof phone === 'string' ? { phone: formatPhone(phone) } : {}),
  };
  return Object.fromEntries(
    locales.map((locale) => [locale, texts.text(locale, `match.reason.${reason.code}`, params)]),
  ) as LocalText;
}
