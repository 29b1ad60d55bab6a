import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { registration, VENDOR } from '../../test/receipts.ts';
import { fromBase64, fromUtf8, hashFromBase64, toHex, utf8 } from '../bytes.ts';
import { canonicalJson } from '../json/jcs.ts';
import { commit, customerTag, requestHash, rulesHash } from './commitment.ts';
import { formatExtra, parseExtra } from './extra.ts';
import { commitmentIn, type Leaf, labelsOf, leafBytes, requireLeaf } from './leaf.ts';
import { LEAF_TYPES } from './types.ts';

const { leaf, openings } = registration('one');
const HASH = `${'A'.repeat(43)}=`;
const without = (key: keyof Leaf) => Object.fromEntries(Object.entries(leaf).filter(([name]) => name !== key));

test('a leaf is its canonical JSON, well below 2 KiB', () => {
  const bytes = leafBytes(leaf);
  expect(fromUtf8(bytes)).toBe(canonicalJson(leaf));
  expect(bytes.length).toBeLessThan(2048);
  expect(labelsOf(leaf).toSorted()).toEqual(Object.keys(openings).toSorted());
});

test('every type of the specification is known', () => {
  expect(LEAF_TYPES).toHaveLength(53);
  for (const type of LEAF_TYPES) expect(() => requireLeaf({ ...leaf, type })).not.toThrow();
});

test('a leaf of the log itself needs no thread', () => {
  expect(() => requireLeaf({ v: 1, type: 'key.rotated', at: leaf.at, actor: 'system' })).not.toThrow();
});

test.each([
  ['another version', { ...leaf, v: 2 }, 'leaf.malformed'],
  ['an unknown type', { ...leaf, type: 'deleted' }, 'leaf.malformed'],
  ['an unknown actor', { ...leaf, actor: 'Ivan' }, 'leaf.malformed'],
  ['a time without milliseconds', { ...leaf, at: '2026-03-02T09:30:00Z' }, 'leaf.malformed'],
  ['an unknown key', { ...leaf, name: 'Ivan' }, 'leaf.unknown_key'],
  ['a short hash', { ...leaf, cust: 'AAAA' }, 'leaf.malformed'],
  ['a number for a hash', { ...leaf, req: 5 }, 'leaf.malformed'],
  ['no thread', without('thread'), 'leaf.missing_key'],
  ['no party', without('party'), 'leaf.missing_key'],
  ['no rules', without('rules'), 'leaf.missing_key'],
  ['a predecessor below zero', { ...leaf, prev: -1 }, 'leaf.malformed'],
  ['a predecessor without thread', { v: 1, type: 'erased', at: leaf.at, actor: 'system', prev: 3 }, 'leaf.missing_key'],
  ['a field called thread', { ...leaf, f: { thread: HASH } }, 'leaf.malformed'],
  ['a list of fields', { ...leaf, f: [HASH] }, 'leaf.malformed'],
  ['a label too long', { ...leaf, f: { ['a'.repeat(41)]: HASH } }, 'leaf.malformed'],
  [
    'too many fields',
    { ...leaf, f: Object.fromEntries(Array.from({ length: 80 }, (_, at) => [`field_${at}`, HASH])) },
    'leaf.too_long',
  ],
  ['null', null, 'json.forbidden_value'],
  ['a list', [leaf as never], 'leaf.malformed'],
])('a leaf with %s is refused', (_, value, code) => {
  expect(() => requireLeaf(value)).toThrow(code);
});

test('a hash is taken in its one base64 form, as the decoder takes it', () => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=';
  const texts = [...alphabet].flatMap((last) => [`${'A'.repeat(42)}${last}=`, `${last}${'A'.repeat(42)}=`, last]);
  const taken = (text: string, read: (text: string) => unknown) => {
    try {
      read(text);
      return true;
    } catch {
      return false;
    }
  };
  const asHash = texts.filter((text) => taken(text, hashFromBase64));
  expect(texts.filter((text) => taken(text, (cust) => requireLeaf({ ...leaf, cust })))).toEqual(asHash);
  expect(asHash).toHaveLength(16 + 64);
});

