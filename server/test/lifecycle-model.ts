/**
 * What the specification says of a registration's life, written a second time and as simply as possible: the test of the
 * lifecycle runs the product beside it. It shares no rule with the product, only the business calendar.
 */
import type { BusinessCalendar } from '../src/kernel/calendar/business-calendar.ts';
import type { Model, ModelClaim, Step } from './lifecycle-claim.ts';
import { steps } from './lifecycle-claim.ts';
import { disputeEffects, guardDispute, isOfDispute, standsStill } from './lifecycle-disputes.ts';
import {
  day,
  effect as effects,
  hasRival,
  isHeld,
  isPreceded,
  isTaken,
  openStates as open,
  overlap,
} from './lifecycle-effects.ts';
import { guardRemoval, isOfRemoval, removalEffects } from './lifecycle-removals.ts';

const effect = { ...effects, ...disputeEffects, ...removalEffects };

const underProtection = { approved: 'approved', at_risk: 'at_risk' };
const table: Record<Step, Record<string, string>> = {
  submit: { draft: 'submitted' },
  take: { submitted: 'under_review' },
  request_changes: { under_review: 'action_required' },
  resubmit: { action_required: 'under_review' },
  close_unanswered: { action_required: 'withdrawn' },
  open_conflict: { submitted: 'in_conflict', under_review: 'in_conflict' },
  resolve_conflict: { in_conflict: 'under_review' },
  settle_conflict: { in_conflict: 'under_review' },
  breach: { submitted: 'submitted', under_review: 'under_review', in_conflict: 'in_conflict' },
  grant_provisional: { submitted: 'submitted', under_review: 'under_review', in_conflict: 'in_conflict' },
  reject: { under_review: 'rejected', in_conflict: 'rejected' },
  appeal: { rejected: 'under_review' },
  approve: { under_review: 'approved', in_conflict: 'approved' },
  extend: { approved: 'approved' },
  request_extension: { approved: 'approved' },
  extend_by_vendor: { approved: 'approved' },
  extend_by_silence: { approved: 'approved' },
  decline_extension: { approved: 'approved' },
  report: { approved: 'approved', at_risk: 'approved' },
  mark_at_risk: { approved: 'at_risk' },
  expire: { approved: 'expired', at_risk: 'expired' },
  reactivate: { expired: 'under_review' },
  withdraw: {
    draft: 'withdrawn',
    submitted: 'withdrawn',
    under_review: 'withdrawn',
    action_required: 'withdrawn',
    in_conflict: 'withdrawn',
  },
  win: { approved: 'won', at_risk: 'won' },
  lose: { approved: 'lost', at_risk: 'lost' },
  remind: {},
  lapse: { draft: 'withdrawn' },
  restore: { withdrawn: 'draft' },
  open_dispute: {},
  end_dispute: {},
  propose_revoke: underProtection,
  propose_transfer: underProtection,
  answer_removal: underProtection,
  decline_removal: underProtection,
  confirm_removal: underProtection,
  confirm_own_removal: underProtection,
  terminate: {},
  wind_down: {
    draft: 'withdrawn',
    submitted: 'withdrawn',
    under_review: 'withdrawn',
    in_conflict: 'withdrawn',
    action_required: 'withdrawn',
    approved: 'approved',
    at_risk: 'approved',
  },
};

export const byManager: readonly Step[] = [
  'take',
  'request_changes',
  'open_conflict',
  'resolve_conflict',
  'reject',
  'approve',
  'extend_by_vendor',
  'decline_extension',
  'propose_revoke',
  'propose_transfer',
  'decline_removal',
  'confirm_removal',
  'confirm_own_removal',
];

const ends: readonly Step[] = ['withdraw', 'win', 'lose', 'wind_down'];

/** Steps that the state allows and after which the claim still lives, whatever may stand in their way. */
export const openSteps = (claim: ModelClaim) =>
  steps.filter((step) =>
    step === 'remind' ? claim.state === 'draft' : claim.state in table[step] && !ends.includes(step),
  );

/** Does the step, or answers the code of the problem that must stand in its way. Moscow has no summer time: a day is a day. */
export function perform(model: Model, at: number, step: Step, calendar: BusinessCalendar): 'done' | string {
  const claim = model.claims[at] as ModelClaim;
  if (step === 'terminate') return terminate(model, claim.partner);
  // What was never submitted is the partner's own: the vendor does not know that it is there.
  if (claim.firstSubmitted === null && byManager.includes(step)) return 'record.not_found';
  if (step === 'remind') return remind(claim, model.now);
  const refused = isOfDispute(step) ? guardDispute(claim, step) : refusal(model, claim, step, calendar);
  if (refused) return refused;
  claim.state = table[step][claim.state] ?? claim.state;
  effect[step]?.(model, claim, calendar);
  return 'done';
}

function terminate({ terminated }: Model, partner: number): 'done' | string {
  if (terminated.includes(partner)) return 'partner.wrong_state';
  terminated.push(partner);
  return 'done';
}

/** What is asked first, then whether the claim stands still, then its state, then all the rest. */
function refusal(model: Model, claim: ModelClaim, step: Step, calendar: BusinessCalendar): string | null {
  const first = askedFirst(model, claim, step, calendar);
  if (first) return first;
  const possible = claim.state in table[step];
  if (standsStill(claim, step) && (possible || !ofState.includes(step))) return 'registration.frozen';
  if (!possible) return 'registration.wrong_state';
  return isOfRemoval(step) ? guardRemoval(model, claim, step) : guard(model, claim, step, calendar);
}

/** Steps that look at the state before anything else. */
const ofState: readonly Step[] = ['submit', 'appeal', 'breach', 'lapse', 'restore'];
const onProposal: readonly Step[] = ['answer_removal', 'decline_removal', 'confirm_removal', 'confirm_own_removal'];

