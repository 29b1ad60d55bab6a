/** Headings, cells and double entries, as people write them. */
import { describe, expect, it } from 'vitest';
import { isProblem } from '../../../kernel/problem.ts';
import { readCatalogue } from '../../../platform/texts.ts';
import { importFields } from '../contract/views.ts';
import { readAmount, readChoice, readCountry, readCurrency, readDay, readQuantity, readYes } from './cells.ts';
import { guessColumns, isExample, missingColumns, repeatedColumns } from './headings.ts';
import { readRow } from './reading.ts';
import { sameDeal } from './twins.ts';

const said = (value: unknown) => (isProblem(value) ? value.code : value);
const none = new Map();

describe('a heading', () => {
  it.each(['ru', 'en'] as const)('of the template is understood: %s', (locale) => {
    const texts = readCatalogue(locale);
    const headings = importFields.map((field) => texts[`import.field.${field}`] as string);
    expect(guessColumns(headings, none)).toEqual([...importFields]);
  });

  it('is understood in any case, with stars and units', () => {
    const headings = ['№', 'Наименование', 'ИНН *', 'СУММА (руб.)', 'Ожидаемая дата закрытия', 'E-mail', 'Deal Value'];
    expect(guessColumns(headings, none)).toEqual([
      ...[null, 'customer_name', 'customer_tax_id', 'amount', 'close_date', 'contact_email', null],
    ]);
  });

  it('means what the company said the last time, before anything that is guessed', () => {
    const remembered = new Map([
      ['бюджет проекта', 'amount' as const],
      ['сумма', null],
    ]);
    expect(guessColumns(['Сумма', 'Бюджет проекта', 'Клиент'], remembered)).toEqual([null, 'amount', 'customer_name']);
  });

  it('of a customer must be there, and none twice', () => {
    expect(missingColumns(['amount', null])).toEqual(['customer_name']);
    expect(missingColumns(['customer_domain'])).toEqual([]);
    expect(repeatedColumns(['amount', null, null, 'amount'])).toEqual(['amount']);
  });

  it('stands over an example that is nobody’s deal', () => {
    expect(isExample(['', 'Пример: ООО «Тополь»'])).toBe(true);
    expect(isExample(['ООО «Пример»'])).toBe(false);
  });
});

describe('a cell', () => {
  it.each([
    ['2027-03-01', '2027-03-01'],
    ['2027-03-01T00:00:00Z', '2027-03-01'],
    ['01.03.2027', '2027-03-01'],
    ['1.3.27', '2027-03-01'],
    ['01/03/2027', '2027-03-01'],
    ['3/25/2027', '2027-03-25'],
    ['1 марта 2027 г.', '2027-03-01'],
    ['1 марта 2027 года', '2027-03-01'],
    ['March 1, 2027', '2027-03-01'],
    ['1 Mar 2027', '2027-03-01'],
    ['46447', '2027-03-01'],
    ['31.02.2027', 'field.import.day'],
    ['весной', 'field.import.day'],
    ['2027', 'field.import.day'],
  ])('with the day %s', (text, day) => expect(said(readDay(text))).toBe(day));

  it.each([
    ['1 240 000,50', 124_000_050],
    ['1\u00a0240\u00a0000 ₽', 124_000_000],
    ['1,240,000.50', 124_000_050],
    ['1240000.5', 124_000_050],
    ['1,2 млн', 120_000_000],
    ['350 тыс. руб.', 35_000_000],
    ['1,240', 124_000],
    ['1.240', 'field.import.amount_ambiguous'],
    ['-5', 'field.import.amount'],
    ['много', 'field.import.amount'],
    ['=2+2', 'field.import.amount'],
  ])('with the amount %s', (text, minor) => expect(said(readAmount(text, 'RUB'))).toBe(minor));

  it.each([
    [readYes('Да'), true],
    [readYes('x'), true],
    [readYes('-'), false],
    [readYes('может быть'), 'field.import.yes_no'],
    [readCurrency('тенге'), 'KZT'],
    [readCurrency('usd'), 'USD'],
    [readCurrency('XAU'), 'field.import.currency'],
    [readChoice('route', '44-ФЗ'), 'law_44'],
    [readChoice('type', 'Продление'), 'renewal'],
    [readChoice('billing', 'Ежемесячно'), 'monthly'],
    [readChoice('route', 'лотерея'), 'field.import.choice'],
    [readCountry('Казахстан'), 'KZ'],
    [readCountry('de'), 'DE'],
    [readCountry('Атлантида'), 'field.import.country'],
    [readQuantity('1 200 шт'), 1_200],
    [readQuantity('40.0'), 40],
    [readQuantity('0'), 'field.import.quantity'],
  ])('with a choice: %j is %j', (read, value) => expect(said(read)).toBe(value));
});

const family = { id: 'f1', code: 'crm', name_ru: 'CRM Про', name_en: 'CRM Pro' };
const store = { id: 'f2', code: 'store', name_ru: 'Склад, Плюс', name_en: 'Store Plus' };
const anna = { id: 'p1', full_name: 'Анна Смирнова', email: 'anna@example.com' };
const facts = { families: [family, store], colleagues: [anna], currency: 'RUB' as const, country: 'RU' };

describe('a row', () => {
  it('becomes a claim', () => {
    const fields = ['customer_name', 'product', 'quantity', 'amount', 'responsible', null] as const;
    const { claim, faults } = readRow(['Ромашка', 'crm про', '40', '100 $', 'АННА смирнова', 'лишнее'], fields, facts);
    expect(faults).toEqual([]);
    expect(claim).toEqual({
      ...{ customer_name: 'Ромашка', customer_country: 'RU', currency: 'USD', amount_minor: 10_000 },
      ...{ products: [{ family_id: 'f1', quantity: 40 }], responsible_id: 'p1' },
    });
  });

  it('may name several products, and one with a comma in its name', () => {
    const products = (cell: string) =>
      readRow([cell], ['product'], facts).claim.products?.map((each) => each.family_id);
    expect(products('Склад, Плюс')).toEqual(['f2']);
    expect(products('CRM Pro; store')).toEqual(['f1', 'f2']);
    expect(readRow(['CRM Про, Телега'], ['product'], facts).faults[0]?.problem).toMatchObject({
      code: 'field.import.product',
      params: { value: 'Телега' },
    });
  });

  it('says all that cannot be read at once', () => {
    const fields = ['amount', 'close_date', 'product', 'contact_email', 'responsible', 'customer_name'] as const;
    const { faults } = readRow(['?', '?', '?', 'a@b', 'Пётр', 'x'.repeat(301)], fields, facts);
    expect(faults.map(({ field }) => field).sort()).toEqual([...fields].sort());
  });
});

describe('two rows', () => {
  const deal = (over: Partial<Parameters<typeof sameDeal>[0]> = {}) => ({
    ...{ tax_id: '7700001235', kpp: null, domain: null, name: 'ООО «Ромашка»', families: ['a'] },
    ...over,
  });
  it.each([
    ['the same customer and product', {}, true],
    ['another product', { families: ['b'] }, false],
    ['another site of the same customer', { kpp: '770001001' }, false],
    ['another tax id under one name', { tax_id: '7700002345' }, false],
    ['no tax id, but the same name in another form', { tax_id: null, name: 'Ромашка' }, true],
    ['nothing to compare', { tax_id: null, name: '' }, false],
  ])('%s', (_, over, same) => expect(sameDeal(deal(), deal(over))).toBe(same));
});
