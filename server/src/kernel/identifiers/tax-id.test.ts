import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  makeBin,
  makeInn,
  makeKpp,
  makeOgrn,
  makeOgrnip,
  makePersonInn,
  makeTaxId,
  makeUnp,
  makeUzbekInn,
} from './generate.ts';
import { parseInn, parseKpp, parseOgrn } from './russia.ts';
import { formatTaxId, parseTaxId } from './tax-id.ts';

type Result = { ok: boolean; value?: string; kind?: string; reason?: string };
const brief = (result: Result) => (result.ok ? [result.value, result.kind].filter(Boolean).join(' ') : result.reason);

describe('tax ids of four countries', () => {
  // Numbers of large companies from public registers, and the published examples of the rules.
  test.each([
    ['organisation', 'RU', '7736050003', '7736050003 organisation'],
    ['with spaces and a label', 'RU', ' ИНН: 7707 083 893 ', '7707083893 organisation'],
    ['no-break spaces and dashes', 'RU', '7736\u00A0207–543', '7736207543 organisation'],
    ['person', 'RU', '500100732259', '500100732259 person'],
    ['last digit changed', 'RU', '7736050004', 'check_sum'],
    ['neighbours swapped', 'RU', '7730650003', 'check_sum'],
    ['second check digit wrong', 'RU', '500100732258', 'check_sum'],
    ['first check digit wrong', 'RU', '500100732249', 'check_sum'],
    ['eleven digits', 'RU', '77360500031', 'length'],
    ['letter O for zero', 'RU', '77360500O3', 'characters'],
    ['all zeros', 'RU', '0000000000', 'structure'],
    ['nothing', 'RU', ' - ', 'empty'],
    ['organisation', 'KZ', '971240001315', '971240001315 organisation'],
    ['organisation', 'KZ', 'БИН 940140000385', '940140000385 organisation'],
    ['check digit wrong', 'KZ', '971240001316', 'check_sum'],
    ['month 13', 'KZ', '971340001315', 'structure'],
    ['too short', 'KZ', '97124000131', 'length'],
    ['organisation', 'BY', '200988541', '200988541 organisation'],
    ['organisation', 'BY', 'УНП 100325912', '100325912 organisation'],
    ['check digit wrong', 'BY', '200988542', 'check_sum'],
    ['person, Latin', 'BY', 'MA1953684', 'MA1953684 person'],
    ['person, Cyrillic', 'BY', 'ма1953684', 'MA1953684 person'],
    ['region 9', 'BY', '900988541', 'structure'],
    ['organisation', 'UZ', '301 234 567', '301234567 organisation'],
    ['person', 'UZ', '30101901234567', '30101901234567 person'],
    ['eight digits', 'UZ', '30123456', 'length'],
    ['any other country', 'de', 'DE 811-569-869', 'DE811569869 organisation'],
    ['any other country', 'AM', '123', 'length'],
  ])('%s %s %s', (_, country, raw, expected) => {
    expect(brief(parseTaxId(country, raw))).toBe(expected);
  });

  test('says whether a check digit was verified', () => {
    const checked = (country: string, raw: string) => {
      const parsed = parseTaxId(country, raw);
      return parsed.ok && parsed.checked;
    };
    expect([
      checked('RU', '7736050003'),
      checked('BY', '200988541'),
      checked('UZ', '301234567'),
      checked('DE', '811569869'),
    ]).toEqual([true, true, false, false]);
  });

  test.each([
    ['RU', '7700001235', '7700 001 235'],
    ['RU', '500100732259', '5001 0073 2259'],
    ['KZ', '971240001315', '9712 4000 1315'],
    ['BY', '200988541', '200 988 541'],
    ['BY', 'MA1953684', 'MA1953684'],
    ['UZ', '30101901234567', '30101901234567'],
  ])('is shown in groups: %s %s', (country, value, expected) => {
    expect(formatTaxId(country, value)).toBe(expected.replaceAll(' ', '\u00A0'));
  });
});

