/** Words of the court that the server itself writes: texts of precedents and the report of a bundle. */
import type { Locale } from '../../kernel/locale.ts';
import { loadTexts, type Texts } from '../../platform/texts.ts';

let loaded: Texts | undefined;

export function disputeWords(locale: Locale, id: string, values: Record<string, unknown> = {}): string {
  loaded ??= loadTexts();
  return loaded.text(locale, `dispute.${id}`, values);
}
