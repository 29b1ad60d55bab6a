import { describe, expect, it } from 'vitest';
import { POLICY, TestLog } from '../../test/receipts.ts';
import { verifyWithNoble } from '../ed25519/noble.ts';
import { verifyWithNode } from '../ed25519/node.ts';
import { followLog } from './follow.ts';

const honest = new TestLog(12);
const rewritten = new TestLog(12, 'other deal');

const follow = (held: string | undefined, shown: string, by: TestLog | null = honest, verify = verifyWithNode) =>
  followLog(
    held,
    { checkpoint: shown, consistency: async (from, to) => (by ? by.consistency(from, to) : undefined) },
    POLICY,
    verify,
  );

describe('a holder of a checkpoint', () => {
  it.each([
    ['has none yet', undefined, honest.checkpoint(5), 'first'],
    ['sees the same', honest.checkpoint(5), honest.checkpoint(5), 'same'],
    ['sees it grown', honest.checkpoint(5), honest.checkpoint(12), 'grown'],
  ])('keeps the newest when it %s', async (_what, held, shown, outcome) => {
    expect(await follow(held, shown)).toEqual({ outcome, keep: shown });
    expect(await follow(held, shown, honest, verifyWithNoble)).toEqual({ outcome, keep: shown });
  });

  it('keeps what it held when no proof is given', async () => {
    const [held, shown] = [honest.checkpoint(5), honest.checkpoint(12)];
    expect(await follow(held, shown, null)).toEqual({ outcome: 'unproven', held, shown });
  });

  it('sees a log that has become smaller', async () => {
    const [held, shown] = [honest.checkpoint(12), honest.checkpoint(5)];
    expect(await follow(held, shown)).toEqual({ outcome: 'shrunk', held, shown });
    expect(await follow(held, shown, null)).toEqual({ outcome: 'shrunk', held, shown });
  });

  it.each([
    ['one size with two roots', 12, 12, 'history.forked'],
    ['a history without the held one', 5, 12, 'history.proof_wrong'],
    ['a smaller one of another history', 12, 5, 'history.proof_wrong'],
  ])('sees a fork: %s', async (_what, heldSize, shownSize, code) => {
    const [held, shown] = [honest.checkpoint(heldSize), rewritten.checkpoint(shownSize)];
    expect(await follow(held, shown, rewritten)).toMatchObject({ outcome: 'forked', held, shown, reason: { code } });
  });

  it('sees a checkpoint that the log has not signed', async () => {
    const [held, shown] = [honest.checkpoint(5), honest.checkpoint(12).replace(/\n12\n/, '\n11\n')];
    expect(await follow(held, shown)).toMatchObject({ outcome: 'forked', reason: { code: 'signature.wrong' } });
  });
});
