import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registrationDefaults, registrationRuleSet } from '@kanal/server/core/rules/contract/registration-rules.ts';
import { describe, expect, test } from 'vitest';
import { chapterOf, chapters, chaptersFor, type Side } from './chapters.ts';
import { fillChapter, partsOf, placeholdersOf, valueAt } from './fill-chapter.ts';
import { registrationUnits } from './rule-units.ts';

const folder = join(import.meta.dirname, '../../../../docs/guide');
const read = (locale: string, chapter: string) => readFileSync(join(folder, locale, `${chapter}.md`), 'utf8');
const drawn = ['state_table', 'priority_rules'];

describe.each(['ru', 'en'])('the guide in %s', (locale) => {
  test('has the chapters that the help offers, and no other', () => {
    const files = readdirSync(join(folder, locale)).map((name) => name.replace('.md', ''));
    expect(files.sort()).toEqual([...chapters].sort());
  });

  test.each([...chapters])('%s asks only for rules that exist, and writes none of their numbers itself', (chapter) => {
    for (const name of placeholdersOf(read(locale, chapter)).filter((each) => !drawn.includes(each))) {
      expect(valueAt(registrationDefaults, name), name).not.toBeUndefined();
      expect(Object.keys(registrationUnits), name).toContain(name);
    }
  });

  test.each([...chapters])('%s is a chapter: 200 to 1,000 words', (chapter) => {
    const words = read(locale, chapter).split(/\s+/).filter(Boolean).length;
    expect(words).toBeGreaterThanOrEqual(200);
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

/** Addresses of a side's pages, as its routes write them. */
function pagesOf(side: Side): string[] {
  const routes = readFileSync(join(import.meta.dirname, `../../${side}/routes.ts`), 'utf8');
  const paths = [...routes.matchAll(/path: '([^']*)'/g)].map(([, path]) => path as string);
  const [frame = '', ...pages] = paths;
  return pages.map((page) => `${frame}${page}`.replace('$vendor', 'severny').replace('$id', '019960ce'));
}

describe.each(['workspace', 'cabinet'] as const)('? on each page of the %s', (side) => {
  const pages = pagesOf(side);

  test('the pages are found', () => expect(pages.length).toBeGreaterThan(6));

  test.each(pages)('%s opens a chapter that is there in both languages, and that this side is offered', (page) => {
    const chapter = chapterOf(page);
    if (!chapter) throw new Error(`${page} has no chapter: name one in chapters.ts`);
    expect(chaptersFor(side)).toContain(chapter);
    for (const locale of ['ru', 'en']) expect(read(locale, chapter)).toMatch(/^# /);
  });

  test.each(chaptersFor(side))('%s leads to no chapter that this side is not offered', (chapter) => {
    // What concerns both sides may name the other one's chapters; what is written for one side may not.
    if (chaptersFor('workspace').includes(chapter) && chaptersFor('cabinet').includes(chapter)) return;
    const links = [...read('en', chapter).matchAll(/\]\((\w+)\.md\)/g)].map(([, name]) => name);
    for (const link of links) expect(chaptersFor(side)).toContain(link);
  });
});

test.each([
  ['/w/severny/rules/1', undefined, 'rules'],
  ['/w/severny/deals', undefined, 'D1'],
  ['/w/severny/log', 'order', 'log'],
  ['/w/severny', undefined, 'D1'],
  ['/w/severny/settings', 'mails', 'mails'],
  ['/w/severny/settings', 'trail', 'audit'],
  ['/w/severny/settings', 'calendar', 'settings'],
  ['/c/severny', undefined, 'D1'],
  ['/c/severny/rules', undefined, 'D2'],
  ['/c/severny/profile', undefined, 'security'],
  ['/w/severny/nowhere', undefined, undefined],
])('%s, tab %s, is explained by %s', (address, tab, chapter) => {
  expect(chapterOf(address, tab)).toBe(chapter);
});
