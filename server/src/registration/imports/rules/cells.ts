/** What a cell says: days, amounts, choices and yes or no, as people write them in Russian and in English. */
import { type Currency, isCurrency, parseMoney } from '../../../kernel/money.ts';
import { type Problem, problem } from '../../../kernel/problem.ts';

/** A faulty cell: its code names the text in `locales/`. */
export const fault = (code: string, params: Problem['params'] = {}): Problem => problem(code, params);

const months: Record<string, number> = {};
const names = [
  ['янв', 'jan'],
  ['фев', 'feb'],
  ['мар', 'mar'],
  ['апр', 'apr'],
  ['мая', 'may', 'май'],
  ['июн', 'jun'],
  ['июл', 'jul'],
  ['авг', 'aug'],
  ['сен', 'sep'],
  ['окт', 'oct'],
  ['ноя', 'nov'],
  ['дек', 'dec'],
];
for (const [at, list] of names.entries()) for (const name of list) months[name] = at + 1;

function isoDay(year: number, month: number, day: number): string | null {
  const whole = year < 100 ? 2000 + year : year;
  const made = new Date(Date.UTC(whole, month - 1, day));
  const real = made.getUTCFullYear() === whole && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return real && whole >= 1900 && whole < 2200 ? made.toISOString().slice(0, 10) : null;
}

/** Serial number of a day, as a spreadsheet without formats keeps it: 1 is 1 January 1900. */
function serialDay(text: string): string | null {
  if (!/^\d{5}(\.\d+)?$/.test(text)) return null;
  const made = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(text)) * 86_400_000);
  return made.toISOString().slice(0, 10);
}

/**
 * `2027-03-01`, `01.03.2027`, `1/3/2027`, `1 марта 2027 г.`, `March 1, 2027`. Day before month, as in all the languages
 * that are spoken here, unless only the other order makes a day (`3/25/2027`).
 */
export function readDay(raw: string): string | Problem {
  const text = raw.toLowerCase().replace(/\s+/g, ' ').trim();
  const bad = () => fault('field.import.day', { value: raw.slice(0, 40) });
  const serial = serialDay(text);
  if (serial) return serial;
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[t ].*)?$/.exec(text);
  if (iso) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3])) ?? bad();
  const short = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})(?:г\.?| .*)?$/.exec(text);
  if (short) {
    const [one, two, year] = [Number(short[1]), Number(short[2]), Number(short[3])];
    return isoDay(year, two, one) ?? isoDay(year, one, two) ?? bad();
  }
  const worded =
    /^(\d{1,2}) ?([a-zа-яё]{3,})\.? ,?(\d{4})(?: ?г(?:ода|\.)?)?$/.exec(text.replace(',', ' ,').replace(' ,', ' ')) ??
    swapped(/^([a-zа-яё]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(text));
  if (!worded) return bad();
  const month = months[(worded[2] as string).slice(0, 3)];
  return month ? (isoDay(Number(worded[3]), month, Number(worded[1])) ?? bad()) : bad();
}

function swapped(found: RegExpExecArray | null): string[] | null {
  return found && [found[0], found[2] as string, found[1] as string, found[3] as string];
}

const thousand = /(тыс|k|т\.?р)\.?\s*(руб\.?|р\.?|₽)?$/i;
const million = /(млн|mln|m|mio)\.?\s*(руб\.?|р\.?|₽)?$/i;

/** `1 240 000,50 ₽`, `1,240,000.50`, `1.2 млн`. Where the two languages disagree, only one of them makes money of it; what neither can tell is asked for, not guessed. */
export function readAmount(raw: string, currency: Currency): number | Problem {
  const factor = million.test(raw) ? 1_000_000 : thousand.test(raw) ? 1_000 : 1;
  const text = factor === 1 ? raw : raw.replace(million, '').replace(thousand, '').trim();
  const read = (['ru', 'en'] as const).map((locale) => parseMoney(text, currency, locale));
  const found = read.find((parsed) => parsed.ok);
  if (!found) {
    const ambiguous = read.some((parsed) => !parsed.ok && parsed.reason === 'ambiguous');
    return fault(ambiguous ? 'field.import.amount_ambiguous' : 'field.import.amount', { value: raw.slice(0, 40) });
  }
  const minor = found.money.amountMinor * factor;
  if (!Number.isSafeInteger(minor) || minor < 0 || minor > 1e14)
    return fault('field.import.amount', { value: raw.slice(0, 40) });
  return minor;
}

