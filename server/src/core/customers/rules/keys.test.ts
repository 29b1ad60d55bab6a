import { describe, expect, it } from 'vitest';
import { askedKeys, postedKeys } from './keys.ts';
import { matchName } from './names.ts';

const shared = (asked: string, posted: string) => {
  const known = new Set(postedKeys(matchName(posted, 'RU'), null).map(({ key }) => key));
  return askedKeys(matchName(asked, 'RU'), null).flatMap(({ key, kind }) => (known.has(key) ? [kind] : []));
};

describe('keys of a name', () => {
  it.each([
    ['НАРЗ', 'Новосибирский авиаремонтный завод'],
    ['ЮТСК', 'ОАО «Южноуральская теплосбытовая компания»'],
    ['ООО «Р. Т. С.»', 'Ремонт Технологии Сервис'],
    ['ЗАО «БалтАвтоПоиск»', 'Б.А.П.'],
    ['ТГК№11', 'Территориальная генерирующая компания № 11'],
  ])('meet by initials: %s and %s', (asked, posted) => {
    expect(shared(asked, posted)).toContain('initials');
    expect(shared(posted, asked)).toContain('initials');
  });

  it('meet however the name is divided into words', () => {
    expect(shared('Спец Строй', 'СпецСтрой')).toContain('whole');
    expect(shared('Альфа-Сервис', 'Альфасервис')).toContain('whole');
  });

  it.each([
    ['Pink Rabbit', 'Розовый кролик'],
    ['Petersburg Fuel Company', 'Петербург топливная компания'],
  ])('meet across languages: %s and %s', (asked, posted) => {
    expect(shared(asked, posted)).toContain('pair');
    expect(shared(posted, asked)).toContain('pair');
  });

  it('do not meet when nothing rare is shared', () => {
    expect(shared('ООО «Ромашка»', 'ООО «Василёк»')).toEqual([]);
  });
});
