/** Phone numbers as people write them, kept in one form (E.164). For the server: the tables of all countries are no load for a page. */
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** `country`: whose numbers need no country code. An extension is left out: it is the line that is kept. */
export function parsePhone(country: string, raw: string): { ok: true; value: string } | { ok: false } {
  const usual = isSupportedCountry(country) ? { defaultCountry: country as CountryCode } : {};
  const found = parsePhoneNumberFromString(raw, { ...usual, extract: false });
  return found?.isValid() ? { ok: true, value: found.number } : { ok: false };
}

/** With its country code, in groups that do not part at the end of a line. */
export function formatPhone(value: string): string {
  return (parsePhoneNumberFromString(value)?.formatInternational() ?? value).replaceAll(' ', '\u00a0');
}
