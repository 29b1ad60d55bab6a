/** The receipt on paper: real letters in a real PDF, and what it says before anything else. */
import { formatVerifierKey } from '@kanal/receipt';
import { expect, test } from 'vitest';
import { log, TestLog, witness } from '../../../../packages/receipt/test/receipts.ts';
import { documentOf, receiptPdf } from './receipt-document.ts';

const tree = new TestLog(12);
const file = await tree.receipt('deal 5', 5, 12);
const key = formatVerifierKey(log.key);
const policy = `log ${key}\nquorum none\n`;
const receipt = { name: 'kanal-5.tlog-proof', file, index: 5, policy };
const said = (changed: Partial<typeof receipt>, locale: 'ru' | 'en') =>
  JSON.stringify(documentOf({ ...receipt, ...changed }, { locale, timeZone: 'Europe/Moscow' }).content);

test.each([
  [
    'ru',
    ['Не является доказательством', 'регистрация подана', '12:30:00', 'ООО «Ромашка»', 'Чего квитанция не доказывает'],
  ],
  [
    'en',
    [
      'This is not the evidence',
      'the registration was submitted',
      '12:30:00',
      'ООО «Ромашка»',
      'What a receipt does not prove',
    ],
  ],
] as const)('in %s it says what it is, the facts, four words, the key and how to verify', (locale, parts) => {
  const text = said({}, locale);
  for (const part of [...parts, key, 'kanal verify kanal-5.tlog-proof --key', 'kanal.example/verify'])
    expect(text).toContain(part);
  expect(text).toContain(locale === 'ru' ? 'куница держава помидор одуванчик' : 'imperial cube prawn nobleman');
});

test('witnesses of the policy are said', async () => {
  const witnessed = await tree.receipt('deal 5', 5, 12, tree.cosigned(12, 1_772_500_000));
  const named = `log ${key}\nwitness W ${formatVerifierKey(witness.key)}\nquorum W\n`;
  expect(said({ file: witnessed, policy: named }, 'en')).toContain('Seen by witnesses by');
  expect(said({ policy: named }, 'en')).toContain('Fewer independent witnesses');
});

test('every page bears the size of the log and its four words, when they are to be had', () => {
  const footOf = (file: string) => {
    const { footer } = documentOf({ ...receipt, file }, { locale: 'ru', timeZone: 'Europe/Moscow' });
    return JSON.stringify((footer as (page: number, pages: number) => object)(1, 2));
  };
  expect(footOf(receipt.file)).toContain('Журнал: 12 записей · куница держава помидор одуванчик');
  expect(footOf(receipt.file.replace('index 5', 'index 6'))).not.toContain('Журнал');
});

test('what does not hold is printed as not valid, with the reason and without facts', () => {
  const text = said({ file: file.replace('index 5', 'index 6') }, 'ru');
  expect(text).toContain('Квитанция недействительна');
  expect(text).toContain('записи нет в подписанном журнале');
  expect(text).not.toContain('Ромашка');
});

test('the PDF is whole and carries its letters', async () => {
  const bytes = Buffer.from(await receiptPdf(receipt, { locale: 'ru', timeZone: 'Europe/Moscow' })).toString('latin1');
  expect(bytes).toMatch(/^%PDF-1\.\d/);
  expect(bytes.trimEnd()).toMatch(/%%EOF$/);
  expect(bytes.match(/\/FontFile2/g)).toHaveLength(2);
  expect(bytes).toMatch(/GolosText/);
});
