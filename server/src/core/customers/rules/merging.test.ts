import { describe, expect, it } from 'vitest';
import { filledBy, givenBack, type Identity } from './merging.ts';

const nothing: Identity = {
  ...{ country: 'RU', tax_id: null, kpp: null, ogrn: null, web_domain: null, phone: null },
  ...{ region: '', city: '', address: '', industry: '' },
};
const taken = (kept: Partial<Identity>, gone: Partial<Identity>) =>
  Object.fromEntries(
    Object.entries(filledBy({ ...nothing, ...kept }, { ...nothing, ...gone })).map(([field, { after }]) => [
      field,
      after,
    ]),
  );

describe('the kept record takes over', () => {
  it.each([
    ['nothing where it has its own', { tax_id: '1', city: 'Тверь' }, { tax_id: '1', city: 'Пермь' }, {}],
    ['a tax id with the country that issued it', {}, { country: 'KZ', tax_id: '2' }, { country: 'KZ', tax_id: '2' }],
    ['a КПП of the same country', { tax_id: '1' }, { kpp: '3' }, { kpp: '3' }],
    ['no КПП of another country', { tax_id: '1' }, { country: 'KZ', kpp: '3' }, {}],
    ['an address whole', {}, { city: 'Пермь', address: 'Ленина, 1' }, { city: 'Пермь', address: 'Ленина, 1' }],
    ['no half of an address', { city: 'Тверь' }, { city: 'Пермь', address: 'Ленина, 1' }, {}],
    [
      'domain, phone and industry by themselves',
      { industry: 'хлеб' },
      { web_domain: 'a.ru', phone: '+7495', industry: 'мука' },
      { web_domain: 'a.ru', phone: '+7495' },
    ],
  ])('%s', (_name, kept, gone, expected) => {
    expect(taken(kept, gone)).toEqual(expected);
  });

  it('and gives back what nobody has changed since', () => {
    const gone = { ...nothing, tax_id: '2', web_domain: 'a.ru' };
    const filled = filledBy(nothing, gone);
    expect(givenBack({ ...nothing, tax_id: '2', web_domain: 'b.ru' }, filled)).toEqual({ tax_id: null });
  });
});
