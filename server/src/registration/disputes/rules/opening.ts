/** What can be disputed, and by whom. */
import { type Problem, problem } from '../../../kernel/problem.ts';
import { type DisputeKind, type Ground, groundsOf, vendorGrounds } from '../contract/codes.ts';
import { type CourtGround, mayStillDispute } from './clock.ts';

/** States that a dispute of each kind can be about; some are reached by ways that come later. */
const states: Readonly<Record<DisputeKind, readonly string[]>> = {
  decision: ['rejected', 'approved', 'at_risk', 'revoked', 'transferred', 'in_conflict'],
  claims: [
    'submitted',
    'under_review',
    'action_required',
    'in_conflict',
    'approved',
    'at_risk',
    'rejected',
    'expired',
    'revoked',
    'transferred',
  ],
  breach: ['approved', 'at_risk', 'expired', 'revoked', 'transferred', 'won', 'lost'],
};

export interface Disputed {
  state: string;
  decided_at: Date | null;
  frozen_at: Date | null;
}

/** Kinds that a registration in this state can be disputed for; for the screens. */
export function kindsFor(state: string): DisputeKind[] {
  return (Object.keys(states) as DisputeKind[]).filter((kind) => states[kind].includes(state));
}

export function mayOpen(
  asked: { kind: DisputeKind; ground: Ground; side: 'vendor' | 'partner' },
  registration: Disputed,
  court: CourtGround,
): Problem | null {
  const { kind, ground, side } = asked;
  if (registration.frozen_at) return problem('dispute.already_open');
  const fits = (groundsOf[kind] as readonly string[]).includes(ground);
  const theirs = side === 'vendor' || !vendorGrounds.includes(ground);
  if (!fits || !theirs) return problem('dispute.bad_ground', {}, [{ path: 'ground', code: 'field.not_listed' }]);
  if (!states[kind].includes(registration.state)) {
    return problem('dispute.not_disputable', { kind, state: registration.state });
  }
  if (kind === 'decision' && !mayStillDispute(registration.decided_at, court)) {
    return problem('dispute.too_late', { days: court.rules.dispute_open_within_days });
  }
  return null;
}
