/** One case as its page and the API show it. */

import type { z } from 'zod';
import type { Unchecked } from '../../../access/guard.ts';
import { vendorToday } from '../../../core/calendar/index.ts';
import { personNames } from '../../../core/identity/index.ts';
import { rulesById } from '../../../core/rules/index.ts';
import { fail } from '../../../kernel/problem.ts';
import { type CourtContext, wholeCourt } from '../commands/court.ts';
import type { DisputeView, PartyView } from '../contract/views.ts';
import { possibleActions, seesAllCases } from '../policy.ts';
import { stepsOf } from '../rules/steps.ts';
import { type MemberRecord, membersOf } from '../store/bench.ts';
import { caseOf, type DisputeRecord, findParty, type PartyRecord, partiesOf, readDispute } from '../store/cases.ts';
import { type Claim, selectClaims } from '../store/claims.ts';
import { decisionsOf, eventsOf, type VoteRecord, votesOn } from '../store/records.ts';
import { breachesOf, remediesOf } from '../store/remedies.ts';
import { presentDecisions } from './decisions.ts';
import { presentEvidence } from './evidence.ts';
import { presentRemedyRow } from './remedies.ts';
import { rivalsInCase } from './rivals.ts';
import { familiesOf, presentRows, type Reading } from './rows.ts';

type View = z.infer<typeof DisputeView>;
type Looking = Omit<CourtContext, 'emit'> & { authorize<T>(row: Unchecked<T> | null | undefined): T };

/** @throws `record.not_found` outside the caller's walls, and for a case that the caller has no seat in */
export async function presentDispute(c: Looking, id: string): Promise<View> {
  const { vendorId, partnerId } = c.actor;
  if (partnerId === null) {
    const dispute = c.authorize(await readDispute(c.tx, vendorId, id));
    return present(c, dispute, null);
  }
  const party = c.authorize(await findParty(c.tx, vendorId, id));
  return wholeCourt(c, async () => present(c, await caseOf(c.tx, vendorId, party.dispute_id, false), party));
}

async function present(c: Looking, dispute: DisputeRecord, own: PartyRecord | null): Promise<View> {
  const { vendor_id: vendorId } = dispute;
  const all = await partiesOf(c.tx, vendorId, dispute.id);
  const parties = own ? all.filter((party) => party.id === own.id) : all;
  const told = parties[0] ?? fail('record.not_found');
  const members = await membersOf(c.tx, vendorId, dispute.id);
  requireSeat(c, own, members);
  const reading: Reading = {
    tx: c.tx,
    now: c.now,
    vendorId,
    personId: c.actor.personId,
    partnerId: own?.partner_id ?? null,
  };
  const [row] = await presentRows(reading, [{ dispute, party: told, parties: all.length }]);
  const decisions = await decisionsOf(c.tx, vendorId, dispute.id);
  const votes = await votesOn(
    c.tx,
    vendorId,
    decisions.map((each) => each.id),
  );
  const events = await eventsOf(c.tx, vendorId, dispute.id);
  const rules = await rulesById(c.tx, vendorId, 'registration', dispute.rules_version_id);
  const made = decisions.findLast((each) => each.state === 'made');
  const names = await namesIn(c, members, decisions, votes);
  const seenIds = new Set(parties.map((party) => party.registration_id));
  const remedies = (await remediesOf(c.tx, vendorId, dispute.id)).filter((each) => seenIds.has(each.registration_id));
  const breaches = (await breachesOf(c.tx, vendorId, dispute.id)).filter((each) => seenIds.has(each.registration_id));
  const opened = own?.side === 'respondent' ? own.joined_at : dispute.opened_at;
  const can = possibleActions(c.actor, dispute, own, benchFacts(c, dispute, members, decisions, votes), c.now);
  const today = await vendorToday(c.tx, vendorId, c.now);
  const entered = events.map((each) => ({ state: each.to_state, at: each.at }));
  return {
    ...(row ?? fail('record.not_found')),
    steps: stepsOf({ ...dispute, opened_at: opened, entered }, c.now).map((each) => ({
      ...each,
      at: each.at?.toISOString() ?? null,
    })),
    ends_by: dispute.ends_by.toISOString(),
    tender_on: dispute.tender_on,
    times_overdue: dispute.times_overdue,
    lapsed: events.some(({ type }) => type === 'lapse'),
    rivals: can.name_other ? (await rivalsInCase(c, dispute, all)).map(presentRival) : [],
    rules: { id: dispute.rules_version_id, version: rules?.version ?? 0 },
    round: dispute.round,
    parties_seen: await presentParties(c, parties, names),
    evidence: await presentEvidence(c.tx, dispute, parties, own === null),
    members: own ? [] : members.map((each) => presentMember(each, names)),
    decisions: own ? [] : presentDecisions(decisions, votes, names),
    decision:
      made && dispute.decided_at
        ? {
            priority_rule: made.priority_rule,
            reason_code: made.reason_code as 'breach_proven',
            decided_at: dispute.decided_at.toISOString(),
          }
        : null,
    remedies: remedies.map((each) => presentRemedyRow(each, names, today)),
    breaches: breaches.map(({ side, kind, recorded_at }) => ({
      side: side as 'vendor',
      kind: kind as 'sold_around',
      at: recorded_at.toISOString(),
    })),
    events: own
      ? []
      : events.map(({ seq, type, at, from_state, to_state, actor_kind, actor_name, note }) => ({
          ...{ seq, type, at: at.toISOString(), from_state, to_state, actor_kind, actor_name, note },
        })),
    can,
  };
}

