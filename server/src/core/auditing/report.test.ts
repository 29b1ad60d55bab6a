/** The report of the evidence: what it says of a leaf that holds, of one that does not, and of fields that are closed. */
import { formatVerifierKey, parsePolicy, verifyReceipt } from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { expect, test } from 'vitest';
import { log, TestLog } from '../../../../packages/receipt/test/receipts.ts';
import { type EvidenceLeaf, reportOf } from './report.ts';

const tree = new TestLog(12);
const key = formatVerifierKey(log.key);
const policy = parsePolicy(`log ${key}\nquorum none\n`);
const file = (name: string, text: string) => {
  const verdict = verifyReceipt(text, { policy, verify: verifyWithNode });
  return { name, mediaType: 'text/plain', text, registrationId: null, verdict };
};
const whole: EvidenceLeaf = {
  index: 5,
  receipt: file('kanal-5.tlog-proof', await tree.receipt('deal 5', 5, 12)),
  erased: [],
};
const report = {
  origin: 'kanal.example/log/acme',
  checkpoint: tree.checkpoint(12),
  policy,
  leaves: [whole],
  count: 1,
  volume: 1,
  volumes: 1,
  at: new Date('2026-11-23T09:10:00Z'),
  by: 'Инна Шилова',
  timeZone: 'Europe/Moscow',
};
const said = (leaves: EvidenceLeaf[], locale: 'ru' | 'en' = 'ru', by = report.by) =>
  JSON.stringify(reportOf({ ...report, leaves, by }, locale).content);

test.each([
  [
    'ru',
    [
      'Доказательства из журнала',
      '1 запись. Подготовлено: Инна Шилова',
      'Время везде указано по часам вендора: Москва.',
      '23 ноября 2026',
      'регистрация подана',
      'ООО «Ромашка»',
    ],
  ],
  [
    'en',
    [
      'Evidence from the log',
      '1 entry. Prepared by Инна Шилова',
      'All times are by the vendor’s clock: ',
      '23 November 2026',
      'the registration was submitted',
      'ООО «Ромашка»',
    ],
  ],
] as const)('in %s it says what was recorded, by which log, and how to verify it', (locale, parts) => {
  const text = said([whole], locale);
  for (const part of [...parts, key, 'receipts/kanal-5.tlog-proof', 'kanal verify', 'checkpoint.txt'])
    expect(text.replaceAll('\u00a0', ' ')).toContain(part);
  expect(text).toContain(locale === 'ru' ? 'куница держава помидор одуванчик' : 'imperial cube prawn nobleman');
});

test.each([
  ['ru', 'Журнал: 12 записей · куница держава помидор одуванчик'],
  ['en', 'Log: 12 entries · imperial cube prawn nobleman'],
] as const)('in %s every page bears the size of the log and its four words, to compare by phone', (locale, words) => {
  const { footer } = reportOf(report, locale);
  expect(JSON.stringify((footer as (page: number, pages: number) => object)(2, 3))).toContain(words);
});

test('what does not hold is said to be invalid, with the reason and without its fields', () => {
  const wrong = { ...whole, receipt: file('kanal-5.tlog-proof', whole.receipt!.text.replace('index 5', 'index 6')) };
  const text = said([wrong]);
  expect(text).toContain('Квитанция недействительна');
  expect(text).not.toContain('Ромашка');
});

test('what is no leaf any more is said to be none', () => {
  expect(said([{ index: 7, receipt: null, erased: [] }])).toContain('стоит не то, что было подписано');
});

test('a closed field was erased by a leaf that names it, or has to be asked about', () => {
  const erased = [{ label: 'person', index: 1_200, reason: 'Обращение от 20 ноября' }];
  const text = said([{ ...whole, erased }]);
  expect(text).toContain('стёрто, запись №\u00a01\u00a0200. Причина: Обращение от 20 ноября');
  expect(text).not.toContain('нечем открыть');
  expect(said([whole])).toContain('нечем открыть');
});
