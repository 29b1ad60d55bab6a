/** Every text of a notice and every mail, in both languages, as its reader sees it. */
import { describe, expect, test } from 'vitest';
import { locales } from '../../kernel/locale.ts';
import { readCatalogue } from '../../platform/texts.ts';
import { noticeTypeNames } from './contract/notice-types.ts';
import { htmlOf, ownAddress, textOf } from './mail-page.ts';
import { type NoticeParams, noticeWords, texts } from './words.ts';

const now = new Date('2026-11-23T09:10:00Z');
const params: NoticeParams = {
  number: 1214,
  customer: 'ООО «Ромашка»',
  partner: 'Северный <b>мост</b>',
  due_at: '2026-11-25T09:10:00.000Z',
  until_at: '2027-02-21T09:10:00.000Z',
  days: 3,
  again: 'yes',
  named: 'yes',
  by_itself: 'yes',
  deed: 'update',
  note: 'Пришлите КП & спецификацию',
};
const ofExport: NoticeParams = {
  operation: 'exportCustomers',
  file: 'Заказчики 23.11.2026.xlsx',
  rows: 2431,
  problem: 'sheet_too_many_rows',
  until_at: params.until_at as string,
};
const ofDirect: NoticeParams = { number: 7, customer: 'ООО «Ромашка»', reason: 'customer_letter' };
const ofConduct: NoticeParams = {
  ...{ number: 7, rule: 'confidentiality', side: 'partner', sanction: 'warning', found: 'yes' },
  due_at: params.due_at as string,
};
const ofCoSelling: NoticeParams = {
  ...{ side: 'lead', customer: 'ООО «Ромашка»', number: 1214, percent: 30 },
  due_at: params.due_at as string,
};
const ofImport: NoticeParams = {
  ...{ step: 'running', file: 'Сделки.xlsx', partner: 'Мост', problem: 'access_forbidden', some: 'yes' },
  ...{ submitted: 40, drafts: 2, left_out: 3, taken_back: 39, stays: 1 },
};
const ofLog: NoticeParams = {
  size: 3027,
  words_ru: 'зять умение вазелин обивка',
  words_en: 'phoenix motel helper return',
};
const ofDispute: NoticeParams = {
  dispute: 41,
  number: 1214,
  customer: 'ООО «Ромашка»',
  partner: 'Северный мост',
  due_at: '2026-11-25T09:10:00.000Z',
  level: 1,
  state: 'level_1',
  lane: 'urgent',
};
const ofPrecedent: NoticeParams = { precedent: 12, title_ru: 'Срок пропущен', title_en: 'A deadline was missed' };
const ofRoom: NoticeParams = {
  number: 1214,
  customer: 'ООО «Ромашка»',
  title: 'Прислать смету',
  dated: 'yes',
  due_ru: '25 ноября',
  due_en: '25 November',
  stage_ru: 'Предложение',
  stage_en: 'Proposal',
  kind: 'specialist',
  answer: 'declined',
  due_at: params.due_at as string,
};
const paramsOf = (type: string): NoticeParams => {
  if (type.startsWith('registration.')) return params;
  if (type.startsWith('deal.')) return ofRoom;
  if (type.startsWith('import.')) return ofImport;
  if (type.startsWith('dispute.')) return ofDispute;
  if (type === 'precedent.published') return ofPrecedent;
  if (type.startsWith('direct.')) return ofDirect;
  if (type.startsWith('fair_play.')) return { month_ru: 'ноябрь 2026', month_en: 'November 2026' };
  if (type.startsWith('co_selling.')) return ofCoSelling;
  if (type.startsWith('conduct.') || type.startsWith('complaint.')) return ofConduct;
  return type === 'log.checkpoint' ? ofLog : ofExport;
};
const readers = [
  { locale: 'ru', timeZone: 'Asia/Vladivostok' },
  { locale: 'en', timeZone: 'Europe/Moscow' },
] as const;

/** A draft has no number yet. */
const drafts = new Set<string>(['registration.draft_idle', 'registration.lapsed']);

