import { describe, expect, test } from 'vitest';
import { log, POLICY, TestLog } from '../../test/receipts.ts';
import { verifyWithNoble } from '../ed25519/noble.ts';
import { policyOfLogs } from '../note/policy.ts';
import { formatVerifierKey, verifierKey } from '../note/verifier-key.ts';
import { formatEvidence, isEvidence, judgeEvidence, type LogEvidence, parseEvidence } from './evidence.ts';

const tree = new TestLog(12);
const other = new TestLog(12, 'other');

function evidence(held: string, shown: string, proof: readonly Uint8Array[] | null = null): LogEvidence {
  return {
    seenAt: '2026-11-23T09:10:00.000Z',
    heldSince: '2026-11-20T09:00:00.000Z',
    reason: { code: 'history.proof_wrong', params: { from: 8, to: 12 } },
    verifierKeys: [formatVerifierKey(log.key)],
    held,
    shown,
    proof,
  };
}

const judged = (file: LogEvidence) => judgeEvidence(file, file.proof, POLICY, verifyWithNoble).outcome;

test('comes back as it was written', async () => {
  const file = evidence(tree.checkpoint(8), tree.checkpoint(12), await tree.consistency(8, 12));
  expect(parseEvidence(formatEvidence(file))).toEqual(file);
  expect(isEvidence(formatEvidence(file))).toBe(true);
  expect(isEvidence(tree.checkpoint(8))).toBe(false);
});

describe('two notes', () => {
  test('of one size with two roots prove a fork, whatever else the file says', () => {
    expect(judged(evidence(tree.checkpoint(12), other.checkpoint(12)))).toBe('forked');
    expect(judged(evidence(tree.checkpoint(12), other.checkpoint(12), []))).toBe('forked');
  });

  test('that a proof ties are one history, in either order', async () => {
    const proof = await tree.consistency(8, 12);
    expect(judged(evidence(tree.checkpoint(8), tree.checkpoint(12), proof))).toBe('tied');
    expect(judged(evidence(tree.checkpoint(12), tree.checkpoint(8), proof))).toBe('tied');
    expect(judged(evidence(tree.checkpoint(8), tree.checkpoint(8)))).toBe('tied');
  });

  test('of two sizes that nothing ties prove nothing yet: the answer of a log is not signed', async () => {
    expect(judged(evidence(other.checkpoint(8), tree.checkpoint(12), await tree.consistency(8, 12)))).toBe('untied');
    expect(judged(evidence(tree.checkpoint(8), tree.checkpoint(12), []))).toBe('untied');
    expect(judged(evidence(tree.checkpoint(8), tree.checkpoint(12)))).toBe('untied');
  });

  test('must both be signed by the key that the reader trusts, not by those of the file', () => {
    const stranger = policyOfLogs(verifierKey(log.key.name, 'log', new Uint8Array(32).fill(7)));
    const file = evidence(tree.checkpoint(12), other.checkpoint(12));
    expect(judgeEvidence(file, null, stranger, verifyWithNoble)).toMatchObject({ outcome: 'unsound', note: 'held' });
    expect(judgeEvidence({ ...file, shown: 'nothing' }, null, POLICY, verifyWithNoble)).toMatchObject({
      outcome: 'unsound',
      note: 'shown',
      reason: { code: 'note.malformed' },
    });
  });
});

test.each([
  ['no JSON', 'kanal/log-evidence/v1'],
  ['another format', '{"format":"kanal/log-evidence/v2","held_checkpoint":"","shown_checkpoint":""}'],
  ['no notes', '{"format":"kanal/log-evidence/v1"}'],
  [
    'a proof that is none',
    '{"format":"kanal/log-evidence/v1","held_checkpoint":"","shown_checkpoint":"","consistency_proof":[1]}',
  ],
  ['null', 'null'],
])('a file with %s is refused', (_, text) => {
  expect(() => parseEvidence(text)).toThrow('evidence.malformed');
});
