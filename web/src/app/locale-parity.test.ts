import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parityFaults, type Words } from './locale-parity.ts';

const folder = join(import.meta.dirname, '../locales');
const files = (locale: string) =>
  readdirSync(join(folder, locale))
    .filter((name) => name.endsWith('.json'))
    .sort();
const read = (locale: string, name: string): Words => JSON.parse(readFileSync(join(folder, locale, name), 'utf8'));

describe('words in both languages', () => {
  test('the same areas exist', () => {
    expect(files('ru').length).toBeGreaterThan(0);
    expect(files('ru')).toEqual(files('en'));
  });

  test.each(files('en'))('%s: same keys, placeholders and plural cases', (name) => {
    expect(parityFaults(name.replace('.json', ''), read('ru', name), read('en', name))).toEqual([]);
  });
});

describe('the check itself', () => {
  const good = '{count, plural, one {# строка} few {# строки} many {# строк} other {# строки}}';
  test.each<[string, Words, Words, RegExp]>([
    ['a key without its translation', { 'x.a': 'да', 'x.b': 'нет' }, { 'x.a': 'yes' }, /x\.b: missing in en/],
    ['a key of another area', { 'y.a': 'да' }, { 'y.a': 'yes' }, /must begin with "x\."/],
    ['a lost placeholder', { 'x.a': 'Привет, {name}' }, { 'x.a': 'Hello' }, /placeholders differ/],
    ['a lost tag', { 'x.a': '<b>да</b>' }, { 'x.a': 'yes' }, /tags differ/],
    ['an empty text', { 'x.a': ' ' }, { 'x.a': 'yes' }, /x\.a: empty/],
    [
      'a Russian plural without few and many',
      { 'x.a': '{count, plural, one {# строка} other {# строки}}' },
      { 'x.a': '{count, plural, one {# row} other {# rows}}' },
      /ru x\.a: plural of "count" lacks few, many/,
    ],
    ['an English plural without one', { 'x.a': good }, { 'x.a': '{count, plural, other {# rows}}' }, /en x\.a.*one/],
  ])('hears %s', (_, ru, en, fault) => {
    expect(parityFaults('x', ru, en).join('\n')).toMatch(fault);
  });

  test('is silent about a sound pair', () => {
    expect(parityFaults('x', { 'x.a': good }, { 'x.a': '{count, plural, one {# row} other {# rows}}' })).toEqual([]);
  });
});
