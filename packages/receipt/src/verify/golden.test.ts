import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TestLog } from '../../test/receipts.ts';
import { verifyWithNoble } from '../ed25519/noble.ts';
import { verifyWithNode } from '../ed25519/node.ts';
import { parsePolicy } from '../note/policy.ts';
import { verifyReceipt } from './receipt.ts';

/** A receipt as the first version wrote it. It stays as it is: receipts that partners hold must be valid for ever. */
const golden = readFileSync(new URL('../../test/golden.tlog-proof', import.meta.url), 'utf8');

const POLICY = `log kanal.example/log/acme+28da84b9+Acwv2lB4IzSr873otus0lxhC0XMUeCCfBbCwXM5byXaR
witness W witness.example/w1+40767a34+BPxGLMtKzZ4tjmaCvZRFvhCl9JVPOmdtp5buD4sUBiJW
quorum W
`;

test.each([
  ['node', verifyWithNode],
  ['noble', verifyWithNoble],
])('a receipt of the first version is valid (%s)', (_, verify) => {
  expect(verifyReceipt(golden, { policy: parsePolicy(POLICY), verify })).toMatchObject({
    outcome: 'valid',
    witnessed: 'quorum',
    facts: { index: 5, size: 12, leaf: { v: 1, type: 'registered' }, when: { notAfter: '2026-03-03T01:06:40.000Z' } },
  });
});

test('and is written the same today', async () => {
  const log = new TestLog(12);
  expect(await log.receipt('deal 5', 5, 12, log.cosigned(12, 1_772_500_000))).toBe(golden);
});
