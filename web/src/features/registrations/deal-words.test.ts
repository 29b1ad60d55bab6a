import { expect, test } from 'vitest';
import { nameFirst, shortName } from './deal-words.ts';

test.each([
  ['ПАО «Завод „Азимут“»', 'Завод «Азимут», ПАО', '«Завод „Азимут“»'],
  ['ООО «Ромашка»', 'Ромашка, ООО', '«Ромашка»'],
  ['ООО «Торговый дом «Нить»»', 'Торговый дом «Нить», ООО', '«Торговый дом «Нить»»'],
  // What is no legal form before a quoted name is left as it stands.
  ['Волжские мельницы, ГК', 'Волжские мельницы, ГК', 'Волжские мельницы, ГК'],
  ['Лицей № 14', 'Лицей № 14', 'Лицей № 14'],
  ['Завод «Прибой»', 'Завод «Прибой»', '«Прибой»'],
  ['Acme Ltd', 'Acme Ltd', 'Acme Ltd'],
  ['', '', ''],
])('%s', (name, first, short) => {
  expect(nameFirst(name)).toBe(first);
  expect(shortName(name)).toBe(short);
});