/** Names in braces that were never filled in. */
const unresolved = /\{\s*\w+|\b(undefined|null|NaN|Invalid Date)\b/;

describe.each(readers)('notices in $locale', (style) => {
  test.each(noticeTypeNames)('%s', (type) => {
    const words = noticeWords(type, paramsOf(type), style, now);
    for (const text of [words.title, words.text, texts().text(style.locale, `notice.${type}.label`)]) {
      expect(text).not.toMatch(unresolved);
      expect(text.length).toBeGreaterThan(5);
      if (style.locale === 'ru') expect(text).toMatch(/[а-я]/);
    }
    if (!/^(registration|deal)\./.test(type)) return;
    if (!drafts.has(type)) expect(words.title).toContain('1214');
    expect(words.title).toContain('ООО «Ромашка»');
  });

  test('an export is named, counted and dated in its reader’s words', () => {
    expect(noticeWords('export.ready', ofExport, style, now)).toMatchObject({
      title: expect.stringContaining('Заказчики 23.11.2026.xlsx'),
      text: expect.stringMatching(style.locale === 'ru' ? /2.431 строка/ : /2,431 rows/),
    });
    const failed = noticeWords('export.failed', ofExport, style, now);
    expect(failed.title).toContain(style.locale === 'ru' ? 'заказчики' : 'customers');
    expect(failed.text).toContain(style.locale === 'ru' ? 'Сузьте список' : 'Narrow the list');
  });

  test('asks for no value that a sample does not give, and uses each of them', () => {
    const catalogue = readCatalogue(style.locale);
    const asked = new Set(
      Object.entries(catalogue)
        .filter(([id]) => /^notice\.registration\.\w+\.(title|text)$/.test(id))
        .flatMap(([, text]) => [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name as string)),
    );
    expect([...asked].sort()).toEqual(
      Object.keys(params)
        .filter((name) => name !== 'note')
        .sort(),
    );
  });
});

describe.each(locales)('ordered mails in %s', (locale) => {
  const kinds = new Set(
    Object.keys(readCatalogue(locale)).flatMap((id) => /^mail\.(\w+)\.subject$/.exec(id)?.slice(1) ?? []),
  );
  const values = {
    ...{ name: 'Анна', link: '/invitation#abc', vendor: 'Акме', partner: 'Мост', side: 'cabinet', named: 'yes' },
    ...{ hours: 72, creator: 'Игорь', key: 'CRM' },
  };

  test('some are there', () => expect(kinds.size).toBeGreaterThan(1));

  test.each([...kinds])('%s', (kind) => {
    for (const part of ['subject', 'body', ...(texts().has(`mail.${kind}.action`) ? ['action'] : [])]) {
      expect(texts().text(locale, `mail.${kind}.${part}`, values)).not.toMatch(unresolved);
    }
  });
});

test('dates are those of the reader’s clock, numbers take the right form', () => {
  const [vladivostok, moscow] = readers;
  expect(noticeWords('registration.submitted', params, vladivostok, now).text).toContain('19:10');
  expect(noticeWords('registration.submitted', params, moscow, now).text).toContain('12:10');
  const ends = (days: number) => noticeWords('registration.protection_ends', { ...params, days }, vladivostok, now);
  expect([1, 3, 14].map((days) => ends(days).title.split(': ')[1])).toEqual([
    'до конца защиты 1 день',
    'до конца защиты 3 дня',
    'до конца защиты 14 дней',
  ]);
});

test('a mail has a plain part with the same words, one button, no pictures, and nothing of the text is markup', () => {
  const page = {
    subject: 'Тема',
    locale: 'ru' as const,
    paragraphs: ['<script>alert(1)</script>', 'Вторая & последняя'],
    quote: { label: 'Комментарий:', text: 'первая\nвторая "строка"' },
    action: { label: 'Открыть', link: '/c/acme/deals/1' },
    footer: 'Подпись',
    settings: { label: 'Настроить', path: '/c/acme/profile' },
  };
  const html = htmlOf(page);
  expect(html).not.toMatch(/<script|<img|<link|url\(/);
  expect(html).toContain('&lt;script&gt;');
  expect(html).toContain(`href="${ownAddress}/c/acme/deals/1"`);
  const text = textOf(page);
  expect(text).toContain('> первая\n> вторая "строка"');
  expect(text).toContain(`Открыть:\n${ownAddress}/c/acme/deals/1`);
  expect(text).toContain(`Настроить: ${ownAddress}/c/acme/profile`);
});
