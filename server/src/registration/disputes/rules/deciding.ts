/** What a decision must say, and whether it can be carried out. */
import { type Problem, problem } from '../../../kernel/problem.ts';
import { type DisputeOutcome, givingOutcomes, type RemedyKind, takingOutcomes } from '../contract/codes.ts';
import { namedIn } from './neutral.ts';

export interface Outcome {
  party_id: string;
  outcome: DisputeOutcome;
  days: number;
  words: string;
}

export interface PartyFacts {
  id: string;
  state: string;
  partner_name: string;
}

const possible: Readonly<Record<Exclude<DisputeOutcome, 'decision_stands'>, readonly string[]>> = {
  look_again: ['submitted', 'action_required', 'in_conflict', 'rejected', 'revoked', 'transferred', 'expired'],
  protection_granted: ['submitted', 'under_review', 'in_conflict', 'action_required', 'rejected', 'revoked', 'expired'],
  protection_extended: ['approved', 'at_risk'],
  protection_ended: ['approved', 'at_risk'],
  protection_moved: ['approved', 'at_risk'],
};

/** Protection is taken away by two people: a judge alone gives the case up a level. */
export const voicesToTake = 2;

export const takesAway = (outcomes: readonly Pick<Outcome, 'outcome'>[]) =>
  outcomes.some(({ outcome }) => takingOutcomes.includes(outcome));

/** Every party gets one outcome; each is possible for its registration; no party reads of another. */
export function outcomesRefused(outcomes: readonly Outcome[], parties: readonly PartyFacts[]): Problem | null {
  const given = outcomes.map(({ party_id }) => party_id);
  const complete = given.length === parties.length && parties.every(({ id }) => given.includes(id));
  if (!complete) return problem('dispute.outcome_missing', { count: parties.length });
  for (const [at, each] of outcomes.entries()) {
    const party = parties.find(({ id }) => id === each.party_id) as PartyFacts;
    const refused =
      outcomeRefused(each, party, outcomes, at) ?? namesAnother(each.words, party, parties, `outcomes.${at}.words`);
    if (refused) return refused;
  }
  return null;
}

function outcomeRefused(
  { outcome, days }: Outcome,
  { state }: PartyFacts,
  all: readonly Outcome[],
  at: number,
): Problem | null {
  if (outcome === 'decision_stands') return null;
  const daysFit = outcome !== 'protection_extended' || days > 0;
  // A protection moves to one that is granted by the same decision, and to no other.
  const receivers = all.filter((each) => each.outcome === 'protection_granted').length;
  const receiverFits = outcome !== 'protection_moved' || receivers === 1;
  if (possible[outcome].includes(state) && daysFit && receiverFits) return null;
  return problem('dispute.outcome_impossible', { outcome, state }, [
    { path: `outcomes.${at}.outcome`, code: 'field.not_listed' },
  ]);
}

/** Outcomes that a registration in this state can have by so many judges; for the screens. */
export function outcomesFor(state: string, judges: number): DisputeOutcome[] {
  const others = (Object.keys(possible) as (keyof typeof possible)[]).filter(
    (each) => possible[each].includes(state) && (judges >= voicesToTake || !takingOutcomes.includes(each)),
  );
  return ['decision_stands', ...others];
}

export function namesAnother(
  text: string,
  party: Pick<PartyFacts, 'id' | 'partner_name'>,
  parties: readonly PartyFacts[],
  path: string,
): Problem | null {
  const others = parties.filter(({ partner_name }) => partner_name !== party.partner_name);
  const name = namedIn(
    text,
    others.map(({ partner_name }) => partner_name),
  );
  if (!name) return null;
  return problem('dispute.names_another_partner', {}, [{ path, code: 'field.names_another_partner' }]);
}

export interface Promised {
  registration_id: string;
  kind: RemedyKind;
  amount_minor: number | null;
  points: number | null;
}

/** What is promised must be something; and a breach of the vendor's is never without a remedy for whom it hurt. */
export function remediesRefused(
  remedies: readonly Promised[],
  breach: { side: 'vendor' | 'partner'; registration_id: string | null } | null,
): Problem | null {
  for (const [at, { kind, amount_minor, points }] of remedies.entries()) {
    const missing =
      kind === 'compensation' && !amount_minor ? 'amount_minor' : kind === 'points' && !points && 'points';
    if (missing)
      return problem('dispute.remedy_incomplete', { kind }, [
        { path: `remedies.${at}.${missing}`, code: 'field.required' },
      ]);
  }
  if (breach?.side !== 'vendor' || remedies.some((each) => each.registration_id === breach.registration_id))
    return null;
  return problem('dispute.remedy_missing', {}, [{ path: 'remedies', code: 'field.required' }]);
}

/** For whom a final decision came out: what precedents and figures say. Whoever loses what it held has won nothing. */
export function inFavour(
  outcomes: readonly Pick<Outcome, 'outcome'>[],
  vendorBreach: boolean,
): 'partner' | 'vendor' | 'both' {
  const given = outcomes.filter(({ outcome }) => givingOutcomes.some((each) => each === outcome)).length;
  const stays = outcomes.filter(({ outcome }) => outcome === 'decision_stands').length;
  if (vendorBreach || (given > 0 && stays === 0)) return 'partner';
  return given === 0 ? 'vendor' : 'both';
}
