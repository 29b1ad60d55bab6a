import { expect, test } from 'vitest';
import { daysOf, filterOf, queryOf, readPipelineQuery, readPipelineSearch } from './pipeline-search.ts';

test.each([
  [
    { view: 'forecast', by: 'family', from: '2026-12-01' },
    { view: 'forecast', by: 'family', from: '2026-12-01' },
  ],
  [{ view: 'nonsense', partner: "'; drop", from: 'tomorrow', late: 'yes' }, {}],
  [
    { late: true, category: 'commit', currency: 'RUB' },
    { late: true, category: 'commit', currency: 'RUB' },
  ],
])('the address %o is read as %o', (address, expected) => {
  expect(readPipelineSearch(address)).toEqual(expected);
});

test('filters are asked for by the names of the server', () => {
  expect(filterOf({ view: 'list', to: '2026-12-31', undated: true })).toEqual({
    close_to: '2026-12-31',
    undated: 'true',
  });
});

test.each([
  ['2026-12', '2026-12-31'],
  ['2028-02', '2028-02-29'],
])('%s ends on %s', (month, to) => {
  expect(daysOf(month)).toEqual({ from: `${month}-01`, to });
});

test('an address that is kept as text is the same when it is read back', () => {
  const search = { view: 'list', late: true, category: 'commit', from: '2026-12-01' } as const;
  expect(queryOf(search)).toBe('category=commit&from=2026-12-01&late=true&view=list');
  expect(readPipelineQuery(queryOf(search))).toEqual(search);
});