const signs: [RegExp, Currency][] = [
  [/₽|руб|\brub\b|^р\.?$/i, 'RUB'],
  [/₸|тенге|\bkzt\b/i, 'KZT'],
  [/\bbyn\b|бел/i, 'BYN'],
  [/\buzs\b|сум/i, 'UZS'],
  [/\$|долл|\busd\b/i, 'USD'],
  [/€|евро|\beur\b/i, 'EUR'],
  [/¥|юан|\bcny\b|\brmb\b/i, 'CNY'],
];
const imported: readonly string[] = signs.map(([, code]) => code);

export function readCurrency(raw: string): Currency | Problem {
  const code = raw.trim().toUpperCase();
  if (isCurrency(code) && imported.includes(code)) return code;
  return currencyIn(raw) ?? fault('field.import.currency', { value: raw.slice(0, 40) });
}

/** The currency that an amount names beside its figures; null: it names none. */
export function currencyIn(raw: string): Currency | null {
  return signs.find(([sign]) => sign.test(raw))?.[1] ?? null;
}

const yes = /^(да|yes|y|true|истина|1|\+|x|х|v|✓|✔|есть)$/i;
const no = /^(нет|no|n|false|ложь|0|-|–|—)?$/i;

export function readYes(raw: string): boolean | Problem {
  const text = raw.trim();
  if (yes.test(text)) return true;
  return no.test(text) ? false : fault('field.import.yes_no', { value: raw.slice(0, 40) });
}

/** Words for the choices of a field; what the lists of the interface say, and what is said beside them. */
const choices = {
  billing: {
    one_off: ['разово', 'разовая', 'единоразово', 'единовременно', 'one-off', 'one off', 'once', 'one time', 'one_off'],
    monthly: ['каждый месяц', 'ежемесячно', 'помесячно', 'подписка', 'monthly', 'per month', 'subscription'],
  },
  type: {
    new_customer: ['новый заказчик', 'новый клиент', 'новый', 'new customer', 'new', 'new_customer'],
    existing_customer_project: [
      ...['новый проект известного заказчика', 'проект у действующего заказчика', 'новый проект', 'проект'],
      ...['project in an existing customer', 'existing customer', 'new project', 'existing_customer_project'],
    ],
    regulated_procurement: [
      ...['регулируемая закупка', 'закупка по закону', 'госзакупка', '44-фз/223-фз'],
      ...['regulated procurement', 'public procurement', 'regulated_procurement'],
    ],
    renewal: ['продление', 'renewal'],
    expansion: ['расширение', 'доппродажа', 'expansion', 'upsell'],
  },
  route: {
    direct: ['прямой договор', 'напрямую', 'прямая закупка', 'без закупки', 'direct', 'direct contract'],
    tender: ['тендер', 'конкурс', 'коммерческий тендер', 'tender'],
    auction: ['аукцион', 'auction'],
    law_44: ['44-фз', '44 фз', '44фз', 'law 44', 'law_44'],
    law_223: ['223-фз', '223 фз', '223фз', 'law 223', 'law_223'],
  },
} as const;
export type ChoiceField = keyof typeof choices;

export function readChoice(field: ChoiceField, raw: string): string | Problem {
  const text = raw.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
  for (const [value, words] of Object.entries(choices[field]) as [string, readonly string[]][])
    if (words.some((word) => word.replaceAll('ё', 'е') === text)) return value;
  return fault('field.import.choice', { value: raw.slice(0, 40) });
}

const countries: [RegExp, string][] = [
  [/^(ru|rus|россия|рф|российская федерация|russia|russian federation)$/, 'RU'],
  [/^(kz|kaz|казахстан|рк|республика казахстан|kazakhstan)$/, 'KZ'],
  [/^(by|blr|беларусь|белоруссия|рб|республика беларусь|belarus)$/, 'BY'],
  [/^(uz|uzb|узбекистан|республика узбекистан|uzbekistan)$/, 'UZ'],
];

export function readCountry(raw: string): string | Problem {
  const text = raw.toLowerCase().trim();
  const known = countries.find(([names]) => names.test(text))?.[1];
  if (known) return known;
  return /^[a-z]{2}$/.test(text) ? text.toUpperCase() : fault('field.import.country', { value: raw.slice(0, 40) });
}

export function readQuantity(raw: string): number | Problem {
  const text = raw.replace(/[\s\u00a0]/g, '').replace(/(шт|лиц|pcs?|seats?)\.?$/i, '');
  const value = Number(text.replace(/[.,]0+$/, ''));
  return /^\d+([.,]0+)?$/.test(text) && value >= 1 && value <= 10_000_000
    ? value
    : fault('field.import.quantity', { value: raw.slice(0, 40) });
}
