import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registrationDefaults, registrationRuleSet } from '@kanal/server/core/rules/contract/registration-rules.ts';
import { describe, expect, test } from 'vitest';
import { chapterOf, chapters } from './chapters.ts';
import { fillChapter, partsOf, placeholdersOf, valueAt } from './fill-chapter.ts';
import { registrationUnits } from './rule-units.ts';

const folder = join(import.meta.dirname, '../../../../docs/guide');
const read = (locale: string, chapter: string) => readFileSync(join(folder, locale, `${chapter}.md`), 'utf8');
const drawn = ['state_table', 'priority_rules'];

describe.each(['ru', 'en'])('the guide in %s', (locale) => {
  test('has the chapters that the help offers, and no other', () => {
    const files = readdirSync(join(folder, locale)).map((name) => name.replace('.md', ''));
    expect(files.sort()).toEqual([...chapters]);
  });

  test.each([...chapters])('%s asks only for rules that exist, and writes none of their numbers itself', (chapter) => {
    for (const name of placeholdersOf(read(locale, chapter)).filter((each) => !drawn.includes(each))) {
      expect(valueAt(registrationDefaults, name), name).not.toBeUndefined();
      expect(Object.keys(registrationUnits), name).toContain(name);
    }
  });

  test.each([...chapters])('%s is a chapter: 600 to 1,000 words', (chapter) => {
    const words = read(locale, chapter).split(/\s+/).filter(Boolean).length;
    expect(words).toBeGreaterThanOrEqual(600);
    expect(words).toBeLessThanOrEqual(1000);
  });
});

test.each([...chapters])('%s has the same parts, numbers and links in both languages', (chapter) => {
  const shape = (text: string) => ({
    headings: text.match(/^#+ /gm)?.length,
    placeholders: placeholdersOf(text).sort(),
    links: (text.match(/\]\(([^)]+)\)/g) ?? []).sort(),
  });
  expect(shape(read('ru', chapter))).toEqual(shape(read('en', chapter)));
});

test('every unit is the one of the rule set', () => {
  const units = Object.fromEntries(registrationRuleSet.fields.map(({ path, unit }) => [path, unit]));
  for (const [path, unit] of Object.entries(registrationUnits)) expect(unit, path).toBe(units[path]);
});

test('numbers fill the text, an unknown one stays a dash', () => {
  const words = (name: string) => (name === 'protection_days' ? '90 days' : null);
  expect(fillChapter('For {{protection_days}}, then {{other}}.', words)).toBe('For 90 days, then —.');
});

test('what is drawn parts the prose', () => {
  expect(
    partsOf('# A\n\n{{state_table}}\n\nB\n').map((part) => (part.kind === 'text' ? part.text : part.kind)),
  ).toEqual(['# A', 'state_table', 'B']);
});

test.each([
  ['/w/severny/rules/1', 'D2'],
  ['/w/severny/deals', 'D1'],
  ['/c/severny', 'D1'],
  ['/c/severny/rules', 'D2'],
])('%s is explained by %s', (address, chapter) => {
  expect(chapterOf(address)).toBe(chapter);
});