function askedFirst(model: Model, claim: ModelClaim, step: Step, calendar: BusinessCalendar): string | null {
  if (onProposal.includes(step) && !claim.removal) return 'registration.no_removal';
  if (step === 'answer_removal') return guardRemoval(model, claim, step);
  if (step === 'wind_down')
    return model.terminated.includes(claim.partner) && !claim.woundDown ? null : 'registration.not_due';
  if (step === 'resubmit' && claim.unanswered) return 'registration.answer_too_late';
  if (!(claim.state in table[step])) return null;
  if (step === 'appeal') return guardAppeal(claim, model.now);
  if (step === 'breach') return guardSilence(claim, model.now, step, calendar);
  if (step === 'restore') return claim.firstSubmitted === null ? null : 'registration.was_submitted';
  return null;
}

/** Told once for as long as nobody touches the draft, a week before it is sixty days old. */
function remind(claim: ModelClaim, now: number): 'done' {
  if (claim.state === 'draft' && now >= claim.touched + 53 * day) claim.reminded ??= now;
  return 'done';
}

/** The vendor's silence is on record once its time is over, and remedied once twice its time is. */
function guardSilence(claim: ModelClaim, now: number, step: Step, calendar: BusinessCalendar): string | null {
  const due = new Date(claim.due as number);
  if (step === 'breach') return !claim.overdue && due.getTime() <= now ? null : 'registration.not_due';
  const allowed = calendar.businessMinutesBetween(new Date(claim.turnStarted), due);
  const twice = calendar.addBusinessMinutes(due, allowed).getTime();
  return !claim.silent && twice <= now ? null : 'registration.not_due';
}

function guardAppeal(claim: ModelClaim, now: number): string | null {
  if (claim.appealed) return 'registration.already_appealed';
  return now >= (claim.due as number) ? 'registration.appeal_too_late' : null;
}

function guard(model: Model, claim: ModelClaim, step: Step, calendar: BusinessCalendar): string | null {
  const { now } = model;
  if (step === 'grant_provisional') return guardSilence(claim, now, step, calendar);
  const late = claim.due !== null && claim.due < now;
  if (step === 'resubmit' && late) return 'registration.answer_too_late';
  if (step === 'close_unanswered') return late ? null : 'registration.not_due';
  if (step === 'lapse') return claim.reminded !== null && lapsesAt(claim) <= now ? null : 'registration.not_due';
  if (extensions.includes(step)) return guardExtension(claim, now, step) ?? guardOthers(model, claim, step);
  if (step === 'mark_at_risk' && (claim.reportDue === null || claim.reportDue > now)) return 'registration.not_due';
  if (step === 'expire' && (claim.until === null || claim.until > now)) return 'registration.not_due';
  if (step === 'expire' && claim.state === 'approved' && claim.wants !== null) return 'registration.extension_pending';
  if (step === 'reactivate' && now >= (claim.expired ?? 0) + 30 * day) return 'registration.too_late';
  return guardOthers(model, claim, step);
}

/** Steps that only a partner whose partnership runs may take, or may be given. */
const ofActive: readonly Step[] = [
  'submit',
  'resubmit',
  'appeal',
  'approve',
  'extend',
  'request_extension',
  'extend_by_vendor',
  'reactivate',
  'restore',
];

/** What depends on more than the claim itself. */
function guardOthers(model: Model, claim: ModelClaim, step: Step): string | null {
  if (ofActive.includes(step) && model.terminated.includes(claim.partner)) return 'partner.not_active';
  const sends = step === 'submit' || step === 'resubmit';
  if (sends && claim.closes !== null && claim.closes < model.now) return 'registration.incomplete';
  const twin = model.claims.some(
    (each) =>
      each !== claim &&
      each.partner === claim.partner &&
      open.includes(each.state) &&
      overlap(each.families, claim.families),
  );
  if ((sends || step === 'appeal') && twin) return 'registration.already_registered';
  const rivalled = hasRival(model, claim);
  if (step === 'open_conflict' && !rivalled) return 'registration.no_rival';
  if (step === 'settle_conflict' && rivalled) return 'registration.scope_not_free';
  if (step === 'approve' && isPreceded(model, claim)) return 'registration.not_first';
  const taken = isTaken(model, claim);
  if (step === 'approve' && (taken || isHeld(model, claim))) return 'registration.scope_not_free';
  return step === 'reactivate' && taken ? 'registration.scope_not_free' : null;
}

const lapsesAt = (claim: ModelClaim) => Math.max(claim.touched + 60 * day, (claim.reminded ?? 0) + 7 * day);

const extensions: readonly Step[] = [
  'extend',
  'request_extension',
  'extend_by_vendor',
  'extend_by_silence',
  'decline_extension',
];

/** The first extension is the partner's, the second is asked for; the last report must not be older than its period. */
function guardExtension(claim: ModelClaim, now: number, step: Step): string | null {
  const waits = claim.wants !== null;
  const until = claim.until ?? 0;
  if (step === 'decline_extension') return waits ? null : 'registration.no_extension_request';
  if (step === 'extend_by_silence')
    return !waits ? 'registration.no_extension_request' : now < until ? 'registration.not_due' : null;
  if (step === 'request_extension' && waits) return 'registration.extension_pending';
  if (step === 'extend_by_vendor' && waits) return null;
  if (now >= until) return 'registration.protection_over';
  if (claim.extensions >= 2) return 'registration.no_extension_left';
  if (step === 'extend' && claim.extensions >= 1) return 'registration.extension_by_vendor';
  if (step === 'request_extension' && claim.extensions < 1) return 'registration.extension_automatic';
  return claim.lastReport + 30 * day < now ? 'registration.report_needed' : null;
}
