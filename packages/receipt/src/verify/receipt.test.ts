import { describe, expect, test } from 'vitest';
import { remembering, signer } from '../../test/keys.ts';
import { log, ORIGIN, other, POLICY, registration, TestLog, VENDOR, witness } from '../../test/receipts.ts';
import { toBase64, utf8 } from '../bytes.ts';
import { verifyWithNoble } from '../ed25519/noble.ts';
import { verifyWithNode } from '../ed25519/node.ts';
import { canonicalJson } from '../json/jcs.ts';
import { formatExtra, parseExtra } from '../leaf/extra.ts';
import { leafBytes } from '../leaf/leaf.ts';
import { policyOfLogs } from '../note/policy.ts';
import { formatProofFile, parseProofFile } from '../note/proof-file.ts';
import { verifyReceipt } from './receipt.ts';
import { addSignatures, cosignCheckpoint, signCheckpoint } from './sign-checkpoint.ts';

const tree = new TestLog(12);
const trust = { policy: policyOfLogs(log.key), verify: verifyWithNode };
const witnessed = { policy: POLICY, verify: verifyWithNode };
const receipt = await tree.receipt('deal 5', 5, 12);
const codes = (file: string | Uint8Array, by: Parameters<typeof verifyReceipt>[1] = trust) => {
  const verdict = verifyReceipt(file, by);
  return [verdict.outcome, ...verdict.reasons.map(({ code }) => code)];
};

test.each([
  ['node', verifyWithNode],
  ['noble', verifyWithNoble],
])('%s: a receipt says what, when, where and under which rules', (_, verify) => {
  const verdict = verifyReceipt(receipt, { ...trust, verify });
  const { leaf } = registration('deal 5');
  expect(verdict).toMatchObject({
    outcome: 'valid',
    witnessed: 'none',
    history: 'not_asked',
    facts: { origin: ORIGIN, vendor: VENDOR, leaf, index: 5, size: 12, when: { stated: '2026-03-02T09:30:00.123Z' } },
  });
  if (verdict.outcome !== 'valid') throw new Error(verdict.outcome);
  expect(verdict.facts.opened).toContainEqual({ label: 'customer', value: 'ООО «Ромашка»' });
  expect(verdict.facts.closed).toEqual(['person']);
});

test('every leaf of the log has a valid receipt in every later tree', async () => {
  for (let size = 1; size <= 12; size += 1)
    for (let index = 0; index < size; index += 1)
      expect(codes(await tree.receipt(`deal ${index}`, index, size))).toEqual(['valid']);
});

