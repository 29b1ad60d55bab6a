import { describe, expect, test } from 'vitest';
import { beginning, completed, fitting, mentioned, withNames } from './mentions.ts';

const people = [
  { id: '1', name: 'Алина Петрова' },
  { id: '2', name: 'Игорь Орлов' },
  { id: '3', name: 'Анна Петрова-Белова' },
];

test.each([
  ['Спросим @', 9, ''],
  ['Спросим @Али', 12, 'Али'],
  ['Спросим @Али', 9, ''],
  ['@Алина П', 8, 'Алина П'],
  ['почта a@b', 9, null],
  ['без имени', 9, null],
] as const)('in «%s» at %i somebody begins: %s', (text, caret, expected) => {
  expect(beginning(text, caret)).toBe(expected);
});

describe('a name', () => {
  test.each([
    ['', ['1', '2', '3']],
    ['ал', ['1']],
    ['петр', ['1', '3']],
    ['кто', []],
  ])('that begins «%s» may be of %s', (begun, ids) => {
    expect(fitting(people, begun).map(({ id }) => id)).toEqual(ids);
  });

  test('is written out where it was begun', () => {
    expect(completed('Спросим @Ал, да?', 11, 'Алина Петрова')).toEqual({
      text: 'Спросим @Алина Петрова , да?',
      caret: 23,
    });
  });

  test('counts when it stands in the text as a whole', () => {
    expect(mentioned(people, 'Привет, @Алина Петрова и @Игорь').map(({ id }) => id)).toEqual(['1']);
    const alike = [...people, { id: '4', name: 'Анна Петрова' }];
    expect(mentioned(alike, 'Привет, @Анна Петрова-Белова').map(({ id }) => id)).toEqual(['3']);
  });

  test('is marked', () => {
    expect(withNames('Да, @Игорь Орлов!', ['Игорь Орлов'])).toEqual([
      { at: 0, text: 'Да, ', named: false },
      { at: 4, text: '@Игорь Орлов', named: true },
      { at: 16, text: '!', named: false },
    ]);
  });
});
