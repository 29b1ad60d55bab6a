import { expect, test } from 'vitest';
import { describeVectors, vectorText } from '../../test/vectors.ts';
import { toHex, utf8 } from '../bytes.ts';
import { isAmount, isInstant, requireField } from './fields.ts';
import { canonicalJson } from './jcs.ts';
import { parseStrict, requireStrict } from './strict.ts';

test('keys are sorted by UTF-16 code units, numbers and texts written as ECMAScript does', () => {
  // RFC 8785, section 3.2.3, and its samples of numbers.
  expect(
    canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }),
  ).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
  expect(canonicalJson([333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0, 1e21])).toBe(
    '[333333333.3333333,1e+30,4.5,0.002,1e-27,0,1e+21]',
  );
});

test.each([
  [undefined],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  [10n],
  [() => 1],
  ['\ud800'],
  [{ '\udc00': 1 }],
  [[undefined]],
])('%s is no JSON', (value) => {
  expect(() => canonicalJson(value)).toThrow('json.forbidden_value');
});

test('what is nested too deep is refused, not left to the stack', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(() => canonicalJson(deep)).toThrow('json.too_deep');
  expect(() => requireStrict(deep)).toThrow('json.too_deep');
  expect(() => parseStrict(`{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}`)).toThrow(/^json\./);
});

test.each([
  ['a float', 1.5, 'json.forbidden_value'],
  ['an unsafe integer', 2 ** 53, 'json.forbidden_value'],
  ['minus zero', -0, 'json.forbidden_value'],
  ['null', null, 'json.forbidden_value'],
  ['a lone surrogate', '\ud83d', 'json.forbidden_value'],
  ['a text that is not NFC', 'и\u0306', 'json.not_normalised'],
  ['a key in capitals', { Key: 1 }, 'json.forbidden_value'],
  ['a key of the prototype', JSON.parse('{"__proto__":1}'), 'json.forbidden_value'],
  ['a date', new Date(0), 'json.forbidden_value'],
  ['a map', new Map(), 'json.forbidden_value'],
  ['something inside', { a: [{ b: 0.1 }] }, 'json.forbidden_value'],
])('strict JSON holds no %s', (_, value, code) => {
  expect(() => requireStrict(value)).toThrow(code);
});

test.each([
  ['blanks', '{"a": 1}'],
  ['keys out of order', '{"b":1,"a":1}'],
  ['a key twice', '{"a":1,"a":1}'],
  ['an escape that is not needed', '{"a":"\\u0041"}'],
  ['another spelling of a number', '{"a":1.0}'],
  ['an exponent', '{"a":1e2}'],
])('%s are not canonical', (_, text) => {
  expect(() => parseStrict(text)).toThrow('json.not_canonical');
});

test.each(['', '1', '[]', '"a"', 'null', '{', '{"a":}', '\ufeff{}'])('%s is no object', (text) => {
  expect(() => parseStrict(text)).toThrow('json.malformed');
});

test('one moment and one sum have one spelling', () => {
  expect(['2026-03-01T09:30:00.000Z', '2024-02-29T23:59:59.999Z'].every(isInstant)).toBe(true);
  const wrong = [
    '2026-03-01T09:30:00Z',
    '2026-02-29T00:00:00.000Z',
    '2026-03-01T24:00:00.000Z',
    '2026-03-01T09:30:00.000+00:00',
    '2026-03-01 09:30:00.000Z',
    '',
    5,
  ];
  expect(wrong.some(isInstant)).toBe(false);
  expect(['0', '0.00', '-1.50', '1200000.00', '0.0001'].every(isAmount)).toBe(true);
  expect(['-0', '-0.00', '01', '1.', '.5', '1.5', '1e3', '+1', '1 000', '', 1].some(isAmount)).toBe(false);
  expect(() => requireField('yesterday', 'submitted_at')).toThrow('json.forbidden_value');
  expect(() => requireField({ lines: [{ amount: 1 }] }, 'quote')).toThrow('json.forbidden_value');
  expect(() => requireField({ lines: [{ amount: '1.00', currency: 'RUB' }] }, 'quote')).not.toThrow();
});

describeVectors('RFC 8785 in and out', () => {
  test.each(['arrays', 'french', 'structures', 'unicode', 'values', 'weird'])('%s', (name) => {
    const canonical = canonicalJson(JSON.parse(vectorText(`jcs/input/${name}.json`)));
    expect(canonical).toBe(vectorText(`jcs/output/${name}.json`).trimEnd());
    expect(toHex(utf8(canonical))).toBe(vectorText(`jcs/outhex/${name}.txt`).replace(/\s/g, '').toLowerCase());
  });
});
