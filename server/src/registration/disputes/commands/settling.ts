/** The end: what was decided is carried out on the registrations, promised, recorded and taught. */

import {
  grantByDispute,
  reconsiderByDispute,
  scopeIsFree,
  takeByDispute,
  tellOfCase,
  thaw,
} from '../../registrations/index.ts';
import { type DisputeOutcome, takingOutcomes } from '../contract/codes.ts';
import type { BreachFacts, RemedyFacts } from '../contract/views.ts';
import { disputeClosed } from '../events.ts';
import { benchFor } from '../rules/judges.ts';
import { selectPeople } from '../store/bench.ts';
import { type DisputeRecord, type PartyRecord, saveParty } from '../store/cases.ts';
import { type DecisionRecord, decisionsOf, votesOn } from '../store/records.ts';
import { insertBreach, insertRemedies } from '../store/remedies.ts';
import { type CourtContext, newCourtId, tellCourt } from './court.ts';
import { interestsIn } from './interests.ts';
import { partyFacts } from './parties.ts';
import { proposePrecedent } from './precedents.ts';

/** What a final decision is, once: breach, remedies and precedent; then its registrations. */
export async function conclude(
  c: CourtContext,
  dispute: DisputeRecord,
  parties: readonly PartyRecord[],
): Promise<void> {
  const made = await decisionOf(c, dispute);
  await recordBreach(c, dispute, parties, made);
  await promise(c, dispute, parties, made);
  await settle(c, dispute, parties);
  await proposePrecedent(c, dispute, made);
  tellCourt(c, disputeClosed, dispute);
}

/** First whoever loses a protection, last whoever is granted one: that finds the scope as it will be. */
const turnOf = ({ outcome }: PartyRecord): number => {
  if (takingOutcomes.some((each) => each === outcome)) return 0;
  return outcome === 'protection_granted' ? 2 : 1;
};

export async function settle(c: CourtContext, dispute: DisputeRecord, parties: readonly PartyRecord[]): Promise<void> {
  const waiting = parties.filter((party) => !party.settled_at);
  for (const party of [...waiting].sort((a, b) => turnOf(a) - turnOf(b))) {
    await thawParty(c, dispute, party);
    if (dispute.state === 'final') await carryOut(c, dispute, party, parties);
  }
}

export async function thawParty(c: CourtContext, dispute: DisputeRecord, party: PartyRecord): Promise<void> {
  const extraDays = party.outcome === 'protection_extended' && dispute.state === 'final' ? party.outcome_days : 0;
  await thaw(
    c,
    { vendorId: dispute.vendor_id, id: party.registration_id, extraDays },
    { rulesId: dispute.rules_version_id, data: { dispute_number: party.number } },
  );
  await saveParty(c.tx, party, { settled_at: c.now });
}

async function carryOut(
  c: CourtContext,
  dispute: DisputeRecord,
  party: PartyRecord,
  parties: readonly PartyRecord[],
): Promise<void> {
  const [facts] = await partyFacts(c, [party]);
  // What was withdrawn meanwhile stays withdrawn.
  if (!facts || facts.state === 'withdrawn') return;
  switch (party.outcome as DisputeOutcome | null) {
    case 'protection_ended':
      return take(c, dispute, party, null);
    case 'protection_moved': {
      const receiver = parties.find((each) => each.outcome === 'protection_granted');
      // Whoever was to receive it cannot any more: then it stays where it is.
      if (receiver && (await canReceive(c, receiver, [party.registration_id]))) await take(c, dispute, party, receiver);
      return;
    }
    case 'protection_granted':
      return grant(c, dispute, party, parties);
    case 'look_again':
      return lookAgain(c, dispute, party, parties);
  }
}

async function take(
  c: CourtContext,
  dispute: DisputeRecord,
  party: PartyRecord,
  receiver: PartyRecord | null,
): Promise<void> {
  const made = await decisionOf(c, dispute);
  const votes = await votesOn(c.tx, dispute.vendor_id, [made.id]);
  const second = votes.find((each) => each.vote === 'for' && each.person_id !== made.proposed_by);
  if (!second) throw new Error(`decision ${made.id} takes a protection away by one voice`);
  await takeByDispute(
    c,
    {
      ...{ vendorId: dispute.vendor_id, id: party.registration_id, decisionRule: made.priority_rule as 'arbitration' },
      receiver: receiver && { partnerId: receiver.partner_id, registrationId: receiver.registration_id },
      agreed: [made.proposed_by, second.person_id],
    },
    party.words,
  );
}

