import type { Locale } from './locale.ts';

/** Decimal places of the minor unit by ISO 4217. `Intl` is not asked: it shows UZS and others without theirs. */
export const currencyDecimals = {
  RUB: 2,
  KZT: 2,
  BYN: 2,
  UZS: 2,
  USD: 2,
  EUR: 2,
  CNY: 2,
  TRY: 2,
  AED: 2,
  AMD: 2,
  AZN: 2,
  GEL: 2,
  KGS: 2,
  GBP: 2,
  INR: 2,
} as const;
export type Currency = keyof typeof currencyDecimals;
/** Currencies a deal may be in. */
export const dealCurrencies = ['RUB', 'KZT', 'BYN', 'UZS', 'USD', 'EUR', 'CNY'] as const satisfies Currency[];

export const currencies = Object.keys(currencyDecimals) as Currency[];

/** An amount in whole minor units (kopecks), a safe integer; negative for corrections. */
export type Money = { amountMinor: number; currency: Currency };

export type ParsedMoney =
  | { ok: true; money: Money }
  | { ok: false; reason: 'empty' | 'characters' | 'currency' | 'ambiguous' | 'precision' | 'range' };

export function isCurrency(value: unknown): value is Currency {
  return typeof value === 'string' && Object.hasOwn(currencyDecimals, value);
}

/** Sum of two amounts. Throws RangeError when the currencies differ or the sum is not a safe integer. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`cannot add ${b.currency} to ${a.currency}`);
  const amountMinor = a.amountMinor + b.amountMinor;
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError('amount out of range');
  return { amountMinor, currency: a.currency };
}

/**
 * Reads what people type or paste: `1 240 000,50`, `1,240,000.50`, `₽1 240 000`, `1240000 руб.`. A single separator
 * before exactly three digits is grouping where the language groups with it (`1,240` in English), too many decimals
 * where it is the decimal sign, and otherwise `ambiguous`: an amount is never guessed.
 */
