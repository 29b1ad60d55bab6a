import { expect, test } from 'vitest';
import { behindRow, behindTotal } from './behind.ts';

const manager = '0190a000-0000-7000-8000-000000000001';

test('a figure of the total opens its currency and category, a won one from the beginning of the year', () => {
  expect(behindTotal({ view: 'forecast', by: 'partner' }, 'RUB', 'commit', '2026-11-23')).toEqual({
    view: 'list',
    currency: 'RUB',
    category: 'commit',
  });
  const won = { view: 'list', currency: 'RUB', state: 'won' };
  expect(behindTotal({}, 'RUB', 'won', '2026-11-23')).toEqual({ ...won, from: '2026-01-01' });
  expect(behindTotal({ from: '2026-10-05' }, 'RUB', 'won', '2026-11-23')).toEqual({ ...won, from: '2026-10-05' });
});

test.each([
  ['its days', {}, 'month', '2026-12', { from: '2026-12-01', to: '2026-12-31' }],
  [
    'those that the filter leaves',
    { from: '2026-12-10' },
    'month',
    '2026-12',
    { from: '2026-12-10', to: '2026-12-31' },
  ],
  ['those before its end', { to: '2026-12-15' }, 'month', '2026-12', { from: '2026-12-01', to: '2026-12-15' }],
  ['deals without a date', { late: true }, 'month', null, { late: true, undated: true }],
  ['a manager', {}, 'manager', manager, { manager }],
  ['deals that no manager looks after', {}, 'manager', null, { unmanaged: true }],
] as const)('a row opens %s', (_title, search, by, key, expected) => {
  expect(behindRow(search, by, key)).toEqual(expected);
});
