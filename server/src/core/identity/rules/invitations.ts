/** The life of an invitation. Pure; times are instants. */
import { type Problem, problem } from '../../../kernel/problem.ts';

export const validMs = 72 * 3_600_000;

export interface InvitationFacts {
  accepted_at: Date | null;
  revoked_at: Date | null;
  expires_at: Date;
}

export type InvitationState = 'waiting' | 'accepted' | 'expired' | 'revoked';

export function stateOf(invitation: InvitationFacts, now: Date): InvitationState {
  if (invitation.accepted_at) return 'accepted';
  if (invitation.revoked_at) return 'revoked';
  return invitation.expires_at <= now ? 'expired' : 'waiting';
}

/** Why a link does not work any more, or that it does. */
export function usable(invitation: InvitationFacts, now: Date): true | Problem {
  const state = stateOf(invitation, now);
  if (state === 'waiting') return true;
  return problem(state === 'accepted' ? 'invitation.used' : `invitation.${state}`);
}

export function mayRevoke(state: InvitationState): true | Problem {
  return state === 'accepted' ? problem('invitation.used') : true;
}

export function mayResend(state: InvitationState): true | Problem {
  if (state === 'accepted') return problem('invitation.used');
  return state === 'revoked' ? problem('invitation.revoked') : true;
}