export function parseMoney(raw: string, currency: Currency, locale: Locale): ParsedMoney {
  const { rest, foreign } = withoutSigns(raw, currency);
  const text = rest.replace(/^[−–-]\s*/, '-');
  const negative = text.startsWith('-');
  const number = text
    .slice(negative ? 1 : 0)
    .replace(/[\s'’]+/g, ' ')
    .trim();
  if (number === '') return { ok: false, reason: 'empty' };
  if (foreign) return { ok: false, reason: 'currency' };
  if (!/^\d[\d .,]*$/.test(number) || /[.,]$/.test(number)) return { ok: false, reason: 'characters' };
  const split = splitDecimals(number, locale);
  if (typeof split === 'string') return { ok: false, reason: split };
  const decimals = currencyDecimals[currency];
  if (split.fraction.length > decimals) return { ok: false, reason: 'precision' };
  const amountMinor = Number(split.whole + split.fraction.padEnd(decimals, '0'));
  if (!Number.isSafeInteger(amountMinor)) return { ok: false, reason: 'range' };
  return { ok: true, money: { amountMinor: negative && amountMinor !== 0 ? -amountMinor : amountMinor, currency } };
}

/**
 * For people: `1 240 000 ₽` in Russian, `₽1,240,000` in English, with no-break spaces. Minor units are shown when there
 * are any, or always with `decimals: 'always'` (columns that must line up, documents).
 */
export function formatMoney(money: Money, locale: Locale, options: { decimals?: 'auto' | 'always' } = {}): string {
  const scale = 10 ** currencyDecimals[money.currency];
  const places =
    options.decimals === 'always' || money.amountMinor % scale !== 0 ? currencyDecimals[money.currency] : 0;
  return formatter(locale, money.currency, places).format(money.amountMinor / scale);
}

/** The same for sums that may pass the safe integers: no unit is lost, however large. */
export function formatExactMoney(amountMinor: bigint, currency: Currency, locale: Locale): string {
  const places = currencyDecimals[currency];
  const scale = 10n ** BigInt(places);
  const fraction = amountMinor % scale;
  const text = `${amountMinor / scale}.${String(fraction).padStart(places, '0')}` as Intl.StringNumericLiteral;
  return formatter(locale, currency, fraction === 0n ? 0 : places).format(text);
}

/** For machines: `1240000.50`, always with all decimals of the currency and no sign of it. */
export function decimalText({ amountMinor, currency }: Money): string {
  const digits = String(Math.abs(amountMinor)).padStart(currencyDecimals[currency] + 1, '0');
  const whole = digits.slice(0, digits.length - currencyDecimals[currency]);
  return `${amountMinor < 0 ? '-' : ''}${whole}.${digits.slice(whole.length)}`;
}

/** A plain number in the language's notation, for counts and columns whose heading names the unit: `1 240 000`. */
export function formatNumber(value: number, locale: Locale, maximumDecimals = 2): string {
  return new Intl.NumberFormat(tags[locale], { maximumFractionDigits: maximumDecimals, useGrouping: true }).format(
    value,
  );
}

const tags = { ru: 'ru-RU', en: 'en-US' } as const;
// The narrow signs of these mislead or are missing from fonts: Belarusian roubles in Russian would be «р.».
const shownByCode: readonly Currency[] = ['BYN', 'GEL', 'KGS'];

// «руб.» and «р.» are written for Belarusian roubles too.
const roubles = ['рублей', 'рубля', 'рубль', 'руб.', 'руб', 'р.'];
const signs: Partial<Record<Currency, readonly string[]>> = {
  RUB: ['₽', ...roubles],
  BYN: ['Br', ...roubles],
  KZT: ['₸', 'тенге', 'тг.', 'тг'],
  UZS: ['сумов', 'сум'],
  USD: ['$'],
  EUR: ['€'],
  GBP: ['£'],
  CNY: ['¥'],
  TRY: ['₺'],
  AMD: ['֏'],
  AZN: ['₼'],
  GEL: ['₾'],
  INR: ['₹'],
};

/** The text without the signs of its currency, and whether a sign of another one stands there. */
function withoutSigns(raw: string, currency: Currency): { rest: string; foreign: boolean } {
  let rest = raw;
  for (const sign of [currency, ...(signs[currency] ?? [])]) rest = rest.replace(sign, ' ');
  const others = currencies.flatMap((code) => [code, ...(signs[code] ?? [])]);
  return { rest: rest.trim(), foreign: others.some((sign) => rest.includes(sign)) };
}

const formatters = new Map<string, Intl.NumberFormat>();

// Building a formatter costs far more than using it, and a list shows hundreds of amounts.
function formatter(locale: Locale, currency: Currency, places: number): Intl.NumberFormat {
  const key = `${locale} ${currency} ${places}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.NumberFormat(tags[locale], {
      style: 'currency',
      currency,
      currencyDisplay: shownByCode.includes(currency) ? 'code' : 'narrowSymbol',
      minimumFractionDigits: places,
      maximumFractionDigits: places,
    });
    formatters.set(key, found);
  }
  return found;
}

function splitDecimals(
  number: string,
  locale: Locale,
): { whole: string; fraction: string } | 'characters' | 'ambiguous' | 'precision' {
  const last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
  if (last < 0) return grouped(number, ' ');
  const mark = number[last] ?? '';
  const other = mark === '.' ? ',' : '.';
  const fraction = number.slice(last + 1);
  const head = number.slice(0, last);
  if (fraction.includes(' ')) return 'characters';
  if (head.includes(mark)) return number.includes(other) ? 'characters' : grouped(number, mark);
  if (fraction.length === 3 && !head.includes(other) && !head.includes(' ')) {
    if (mark === decimalMark[locale]) return 'precision';
    return locale === 'en' ? grouped(number, mark) : 'ambiguous';
  }
  const whole = grouped(head, head.includes(other) ? other : ' ');
  return typeof whole === 'string' ? whole : { whole: whole.whole, fraction };
}

const decimalMark = { ru: ',', en: '.' } as const;

/** The digits of a whole number whose groups, if any, have three digits each. */
function grouped(number: string, mark: string): { whole: string; fraction: string } | 'characters' {
  const [first = '', ...groups] = number.split(mark);
  const sound =
    groups.length === 0
      ? /^\d+$/.test(first)
      : /^\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
  return sound ? { whole: first + groups.join(''), fraction: '' } : 'characters';
}