describe('what was changed is refused', () => {
  const parts = parseProofFile(receipt);
  const extra = parseExtra(parts.extra!);
  const withExtra = (changed: typeof extra) => formatProofFile({ ...parts, extra: formatExtra(changed) });

  test('another leaf, index, checkpoint or key', () => {
    expect(codes(withExtra({ ...extra, leaf: { ...extra.leaf, at: '2026-03-02T09:30:00.122Z' } }))).toEqual([
      'invalid',
      'inclusion.wrong',
    ]);
    expect(codes(formatProofFile({ ...parts, index: 6 }))).toEqual(['invalid', 'inclusion.wrong']);
    expect(codes(formatProofFile({ ...parts, checkpoint: tree.checkpoint(11) }))).toEqual([
      'invalid',
      'inclusion.wrong',
    ]);
    const stranger = signer(ORIGIN, 'log');
    expect(codes(receipt, { ...trust, policy: policyOfLogs(signer('kanal.example/log/other', 'log').key) })).toEqual([
      'invalid',
      'origin.unknown',
    ]);
    const forged = { ...stranger.key, id: '00000000' };
    expect(codes(receipt, { ...trust, policy: policyOfLogs(forged) })).toEqual(['invalid', 'signature.missing']);
    const wrong = { ...log.key, publicKey: signer('x', 'log').key.publicKey };
    expect(codes(receipt, { ...trust, policy: policyOfLogs(wrong) })).toEqual(['invalid', 'signature.wrong']);
  });

  test('an opening of another value, with another salt, or of no field', () => {
    const customer = { ...extra.openings.customer!, value: 'ООО «Лютик»' };
    expect(codes(withExtra({ ...extra, openings: { ...extra.openings, customer } }))).toEqual([
      'invalid',
      'opening.wrong',
    ]);
    const salted = { ...extra.openings.customer!, salt: new Uint8Array(32) };
    expect(codes(withExtra({ ...extra, openings: { customer: salted } }))).toEqual(['invalid', 'opening.wrong']);
    expect(codes(withExtra({ ...extra, openings: { other: customer } }))).toEqual(['invalid', 'opening.unknown_field']);
  });

  test('all that is wrong is said at once', () => {
    const customer = { ...extra.openings.customer!, value: 'ООО «Лютик»' };
    const file = formatProofFile({ ...parts, index: 3, extra: formatExtra({ ...extra, openings: { customer } }) });
    const wrong = { ...log.key, publicKey: signer('x', 'log').key.publicKey };
    expect(codes(file, { ...trust, policy: policyOfLogs(wrong) })).toEqual([
      'invalid',
      'inclusion.wrong',
      'opening.wrong',
      'signature.wrong',
    ]);
  });

  test('what is no receipt is unreadable', () => {
    expect(codes('')).toEqual(['unreadable', 'proof.malformed']);
    expect(codes(Uint8Array.of(0xff))).toEqual(['unreadable', 'text.not_utf8']);
    const { extra: _, ...bare } = parts;
    expect(codes(formatProofFile(bare))).toEqual(['unreadable', 'extra.missing']);
    const loose = utf8(` ${canonicalJson({ leaf: extra.leaf, openings: {} })}`);
    expect(codes(formatProofFile({ ...parts, extra: loose }))).toEqual(['unreadable', 'json.not_canonical']);
  });

  test('a log whose name holds no vendor issues no receipts', async () => {
    const foreign = signer('log.example', 'log');
    const { leaf } = registration('deal 0');
    const lone = new TestLog(0);
    lone.add(leafBytes(leaf));
    const { root } = { root: (await lone.consistency(1, 1)) && lone.ranges[1]!.hashes[0]! };
    const checkpoint = signCheckpoint({ origin: 'log.example', size: 1, root }, foreign.key, foreign.sign);
    const file = formatProofFile({ index: 0, proof: [], checkpoint, extra: formatExtra({ leaf, openings: {} }) });
    expect(codes(file, { ...trust, policy: policyOfLogs(foreign.key) })).toEqual(['invalid', 'origin.not_a_log']);
  });
});

describe('every single bit of a receipt', () => {
  test('of the log alone: none can be turned', { timeout: 60_000 }, () => {
    const bytes = utf8(receipt);
    const verify = remembering(verifyWithNode);
    let refused = 0;
    for (let bit = 0; bit < bytes.length * 8; bit += 1)
      refused += Number(verifyReceipt(turned(bytes, bit), { ...trust, verify }).outcome !== 'valid');
    expect(refused).toBe(bytes.length * 8);
  });

  test('of a witness line: none can be turned and leave the verdict as it was', { timeout: 60_000 }, async () => {
    const checkpoint = tree.cosigned(12, 1_772_500_000);
    const bytes = utf8(await tree.receipt('deal 5', 5, 12, checkpoint));
    const trusting = { ...witnessed, verify: remembering(verifyWithNode) };
    expect(verifyReceipt(bytes, trusting)).toMatchObject({ outcome: 'valid', witnessed: 'quorum' });
    const line = bytes.length - utf8(checkpoint.split('\n').at(-2)!).length - 1;
    const left = Array.from({ length: (bytes.length - line) * 8 }, (_, bit) => {
      const verdict = verifyReceipt(turned(bytes, line * 8 + bit), trusting);
      // A witness whose name or key id is unknown is ignored (C2SP signed-note): the receipt stays, unwitnessed.
      return verdict.outcome === 'valid' ? verdict.witnessed : 'below_quorum';
    });
    expect(new Set(left)).toEqual(new Set(['below_quorum']));
  });
});

