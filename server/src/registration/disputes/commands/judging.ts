/** The record of a decision, and the votes that make it one. */
import { accept, fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { scopeIsFree, tellOfCase } from '../../registrations/index.ts';
import { escalateDispute, proposeDecision, voteOnDecision } from '../contract/judging.ts';
import type { BreachFacts, RemedyFacts } from '../contract/views.ts';
import { decisionProposed, disputeRuled } from '../events.ts';
import { presentDispute } from '../queries/present.ts';
import { appealUntil } from '../rules/clock.ts';
import {
  namesAnother,
  type Outcome,
  outcomesRefused,
  remediesRefused,
  takesAway,
  voicesToTake,
} from '../rules/deciding.ts';
import { committeeAtLeast, interestOf } from '../rules/judges.ts';
import { tally, type Vote } from '../rules/voting.ts';
import { type MemberRecord, membersOf } from '../store/bench.ts';
import { type DisputeRecord, partiesOf, saveParty } from '../store/cases.ts';
import {
  closeDecision,
  type DecisionRecord,
  decisionsOf,
  insertDecision,
  insertVote,
  votesOn,
} from '../store/records.ts';
import {
  badReference,
  type Case,
  type CourtContext,
  enterLevel,
  groundOf,
  isJudged,
  move,
  newCourtId,
  tellCourt,
  withCase,
} from './court.ts';
import { interestsIn } from './interests.ts';
import { partyFacts } from './parties.ts';
import { conclude } from './settling.ts';

export const judgingCommands = [
  implement(proposeDecision, async (c, input) =>
    withCase(c, input.id, async (found) => {
      const { dispute } = found;
      const bench = await requireJudge(c, found, 'decide');
      const me = bench.find((seat) => seat.person_id === c.actor.personId) as MemberRecord;
      // At the second level the head of channel writes, sales has a voice; in a committee anybody of it may write.
      if (dispute.level === 2 && !me.lead) fail('dispute.not_judge');
      if (await waitingDecision(c, dispute)) fail('dispute.decision_waits');
      if (dispute.level === 3 && bench.length < committeeAtLeast) fail('dispute.committee_short');
      if (bench.length < voicesToTake && takesAway(input.outcomes)) fail('dispute.needs_two');
      await requirePossible(c, found, input);
      const decision = await insertDecision(c.tx, {
        vendor_id: dispute.vendor_id,
        id: newCourtId(c),
        dispute_id: dispute.id,
        round: dispute.round,
        level: dispute.level,
        state: 'proposed',
        facts: input.facts,
        priority_rule: input.priority_rule,
        reason_code: input.reason_code,
        outcomes: JSON.stringify(input.outcomes),
        remedies: JSON.stringify(input.remedies),
        breach: input.breach && JSON.stringify(input.breach),
        proposed_by: me.person_id,
        proposed_at: c.now,
      });
      await voted(c, found, bench, decision, { vote: 'for', words: '' });
      return presentDispute(c, dispute.id);
    }),
  ),

  implement(voteOnDecision, async (c, input) =>
    withCase(c, input.id, async (found) => {
      const bench = await requireJudge(c, found, 'decide');
      const decision = (await waitingDecision(c, found.dispute)) ?? fail('dispute.no_decision_waits');
      const votes = await votesOn(c.tx, found.dispute.vendor_id, [decision.id]);
      if (votes.some((each) => each.person_id === c.actor.personId)) fail('dispute.voted_already');
      await voted(c, found, bench, decision, input);
      return presentDispute(c, found.dispute.id);
    }),
  ),

  implement(escalateDispute, async (c, input) =>
    withCase(c, input.id, async (found) => {
      await requireJudge(c, found, 'escalate');
      if (found.dispute.level === 3) fail('dispute.top_level');
      if (await waitingDecision(c, found.dispute)) fail('dispute.decision_waits');
      await enterLevel(c, found, 'escalate', { note: input.note });
      return presentDispute(c, found.dispute.id);
    }),
  ),
];

/** Those who sit now; the caller is one of them and has no interest, not even a new one. */
export async function requireJudge(c: CourtContext, found: Case, event: string): Promise<MemberRecord[]> {
  const { dispute, parties } = found;
  if (!isJudged(dispute)) fail('dispute.wrong_state', { state: dispute.state, event });
  const bench = await benchNow(c, dispute);
  const { personId } = c.actor;
  if (!bench.some((seat) => seat.person_id === personId)) fail('dispute.not_judge');
  // Whoever is challenged decides nothing before that is answered.
  if (parties.some((each) => each.challenged_person_id === personId && each.challenge_verdict === null))
    fail('dispute.challenge_waits');
  const refusal = interestOf(personId as string, await interestsIn(c, dispute, parties));
  if (refusal) fail('dispute.judge_refused', { refusal });
  return bench;
}

export async function benchNow(c: Pick<CourtContext, 'tx'>, dispute: DisputeRecord): Promise<MemberRecord[]> {
  const all = await membersOf(c.tx, dispute.vendor_id, dispute.id);
  return all.filter((each) => each.round === dispute.round && each.level === dispute.level && !each.removed_at);
}

export async function waitingDecision(
  c: Pick<CourtContext, 'tx'>,
  dispute: DisputeRecord,
): Promise<DecisionRecord | null> {
  const all = await decisionsOf(c.tx, dispute.vendor_id, dispute.id);
  return all.find((each) => each.state === 'proposed') ?? null;
}

interface Proposed {
  outcomes: Outcome[];
  remedies: RemedyFacts[];
  breach: BreachFacts | null;
}

async function requirePossible(c: CourtContext, found: Case, { outcomes, remedies, breach }: Proposed): Promise<void> {
  const facts = await partyFacts(c, found.parties);
  const refused = outcomesRefused(outcomes, facts);
  if (refused) accept(refused);
  for (const [at, remedy] of remedies.entries()) {
    const party = facts.find(({ registration_id }) => registration_id === remedy.registration_id);
    if (!party) badReference(`remedies.${at}.registration_id`);
    const named = namesAnother(remedy.words, party, facts, `remedies.${at}.words`);
    if (named) accept(named);
  }
  const broken = breach && (facts.find(({ id }) => id === breach.party_id) ?? badReference('breach.party_id'));
  const owed = remediesRefused(
    remedies,
    breach && { side: breach.side, registration_id: broken?.registration_id ?? null },
  );
  if (owed) accept(owed);
  const of = (party_id: string) => facts.find(({ id }) => id === party_id);
  const losing = outcomes.filter((each) => takesAway([each])).flatMap((each) => of(each.party_id) ?? []);
  for (const { party_id, outcome } of outcomes) {
    const party = of(party_id);
    if (!party || outcome !== 'protection_granted') continue;
    const at = { vendorId: found.dispute.vendor_id, id: party.registration_id };
    const freed = losing.map(({ registration_id }) => registration_id);
    if (!(await scopeIsFree(c, at, freed))) fail('registration.scope_not_free');
  }
}

async function voted(
  c: CourtContext,
  found: Case,
  bench: readonly MemberRecord[],
  decision: DecisionRecord,
  { vote, words }: { vote: Vote; words: string },
): Promise<void> {
  const { dispute } = found;
  const person_id = c.actor.personId as string;
  const row = { vendor_id: dispute.vendor_id, decision_id: decision.id, person_id, vote, words, at: c.now };
  await insertVote(c.tx, row);
  const sitting = new Set(bench.map((seat) => seat.person_id));
  const votes = (await votesOn(c.tx, dispute.vendor_id, [decision.id])).filter((each) => sitting.has(each.person_id));
  const result = tally(
    dispute.level,
    bench.length,
    votes.map((each) => each.vote as Vote),
    takesAway(decision.outcomes as unknown as Outcome[]) ? voicesToTake : 1,
  );
  if (result === 'open') {
    if (votes.length === 1) tellCourt(c, decisionProposed, dispute);
    return;
  }
  await closeDecision(c.tx, decision, result, c.now);
  if (result === 'made') await rule(c, found, decision);
  // Two who judge together and disagree give the case to a committee, which can vote.
  else if (dispute.level === 2) await enterLevel(c, found, 'escalate', { note: words });
}

/** The decision stands: each party is told its own part of it. */
async function rule(c: CourtContext, { dispute, parties }: Case, decision: DecisionRecord): Promise<void> {
  const ground = await groundOf(c, dispute.vendor_id, dispute.rules_version_id);
  const isFinal = dispute.state === 'appeal';
  const saved = await move(c, dispute, 'decide', {
    set: {
      decided_at: c.now,
      overdue_at: null,
      turn_started_at: isFinal ? null : c.now,
      due_at: isFinal ? null : appealUntil(dispute.lane, ground),
      closed_at: isFinal ? c.now : null,
    },
    data: { decision_id: decision.id, reason_code: decision.reason_code },
  });
  for (const { party_id, outcome, days, words } of decision.outcomes as unknown as Outcome[]) {
    const party = parties.find((each) => each.id === party_id);
    if (!party) throw new Error(`decision ${decision.id} is about no party ${party_id}`);
    await saveParty(c.tx, party, {
      outcome,
      outcome_days: days,
      words,
      decided_at: c.now,
      accepted_at: null,
    });
    await tellOfCase(c, { vendorId: dispute.vendor_id, id: party.registration_id }, 'dispute_decide', {
      rulesId: dispute.rules_version_id,
      reason_code: outcome,
      note: words,
    });
    tellCourt(c, disputeRuled, saved, { party_id: party.id, note: words });
  }
  if (isFinal) await conclude(c, saved, await partiesOf(c.tx, dispute.vendor_id, dispute.id));
}
