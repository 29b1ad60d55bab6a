import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { remembering, signingKey } from '../../test/keys.ts';
import {
  log,
  partner,
  requestOf,
  type SignedChange,
  signedRegistration,
  TestLog,
  VENDOR,
} from '../../test/receipts.ts';
import { toBase64, utf8 } from '../bytes.ts';
import { verifyWithNoble } from '../ed25519/noble.ts';
import { verifyWithNode } from '../ed25519/node.ts';
import { commit } from '../leaf/commitment.ts';
import { leafBytes } from '../leaf/leaf.ts';
import { policyOfLogs } from '../note/policy.ts';
import { partnerKeyId } from '../request/partner-key.ts';
import { requestBytes } from '../request/request.ts';
import { tellVerdict } from '../tell/tell.ts';
import { verifyReceipt } from './receipt.ts';

const verifiers = [verifyWithNode, verifyWithNoble];
const policy = policyOfLogs(log.key);

/** A receipt of a log whose leaf 3 is that registration, with the openings that are named, or all. */
async function receiptOf({ leaf, openings }: ReturnType<typeof signedRegistration>, hidden: string[] = []) {
  const tree = new TestLog(3);
  tree.add(leafBytes(leaf));
  const shown = Object.fromEntries(Object.entries(openings).filter(([label]) => !hidden.includes(label)));
  return tree.receipt('', 3, 4, tree.checkpoint(4), { leaf, openings: shown });
}

/** The one answer of both verifiers. */
function verdictOf(file: string) {
  const [byNode, byNoble] = verifiers.map((verify) => verifyReceipt(file, { policy, verify }));
  expect(byNoble).toEqual(byNode);
  return byNode!;
}

const signedOf = (file: string) => {
  const verdict = verdictOf(file);
  if (verdict.outcome !== 'valid') throw new Error(JSON.stringify(verdict.reasons));
  return verdict.facts.signed;
};

test('a signed request is shown with its key, and told in a sentence', async () => {
  const file = await receiptOf(signedRegistration('one'));
  const keyId = partnerKeyId(partner.publicKey);
  expect(signedOf(file)).toEqual({ shown: true, keyId, publicKey: partner.publicKey, request: requestOf() });
  const told = tellVerdict(verdictOf(file), { language: 'ru', timeZone: 'UTC' });
  expect(told.paragraph).toContain(`Партнёр подписал этот запрос ключом ${keyId}, по часам партнёра 2 марта 2026`);
  expect(told.opened.find(({ key }) => key === 'signed_request')?.value).toBe(`партнёром, ключом ${keyId}`);
  const english = tellVerdict(verdictOf(file), { language: 'en', timeZone: 'UTC' });
  expect(english.facts.find(({ key }) => key === 'signedRequest')?.value).toContain(`key ${keyId}, 2 March 2026`);
});

test('a signature made by WebCrypto holds for both verifiers', async () => {
  const { publicKey, privateKey } = (await crypto.subtle.generateKey('Ed25519', false, ['sign'])) as CryptoKeyPair;
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, requestBytes(requestOf()).slice()));
  const by = { publicKey: raw, sign: () => signature };
  const file = await receiptOf(signedRegistration('web', { by, signature }));
  expect(signedOf(file)).toMatchObject({ shown: true, keyId: partnerKeyId(raw) });
});

test('once erased, only its fingerprint is said; a leaf without one says nothing', async () => {
  const file = await receiptOf(signedRegistration('erased'), ['signed_request', 'customer']);
  expect(signedOf(file)).toEqual({ shown: false });
  expect(tellVerdict(verdictOf(file), { language: 'en' }).paragraph).toContain('does not show the request itself');
  expect(signedOf(await new TestLog(3).receipt('deal 1', 1, 3))).toBeUndefined();
});

const changed = (change: Partial<ReturnType<typeof requestOf>>): SignedChange => ({
  request: { ...requestOf(), ...change },
});
const stranger = signingKey('stranger');
const torsion = Uint8Array.from(Buffer.from('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', 'hex'));
const claim = requestOf().claim;

test.each<[string, SignedChange, string]>([
  ['of another key', { by: { ...partner, publicKey: stranger.publicKey } }, 'signed.wrong'],
  ['of other words', { signature: partner.sign(utf8('yes')) }, 'signed.wrong'],
  ['of a key of small order', { by: { ...partner, publicKey: torsion } }, 'signed.wrong'],
  ['to another vendor', changed({ vendor: 'other' }), 'signed.other_log'],
  [
    'about another registration',
    changed({ registration: '01890a5d-ac96-774b-bcce-000000000000' }),
    'signed.other_registration',
  ],
  ['for another event', changed({ op: 'resubmit' }), 'signed.other_event'],
  ['of another amount', changed({ claim: { ...claim, amount: '1200000.01' } }), 'signed.other_claim'],
  ['of less than was recorded', changed({ claim: { amount: claim.amount! } }), 'signed.other_claim'],
  ['of more than was recorded', changed({ claim: { ...claim, need: 'x' } }), 'signed.other_claim'],
  ['of something else than its hash', { leaf: { req: toBase64(new Uint8Array(32)) } }, 'signed.other_request'],
])('a leaf with a signature %s contradicts itself', async (_, change, code) => {
  const file = await receiptOf(signedRegistration('bad', change));
  expect(verdictOf(file)).toMatchObject({ outcome: 'invalid', reasons: [{ code }] });
  expect(tellVerdict(verdictOf(file), { language: 'ru' }).paragraph).toContain('он — улика');
});

test('a field for a signature without the hash, or with anything else in it, is refused', async () => {
  const good = signedRegistration('form');
  const { req: _, ...leaf } = good.leaf;
  expect(verdictOf(await receiptOf({ ...good, leaf }))).toMatchObject({ reasons: [{ code: 'signed.without_hash' }] });
  for (const value of ['yes', { key: 'x', request: 1, signature: 'y' }, { ...claim }]) {
    const opening = { salt: new Uint8Array(32), value };
    const f = { ...good.leaf.f, signed_request: toBase64(commit(VENDOR, 'signed_request', opening)) };
    const file = await receiptOf({
      leaf: { ...good.leaf, f },
      openings: { ...good.openings, signed_request: opening },
    });
    expect(verdictOf(file)).toMatchObject({ outcome: 'invalid', reasons: [{ code: 'signed.malformed' }] });
  }
});

test('no bit of a receipt with a signature can be turned', { timeout: 60_000 }, async () => {
  const bytes = utf8(await receiptOf(signedRegistration('bits')));
  const verify = remembering(verifyWithNode);
  expect(verifyReceipt(bytes, { policy, verify }).outcome).toBe('valid');
  let refused = 0;
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    bytes[bit >> 3]! ^= 1 << (bit & 7);
    refused += Number(verifyReceipt(bytes, { policy, verify }).outcome !== 'valid');
    bytes[bit >> 3]! ^= 1 << (bit & 7);
  }
  expect(refused).toBe(bytes.length * 8);
});

test('a receipt with a signature is written as the first version wrote it', async () => {
  const golden = readFileSync(new URL('../../test/golden-signed.tlog-proof', import.meta.url), 'utf8');
  expect(await receiptOf(signedRegistration('golden'))).toBe(golden);
  expect(signedOf(golden)).toMatchObject({ shown: true, keyId: partnerKeyId(partner.publicKey) });
});
