import { expect, test } from 'vitest';
import { readPercent } from './percent.ts';

test.each([
  ['65', 65],
  [' 100 % ', 100],
  ['0', 0],
  ['', undefined],
  ['%', undefined],
  ['101', undefined],
  ['6.5', undefined],
  ['-1', undefined],
])('«%s» is %s', (text, percent) => {
  expect(readPercent(text)).toBe(percent);
});
