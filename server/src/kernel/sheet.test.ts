import { describe, expect, it } from 'vitest';
import type { ProblemError } from './problem.ts';
import { harmless, requireFitting, sheetOf } from './sheet.ts';

describe('harmless', () => {
  const cases: [string, string][] = [
    ['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
    ['+7 900', "'+7 900"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    // What a control character hid at the beginning is looked at after it is gone.
    ['\u0001=1', "'=1"],
    ['ООО «Ромашка» = лучшие', 'ООО «Ромашка» = лучшие'],
    ['a\ud800b', 'a\ufffdb'],
    ['две\nстроки', 'две\nстроки'],
    ['', ''],
  ];
  it.each(cases)('%j', (text, safe) => expect(harmless(text)).toBe(safe));
});

describe('sheetOf', () => {
  it('asks for a page when the one before has been taken', async () => {
    const asked: (string | undefined)[] = [];
    const columns = [{ head: 'h', kind: 'text' as const, width: 1, value: (row: string) => row }];
    const sheet = sheetOf({ title: 't', columns, total: 2 }, async (cursor) => {
      asked.push(cursor);
      return { items: [`after ${cursor}`], nextCursor: cursor ? null : 'one' };
    });
    const words = { locale: 'ru' as const, text: (key: string) => key, local: (both: { ru: string }) => both.ru };
    const rows: unknown[] = [];
    for await (const page of sheet.pages(words)) {
      rows.push(...page);
      if (rows.length === 1) expect(asked).toEqual([undefined]);
    }
    expect(rows).toEqual([['after undefined'], ['after one']]);
    expect(asked).toEqual([undefined, 'one']);
  });
});

describe('requireFitting', () => {
  const code = (rows: number, atMost?: number) => {
    try {
      requireFitting(rows, atMost);
      return null;
    } catch (error) {
      return (error as ProblemError).problem.code;
    }
  };
  it.each([
    [100_000, undefined, null],
    [100_001, undefined, 'sheet.too_many_rows'],
    [2_000, 2_000, null],
    [2_001, 2_000, 'export.takes_long'],
    // What no file can hold is no shorter for being asked for in the background.
    [100_001, 2_000, 'sheet.too_many_rows'],
  ])('%d rows for one who waits for %s', (rows, atMost, problem) => expect(code(rows, atMost)).toBe(problem));
});
