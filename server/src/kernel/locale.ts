export const locales = ['ru', 'en'] as const;
export type Locale = (typeof locales)[number];

export function isLocale(value: unknown): value is Locale {
  return value === 'ru' || value === 'en';
}

/** The first language of an `Accept-Language` header that we speak; English for everybody else. */
export function localeOf(header: string | undefined): Locale {
  for (const part of (header ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase();
    if (isLocale(tag)) return tag;
  }
  return 'en';
}

/** A text in both languages, as rules and products hold it. */
export type LocalText = Record<Locale, string>;
