import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tools } from './tools.ts';

const folder = join(import.meta.dirname, '../../../../docs/tools');
const parts = {
  ru: ['Что это', 'Зачем', 'Признаки хорошего', 'Первые шаги', 'Типичные ошибки'],
  en: ['What it is', 'Why', 'Signs of a good one', 'First steps', 'Typical mistakes'],
};

describe.each(['ru', 'en'] as const)('the tools in %s', (locale) => {
  const names = JSON.parse(readFileSync(join(import.meta.dirname, `../../locales/${locale}/tools.json`), 'utf8'));
  const read = (tool: string) => readFileSync(join(folder, locale, `${tool}.md`), 'utf8');

  test('have a text each, and there is no other', () => {
    expect(tools).toHaveLength(42);
    const files = readdirSync(join(folder, locale)).map((name) => name.replace('.md', ''));
    expect(files.sort()).toEqual([...tools].sort());
  });

  test.each(tools)('%s: its name, five parts, 150 to 300 words', (tool) => {
    const text = read(tool);
    expect(text.split('\n')[0]).toBe(`# ${tool} ${names[`tools.name.${tool}`]}`);
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual(parts[locale]);
    const words = text.replace(/^#.*$/gm, '').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
    expect(words).toBeGreaterThanOrEqual(150);
    expect(words).toBeLessThanOrEqual(300);
  });
});
