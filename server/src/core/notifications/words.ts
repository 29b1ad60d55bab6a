/** Turns what is stored with a notice into words of one reader: language, zone, dates. */
import { formatDateTime } from '../../kernel/dates.ts';
import type { Locale } from '../../kernel/locale.ts';
import { loadTexts, type Texts } from '../../platform/texts.ts';
import type { NoticeType } from './contract/notice-types.ts';

/**
 * Instants are ISO strings under names that end in `_at`; `note` is free text of the other side; what is written otherwise in each
 * language stands under `<name>_ru` and `<name>_en`, and texts call it by its name.
 */
export type NoticeParams = Record<string, string | number>;

export interface ReaderStyle {
  locale: Locale;
  timeZone: string;
}

let catalogue: Texts | null = null;

export function texts(): Texts {
  catalogue ??= loadTexts();
  return catalogue;
}

export interface NoticeWords {
  title: string;
  text: string;
  note: string;
}

export function noticeWords(type: NoticeType, params: NoticeParams, style: ReaderStyle, now: Date): NoticeWords {
  const values = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name.endsWith('_at') && value !== '' ? formatDateTime(new Date(value), { ...style, now }) : value,
    ]),
  );
  const own = new RegExp(`_${style.locale}$`);
  for (const [name, value] of Object.entries(params)) if (own.test(name)) values[name.replace(own, '')] = value;
  return {
    title: oneLine(texts().text(style.locale, `notice.${type}.title`, values)),
    text: texts().text(style.locale, `notice.${type}.text`, values),
    note: `${params.note ?? ''}`,
  };
}

/** A line break in a name must not begin a mail header of its own. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ');
}
