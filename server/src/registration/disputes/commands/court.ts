/** The middle of every command on a case: the case under its lock, one way to move it, and the seats of its next level. */

import type { Unchecked } from '../../../access/guard.ts';
import { vendorCalendar } from '../../../core/calendar/index.ts';
import { rulesById, rulesInForce } from '../../../core/rules/index.ts';
import type { EventType } from '../../../kernel/event.ts';
import { newId } from '../../../kernel/ids.ts';
import { accept, fail } from '../../../kernel/problem.ts';
import { nextState } from '../../../kernel/transitions.ts';
import { acrossPartners, type Tx } from '../../../platform/db/tenancy.ts';
import type { Context } from '../../../platform/operations/implement.ts';
import { type DisputePayload, disputeMoved, judgeSeated } from '../events.ts';
import { type CourtGround, levelDue } from '../rules/clock.ts';
import { benchFor } from '../rules/judges.ts';
import { type DisputeEvent, disputeTable, levelOf, levelOfAppeal } from '../rules/states.ts';
import { insertMembers, membersOf, selectPeople } from '../store/bench.ts';
import {
  caseOf,
  type DisputeRecord,
  findParty,
  lockDispute,
  type PartyRecord,
  partiesOf,
  saveDispute,
} from '../store/cases.ts';
import { appendDisputeEvent, closeDecision, decisionsOf } from '../store/records.ts';
import { interestsIn } from './interests.ts';

/** The part of an operation's context that commands on cases use. */
export type CourtContext = Pick<Context<{ permission: 'dispute.read' }>, 'tx' | 'actor' | 'now' | 'emit'>;
type Opening = CourtContext & { authorize<T>(row: Unchecked<T> | null | undefined): T };

export interface Ground extends CourtGround {
  rulesId: string;
  rulesVersion: number;
  currency: string;
}

/** By the rules in force when it was opened, whatever has been published since. */
export async function groundOf(
  c: Pick<CourtContext, 'tx' | 'now'>,
  vendorId: string,
  rulesId: string | null,
): Promise<Ground> {
  const found = rulesId
    ? await rulesById(c.tx, vendorId, 'registration', rulesId)
    : await rulesInForce(c.tx, vendorId, 'registration', c.now);
  if (!found) throw new Error(`rules ${rulesId} are cited but not published`);
  const calendar = await vendorCalendar(c.tx, vendorId);
  const { document: rules, id, version, currency } = found;
  return { rules, calendar, now: c.now, rulesId: id, rulesVersion: version, currency };
}

export interface Case {
  dispute: DisputeRecord;
  parties: PartyRecord[];
  /** The caller's own side; null for the vendor's people. */
  own: PartyRecord | null;
}

/**
 * The case under its lock, for whoever may reach it: a partner through its own party, which row security shows to nobody
 * else; the vendor's people by the case. The rest of the command then runs with the whole vendor in sight.
 */
export async function withCase<T>(c: Opening, id: string, work: (found: Case) => Promise<T>): Promise<T> {
  const { vendorId, partnerId } = c.actor;
  if (partnerId === null) {
    const dispute = c.authorize(await lockDispute(c.tx, vendorId, id));
    return work({ dispute, parties: await partiesOf(c.tx, vendorId, dispute.id), own: null });
  }
  const party = c.authorize(await findParty(c.tx, vendorId, id));
  return wholeCourt(c, async () => {
    const dispute = await caseOf(c.tx, vendorId, party.dispute_id, true);
    const parties = await partiesOf(c.tx, vendorId, dispute.id);
    // As it is under the lock.
    return work({ dispute, parties, own: parties.find((each) => each.id === party.id) ?? null });
  });
}

export function wholeCourt<T>(c: Pick<CourtContext, 'tx' | 'actor'>, work: () => Promise<T>): Promise<T> {
  return acrossPartners(c.tx, c.actor.partnerId, 'the case that the partner is a party of', work);
}

/** What was proposed at a level that did not agree in time is not for another one to vote on. */
export async function dropProposals(c: CourtContext, dispute: DisputeRecord): Promise<void> {
  for (const each of await decisionsOf(c.tx, dispute.vendor_id, dispute.id))
    if (each.state === 'proposed') await closeDecision(c.tx, each, 'fallen', c.now);
}

interface Step {
  set?: Parameters<typeof saveDispute>[2];
  note?: string;
  data?: Record<string, unknown>;
}