function turned(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[bit >> 3]! ^= 1 << (bit & 7);
  return changed;
}

describe('witnesses and time', () => {
  const at = (seconds: number) => new Date(seconds * 1000).toISOString();

  test('a quorum bounds the time from above, a held checkpoint without the leaf from below', async () => {
    const checkpoint = addSignatures(tree.cosigned(12, 2000), tree.cosigned(12, 1000, other).split('\n').at(-2)!);
    const file = await tree.receipt('deal 5', 5, 12, checkpoint);
    const verdict = verifyReceipt(file, {
      ...witnessed,
      held: { checkpoint: tree.cosigned(5, 500), proof: await tree.consistency(5, 12) },
    });
    expect(verdict).toMatchObject({
      outcome: 'valid',
      witnessed: 'quorum',
      history: 'proven',
      facts: { when: { notBefore: at(500), notAfter: at(2000) } },
    });
  });

  test('too few witnesses leave the receipt valid and the time open', () => {
    const verdict = verifyReceipt(receipt, witnessed);
    expect(verdict).toMatchObject({ outcome: 'valid', witnessed: 'below_quorum' });
    expect(verdict.outcome === 'valid' && verdict.facts.when).toEqual({ stated: '2026-03-02T09:30:00.123Z' });
  });

  test('a cosignature of a known witness that does not hold makes it invalid', async () => {
    const note = tree.checkpoint(12);
    const stolen = cosignCheckpoint(tree.checkpoint(11), 2000, witness.key, witness.sign);
    expect(codes(await tree.receipt('deal 5', 5, 12, addSignatures(note, stolen)), witnessed)).toEqual([
      'invalid',
      'cosignature.wrong',
    ]);
  });
});

describe('history', () => {
  const held = async (size: number, from = tree) => ({
    checkpoint: from.checkpoint(size),
    proof: await from.consistency(Math.min(size, 12), Math.max(size, 12)),
  });

  test('an older and a newer checkpoint of the same log are proven', async () => {
    const longer = new TestLog(20);
    expect(verifyReceipt(receipt, { ...trust, held: await held(7) })).toMatchObject({ history: 'proven' });
    expect(verifyReceipt(receipt, { ...trust, held: await held(12) })).toMatchObject({ history: 'proven' });
    expect(verifyReceipt(receipt, { ...trust, held: await held(20, longer) })).toMatchObject({ history: 'proven' });
  });

  test('without a proof nothing is said about it', () => {
    const verdict = verifyReceipt(receipt, { ...trust, held: { checkpoint: tree.checkpoint(7), proof: undefined } });
    expect(verdict).toMatchObject({ outcome: 'valid', history: 'unproven' });
  });

  test('a rewritten log is found out', async () => {
    const rewritten = new TestLog(12, 'other deal');
    expect(codes(receipt, { ...trust, held: await held(12, rewritten) })).toEqual(['invalid', 'history.forked']);
    expect(codes(receipt, { ...trust, held: await held(7, rewritten) })).toEqual(['invalid', 'history.proof_wrong']);
    const foreign = signer('kanal.example/log/other', 'log');
    const checkpoint = signCheckpoint(
      { origin: foreign.key.name, size: 1, root: new Uint8Array(32) },
      foreign.key,
      foreign.sign,
    );
    const both = { ...trust, policy: policyOfLogs(log.key, foreign.key), held: { checkpoint, proof: [] } };
    expect(codes(receipt, both)).toEqual(['invalid', 'history.other_log']);
  });
});

test('the same checkpoint is signed the same', () => {
  expect(tree.checkpoint(9)).toBe(new TestLog(9).checkpoint(9));
  expect(toBase64(log.key.publicKey)).toHaveLength(44);
  expect(() => signCheckpoint({ origin: 'elsewhere', size: 0, root: new Uint8Array(32) }, log.key, log.sign)).toThrow(
    'origin.unknown',
  );
});