describe('Russian registers', () => {
  test.each([
    ['ОГРН', parseOgrn('1027700070518'), '1027700070518 organisation'],
    ['ОГРН with spaces', parseOgrn('ОГРН 1 027 700 132 195'), '1027700132195 organisation'],
    ['ОГРН, digit wrong', parseOgrn('1027700070519'), 'check_sum'],
    ['ОГРН begins with 7', parseOgrn('7027700070518'), 'structure'],
    ['ОГРНИП', parseOgrn('304500116000157'), '304500116000157 person'],
    ['ОГРНИП, digit wrong', parseOgrn('304500116000158'), 'check_sum'],
    ['ОГРНИП begins with 1', parseOgrn('104500116000157'), 'structure'],
    ['ОГРН of 14 digits', parseOgrn('10277000705181'), 'length'],
    ['КПП', parseKpp('773601001'), '773601001'],
    ['КПП with letters', parseKpp('7736AZ001'), '7736AZ001'],
    ['КПП, letter in the wrong place', parseKpp('77360100A'), 'structure'],
    ['КПП too short', parseKpp('77360100'), 'length'],
    ['КПП with a sign', parseKpp('7736+1001'), 'characters'],
  ])('%s', (_, parsed, expected) => {
    expect(brief(parsed)).toBe(expected);
  });
});

describe('properties', () => {
  const seed = fc.oneof(fc.nat(), fc.string());
  const makers = { makeInn, makePersonInn, makeOgrn, makeOgrnip, makeUnp };
  const parsers: Record<keyof typeof makers, (raw: string) => Result> = {
    makeInn: parseInn,
    makePersonInn: parseInn,
    makeOgrn: parseOgrn,
    makeOgrnip: parseOgrn,
    makeUnp: (raw) => parseTaxId('BY', raw),
  };

  test.each(Object.keys(makers) as (keyof typeof makers)[])(
    '%s: valid, repeatable, and any single wrong digit is refused',
    (name) => {
      fc.assert(
        fc.property(seed, fc.nat(), fc.integer({ min: 1, max: 9 }), (s, place, shift) => {
          const value = makers[name](s);
          expect(makers[name](s)).toBe(value);
          expect(parsers[name](value)).toMatchObject({ ok: true, value });
          const index = place % value.length;
          const wrong = value.slice(0, index) + ((Number(value[index]) + shift) % 10) + value.slice(index + 1);
          expect(parsers[name](wrong).ok).toBe(false);
        }),
        { numRuns: 500 },
      );
    },
  );

  test('Kazakhstan: a wrong check digit is always refused, another wrong digit nearly always, but for the eleventh', () => {
    let [tried, missed] = [0, 0];
    for (let s = 0; s < 300; s += 1) {
      const value = makeBin(s);
      expect(parseTaxId('KZ', value)).toMatchObject({ ok: true, kind: 'organisation' });
      for (const index of [0, 1, 2, 3, 6, 7, 8, 9, 11]) {
        for (let shift = 1; shift < 10; shift += 1) {
          const wrong = value.slice(0, index) + ((Number(value[index]) + shift) % 10) + value.slice(index + 1);
          const accepted = parseTaxId('KZ', wrong).ok;
          if (index === 11) expect(accepted).toBe(false);
          tried += 1;
          if (accepted) missed += 1;
        }
      }
    }
    expect(missed / tried).toBeLessThan(0.02);
  });

  test('every generator makes what its country accepts', () => {
    fc.assert(
      fc.property(seed, fc.constantFrom('RU', 'KZ', 'BY', 'UZ'), (s, country) => {
        expect(parseTaxId(country, makeTaxId(country, s))).toMatchObject({ ok: true, kind: 'organisation' });
        expect(parseKpp(makeKpp(s)).ok).toBe(true);
      }),
    );
    expect(() => makeTaxId('DE', 1)).toThrow(RangeError);
    expect(new Set(Array.from({ length: 2000 }, (_, i) => makeInn(i))).size).toBeGreaterThan(1990);
    expect(makeUzbekInn(1)).toHaveLength(9);
  });

  test('any text gives a reason and never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('RU', 'KZ', 'BY', 'UZ', 'DE'), (raw, country) => {
        const parsed = parseTaxId(country, raw);
        if (parsed.ok) expect(parseTaxId(country, parsed.value)).toEqual(parsed);
      }),
    );
  });
});
