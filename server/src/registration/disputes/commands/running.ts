/** What time itself does to a case: everything that is due now, one after the other, in one transaction. */

import { vendorToday } from '../../../core/calendar/index.ts';
import { accept, fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { tellOfCase } from '../../registrations/index.ts';
import { keepRemedy, runDispute } from '../contract/judging.ts';
import { disputeClosed, disputeOverdue, remedyKept } from '../events.ts';
import { remindOf, remindOfRemedy, tellNobodyFree } from '../notify/reminders.ts';
import { presentRemedy } from '../queries/remedies.ts';
import { type Act, nextAct } from '../rules/acts.ts';
import { namesAnother } from '../rules/deciding.ts';
import { committeeAtLeast } from '../rules/judges.ts';
import { type DisputeRecord, lockDispute, type PartyRecord, partiesOf, saveParty } from '../store/cases.ts';
import { givenReminders, insertReminder } from '../store/records.ts';
import { lockRemedy, type RemedyRecord, remediesToRemind, saveKept } from '../store/remedies.ts';
import { type CourtContext, dropProposals, enterLevel, groundOf, move, seat, tellCourt } from './court.ts';
import { benchNow } from './judging.ts';
import { joinRival } from './opening.ts';
import { partyFacts } from './parties.ts';
import { conclude, settle } from './settling.ts';

/** More cannot be due at once: a case that goes on by itself for ever is a mistake. */
const actsAtMost = 12;

export const runningCommands = [
  implement(runDispute, async (c, { id }) => {
    const { vendorId } = c.actor;
    let dispute = c.authorize(await lockDispute(c.tx, vendorId, id));
    const did: Act[] = [];
    while (did.length < actsAtMost) {
      const parties = await partiesOf(c.tx, vendorId, dispute.id);
      const act = await dueAct(c, dispute, parties);
      // A seat that could not be filled a moment ago stays empty now.
      if (!act || (act === 'seat' && did.includes('seat'))) break;
      dispute = await perform(c, dispute, parties, act);
      did.push(act);
    }
    return { did };
  }),

  implement(keepRemedy, async (c, { id, note }) => {
    const row = c.authorize(await lockRemedy(c.tx, c.actor.vendorId, id));
    if (row.state === 'kept') fail('remedy.kept_already');
    await requireNeutralNote(c, row, note);
    const saved = await saveKept(c.tx, row, { kept_by: c.actor.personId, kept_at: c.now, kept_note: note });
    c.emit(remedyKept, { dispute_id: row.dispute_id, remedy_id: row.id, actor_id: c.actor.personId, note });
    return presentRemedy(c, saved);
  }),
];

/** The partner reads how it was kept. */
async function requireNeutralNote(c: CourtContext, row: RemedyRecord, note: string): Promise<void> {
  const facts = await partyFacts(c, await partiesOf(c.tx, row.vendor_id, row.dispute_id));
  const party = facts.find(({ registration_id }) => registration_id === row.registration_id);
  const refused = party && namesAnother(note, party, facts, 'note');
  if (refused) accept(refused);
}

async function dueAct(c: CourtContext, dispute: DisputeRecord, parties: readonly PartyRecord[]): Promise<Act | null> {
  const ground = await groundOf(c, dispute.vendor_id, dispute.rules_version_id);
  const { turn_started_at } = dispute;
  return nextAct(
    {
      ...dispute,
      seats: (await benchNow(c, dispute)).length,
      allAccepted: parties.every((party) => party.accepted_at !== null),
      remediesDue: dispute.closed_at ? (await remediesDue(c, dispute)).length : 0,
      unsettled: parties.filter((party) => party.settled_at === null).length,
      reminded: turn_started_at ? await givenReminders(c.tx, dispute.vendor_id, dispute.id, turn_started_at) : [],
    },
    ground,
  );
}

async function perform(
  c: CourtContext,
  dispute: DisputeRecord,
  parties: readonly PartyRecord[],
  act: Act,
): Promise<DisputeRecord> {
  switch (act) {
    case 'seek_rivals':
      return joinRival(c, dispute, parties);
    case 'close_evidence':
    case 'escalate':
      return enterLevel(c, { dispute, parties }, act);
    case 'seat':
      return fillBench(c, dispute, parties);
    case 'lapse':
      return lapse(c, dispute, parties);
    case 'go_overdue':
      return goOverdue(c, dispute);
    case 'finalise': {
      const set = { closed_at: c.now, turn_started_at: null, due_at: null };
      const saved = await move(c, dispute, 'finalise', { set });
      await conclude(c, saved, parties);
      return saved;
    }
    case 'remind_remedies':
      return remindOfRemedies(c, dispute);
    case 'settle':
      await settle(c, dispute, parties);
      return dispute;
    default:
      return remind(c, dispute, act === 'remind_50' ? '50' : '90');
  }
}

const remediesDue = async (c: CourtContext, { vendor_id, id }: DisputeRecord) =>
  remediesToRemind(c.tx, vendor_id, await vendorToday(c.tx, vendor_id, c.now), id);

/** Whoever owes it hears three days before the day, and on it. */
async function remindOfRemedies(c: CourtContext, dispute: DisputeRecord): Promise<DisputeRecord> {
  for (const { threshold, promised_at, due_on } of await remediesDue(c, dispute)) {
    const { vendor_id, id: dispute_id } = dispute;
    await insertReminder(c.tx, { vendor_id, dispute_id, threshold, turn_at: promised_at, reminded_at: c.now });
    await remindOfRemedy(c, dispute, { threshold, due_on });
  }
  return dispute;
}

/** A committee that cannot be filled is known to those who can find people, once in its turn. */
async function fillBench(
  c: CourtContext,
  dispute: DisputeRecord,
  parties: readonly PartyRecord[],
): Promise<DisputeRecord> {
  const { vendor_id, id: dispute_id, turn_started_at: turn_at } = dispute;
  await seat(c, dispute, parties, await groundOf(c, vendor_id, dispute.rules_version_id));
  if (dispute.level < 3 || !turn_at || (await benchNow(c, dispute)).length >= committeeAtLeast) return dispute;
  if ((await givenReminders(c.tx, vendor_id, dispute_id, turn_at)).includes('nobody')) return dispute;
  await insertReminder(c.tx, { vendor_id, dispute_id, threshold: 'nobody', turn_at, reminded_at: c.now });
  await tellNobodyFree(c, dispute);
  return dispute;
}

/** Nobody could judge it in its time: what was decided before stands, and the registrations move again. */
async function lapse(c: CourtContext, dispute: DisputeRecord, parties: readonly PartyRecord[]): Promise<DisputeRecord> {
  const { vendor_id } = dispute;
  await dropProposals(c, dispute);
  const set = { closed_at: c.now, turn_started_at: null, due_at: null };
  const saved = await move(c, dispute, 'lapse', { set });
  if (dispute.round === 2) {
    await conclude(c, saved, parties);
    return saved;
  }
  for (const party of parties) {
    await saveParty(c.tx, party, { outcome: 'decision_stands', decided_at: c.now });
    await tellOfCase(c, { vendorId: vendor_id, id: party.registration_id }, 'dispute_decide', {
      rulesId: dispute.rules_version_id,
      reason_code: 'decision_stands',
    });
  }
  await settle(c, saved, await partiesOf(c.tx, vendor_id, saved.id));
  tellCourt(c, disputeClosed, saved);
  return saved;
}

async function goOverdue(c: CourtContext, dispute: DisputeRecord): Promise<DisputeRecord> {
  const set = { overdue_at: dispute.due_at, times_overdue: dispute.times_overdue + 1 };
  const saved = await move(c, dispute, 'go_overdue', { set, data: { due_at: dispute.due_at?.toISOString() ?? null } });
  tellCourt(c, disputeOverdue, saved);
  return saved;
}

async function remind(c: CourtContext, dispute: DisputeRecord, threshold: '50' | '90'): Promise<DisputeRecord> {
  const { vendor_id, id: dispute_id, turn_started_at } = dispute;
  if (!turn_started_at) return dispute;
  await insertReminder(c.tx, { vendor_id, dispute_id, threshold, turn_at: turn_started_at, reminded_at: c.now });
  await remindOf(c, dispute, threshold);
  return dispute;
}
