import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signingKey } from '../../test/keys.ts';
import { describeVectors, vectorJson } from '../../test/vectors.ts';
import { utf8 } from '../bytes.ts';
import { verifyWithNoble } from './noble.ts';
import { verifyWithNode } from './node.ts';
import { hasSoundPoints } from './points.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));

/** The answer of both verifiers, which must be one. */
function verdict(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const answers = [verifyWithNode(key, message, signature), verifyWithNoble(key, message, signature)];
  expect(answers[0]).toBe(answers[1]);
  return answers[0]!;
}

// RFC 8032, section 7.1: key, public key, message, signature.
const RFC8032 = [
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

test.each(RFC8032)('the signature of RFC 8032 under %s holds', (key, message, signature) => {
  expect(verdict(hex(key), hex(message), hex(signature))).toBe(true);
  expect(verdict(hex(key), hex(`${message}00`), hex(signature))).toBe(false);
});

describe('what lets verifiers disagree is refused before they are asked', () => {
  const [key, message, signature] = [hex(RFC8032[1][0]), hex(RFC8032[1][1]), hex(RFC8032[1][2])];
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const little = (value: bigint) => hex(value.toString(16).padStart(64, '0')).toReversed();
  const scalar = BigInt(`0x${Buffer.from(signature.slice(32).toReversed()).toString('hex')}`);
  // Neutral point, order 2, order 4, order 8; the neutral point again with a y beyond the field.
  const torsion = [
    `01${'00'.repeat(31)}`,
    `ec${'ff'.repeat(30)}7f`,
    '00'.repeat(32),
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    `ee${'ff'.repeat(30)}7f`,
  ].map(hex);

  test('S of L or more', () => {
    const shifted = Uint8Array.of(...signature.slice(0, 32), ...little(scalar + order));
    expect(hasSoundPoints(key, shifted)).toBe(false);
    expect(verdict(key, message, shifted)).toBe(false);
  });

  test('points of small order and other encodings, as key and as R', () => {
    for (const point of torsion) {
      expect(hasSoundPoints(point, signature)).toBe(false);
      expect(hasSoundPoints(key, Uint8Array.of(...point, ...signature.slice(32)))).toBe(false);
    }
  });

  test('lengths other than 32 and 64 bytes', () => {
    expect(verdict(key.slice(1), message, signature)).toBe(false);
    expect(verdict(key, message, signature.slice(1))).toBe(false);
    expect(verdict(new Uint8Array(), message, new Uint8Array())).toBe(false);
  });
});

test('both verifiers agree on honest, damaged and random input', () => {
  const { publicKey, sign: signBytes } = signingKey('agreement');
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

  let held = 0;
  fc.assert(
    fc.property(fc.uint8Array(), bytes(64), fc.nat(767), fc.nat(3), (message, random, bit, kind) => {
      const key = Uint8Array.from(publicKey);
      const signature = kind === 0 ? random : signBytes(message);
      const changed = bit < 256 ? key : signature;
      if (kind > 1) changed[(bit % (changed.length * 8)) >> 3]! ^= 1 << (bit & 7);
      const holds = verdict(key, message, signature);
      expect(holds).toBe(kind === 1);
      held += Number(holds);
    }),
    { numRuns: 200 },
  );
  expect(held).toBeGreaterThan(0);
});

describeVectors('914 edge signatures of C2SP/CCTV', () => {
  test('both verifiers answer the same, and none with an unsound point passes', { timeout: 60_000 }, () => {
    const cases = vectorJson<{ key: string; sig: string; msg: string; flags: string[] | null }[]>('ed25519-edge.json');
    expect(cases).toHaveLength(914);
    const passed = cases.filter(({ key, sig, msg }) => verdict(hex(key), utf8(msg), hex(sig)));
    expect(passed.filter(({ flags }) => flags?.length)).toEqual([]);
    expect(passed).toHaveLength(1);
  });
});
