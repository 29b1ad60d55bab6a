import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Address, addressFacts, addressOf, housesOf } from './address.ts';
import { align } from './alignment.ts';
import { compare } from './features.ts';
import { matchName } from './names.ts';
import { judgePair, sameFrom } from './pair.ts';

const side = (name: string, address = '') => ({ name, country: 'RU', address });
const same = (left: string, right: string) => judgePair(side(left), side(right)).same;

describe('a pair of names', () => {
  const alike: [string, string][] = [
    ['ООО «Ромашка-Сервис»', 'Общество с ограниченной ответственностью «Ромашка Сервис»'],
    ['ООО «СпецСтройМонтажник»', 'Спец Строй Монтажник, ООО'],
    ['Новосибирский приборостроительный завод', 'ОАО «Новосибирский приборостроительный з-д»'],
    ['Курганский машиностроительный завод', 'Kurgansky mashinostroitelny zavod JSC'],
    ['ЗАО «Северэнергострой»', 'Закрытое акционерное общество «Северэнергостой»'],
    ['ГКБ № 9 г. Ижевска', 'Городская клиническая больница № 9 города Ижевска'],
    ['Karelian Energy Sales Company', 'Karelian Energy Sales Co., Ltd.'],
    ['Водоканал города Боготола', 'МУП «Водоканал» г. Боготол'],
    [
      'ОВО при ОВД по Петушинскому району',
      'Отдел вневедомственной охраны при отделе внутренних дел по Петушинскому р-ну',
    ],
    ['Московская городская телефонная сеть', 'МГТС'],
  ];
  it.each(alike)('%s = %s', (left, right) => expect(same(left, right)).toBeGreaterThanOrEqual(sameFrom));

  const unlike: [string, string][] = [
    ['Городская больница № 2', 'Городская больница № 3'],
    ['Ромашка', 'Василёк'],
    ['Строительная компания «Альфа»', 'Строительная компания «Омега»'],
    ['Торговый дом «Север»', 'Торговый дом «Юг»'],
    ['Acme Software', 'Apex Software'],
    ['Отдел охраны по Рузскому району', 'Отдел охраны по Невельскому району'],
    ['Газпром межрегионгаз Орёл', 'Газпром межрегионгаз Санкт-Петербург'],
    ['Bank of Georgia', 'Bank of Albania'],
  ];
  it.each(unlike)('%s ≠ %s', (left, right) => expect(same(left, right)).toBeLessThan(sameFrom));

  it('an address that agrees makes surer, one that differs less sure', () => {
    const [left, right] = ['ООО «Вектор»', 'Вектор-Сервис'];
    const at = '640000, г. Курган, ул. Ленина, д. 5';
    const there = judgePair(side(left, at), side(right, 'Курган, Ленина 5')).same;
    const elsewhere = judgePair(side(left, at), side(right, '630099, Новосибирск, Красный проспект, 44')).same;
    expect(there).toBeGreaterThan(elsewhere);
  });

  const parts = [
    'Ромашка',
    'завод',
    'Сервис',
    'больница',
    '№ 2',
    '№ 7',
    'Plant',
    'ООО',
    'г. Омск',
    'Vector',
    'МГТС',
    '«Юг»',
    'Ёлка',
  ];
  const names = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 5 }).map((all) => all.join(' '));

  it('is judged the same from both sides', () => {
    fc.assert(
      fc.property(names, names, (left, right) => {
        expect(same(left, right)).toBe(same(right, left));
      }),
    );
  });

  it('is judged alike whatever the case, the quotes, ё and letters that only look alike', () => {
    const lookAlike: Record<string, string> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c' };
    const written: ((name: string) => string)[] = [
      (name) => name.replaceAll('«', '"').replaceAll('»', '"'),
      (name) => name.replaceAll('ё', 'е').replaceAll('Ё', 'Е'),
      (name) => name.replace(/(?<=[а-я])[аеорс](?=[а-я])/, (letter) => lookAlike[letter] ?? letter),
      (name) => ` ${name.replaceAll(' ', '  ')} `,
    ];
    fc.assert(
      fc.property(names, names, fc.constantFrom(...written), (left, right, way) => {
        expect(same(way(left), right)).toBe(same(left, right));
      }),
    );
  });

  it('any name is known again in Latin letters', () => {
    const latin: Record<string, string> = {
      ж: 'zh',
      ч: 'ch',
      ш: 'sh',
      щ: 'shch',
      ю: 'yu',
      я: 'ya',
      х: 'kh',
      ц: 'ts',
      ы: 'y',
      э: 'e',
      й: 'y',
    };
    const plain = 'абвгдезиклмнопрстуф';
    for (const [at, letter] of [...'abvgdeziklmnoprstuf'].entries()) latin[plain[at] as string] = letter;
    const syllables = 'ро ка та ми лу ве жа чу ши ща юн хор цин зе бо да ня фи'.split(' ');
    const word = fc.array(fc.constantFrom(...syllables), { minLength: 2, maxLength: 5 }).map((all) => all.join(''));
    fc.assert(
      fc.property(word, (name) => {
        const written = [...name].map((letter) => latin[letter] ?? letter).join('');
        expect(matchName(written, 'RU').match_name).toBe(matchName(name, 'RU').match_name);
      }),
    );
  });
});