const presentRival = ({ id, number, partner_id, partner_name, state }: Claim): View['rivals'][number] => ({
  ...{ registration_id: id, number, state },
  partner: { id: partner_id, name: partner_name },
});

function requireSeat(c: Looking, own: PartyRecord | null, members: readonly MemberRecord[]): void {
  if (own || seesAllCases(c.actor)) return;
  if (!members.some((each) => each.person_id === c.actor.personId)) fail('record.not_found');
}

function benchFacts(
  c: Looking,
  dispute: DisputeRecord,
  members: readonly MemberRecord[],
  decisions: readonly { id: string; state: string }[],
  votes: readonly VoteRecord[],
) {
  const sitting = members.filter(
    (each) => each.round === dispute.round && each.level === dispute.level && !each.removed_at,
  );
  const mine = sitting.find((each) => each.person_id === c.actor.personId);
  const waiting = decisions.find((each) => each.state === 'proposed');
  return {
    seat: mine ? (mine.lead ? ('lead' as const) : ('member' as const)) : null,
    seats: sitting.length,
    decisionWaits: waiting !== undefined,
    hasVoted: votes.some((vote) => vote.decision_id === waiting?.id && vote.person_id === c.actor.personId),
  };
}

async function namesIn(
  c: Looking,
  members: readonly MemberRecord[],
  decisions: readonly { proposed_by: string; breach: unknown }[],
  votes: readonly VoteRecord[],
): Promise<ReadonlyMap<string, string>> {
  const blamed = decisions.flatMap(({ breach }) => (breach as { person_id?: string } | null)?.person_id ?? []);
  const ids = [...members, ...votes].map((each) => each.person_id);
  return personNames(c.tx, c.actor.vendorId, [...new Set([...ids, ...blamed, ...decisions.map((d) => d.proposed_by)])]);
}

function presentMember(row: MemberRecord, names: ReadonlyMap<string, string>): View['members'][number] {
  return {
    person: { id: row.person_id, name: names.get(row.person_id) ?? '' },
    lead: row.lead,
    round: row.round,
    level: row.level,
    assigned_at: row.assigned_at.toISOString(),
    removed_at: row.removed_at?.toISOString() ?? null,
    removed_reason: row.removed_reason,
  };
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

async function presentParties(
  c: Looking,
  parties: readonly PartyRecord[],
  names: ReadonlyMap<string, string>,
): Promise<z.infer<typeof PartyView>[]> {
  const claims = await selectClaims(
    c.tx,
    c.actor.vendorId,
    parties.map((party) => party.registration_id),
  );
  const families = await familiesOf(c.tx, c.actor.vendorId, [...claims.values()]);
  return parties.map((party) => {
    const claim = claims.get(party.registration_id);
    return {
      id: party.id,
      number: party.number,
      side: party.side as 'claimant' | 'respondent',
      registration: {
        id: party.registration_id,
        number: claim?.number ?? null,
        state: claim?.state ?? '',
        customer_name: claim?.customer_name ?? '',
        families: families(claim),
        first_submitted_at: iso(claim?.first_submitted_at ?? null),
        protected_until: iso(claim?.protected_until ?? null),
      },
      partner: { id: party.partner_id, name: claim?.partner_name ?? '' },
      demand: party.demand,
      finished_at: iso(party.finished_at),
      outcome: party.outcome as 'decision_stands' | null,
      outcome_days: party.outcome_days,
      words: party.words,
      accepted_at: iso(party.accepted_at),
      appealed_at: iso(party.appealed_at),
      appeal_words: party.appeal_words,
      settled_at: iso(party.settled_at),
      challenge: party.challenged_person_id
        ? {
            person: names.get(party.challenged_person_id) ?? '',
            words: party.challenge_words,
            verdict: party.challenge_verdict as 'upheld' | null,
            answer: party.challenge_answer,
          }
        : null,
    };
  });
}
