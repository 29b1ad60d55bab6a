/** The model of protections that are taken away or handed to the other partner: proposed, heard, confirmed by a second person. */
import { type Model, type ModelClaim, newClaim, type Step } from './lifecycle-claim.ts';
import {
  day,
  type Effect,
  grantedUntil,
  isHeld,
  isTaken,
  makeWay,
  openStates,
  over,
  overlap,
  reportNext,
} from './lifecycle-effects.ts';

const otherPartner = (claim: ModelClaim) => 1 - claim.partner;
const undecided = ['submitted', 'under_review', 'in_conflict'];

/** The day in Moscow, which has no summer time. */
const dayOf = (at: number) => Math.floor((at + 3 * 3_600_000) / day);

/** Fifteen days before a tender ends nobody's protection changes hands. */
function tenderRuns({ closes, removal }: ModelClaim, now: number): boolean {
  if (removal?.kind !== 'transfer' || closes === null) return false;
  const left = dayOf(closes) - dayOf(now);
  return left >= 0 && left <= 15;
}

function propose(kind: 'revoke' | 'transfer'): Effect {
  return ({ now }, claim, calendar) => {
    const hearingUntil = calendar.addBusinessDays(new Date(now), 3).getTime();
    claim.removal = { kind, hearingUntil, answered: false };
    claim.turn = claim.wants === null ? 'partner' : 'vendor';
  };
}

const removalSteps: readonly Step[] = [
  'propose_revoke',
  'propose_transfer',
  'answer_removal',
  'decline_removal',
  'confirm_removal',
  'confirm_own_removal',
];
export const isOfRemoval = (step: Step): boolean => removalSteps.includes(step);

/** Asked of a claim whatever its state is: without a proposal there is nothing to answer. */
export function guardRemoval(model: Model, claim: ModelClaim, step: Step): string | null {
  const { removal } = claim;
  const { now } = model;
  if (step === 'propose_revoke') return removal ? 'registration.removal_open' : null;
  if (step === 'propose_transfer') {
    if (removal) return 'registration.removal_open';
    return model.terminated.includes(otherPartner(claim)) ? 'partner.not_active' : null;
  }
  if (!removal) return 'registration.no_removal';
  if (step === 'answer_removal') return removal.answered ? 'registration.answered' : null;
  if (step === 'decline_removal') return null;
  if (step === 'confirm_own_removal') return 'registration.own_proposal';
  if (!removal.answered && now < removal.hearingUntil) return 'registration.hearing_runs';
  if (tenderRuns(claim, now)) return 'registration.tender_runs';
  return removal.kind === 'transfer' ? guardReceiver(model, claim) : null;
}

/** The claim that receives: the other partner's earliest open one on the scope; undefined: one is made. */
function receiverOf(model: Model, held: ModelClaim): ModelClaim | undefined {
  return model.claims
    .filter(
      (each) =>
        each.partner === otherPartner(held) && openStates.includes(each.state) && overlap(each.families, held.families),
    )
    .sort((a, b) => a.number - b.number)[0];
}

function guardReceiver(model: Model, held: ModelClaim): string | null {
  if (model.terminated.includes(otherPartner(held))) return 'partner.not_active';
  const receiver = receiverOf(model, held);
  if (receiver && !undecided.includes(receiver.state)) return 'registration.receiver_owes_answer';
  if (receiver && receiver.frozen !== null) return 'registration.frozen';
  const without: Model = { ...model, claims: model.claims.filter((each) => each !== held) };
  const claim = receiver ?? held;
  return isTaken(without, claim) || isHeld(without, claim) ? 'registration.scope_not_free' : null;
}

function receive(model: Model, held: ModelClaim): void {
  const { now } = model;
  let receiver = receiverOf(model, held);
  if (!receiver) {
    receiver = newClaim({ partner: otherPartner(held), families: held.families, closes: held.closes }, now);
    receiver.firstSubmitted = now;
    receiver.submitted = now;
    receiver.number = 1 + model.claims.filter(({ number }) => number > 0).length;
    model.claims.push(receiver);
  }
  makeWay(model, receiver);
  receiver.state = 'approved';
  receiver.until = Math.max(held.until as number, grantedUntil(receiver, now));
  receiver.provisional = null;
  receiver.lastReport = now;
  receiver.protects = [...receiver.families];
  reportNext(receiver, now + 30 * day);
}

export const removalEffects: Partial<Record<Step, Effect>> = {
  propose_revoke: propose('revoke'),
  propose_transfer: propose('transfer'),
  answer_removal(_model, claim) {
    if (claim.removal) claim.removal.answered = true;
    claim.turn = claim.wants === null ? 'partner' : 'vendor';
  },
  decline_removal(_model, claim) {
    claim.removal = null;
    claim.turn = claim.wants === null ? 'partner' : 'vendor';
  },
  confirm_removal(model, claim) {
    const { removal } = claim;
    over(claim);
    claim.state = removal?.kind === 'transfer' ? 'transferred' : 'revoked';
    if (removal?.kind === 'transfer') receive(model, claim);
  },
};

/** What a dispute took is given back to whoever may still speak. */
export function thawRemoval({ removal }: ModelClaim, from: number, owed: (due: number) => number): void {
  if (removal && removal.hearingUntil > from) removal.hearingUntil = owed(removal.hearingUntil);
}
