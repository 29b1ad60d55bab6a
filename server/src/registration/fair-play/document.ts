/** The report of a month on paper, in the reader's language. */

import type { Locale } from '../../kernel/locale.ts';
import { formatNumber } from '../../kernel/money.ts';
import { numberedFoot, remark, termTable } from '../../platform/documents/parts.ts';
import { writePdf } from '../../platform/documents/write.ts';
import { loadTexts, type Texts } from '../../platform/texts.ts';
import { fairPlayFigures } from './contract.ts';
import { type FairPlayNumbers, monthName } from './rules.ts';

let loaded: Texts | undefined;

interface Report {
  month: string;
  now: FairPlayNumbers;
  before: FairPlayNumbers;
}

export async function fairPlayDocument({ month, now, before }: Report, vendor: string, locale: Locale) {
  loaded ??= loadTexts();
  const texts = loaded;
  const say = (id: string) => texts.text(locale, `fair_play.${id}`);
  const title = `${say('title')}: ${monthName(month, locale)}`;
  const number = (value: number) => formatNumber(value, locale);
  const lines = fairPlayFigures.map((figure) => ({
    term: say(figure),
    value: `${number(now[figure])} (${say('month_before')}: ${number(before[figure])})`,
  }));
  const bytes = await writePdf({
    language: locale,
    info: { title },
    content: [
      { text: title, style: 'title' },
      { text: vendor, style: 'muted' },
      { text: ' ' },
      remark(say('remark'), say('remark_text')),
      { text: ' ' },
      ...termTable(lines),
    ],
    footer: numberedFoot(title),
  });
  return { name: `${title}.pdf`, mediaType: 'application/pdf', bytes };
}
