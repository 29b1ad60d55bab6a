/** Who sits: named by people within what the system allows, given up by judges themselves. */
import { accept, fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { answerChallenge, assignJudge, declareInterest, listJudges, stepDown } from '../contract/judging.ts';
import { challengeAnswered, judgeSeated } from '../events.ts';
import { presentDispute } from '../queries/present.ts';
import { namesAnother } from '../rules/deciding.ts';
import { benchFor, refusalOf, stakeOf } from '../rules/judges.ts';
import { insertInterest, insertMembers, removeMember, selectPeople } from '../store/bench.ts';
import { type PartyRecord, partiesOf, readDispute, saveParty } from '../store/cases.ts';
import { selectClaims } from '../store/claims.ts';
import {
  badReference,
  type Case,
  type CourtContext,
  dropProposals,
  groundOf,
  isJudged,
  move,
  tellCourt,
  withCase,
} from './court.ts';
import { interestsIn } from './interests.ts';
import { benchNow, waitingDecision } from './judging.ts';
import { partyFacts } from './parties.ts';

export const seatCommands = [
  implement(listJudges, async (c, { id }) => {
    const dispute = c.authorize(await readDispute(c.tx, c.actor.vendorId, id));
    const parties = await partiesOf(c.tx, dispute.vendor_id, dispute.id);
    const interests = await interestsIn(c, dispute, parties);
    const people = await selectPeople(c.tx, dispute.vendor_id);
    const names = new Map(people.map((person) => [person.id, person.name]));
    const items = people.map((person) => {
      const deputy = interests.away.get(person.id) ?? null;
      return {
        id: person.id,
        name: person.name,
        refusal: refusalOf(person, Math.max(1, dispute.level), interests),
        deputy: deputy && (names.get(deputy) ?? null),
        open_cases: person.load,
      };
    });
    return { items: items.sort((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null)), nextCursor: null };
  }),

  implement(assignJudge, async (c, input) =>
    withCase(c, input.id, async (found) => {
      const { dispute } = found;
      if (!isJudged(dispute)) fail('dispute.wrong_state', { state: dispute.state, event: 'assign' });
      const person = (await selectPeople(c.tx, dispute.vendor_id)).find((each) => each.id === input.person_id);
      if (!person) badReference('person_id');
      const interests = await interestsIn(c, dispute, found.parties);
      const stake = c.actor.personId && stakeOf(c.actor.personId, interests);
      if (stake) fail('dispute.assigner_interested', { refusal: stake });
      const refusal = refusalOf(person, dispute.level, interests);
      if (refusal) fail('dispute.judge_refused', { refusal });
      if (await waitingDecision(c, dispute)) fail('dispute.decision_waits');
      const bench = await benchNow(c, dispute);
      if (bench.some((seat) => seat.person_id === person.id)) return presentDispute(c, dispute.id);
      const left = bench.find((seat) => seat.person_id === input.instead_of);
      if (input.instead_of && !left) badReference('instead_of');
      if (!left) await requireFreeSeat(c, found, bench.length);
      const saved = await move(c, dispute, 'assign', { data: { person_id: person.id, instead_of: input.instead_of } });
      if (left) await removeMember(c.tx, { ...dispute, dispute_id: dispute.id }, left.person_id, c.now, 'replaced');
      await seatOne(c, found, person.id, left ? left.lead : bench.length === 0);
      tellCourt(c, judgeSeated, saved, { person_id: person.id });
      return presentDispute(c, dispute.id);
    }),
  ),

  implement(answerChallenge, async (c, input) =>
    withCase(c, input.id, async (found) => {
      const { dispute, parties } = found;
      const party = parties.find((each) => each.id === input.party_id) ?? fail('dispute.no_challenge');
      const challenged = party.challenged_person_id;
      if (!challenged || party.challenge_verdict) fail('dispute.no_challenge');
      if (challenged === c.actor.personId) fail('dispute.own_challenge');
      await requireNeutralAnswer(c, found, party, input.words);
      const { verdict, words } = input;
      const saved = await move(c, dispute, 'answer_challenge', {
        note: words,
        data: { verdict, person_id: challenged },
      });
      await saveParty(c.tx, party, { challenge_verdict: verdict, challenge_answer: words });
      if (verdict === 'upheld') await replaceChallenged(c, { ...found, dispute: saved }, challenged);
      tellCourt(c, challengeAnswered, saved, { party_id: party.id, note: words });
      return presentDispute(c, dispute.id);
    }),
  ),

  implement(stepDown, async (c, input) =>
    withCase(c, input.id, async (found) => {
      const { dispute, parties } = found;
      if (!isJudged(dispute)) fail('dispute.wrong_state', { state: dispute.state, event: 'step_down' });
      const bench = await benchNow(c, dispute);
      const mine = bench.find((seat) => seat.person_id === c.actor.personId) ?? fail('dispute.not_judge');
      const saved = await move(c, dispute, 'step_down', { note: input.words, data: { interest: input.kind } });
      for (const party of parties) await declare(c, party.registration_id, input);
      await removeMember(c.tx, { ...dispute, dispute_id: dispute.id }, mine.person_id, c.now, 'recused');
      const next = await replacement(c, found, mine.lead);
      if (next) {
        await seatOne(c, found, next.id, mine.lead);
        tellCourt(c, judgeSeated, saved, { person_id: next.id });
      }
      return { replaced_by: next?.name ?? null };
    }),
  ),

  implement(declareInterest, async (c, input) => {
    const claims = await selectClaims(c.tx, c.actor.vendorId, [input.registration_id]);
    if (!claims.has(input.registration_id)) badReference('registration_id');
    await declare(c, input.registration_id, input);
    return {};
  }),
];

async function requireNeutralAnswer(c: CourtContext, found: Case, party: PartyRecord, words: string): Promise<void> {
  const facts = await partyFacts(c, found.parties);
  const own = facts.find(({ id }) => id === party.id);
  const refused = own && namesAnother(words, own, facts, 'words');
  if (refused) accept(refused);
}

/** What the challenged judge has written falls too. Nothing to replace when the case has gone on to others. */
async function replaceChallenged(c: CourtContext, found: Case, personId: string): Promise<void> {
  const { dispute } = found;
  const seat = (await benchNow(c, dispute)).find((each) => each.person_id === personId);
  if (!seat) return;
  await dropProposals(c, dispute);
  await removeMember(c.tx, { ...dispute, dispute_id: dispute.id }, personId, c.now, 'challenged');
  const next = await replacement(c, found, seat.lead);
  if (!next) return;
  await seatOne(c, found, next.id, seat.lead);
  tellCourt(c, judgeSeated, dispute, { person_id: next.id });
}

async function declare(
  c: CourtContext,
  registrationId: string,
  interest: { kind: string; words: string },
): Promise<void> {
  const personId = c.actor.personId ?? fail('access.forbidden', { permission: 'dispute.judge' });
  await insertInterest(c.tx, {
    vendor_id: c.actor.vendorId,
    registration_id: registrationId,
    person_id: personId,
    kind: interest.kind,
    words: interest.words,
    declared_by: personId,
    declared_at: c.now,
  });
}

/** One judge at the first level, two at the second, the committee of the rules at the third. */
async function requireFreeSeat(c: CourtContext, { dispute }: Case, taken: number): Promise<void> {
  const { rules } = await groundOf(c, dispute.vendor_id, dispute.rules_version_id);
  const seats = [0, 1, 2, rules.dispute_committee_members][dispute.level] ?? 0;
  if (taken >= seats) badReference('instead_of');
}

async function seatOne(c: CourtContext, { dispute }: Case, personId: string, lead: boolean): Promise<void> {
  await insertMembers(c.tx, [
    {
      vendor_id: dispute.vendor_id,
      dispute_id: dispute.id,
      round: dispute.round,
      level: dispute.level,
      person_id: personId,
      lead,
      assigned_at: c.now,
      assigned_by: c.actor.personId,
    },
  ]);
}

/** Whoever the system would seat anew and who does not sit there already. */
async function replacement(c: CourtContext, { dispute, parties }: Case, lead: boolean) {
  const { rules } = await groundOf(c, dispute.vendor_id, dispute.rules_version_id);
  const people = await selectPeople(c.tx, dispute.vendor_id);
  const interests = await interestsIn(c, dispute, parties);
  const sitting = new Set((await benchNow(c, dispute)).map((seat) => seat.person_id));
  const bench = benchFor(dispute.level, rules.dispute_committee_members, people, interests);
  const fits = bench.find((seat) => !sitting.has(seat.personId) && (dispute.level === 3 || seat.lead === lead));
  return people.find((person) => person.id === fits?.personId) ?? null;
}
