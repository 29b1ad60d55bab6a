/** `-- --pairs`: how well one pair is decided, at the product's own threshold and at any. */
import { judgePair, sameFrom } from '../../server/src/core/customers/rules/pair.ts';
import { type CsvRow, readCsv } from './csv.ts';

export interface PairFigures {
  pairs: number;
  positive: number;
  precision: number;
  recall: number;
  f1: number;
  recallAt95: number;
  recallAt99: number;
  /** Share of the pairs of each kind that are called the same. */
  sameByKind: Record<string, number>;
}

export function measurePairs(file: string): PairFigures & { threshold: number; usPerPair: number } {
  const rows = readCsv(file);
  const started = performance.now();
  const scored = rows.map((row) => ({ score: judgePair(side(row, 'left'), side(row, 'right')).same, row }));
  const usPerPair = (1_000 * (performance.now() - started)) / rows.length;
  return { ...figuresOf(scored, sameFrom), threshold: sameFrom, usPerPair };
}

const side = (row: CsvRow, which: 'left' | 'right') => ({
  name: row[which] ?? '',
  country: row[`${which}_country`] ?? '',
  address: row[`${which}_address`] ?? '',
});

export function figuresOf(scored: { score: number; row: CsvRow }[], threshold: number): PairFigures {
  const positive = scored.filter(({ row }) => row.label === '1').length;
  const called = scored.filter(({ score }) => score >= threshold);
  const right = called.filter(({ row }) => row.label === '1').length;
  const precision = right / Math.max(1, called.length);
  const recall = right / Math.max(1, positive);
  const kinds = Map.groupBy(scored, ({ row }) => row.kind ?? '');
  return {
    pairs: scored.length,
    positive,
    precision,
    recall,
    f1: (2 * precision * recall) / Math.max(1e-9, precision + recall),
    recallAt95: recallAt(scored, positive, 0.95),
    recallAt99: recallAt(scored, positive, 0.99),
    sameByKind: Object.fromEntries(
      [...kinds].map(([kind, all]) => [kind, all.filter(({ score }) => score >= threshold).length / all.length]),
    ),
  };
}

/** The largest recall at which the precision still is so high; pairs of one score are taken together. */
function recallAt(scored: { score: number; row: CsvRow }[], positive: number, precision: number): number {
  const sorted = scored.toSorted((a, b) => b.score - a.score);
  let right = 0;
  let best = 0;
  for (const [at, { score, row }] of sorted.entries()) {
    if (row.label === '1') right++;
    if (sorted[at + 1]?.score !== score && right / (at + 1) >= precision) best = right / positive;
  }
  return best;
}
