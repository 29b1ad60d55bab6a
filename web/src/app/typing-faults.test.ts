/** Every text that people read, of screens, mails and help, by the habits of its language. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { typingFaults } from './typing-faults.ts';

const root = join(import.meta.dirname, '../../..');
const json = (folder: string) => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.assign({}, ...files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))));
};

/** Programs have habits of their own. */
const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```$/gm, '');

describe.each(['ru', 'en'] as const)('texts in %s', (locale) => {
  test.each(['web/src/locales', 'server/src/locales'])('%s', (folder) => {
    const texts = json(join(root, folder, locale));
    expect(Object.keys(texts).length).toBeGreaterThan(100);
    expect(typingFaults(locale, texts)).toEqual([]);
  });

  test('the help', () => {
    const folder = join(root, 'docs/guide', locale);
    const chapters = readdirSync(folder).map((name) => [name, withoutCode(readFileSync(join(folder, name), 'utf8'))]);
    expect(chapters.length).toBeGreaterThan(0);
    const faults = typingFaults(locale, Object.fromEntries(chapters)).map((fault) => fault.split('\n')[0]);
    expect(faults).toEqual([]);
  });
});

/** The rules that decide are named by screens, server and receipts; people must see that it is one rule. */
test.each(['ru', 'en'] as const)('a rule is called the same everywhere, %s', async (locale) => {
  const screens: Record<string, string> = json(join(root, 'web/src/locales', locale));
  const server: Record<string, string> = json(join(root, 'server/src/locales', locale));
  const receipt = await import(`../../../packages/receipt/src/tell/${locale}.ts`);
  const rules = Object.entries(receipt[locale].values.priority_rule as Record<string, string>);
  expect(rules.length).toBe(7);
  for (const [code, name] of rules) {
    expect(screens[`registrations.rule.${code}`], code).toBe(name);
    expect(server[`rules.code.${code}`], code).toBe(name);
  }
});

test.each([
  ['ru', 'Ждём {vendor}', /declined/],
  ['ru', 'Ваша компания у {vendor}', /declined/],
  ['ru', 'Партнёр: {partner}', null],
  ['ru', '{vendor} спрашивает', null],
  ['ru', 'Кнопка "Отправить"', /ёлочки/],
  ['ru', 'Партнер ещё думает', /ё/],
  ['ru', 'Пароль - это слово', /dash/],
  ['ru', 'Регистрация № {number}', /number/],
  ['ru', 'Всё в порядке', null],
  ['en', "The partner's turn", /straight/],
  ['en', 'The partner’s turn', null],
] as const)('%s: %s', (locale, text, fault) => {
  const found = typingFaults(locale, { a: text }).join();
  if (fault) expect(found).toMatch(fault);
  else expect(found).toBe('');
});
