import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { readCsv } from '../../bench/matching/csv.ts';
import { figuresOf } from '../../bench/matching/pairs.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'kanal-csv-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('reads quotes, commas and line ends inside of cells, with and without compression', () => {
  const text = '\uFEFFid,name,target\r\n1,"ООО ""Ромашка"", Омск",\r\n2,"two\nlines",x\r\n';
  const plain = path.join(folder, 'a.csv');
  const packed = path.join(folder, 'a.csv.gz');
  writeFileSync(plain, text);
  writeFileSync(packed, gzipSync(text));
  const rows = [
    { id: '1', name: 'ООО "Ромашка", Омск', target: '' },
    { id: '2', name: 'two\nlines', target: 'x' },
  ];
  expect(readCsv(plain)).toEqual(rows);
  expect(readCsv(packed)).toEqual(rows);
});

it('counts precision, recall and the largest recall at a precision', () => {
  const scores: [number, string][] = [
    [0.9, '1'],
    [0.8, '1'],
    [0.7, '0'],
    [0.6, '1'],
    [0.2, '0'],
    [0.1, '1'],
  ];
  const figures = figuresOf(
    scores.map(([score, label]) => ({ score, row: { label, kind: label === '1' ? 'pos' : 'random' } })),
    0.5,
  );
  expect(figures).toMatchObject({ pairs: 6, positive: 4, precision: 0.75, recall: 0.75, recallAt95: 0.5 });
  expect(figures.sameByKind).toEqual({ pos: 0.75, random: 0.5 });
});
