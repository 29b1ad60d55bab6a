/** What a document for people must not do: lose words beside the page, or part a heading from what it stands over. */
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { numberedFoot, remark, section, termTable } from './parts.ts';
import { type DocumentText, writePdf } from './write.ts';

const pageWidth = 595.28;
const margin = 57;

/** What is drawn on each page, as operators of the PDF; letters are numbers of glyphs and say nothing here. */
async function pagesOf(content: DocumentText['content']): Promise<string[]> {
  const bytes = await writePdf({ language: 'ru', info: { title: 'Проба' }, content, footer: numberedFoot('Проба') });
  const text = Buffer.from(bytes).toString('latin1');
  return [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)]
    .flatMap(([, stream = '']) => {
      try {
        return [inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')];
      } catch {
        return [];
      }
    })
    .filter((drawn) => drawn.includes(' Tm'));
}

const lineEnds = (drawn: string) => [...drawn.matchAll(/([\d.]+) [\d.]+ l\b/g)].map(([, x]) => Number(x));

test('a word that nothing breaks stays on the page, and pushes no column over its edge', async () => {
  const word = 'https://example.ru/'.padEnd(400, 'щ');
  const lines = [
    { term: 'Потребность', value: `Сначала слова, потом ${word}` },
    { term: 'Заказчик', value: 'ООО «Ромашка»' },
    { term: 'Партнёр', value: 'Вектор' },
  ];
  const pages = await pagesOf([remark('Проба', word), ...termTable(lines, { text: 'Что записано', style: 'heading' })]);
  const ends = pages.flatMap(lineEnds);
  expect(ends.length).toBeGreaterThan(1);
  expect(Math.max(...ends)).toBeLessThanOrEqual(pageWidth - margin + 0.5);
});

test('a heading never stands alone at the foot of a page', async () => {
  const under = section('Заголовок', 'текст под ним');
  const texts = (drawn: string) => drawn.split(' Tm').length - 1;
  const whole = texts((await pagesOf([under]))[0] as string);
  let moved = 0;
  for (let lines = 40; ; lines += 1) {
    const above = { text: Array.from({ length: lines }, () => 'строка').join('\n') };
    if ((await pagesOf([above])).length > 1) break;
    const [, second] = await pagesOf([above, under]);
    if (second === undefined) continue;
    moved += 1;
    expect(texts(second), `${lines} lines above`).toBe(whole);
  }
  expect(moved).toBeGreaterThan(1);
});