/** One row of the table: state after the lock, columns, history. */
export async function move(
  c: CourtContext,
  dispute: DisputeRecord,
  event: DisputeEvent,
  { set = {}, note = '', data = {} }: Step = {},
): Promise<DisputeRecord> {
  const state = accept(nextState(disputeTable, dispute.state, event));
  const saved = await saveDispute(c.tx, dispute, { ...set, state, updated_at: c.now });
  const { actor } = c;
  await appendDisputeEvent(c.tx, {
    vendor_id: dispute.vendor_id,
    dispute_id: dispute.id,
    type: event,
    at: c.now,
    from_state: dispute.state,
    to_state: state,
    actor_kind: actor.kind,
    person_id: actor.personId,
    actor_name: actor.kind === 'system' ? actor.job : null,
    note,
    rules_version_id: dispute.rules_version_id,
    data,
  });
  return saved;
}

export function tellCourt(
  c: CourtContext,
  event: EventType<string, typeof disputeMoved.payload>,
  dispute: DisputeRecord,
  about: Partial<Pick<DisputePayload, 'party_id' | 'person_id' | 'note'>> = {},
): void {
  c.emit(event, {
    dispute_id: dispute.id,
    party_id: null,
    person_id: null,
    note: '',
    ...about,
    state: dispute.state,
    level: dispute.level,
    actor_id: c.actor.personId,
    due_at: dispute.due_at?.toISOString() ?? null,
  });
}

/**
 * Onto the next table: the level's own turn begins and its bench is seated. A level where nobody is without an interest is
 * passed over; above the committee there is none, and the case waits for somebody to be found.
 */
export async function enterLevel(
  c: CourtContext,
  found: { dispute: DisputeRecord; parties: readonly PartyRecord[] },
  event: 'close_evidence' | 'escalate' | 'appeal',
  { note = '' }: { note?: string } = {},
): Promise<DisputeRecord> {
  const ground = await groundOf(c, found.dispute.vendor_id, found.dispute.rules_version_id);
  let { dispute } = found;
  let next = event;
  await dropProposals(c, dispute);
  for (;;) {
    const level = next === 'close_evidence' ? 1 : levelOfAppeal(dispute.level);
    const round = next === 'appeal' ? 2 : dispute.round;
    const endsBy = round === 1 ? dispute.ends_by : null;
    dispute = await move(c, dispute, next, {
      set: {
        level,
        round,
        turn_started_at: c.now,
        due_at: levelDue(dispute.lane, level, endsBy, ground),
        overdue_at: null,
      },
      note: next === event ? note : '',
      data: next === event ? {} : { nobody_free: true },
    });
    const seated = await seat(c, dispute, found.parties, ground);
    if (seated.length > 0 || level === 3) break;
    next = 'escalate';
  }
  tellCourt(c, disputeMoved, dispute, { note });
  return dispute;
}

const isNow = (each: { round: number; level: number }, { round, level }: DisputeRecord) =>
  each.round === round && each.level === level;

/** Those who can be seated at the level in charge now, told at once. */
export async function seat(
  c: CourtContext,
  dispute: DisputeRecord,
  parties: readonly PartyRecord[],
  { rules }: CourtGround,
): Promise<string[]> {
  const interests = await interestsIn(c, dispute, parties);
  const people = await selectPeople(c.tx, dispute.vendor_id);
  const members = await membersOf(c.tx, dispute.vendor_id, dispute.id);
  const sitting = members.filter((each) => isNow(each, dispute) && !each.removed_at).map((each) => each.person_id);
  const wanted = benchFor(dispute.level, rules.dispute_committee_members, people, interests);
  // Beside those who sit already as many as are missing.
  const bench = wanted
    .filter(({ personId }) => !sitting.includes(personId))
    .slice(0, Math.max(0, wanted.length - sitting.length));
  await insertMembers(
    c.tx,
    bench.map(({ personId, lead }) => ({
      vendor_id: dispute.vendor_id,
      dispute_id: dispute.id,
      round: dispute.round,
      level: dispute.level,
      person_id: personId,
      lead,
      assigned_at: c.now,
      assigned_by: null,
    })),
  );
  for (const { personId } of bench) tellCourt(c, judgeSeated, dispute, { person_id: personId });
  return bench.map(({ personId }) => personId);
}

/** A case that came to nobody is told apart from one that waits. */
export const isJudged = (dispute: DisputeRecord) => levelOf(dispute.state) > 0 || dispute.state === 'appeal';

/** @throws `dispute.bad_reference` at that field */
export function badReference(path: string): never {
  return fail('dispute.bad_reference', {}, [{ path, code: 'field.not_found' }]);
}

export const newCourtId = (c: Pick<CourtContext, 'now'>) => newId(c.now);

export type { Tx };