describe('commitments', () => {
  test('are the hash that the specification writes down', () => {
    const { salt, value } = openings.customer!;
    const expected = createHash('sha256')
      .update(
        Buffer.concat([
          Buffer.from(`kanal/commit/v1\0${VENDOR}\0customer\0`),
          salt,
          Buffer.from(JSON.stringify(value)),
        ]),
      )
      .digest('hex');
    expect(toHex(commit(VENDOR, 'customer', { salt, value }))).toBe(expected);
    expect(toHex(fromBase64(commitmentIn(leaf, 'customer')!))).toBe(expected);
  });

  test('change with vendor, label, salt and value, and cannot be shifted between them', () => {
    const salt = new Uint8Array(32);
    const all = [
      commit('a', 'bc', { salt, value: 'x' }),
      commit('ab', 'c', { salt, value: 'x' }),
      commit('a', 'b', { salt, value: 'x' }),
      commit('a', 'bc', { salt: salt.with(0, 1), value: 'x' }),
      commit('a', 'bc', { salt, value: 'y' }),
      commit('a', 'bc', { salt, value: true }),
    ].map(toHex);
    expect(new Set(all).size).toBe(all.length);
  });

  test('are not made of what is not strict', () => {
    const salt = new Uint8Array(32);
    expect(() => commit('a', 'b', { salt, value: 1.5 })).toThrow('json.forbidden_value');
    expect(() => commit('a', 'B', { salt, value: 1 })).toThrow('leaf.malformed');
    expect(() => commit('a\0b', 'c', { salt, value: 1 })).toThrow('leaf.malformed');
    expect(() => commit('a', 'b', { salt: salt.slice(1), value: 1 })).toThrow('leaf.malformed');
    expect(() => commit('a', 'signed_at', { salt, value: 'today' })).toThrow('json.forbidden_value');
  });
});

test('tags and hashes are those that anybody can work out', () => {
  const key = new Uint8Array(32).fill(9);
  const tag = createHmac('sha256', key).update('kanal/customer/v1\0ru:7707083893\0storage\0').digest('hex');
  expect(toHex(customerTag(key, 'ru:7707083893', 'storage'))).toBe(tag);
  expect(() => customerTag(key.slice(1), 'ru:1', 'a')).toThrow('leaf.malformed');
  const rules = createHash('sha256').update('kanal/rules/v1\0{"a":1,"b":2.5}').digest('hex');
  expect(toHex(rulesHash({ b: 2.5, a: 1 }))).toBe(rules);
  const [publicKey, signature] = [new Uint8Array(32), new Uint8Array(64)];
  const request = createHash('sha256')
    .update(Buffer.concat([Buffer.from('kanal/request/v1\0'), publicKey, signature, Buffer.from('{}')]))
    .digest('hex');
  expect(toHex(requestHash(publicKey, signature, utf8('{}')))).toBe(request);
  expect(() => requestHash(publicKey, publicKey, utf8('{}'))).toThrow('leaf.malformed');
});

describe('extra', () => {
  test('comes back as it was written', () => {
    expect(parseExtra(formatExtra({ leaf, openings }))).toEqual({ leaf, openings });
  });

  test.each([
    ['no openings', canonicalJson({ leaf }), 'extra.malformed'],
    ['more than leaf and openings', canonicalJson({ leaf, more: 1, openings: {} }), 'extra.malformed'],
    ['a list of openings', canonicalJson({ leaf, openings: [] }), 'extra.malformed'],
    ['an opening without salt', canonicalJson({ leaf, openings: { customer: { value: 'x' } } }), 'extra.malformed'],
    ['a short salt', canonicalJson({ leaf, openings: { customer: { salt: 'AAAA', value: 'x' } } }), 'hash.malformed'],
    ['a leaf that is none', canonicalJson({ leaf: { v: 1 }, openings: {} }), 'leaf.malformed'],
    ['no JSON', 'leaf', 'json.malformed'],
  ])('with %s is refused', (_, text, code) => {
    expect(() => parseExtra(utf8(text))).toThrow(code);
  });

  test('too long is refused', () => {
    expect(() => parseExtra(new Uint8Array(70_000))).toThrow('text.too_long');
  });
});
