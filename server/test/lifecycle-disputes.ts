/** The model of what a dispute does to a claim: it stops, and when the case is over everything is later by what it took. */
import type { BusinessCalendar } from '../src/kernel/calendar/business-calendar.ts';
import type { ModelClaim, Step } from './lifecycle-claim.ts';
import type { Effect } from './lifecycle-effects.ts';
import { thawRemoval } from './lifecycle-removals.ts';

const disputable = [
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
];
const inBusinessTime = ['submitted', 'under_review', 'in_conflict', 'action_required'];

export const isOfDispute = (step: Step): boolean => step === 'open_dispute' || step === 'end_dispute';

export function guardDispute(claim: ModelClaim, step: Step): string | null {
  if (step === 'open_dispute') {
    // A court knows nothing of what was never submitted.
    if (claim.firstSubmitted === null) return 'dispute.bad_reference';
    if (claim.frozen !== null) return 'dispute.already_open';
    return disputable.includes(claim.state) ? null : 'dispute.not_disputable';
  }
  if (claim.dispute === null) return 'record.not_found';
  return claim.dispute === 'open' ? null : 'dispute.wrong_state';
}

/** Steps of a claim that stands still: none but its partner's own withdrawal. */
export const standsStill = (claim: ModelClaim, step: Step): boolean => claim.frozen !== null && step !== 'withdraw';

/** The case took `now - from`: what ran in business time has as much of it left as it had, all else is later by that. */
function thaw(claim: ModelClaim, from: number, now: number, calendar: BusinessCalendar): void {
  const later = (at: number) => at + now - from;
  const laterOrNone = (at: number | null) => (at === null ? null : later(at));
  const owed = (due: number) =>
    due <= from
      ? later(due)
      : calendar
          .addBusinessMinutes(new Date(now), calendar.businessMinutesBetween(new Date(from), new Date(due)))
          .getTime();
  const endsWithProtection = claim.due !== null && claim.due === claim.until;
  claim.frozen = null;
  claim.turnStarted = later(claim.turnStarted);
  claim.until = laterOrNone(claim.until);
  claim.provisional = laterOrNone(claim.provisional);
  claim.reportDue = laterOrNone(claim.reportDue);
  claim.expired = laterOrNone(claim.expired);
  claim.wantsDue = owed(claim.wantsDue);
  if (claim.due !== null) {
    const business = inBusinessTime.includes(claim.state) || claim.wants !== null;
    claim.due = business ? owed(claim.due) : endsWithProtection ? claim.until : later(claim.due);
  }
  thawRemoval(claim, from, owed);
}

export const disputeEffects: Partial<Record<Step, Effect>> = {
  open_dispute({ now }, claim) {
    claim.frozen = now;
    claim.dispute = 'open';
  },
  end_dispute({ now }, claim, calendar) {
    claim.dispute = 'closed';
    thaw(claim, claim.frozen as number, now, calendar);
  },
};
