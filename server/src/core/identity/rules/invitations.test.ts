import { describe, expect, it } from 'vitest';
import { isProblem } from '../../../kernel/problem.ts';
import { mayResend, mayRevoke, stateOf, usable } from './invitations.ts';

const now = new Date('2026-11-23T09:00:00Z');
const later = new Date(now.getTime() + 1);
const open = { accepted_at: null, revoked_at: null, expires_at: later };
const code = (result: unknown) => (isProblem(result) ? result.code : 'yes');

describe('an invitation', () => {
  it.each([
    ['waits until its last moment', open, 'waiting', 'yes', 'yes', 'yes'],
    ['ends exactly then', { ...open, expires_at: now }, 'expired', 'invitation.expired', 'yes', 'yes'],
    [
      'is used once',
      { ...open, accepted_at: now },
      'accepted',
      'invitation.used',
      'invitation.used',
      'invitation.used',
    ],
    ['taken back stays so', { ...open, revoked_at: now }, 'revoked', 'invitation.revoked', 'yes', 'invitation.revoked'],
  ])('%s', (_title, facts, state, use, revoke, resend) => {
    expect(stateOf(facts, now)).toBe(state);
    expect([
      code(usable(facts, now)),
      code(mayRevoke(stateOf(facts, now))),
      code(mayResend(stateOf(facts, now))),
    ]).toEqual([use, revoke, resend]);
  });
});
