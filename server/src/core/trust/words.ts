import type { Locale } from '../../kernel/locale.ts';
import { loadTexts, type Texts } from '../../platform/texts.ts';

let loaded: Texts | undefined;

/** A text of the trust log, from `locales/<language>/receipt.json`. */
export function words(locale: Locale, id: string, values: Record<string, unknown> = {}): string {
  loaded ??= loadTexts();
  return loaded.text(locale, `receipt.${id}`, values);
}
