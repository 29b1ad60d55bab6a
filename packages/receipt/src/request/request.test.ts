import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { partner, requestOf } from '../../test/receipts.ts';
import { fromUtf8, toBase64, utf8 } from '../bytes.ts';
import { canonicalJson } from '../json/jcs.ts';
import { keyStatementBytes, parseKeyStatement, partnerKeyId, signatureFromBase64 } from './partner-key.ts';
import { formatSignedRequest, MAX_REQUEST_BYTES, parseRequest, parseSignedRequest, requestBytes } from './request.ts';

const request = requestOf();
const without = (key: keyof typeof request) =>
  Object.fromEntries(Object.entries(request).filter(([name]) => name !== key)) as never;

test('a request is its canonical JSON and comes back from it alone', () => {
  const text = fromUtf8(requestBytes(request));
  expect(text).toBe(canonicalJson(request));
  expect(text).toBe(
    '{"at":"2026-03-02T09:29:58.000Z","claim":{"amount":"1200000.00","customer":"ООО «Ромашка»","families":"storage, network"},"op":"submit","registration":"01890a5d-ac96-774b-bcce-b302099a8057","v":1,"vendor":"acme","version":4}',
  );
  expect(parseRequest(text)).toEqual(request);
  expect(() => parseRequest(` ${text}`)).toThrow('json.not_canonical');
  expect(() => parseRequest(JSON.stringify(request))).toThrow('json.not_canonical');
});

test.each([
  ['another version of the format', { ...request, v: 2 }, 'signed.malformed'],
  ['an unknown operation', { ...request, op: 'withdraw' }, 'signed.malformed'],
  ['an operation of every object', { ...request, op: 'toString' }, 'signed.malformed'],
  ['no vendor', { ...request, vendor: '' }, 'signed.malformed'],
  ['a registration that is no identifier', { ...request, registration: '42' }, 'signed.malformed'],
  ['a fraction of a version', { ...request, version: 1.5 }, 'json.forbidden_value'],
  ['a negative version', { ...request, version: -1 }, 'signed.malformed'],
  ['a time without milliseconds', { ...request, at: '2026-03-02T09:29:58Z' }, 'signed.malformed'],
  ['more than a request', { ...request, note: 'x' }, 'signed.malformed'],
  ['no claim', without('claim'), 'signed.malformed'],
  ['a claim that is a text', { ...request, claim: 'x' }, 'signed.malformed'],
  ['an empty value', { ...request, claim: { need: '' } }, 'signed.malformed'],
  ['a number in the claim', { ...request, claim: { need: 5 } }, 'signed.malformed'],
  ['an amount that is none', { ...request, claim: { amount: '1 000' } }, 'json.forbidden_value'],
  ['a text that is not NFC', { ...request, claim: { need: 'и\u0306' } }, 'json.not_normalised'],
  ['null', null, 'json.forbidden_value'],
  ['more than is ever signed', { ...request, claim: { need: 'n'.repeat(MAX_REQUEST_BYTES) } }, 'text.too_long'],
])('a request with %s is refused', (_, value, code) => {
  expect(() => requestBytes(value as never)).toThrow(code);
});

test('key, signature and request come back as they were written', () => {
  const signed = { publicKey: partner.publicKey, signature: partner.sign(requestBytes(request)), request };
  const value = formatSignedRequest(signed);
  expect(parseSignedRequest(value)).toEqual(signed);
  const { key, signature } = value as { key: string; signature: string };
  expect(() => parseSignedRequest('x')).toThrow('signed.malformed');
  expect(() => parseSignedRequest({ key, signature: key, request: request as never })).toThrow('signed.malformed');
  expect(() => parseSignedRequest({ key: signature, signature, request: request as never })).toThrow('hash.malformed');
  expect(() => parseSignedRequest({ key, signature, request: request as never, more: 1 })).toThrow('signed.malformed');
});

test('a key is named by a hash that anybody can work out', () => {
  const expected = createHash('sha256').update('kanal/partner-key/v1\0').update(partner.publicKey).digest('hex');
  expect(partnerKeyId(partner.publicKey)).toBe(expected.slice(0, 16));
  expect(() => partnerKeyId(new Uint8Array(31))).toThrow('signed.malformed');
});

test('a statement about a key is strict, and never a request', () => {
  const statement = { v: 1, op: 'add_key', vendor: 'acme', person: 'p', key: '', at: request.at } as const;
  const good = { ...statement, key: toBase64(partner.publicKey) };
  const text = fromUtf8(keyStatementBytes(good));
  expect(parseKeyStatement(text)).toEqual(good);
  expect(() => parseRequest(text)).toThrow('signed.malformed');
  expect(() => parseKeyStatement(fromUtf8(requestBytes(request)))).toThrow('signed.malformed');
  expect(() => keyStatementBytes(statement)).toThrow('signed.malformed');
  expect(() => keyStatementBytes({ ...good, key: 'AAAA' })).toThrow('hash.malformed');
  expect(() => keyStatementBytes({ ...good, at: 'now' })).toThrow('signed.malformed');
  expect(signatureFromBase64(toBase64(partner.sign(utf8(text))))).toHaveLength(64);
  expect(() => signatureFromBase64(good.key)).toThrow('signed.malformed');
});
