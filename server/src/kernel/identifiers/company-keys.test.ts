import { describe, expect, it } from 'vitest';
import { readKeys, type TypedKeys } from './company-keys.ts';

const cases: [what: string, typed: TypedKeys, keys: (string | null)[], problems: string[]][] = [
  ['nothing', { country: 'RU' }, [null, null, null, null], []],
  [
    'all, as people type them',
    {
      country: 'RU',
      tax_id: ' 7707 083 893',
      kpp: '7707-01-001',
      ogrn: '1027700132195',
      web_domain: 'https://www.acme.ru/x',
    },
    ['7707083893', '770701001', '1027700132195', 'acme.ru'],
    [],
  ],
  [
    'each that cannot be meant',
    { country: 'RU', tax_id: '7707083894', kpp: '12', ogrn: 'x', web_domain: 'mail.ru' },
    [null, null, null, null],
    ['field.tax_id.check_sum', 'field.kpp.length', 'field.ogrn.characters', 'field.web_domain.shared'],
  ],
  [
    'КПП and ОГРН outside Russia',
    { country: 'DE', tax_id: 'DE 123456789', kpp: '770701001', ogrn: '1027700132195' },
    ['DE123456789', null, null, null],
    ['field.kpp.foreign', 'field.ogrn.foreign'],
  ],
];

describe('keys of a company', () => {
  it.each(cases)('%s', (_what, typed, keys, problems) => {
    const found = readKeys(typed);
    expect(Object.values(found.keys)).toEqual(keys);
    expect(found.problems.map((each) => each.code)).toEqual(problems);
  });
});
