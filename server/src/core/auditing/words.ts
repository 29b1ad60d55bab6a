import type { Locale } from '../../kernel/locale.ts';
import { loadTexts, type Texts } from '../../platform/texts.ts';

let loaded: Texts | undefined;

/** A text of the evidence, from `locales/<language>/evidence.json`. */
export function evidenceWords(locale: Locale, id: string, values: Record<string, unknown> = {}): string {
  loaded ??= loadTexts();
  return loaded.text(locale, `evidence.${id}`, values);
}
