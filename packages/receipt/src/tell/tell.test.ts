import { expect, test } from 'vitest';
import { log, POLICY, TestLog } from '../../test/receipts.ts';
import { verifyWithNoble } from '../ed25519/noble.ts';
import { LEAF_TYPES } from '../leaf/types.ts';
import { policyOfLogs } from '../note/policy.ts';
import { verifyReceipt } from '../verify/receipt.ts';
import { en } from './en.ts';
import { ru } from './ru.ts';
import { tellReason, tellVerdict } from './tell.ts';

const tree = new TestLog(12);
const trust = { policy: policyOfLogs(log.key), verify: verifyWithNoble };
const receipt = await tree.receipt('deal 5', 5, 12);
const verdict = verifyReceipt(receipt, trust);

test('a valid receipt is one paragraph with what, when, where, rules, witnesses and every opened field', () => {
  const told = tellVerdict(verdict, { language: 'ru', timeZone: 'Europe/Moscow' });
  expect(told.tone).toBe('unwitnessed');
  expect(told.paragraph).toMatch(
    /^Квитанция действительна, но без свидетелей\. В журнале kanal\.example\/log\/acme под/,
  );
  for (const part of ['номером 5 ', 'регистрация подана', '2 марта 2026', '12:30:00', 'Отпечаток', 'Свидетели не'])
    expect(told.paragraph).toContain(part);
  expect(told.paragraph).toContain('Заказчик: ООО «Ромашка»');
  expect(told.paragraph).toMatch(/Сумма: 1\s200\s000,00/);
  expect(told.paragraph).not.toContain('\n');
  expect(told.opened.map(({ key }) => key)).toEqual([
    'customer',
    'families',
    'amount',
    'submitted_at',
    'thread',
    'party',
  ]);
});

test.each([
  ['ru', 'запись № 3: кто, ответственный; запись № 1 200: метка заказчика по другому продукту'],
  ['en', 'record no. 3: person, responsible; record no. 1,200: tag of the customer for another product'],
] as const)('in %s an erasure names the fields record by record, in words', (language, sentence) => {
  if (verdict.outcome !== 'valid') throw new Error('the receipt does not hold');
  const fields = ['3 by', '3 responsible', '1200 cust.2', '1200 cust.3'];
  const erased = { ...verdict, facts: { ...verdict.facts, opened: [{ label: 'fields', value: fields }] } };
  const [line] = tellVerdict(erased, { language }).opened;
  expect(line?.value.replaceAll('\u00a0', ' ')).toBe(sentence);
  const strange = { ...verdict, facts: { ...verdict.facts, opened: [{ label: 'fields', value: ['all', '4'] }] } };
  expect(tellVerdict(strange, { language }).opened[0]?.value).toBe('all, 4');
});

test('a quorum is said, with the bound that it sets', async () => {
  const witnessed = await tree.receipt('deal 5', 5, 12, tree.cosigned(12, 1_772_500_000));
  const told = tellVerdict(verifyReceipt(witnessed, { ...trust, policy: POLICY }), { language: 'en', timeZone: 'UTC' });
  expect(told.title).toBe('The receipt is valid');
  expect(told.paragraph).toContain('Witnesses had seen the log with this record by 3 March 2026');
});

test('what is refused says why, and that it proves nothing', () => {
  const other = verifyReceipt(receipt.replace('index 5', 'index 6'), trust);
  const told = tellVerdict(other, { language: 'en' });
  expect(told.tone).toBe('invalid');
  expect(told.paragraph).toContain('It proves nothing');
  expect(told.paragraph).toContain('not in the signed log at number 6');
  expect(tellVerdict(verifyReceipt('nonsense', trust), { language: 'ru' }).paragraph).toContain('не читается');
});

test('a field is named in words where its opening is refused', () => {
  expect(tellReason({ code: 'opening.wrong', params: { label: 'customer' } }, 'ru')).toContain('«Заказчик»');
});

/** Every text with its place: the languages must agree in keys and placeholders. */
function texts(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : texts(value as object, `${path}${key}.`),
  );
}

test('both languages say the same things about the same values, and nothing is empty', () => {
  const shape = (words: object) =>
    texts(words).map(([key, text]) => `${key} ${(text.match(/\{\w+\}/g) ?? []).sort().join()}`);
  expect(shape(ru).sort()).toEqual(shape(en).sort());
  for (const [key, text] of [...texts(ru), ...texts(en)]) expect(text.trim(), key).not.toBe('');
  for (const [key, text] of texts(ru)) expect(text, key).toMatch(/[а-яё]/i);
  expect(Object.keys(en.events).sort()).toEqual([...LEAF_TYPES].sort());
});