describe('an alignment', () => {
  const cases: [string, string, string][] = [
    ['Технологии Севера', 'Технология Север', 'ending'],
    ['Уральский завод', 'Уральский plant', 'translated'],
    ['Северсталь', 'Севрсталь', 'typed'],
    ['СпецСтрой', 'Спец Строй', 'glued'],
    ['МГТС', 'Московская городская телефонная сеть', 'initials'],
    ['НАРЗ', 'Новосибирский авиаремонтный завод', 'initials'],
    ['СТМ', 'СтройТехМонтаж', 'letters'],
    ['Краснодар', 'Краснодарстрой', 'shortened'],
  ];
  it.each(cases)('%s ~ %s: %s', (left, right, kind) => {
    const matches = align(matchName(left, 'RU').words, matchName(right, 'RU').words);
    expect(matches.map((match) => match.kind)).toContain(kind);
  });

  it('takes every word once', () => {
    const [a, b] = [matchName('Север Сервер Сев', 'RU'), matchName('Север Северный', 'RU')];
    const taken = align(a.words, b.words).flatMap((match) => match.right);
    expect(new Set(taken).size).toBe(taken.length);
  });

  it('numbers are the same, missing or in conflict', () => {
    const of = (left: string, right: string) => compare(matchName(left, 'RU'), matchName(right, 'RU')).numbers;
    expect(of('Школа № 2', 'Школа II')).toBe('same');
    expect(of('Школа № 2', 'Школа')).toBe('one side');
    expect(of('Школа № 2', 'Школа № 12')).toBe('conflict');
  });
});

describe('addresses', () => {
  it('give the houses to be found by', () => {
    const houses = housesOf(addressOf('640000, г. Курган, ул. Щорса, д. 5') as Address);
    expect(houses).toContain('640000 5');
    expect(houses).toEqual(expect.arrayContaining(housesOf(addressOf('Курган Щорса 5') as Address)));
    expect(housesOf(addressOf('Курган') as Address)).toEqual([]);
  });

  it('agree by postcode, words and houses; what is not known says nothing', () => {
    const a = addressOf('640000, г. Курган, ул. Ленина, д. 5');
    expect(addressFacts(a, addressOf('Курган', 'Ленина 5'))).toEqual([-1, 1, 1]);
    expect(addressFacts(a, addressOf('640000'))).toEqual([2, -1, -1]);
    expect(addressFacts(a, addressOf('640020, Курган, Гоголя 7'))[0]).toBe(1);
    expect(addressFacts(a, addressOf(''))).toEqual([-1, -1, -1]);
  });
});
