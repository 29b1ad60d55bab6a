/** What a precedent says before a person edits it: made of codes alone, so that it can name nobody. */
import type { Locale } from '../../../kernel/locale.ts';
import type { DecisionReason, Ground } from '../contract/codes.ts';

type Say = (locale: Locale, id: string, values?: Record<string, unknown>) => string;

export interface Taught {
  ground: Ground;
  priority_rule: string;
  reason_code: DecisionReason;
  in_favour: 'partner' | 'vendor' | 'both';
}

export function precedentText(taught: Taught, say: Say) {
  const of = (locale: Locale) => ({
    title: say(locale, `precedent.title.${taught.reason_code}`),
    text: [
      say(locale, `precedent.ground.${taught.ground}`),
      say(locale, `precedent.rule.${taught.priority_rule}`),
      say(locale, `precedent.reason.${taught.reason_code}`),
      say(locale, `precedent.favour.${taught.in_favour}`),
    ].join(' '),
  });
  const [ru, en] = [of('ru'), of('en')];
  return { title_ru: ru.title, title_en: en.title, text_ru: ru.text, text_en: en.text };
}
