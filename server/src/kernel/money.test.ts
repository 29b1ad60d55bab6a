import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Locale } from './locale.ts';
import type { Currency } from './money.ts';
import { addMoney, currencies, formatExactMoney, formatMoney, formatNumber, isCurrency, parseMoney } from './money.ts';

const spaces = (text: string) => text.replace(/[\u00A0\u202F]/g, '_');

describe('money as people type it', () => {
  test.each<[string, Locale, number | string]>([
    ['1 240 000,50', 'ru', 124_000_050],
    ['1\u00A0240\u202F000', 'ru', 124_000_000],
    ['1240000', 'ru', 124_000_000],
    ['1240000.5', 'ru', 124_000_050],
    ['1 240 000 ₽', 'ru', 124_000_000],
    ['1 240 000,00 руб.', 'ru', 124_000_000],
    ['500 р.', 'ru', 50_000],
    ['RUB 500', 'en', 50_000],
    ['₽1,240,000', 'en', 124_000_000],
    ['1,240,000.50', 'en', 124_000_050],
    ['1.240.000,50', 'ru', 124_000_050],
    ['1.240.000', 'ru', 124_000_000],
    ['1,240', 'en', 124_000],
    ['1240,50', 'en', 124_050],
    ['0', 'ru', 0],
    ['0,5', 'ru', 50],
    ['−1 000', 'ru', -100_000],
    ['-₽1,000', 'en', -100_000],
    ["1'240'000.50", 'en', 124_000_050],
    ['$500', 'en', 'currency'],
    ['500 тенге', 'ru', 'currency'],
    ['500 USD', 'ru', 'currency'],
    ['', 'ru', 'empty'],
    ['₽', 'ru', 'empty'],
    ['1,240', 'ru', 'precision'],
    ['1.240', 'ru', 'ambiguous'],
    ['1.240', 'en', 'precision'],
    ['10,005', 'ru', 'precision'],
    ['1 240,5055', 'ru', 'precision'],
    ['12 40', 'ru', 'characters'],
    ['1,24,000', 'en', 'characters'],
    ['1,240.000,50', 'en', 'characters'],
    ['1 млн', 'ru', 'characters'],
    ['1e6', 'en', 'characters'],
    ['100,', 'ru', 'characters'],
    ['=1+1', 'en', 'characters'],
    ['99999999999999999', 'ru', 'range'],
  ])('%s (%s)', (raw, locale, expected) => {
    const parsed = parseMoney(raw, 'RUB', locale);
    expect(parsed.ok ? parsed.money.amountMinor : parsed.reason).toBe(expected);
  });
});

describe('money on the screen', () => {
  test.each<[number, Currency, Locale, string]>([
    [124_000_000, 'RUB', 'ru', '1_240_000_₽'],
    [124_000_000, 'RUB', 'en', '₽1,240,000'],
    [124_000_050, 'RUB', 'ru', '1_240_000,50_₽'],
    [124_000_050, 'RUB', 'en', '₽1,240,000.50'],
    [50_000, 'USD', 'ru', '500_$'],
    [50_000, 'KZT', 'ru', '500_₸'],
    [-50_000, 'RUB', 'en', '-₽500'],
    [0, 'EUR', 'en', '€0'],
    [50_000, 'BYN', 'ru', '500_BYN'],
    [50_000, 'UZS', 'ru', '500_UZS'],
  ])('%i %s in %s', (amountMinor, currency, locale, expected) => {
    expect(spaces(formatMoney({ amountMinor, currency }, locale))).toBe(expected);
  });

  test('columns that line up, and plain numbers', () => {
    expect(spaces(formatMoney({ amountMinor: 94_000_000, currency: 'RUB' }, 'ru', { decimals: 'always' }))).toBe(
      '940_000,00_₽',
    );
    expect([spaces(formatNumber(1_240_000, 'ru')), formatNumber(1234.567, 'en'), formatNumber(0.5, 'ru')]).toEqual([
      '1_240_000',
      '1,234.57',
      '0,5',
    ]);
  });

  test('what is shown can be typed back', () => {
    const amount = fc.integer({ min: -1e14, max: 1e14 });
    fc.assert(
      fc.property(
        amount,
        fc.constantFrom(...currencies),
        fc.constantFrom<Locale>('ru', 'en'),
        (amountMinor, currency, locale) => {
          // Currencies whose sign is a word in that language («сом») are shown with it and typed without.
          const text = formatMoney({ amountMinor, currency }, locale).replace(/[^\d.,\s-]/gu, '');
          expect(parseMoney(text, currency, locale)).toEqual({ ok: true, money: { amountMinor, currency } });
        },
      ),
    );
  });
});

test('amounts of different currencies are never added', () => {
  const rub = { amountMinor: 100, currency: 'RUB' } as const;
  expect(addMoney(rub, { amountMinor: -30, currency: 'RUB' })).toEqual({ amountMinor: 70, currency: 'RUB' });
  expect(() => addMoney(rub, { amountMinor: 1, currency: 'USD' })).toThrow(RangeError);
  expect(() => addMoney({ ...rub, amountMinor: Number.MAX_SAFE_INTEGER }, rub)).toThrow(RangeError);
  expect([isCurrency('RUB'), isCurrency('XXX'), isCurrency('toString')]).toEqual([true, false, false]);
});

describe('formatExactMoney', () => {
  test.each([
    [0n, '0 ₽'],
    [3_343_000_000n, '33 430 000 ₽'],
    [3_343_000_005n, '33 430 000,05 ₽'],
    [900_719_925_474_099_301n, '9 007 199 254 740 993,01 ₽'],
  ])('%s', (minor, words) => expect(formatExactMoney(minor, 'RUB', 'ru').replaceAll('\u00a0', ' ')).toBe(words));
});
