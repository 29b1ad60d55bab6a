/** What is inside an ICU message: its placeholders, and the categories of each plural. */
import { compileMessage } from '@lingui/message-utils/compileMessage';

export interface MessageParts {
  /** Names of placeholders, sorted. */
  placeholders: string[];
  /** `count: few, many, one, other` for each plural. */
  plurals: { name: string; categories: string[] }[];
}

export function partsOf(text: string): MessageParts {
  const parts: MessageParts = { placeholders: [], plurals: [] };
  collect(compileMessage(text), parts);
  parts.placeholders = [...new Set(parts.placeholders)].sort();
  return parts;
}

function collect(tokens: unknown, parts: MessageParts): void {
  if (!Array.isArray(tokens)) return;
  for (const token of tokens) {
    if (!Array.isArray(token)) continue;
    const [name, kind, options] = token as [string, string?, unknown?];
    if (name !== '#') parts.placeholders.push(name);
    if (typeof options !== 'object' || options === null || kind === 'date' || kind === 'number') continue;
    if (kind === 'plural') {
      const categories = Object.keys(options).filter((key) => key !== 'offset' && !/^\d+$/.test(key));
      parts.plurals.push({ name, categories: categories.sort() });
    }
    for (const branch of Object.values(options)) collect(branch, parts);
  }
}

export type Catalogue = Readonly<Record<string, string>>;

const needed = {
  ru: ['few', 'many', 'one', 'other'],
  en: ['one', 'other'],
} as const;

/** What keeps two catalogues from saying the same: missing keys, other placeholders, plural categories left out. */
export function localeFaults(catalogues: { ru: Catalogue; en: Catalogue }): string[] {
  const faults: string[] = [];
  const keys = new Set([...Object.keys(catalogues.ru), ...Object.keys(catalogues.en)]);
  for (const key of [...keys].sort()) {
    const texts = { ru: catalogues.ru[key], en: catalogues.en[key] };
    for (const locale of ['ru', 'en'] as const) {
      const text = texts[locale];
      if (text === undefined || text.trim() === '') faults.push(`${key}: no text in ${locale}`);
      else faults.push(...pluralFaults(key, locale, text));
    }
    if (texts.ru === undefined || texts.en === undefined) continue;
    const [ru, en] = [partsOf(texts.ru).placeholders.join(), partsOf(texts.en).placeholders.join()];
    if (ru !== en) faults.push(`${key}: placeholders differ: ru {${ru}}, en {${en}}`);
  }
  return faults;
}

function pluralFaults(key: string, locale: 'ru' | 'en', text: string): string[] {
  return partsOf(text).plurals.flatMap(({ name, categories }) => {
    const missing = needed[locale].filter((each) => !categories.includes(each));
    return missing.length > 0 ? [`${key}: ${locale} lacks ${missing.join(', ')} of {${name}}`] : [];
  });
}