async function grant(
  c: CourtContext,
  dispute: DisputeRecord,
  party: PartyRecord,
  parties: readonly PartyRecord[],
): Promise<void> {
  // A scope that was taken in between is not given twice: then people decide again.
  if (!(await canReceive(c, party, []))) return lookAgain(c, dispute, party, parties);
  const made = await decisionOf(c, dispute);
  const moved = parties.filter((each) => each.outcome === 'protection_moved');
  const [held] = await partyFacts(c, moved);
  await grantByDispute(
    c,
    {
      ...{ vendorId: dispute.vendor_id, id: party.registration_id, decisionRule: made.priority_rule as 'arbitration' },
      heldUntil: held?.protected_until ?? null,
    },
    party.words,
  );
}

async function canReceive(c: CourtContext, party: PartyRecord, freed: readonly string[]): Promise<boolean> {
  const [facts] = await partyFacts(c, [party]);
  if (!facts || facts.state === 'withdrawn' || facts.partner_status !== 'active') return false;
  return scopeIsFree(c, { vendorId: party.vendor_id, id: party.registration_id }, freed);
}

async function lookAgain(
  c: CourtContext,
  dispute: DisputeRecord,
  party: PartyRecord,
  parties: readonly PartyRecord[],
): Promise<void> {
  const [facts] = await partyFacts(c, [party]);
  if (facts?.state === 'under_review') return;
  const at = { vendorId: dispute.vendor_id, id: party.registration_id };
  await reconsiderByDispute(c, { ...at, reviewerId: await freshReviewer(c, dispute, parties) }, party.words);
}

async function decisionOf(c: CourtContext, dispute: DisputeRecord): Promise<DecisionRecord> {
  const made = (await decisionsOf(c.tx, dispute.vendor_id, dispute.id)).findLast((each) => each.state === 'made');
  if (!made) throw new Error(`dispute ${dispute.id} is final without a decision`);
  return made;
}

/** Somebody of the first level who has neither judged nor decided; null: the partner's manager will see it in the queue. */
async function freshReviewer(
  c: CourtContext,
  dispute: DisputeRecord,
  parties: readonly PartyRecord[],
): Promise<string | null> {
  const interests = await interestsIn(c, dispute, parties);
  const people = await selectPeople(c.tx, dispute.vendor_id);
  return benchFor(1, 1, people, interests)[0]?.personId ?? null;
}

async function recordBreach(
  c: CourtContext,
  dispute: DisputeRecord,
  parties: readonly PartyRecord[],
  made: DecisionRecord,
): Promise<void> {
  const breach = made.breach as BreachFacts | null;
  const party = breach && parties.find((each) => each.id === breach.party_id);
  if (!breach || !party) return;
  await insertBreach(
    c.tx,
    {
      vendor_id: dispute.vendor_id,
      id: newCourtId(c),
      registration_id: party.registration_id,
      partner_id: party.partner_id,
      dispute_id: dispute.id,
      side: breach.side,
      kind: breach.kind,
      words: party.words,
      recorded_by: made.proposed_by,
      recorded_at: c.now,
    },
    // Whoever broke a partner's protection is paid nothing for the deal.
    breach.person_id ? { person_id: breach.person_id, quota_credit: false } : null,
  );
  await tellOfCase(c, { vendorId: dispute.vendor_id, id: party.registration_id }, 'dispute_breach', {
    rulesId: dispute.rules_version_id,
    data: { side: breach.side, kind: breach.kind },
  });
}

async function promise(
  c: CourtContext,
  dispute: DisputeRecord,
  parties: readonly PartyRecord[],
  made: DecisionRecord,
): Promise<void> {
  const facts = await partyFacts(c, parties);
  const rows = (made.remedies as unknown as RemedyFacts[]).flatMap((remedy) => {
    const party = facts.find(({ registration_id }) => registration_id === remedy.registration_id);
    if (!party) return [];
    return {
      vendor_id: dispute.vendor_id,
      id: newCourtId(c),
      dispute_id: dispute.id,
      registration_id: party.registration_id,
      partner_id: party.partner_id,
      kind: remedy.kind,
      amount_minor: remedy.amount_minor,
      currency: remedy.amount_minor === null ? null : party.currency,
      points: remedy.points,
      words: remedy.words,
      state: 'promised',
      promised_by: made.proposed_by,
      promised_at: c.now,
      due_on: remedy.due_on,
    };
  });
  await insertRemedies(c.tx, rows);
}
