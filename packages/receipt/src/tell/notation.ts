import type { Reader } from './told.ts';

const tags = { ru: 'ru-RU', en: 'en-GB' } as const;

/** Puts values into `{name}`; a text without its value is a defect of ours. */
export function fill(text: string, values: Readonly<Record<string, string | number | undefined>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} in "${text}"`);
    return String(value);
  });
}

export const numberIn = ({ language }: Reader, value: number): string => numberStyle(language, {}).format(value);

/** Date, time to the second and offset: «2 марта 2026 г. в 12:30:00 GMT+3». */
export const momentIn = ({ language, timeZone }: Reader, time: string): string =>
  timeStyle(language, { dateStyle: 'long', timeStyle: 'long', timeZone }).format(new Date(time));

/** A plain day, which has no zone. */
export const dayIn = ({ language }: Reader, day: string): string =>
  timeStyle(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

/** A decimal text as money; unknown currencies as they stand. */
export function moneyIn({ language }: Reader, amount: string, currency: string | undefined): string {
  const known = currency !== undefined && /^[A-Z]{3}$/.test(currency);
  const style = known ? ({ style: 'currency', currency } as const) : { minimumFractionDigits: 2 };
  // As text, so that no digit is lost.
  return numberStyle(language, style).format(amount as Intl.StringNumericLiteral);
}

type Language = Reader['language'];
const numberStyle = remembered(
  (language: Language, style: Intl.NumberFormatOptions) => new Intl.NumberFormat(tags[language], style),
);
const timeStyle = remembered(
  (language: Language, style: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tags[language], style),
);

/** A style costs far more to make than to use, and whoever is told one thing is told many in the same style. */
function remembered<S, F>(make: (language: Language, style: S) => F): (language: Language, style: S) => F {
  const made = new Map<string, F>();
  return (language, style) => {
    const key = JSON.stringify([language, style]);
    const known = made.get(key) ?? make(language, style);
    // Currencies and zones come from receipts of others: there is no end to them.
    if (made.size >= 100) made.clear();
    made.set(key, known);
    return known;
  };
}
