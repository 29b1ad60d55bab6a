import { expect, it } from 'vitest';
import { prepare } from '../../server/src/core/customers/rules/trees.ts';
import { chance } from '../../server/src/demo/chance.ts';
import { train } from './boosting.ts';

const choice = { trees: 60, leaves: 8, rate: 0.2, leastWeight: 1, ridge: 1, share: 0.9 };

function set(count: number, seed: number, label: (x: number, y: number) => boolean) {
  const dice = chance(seed);
  const rows = Array.from({ length: count }, () => Float32Array.from([dice.next(), dice.next(), dice.next()]));
  const labels = rows.map((row) => (label(row[0] as number, row[1] as number) ? 1 : 0));
  return { rows, labels, weights: rows.map(() => 1) };
}

it('learns what no single limit tells, and stores what it has learnt as plain numbers', () => {
  const differs = (x: number, y: number) => x > 0.5 !== y > 0.5;
  const learnt = JSON.parse(JSON.stringify(train(set(3_000, 1, differs), choice)));
  const fresh = set(1_000, 2, differs);
  const says = prepare(learnt).probability;
  const right = fresh.rows.filter((row, at) => says(row) > 0.5 === (fresh.labels[at] === 1)).length;
  expect(right / 1_000).toBeGreaterThan(0.95);
});

it('gives probabilities: where a third is positive, it says about a third', () => {
  const dice = chance(7);
  const third = () => dice.yes(1 / 3);
  const learnt = train(set(6_000, 3, third), { ...choice, trees: 20, leastWeight: 200 });
  const says = prepare(learnt).probability;
  const mean = set(500, 4, third).rows.reduce((sum, row) => sum + says(row), 0) / 500;
  expect(mean).toBeGreaterThan(0.28);
  expect(mean).toBeLessThan(0.39);
});

it('is the same whenever it is trained again', () => {
  const data = () => set(500, 5, (x) => x > 0.3);
  expect(train(data(), choice)).toEqual(train(data(), choice));
});
