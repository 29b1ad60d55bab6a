/** Cases of conduct, step by step. */
import type { Updateable } from 'kysely';
import { vendorCalendar } from '../../core/calendar/index.ts';
import { rulesInForce } from '../../core/rules/index.ts';
import { addCalendarDays, localDate } from '../../kernel/calendar/zone.ts';
import type { EventType } from '../../kernel/event.ts';
import { newId } from '../../kernel/ids.ts';
import { accept, fail, type Problem } from '../../kernel/problem.ts';
import { nextState } from '../../kernel/transitions.ts';
import type { ConductCases } from '../../platform/db/schema.gen.ts';
import { type Context, implement } from '../../platform/operations/implement.ts';
import { insertBreach } from '../disputes/index.ts';
import {
  appealConductCase,
  decideConductCase,
  dropConductCase,
  judgeConductAppeal,
  openConductCase,
  recordConductDelay,
  remindConductReply,
  replyInConductCase,
  reportIncident,
  type Sanction,
} from './contract.ts';
import { type ConductPayload, conductEvents } from './events.ts';
import { presentCases } from './present.ts';
import { type ConductEvent, conductTable, fitsLadder, isLate, mayDecide, mayJudge, sanctionDays } from './rules.ts';
import {
  type CaseRow,
  insertCase,
  isPartner,
  isRegistrationOf,
  lockCase,
  readCase,
  sanctionsSince,
  saveCase,
} from './store.ts';

type Acting = Pick<Context<{ permission: 'conduct.read' }>, 'tx' | 'actor' | 'now' | 'emit' | 'authorize'>;
const dayMs = 86_400_000;

function refuse(found: Problem | null): void {
  if (found) accept<never>(found);
}

function payloadOf(c: Acting, row: CaseRow): ConductPayload {
  return {
    case_id: row.id,
    number: row.number,
    partner_id: row.partner_id,
    side: row.side,
    rule: row.rule,
    actor_id: c.actor.personId,
    opened_by: row.opened_by,
    due_at: row.reply_due_at.toISOString(),
    sanction: row.sanction ?? 'none',
    found: row.found,
  };
}

async function answer(c: Acting, id: string, event: EventType) {
  const row = c.authorize(await readCase(c.tx, c.actor.vendorId, id));
  c.emit(event, payloadOf(c, row));
  const [shown] = await presentCases(c, [row]);
  return shown as NonNullable<typeof shown>;
}

interface Opening {
  side: 'partner' | 'vendor';
  partnerId: string;
  rule: string;
  facts: string;
  registration_id: string | null;
}

async function begin(c: Acting, { side, partnerId, rule, facts, registration_id }: Opening): Promise<string> {
  const { vendorId, personId } = c.actor;
  if (!personId) fail('access.forbidden');
  if (registration_id && !(await isRegistrationOf(c.tx, vendorId, partnerId, registration_id)))
    fail('conduct.bad_reference', {}, [{ path: 'registration_id', code: 'field.not_found' }]);
  const { document } = await rulesInForce(c.tx, vendorId, 'registration', c.now);
  const calendar = await vendorCalendar(c.tx, vendorId);
  const id = newId(c.now);
  const reply_due_at = calendar.addBusinessDays(c.now, document.conduct_reply_business_days);
  await insertCase(c.tx, {
    ...{ vendor_id: vendorId, id, side, partner_id: partnerId, rule, facts, registration_id },
    ...{ opened_by: personId, opened_at: c.now },
    reply_due_at,
    vendor_due_at: calendar.addBusinessDays(reply_due_at, document.conduct_decision_business_days),
  });
  return id;
}

async function locked(c: Acting, id: string, event: ConductEvent): Promise<CaseRow> {
  const row = c.authorize(await lockCase(c.tx, c.actor.vendorId, id));
  accept(nextState(conductTable, row.state, event));
  return row;
}

/** Days of a sanction are counted from the decision, in the vendor's own calendar. */
async function lasting(c: Acting, sanction: Sanction): Promise<Updateable<ConductCases>> {
  const { document } = await rulesInForce(c.tx, c.actor.vendorId, 'registration', c.now);
  const days = sanctionDays(sanction, document);
  const { timeZone } = await vendorCalendar(c.tx, c.actor.vendorId);
  const until = days === null ? null : localDate(addCalendarDays(c.now, days, timeZone), timeZone);
  return { sanction, sanction_until: until };
}

/** By when the vendor's people have to take the next step. */
async function vendorDue(c: Acting, step: 'decision' | 'appeal'): Promise<Date> {
  const { document } = await rulesInForce(c.tx, c.actor.vendorId, 'registration', c.now);
  const calendar = await vendorCalendar(c.tx, c.actor.vendorId);
  return calendar.addBusinessDays(c.now, document[`conduct_${step}_business_days`]);
}

export const conductCommands = [
  implement(openConductCase, async (c, { partner_id, ...input }) => {
    if (!(await isPartner(c.tx, c.actor.vendorId, partner_id)))
      fail('conduct.bad_reference', {}, [{ path: 'partner_id', code: 'field.not_found' }]);
    return answer(c, await begin(c, { ...input, side: 'partner', partnerId: partner_id }), conductEvents.noticed);
  }),

  implement(reportIncident, async (c, input) => {
    const { partnerId } = c.actor;
    if (!partnerId) fail('access.forbidden');
    return answer(c, await begin(c, { ...input, side: 'vendor', partnerId }), conductEvents.reported);
  }),

  implement(replyInConductCase, async (c, { id, reply }) => {
    const row = await locked(c, id, 'reply');
    if ((row.side === 'vendor') !== (c.actor.partnerId === null)) fail('conduct.other_side');
    const said = { reply, replied_by: c.actor.personId, replied_at: c.now };
    await saveCase(c.tx, row, { state: 'replied', ...said, vendor_due_at: await vendorDue(c, 'decision') });
    return answer(c, id, conductEvents.replied);
  }),

  implement(decideConductCase, async (c, { id, found, sanction, grave, reason }) => {
    const row = await locked(c, id, 'decide');
    refuse(mayDecide(row, c.actor.personId, c.now));
    const imposed: Sanction = found ? sanction : 'none';
    const { document } = await rulesInForce(c.tx, row.vendor_id, 'registration', c.now);
    // The vendor cannot take its own benefits away: what it can do is say that it was wrong, and what follows.
    if (row.side === 'vendor' && imposed !== 'none' && imposed !== 'warning') fail('conduct.not_for_vendor');
    const since = new Date(c.now.getTime() - document.sanction_memory_days * dayMs);
    refuse(fitsLadder(imposed, await sanctionsSince(c.tx, row, since), grave));
    const calendar = await vendorCalendar(c.tx, row.vendor_id);
    await saveCase(c.tx, row, {
      ...{ state: 'decided', found, grave, reason, decided_by: c.actor.personId, decided_at: c.now },
      ...(await lasting(c, imposed)),
      appeal_until: calendar.addBusinessDays(c.now, document.appeal_business_days),
      vendor_due_at: null,
    });
    // Counted where breaches found by a dispute are: one figure of the vendor's breaches, whoever found them.
    if (found && row.side === 'vendor')
      await insertBreach(
        c.tx,
        {
          ...{ vendor_id: row.vendor_id, id: newId(c.now), partner_id: row.partner_id, conduct_case_id: id },
          ...{ registration_id: row.registration_id, side: 'vendor', kind: row.rule },
          ...{ recorded_by: c.actor.personId, recorded_at: c.now },
        },
        null,
      );
    return answer(c, id, conductEvents.decided);
  }),

  implement(appealConductCase, async (c, { id, appeal }) => {
    const row = await locked(c, id, 'appeal');
    if (row.appeal_until === null || c.now >= row.appeal_until) fail('conduct.appeal_over');
    const vendor_due_at = await vendorDue(c, 'appeal');
    await saveCase(c.tx, row, { state: 'appealed', appeal, appealed_at: c.now, vendor_due_at });
    return answer(c, id, conductEvents.appealed);
  }),

  implement(judgeConductAppeal, async (c, { id, verdict, sanction, reason }) => {
    const row = await locked(c, id, 'judge');
    refuse(mayJudge(row, c.actor.personId, { verdict, sanction }));
    const changed = verdict === 'lifted' ? 'none' : verdict === 'softened' ? (sanction as Sanction) : null;
    await saveCase(c.tx, row, {
      ...{ state: 'final', verdict, verdict_reason: reason, judged_by: c.actor.personId, judged_at: c.now },
      ...(changed ? await lasting(c, changed) : {}),
      vendor_due_at: null,
    });
    return answer(c, id, conductEvents.judged);
  }),

  implement(dropConductCase, async (c, { id, reason }) => {
    const row = await locked(c, id, 'drop');
    // Of its own people the vendor says yes or no, with a reason; it cannot make a report disappear.
    if (row.side === 'vendor') fail('conduct.wrong_state', { state: row.state, event: 'drop' });
    await saveCase(c.tx, row, { state: 'dropped', reason, vendor_due_at: null });
    return answer(c, id, conductEvents.dropped);
  }),

  implement(remindConductReply, async (c, { id }) => {
    const row = c.authorize(await lockCase(c.tx, c.actor.vendorId, id));
    if (row.state !== 'noticed' || row.reminded_at !== null) return { reminded: false };
    await saveCase(c.tx, row, { reminded_at: c.now });
    c.emit(conductEvents.reply_due, payloadOf(c, row));
    return { reminded: true };
  }),

  implement(recordConductDelay, async (c, { id }) => {
    const row = c.authorize(await lockCase(c.tx, c.actor.vendorId, id));
    if (!isLate(row, c.now)) return { recorded: false };
    await saveCase(c.tx, row, { late_at: c.now, times_late: row.times_late + 1 });
    c.emit(conductEvents.overdue, payloadOf(c, row));
    return { recorded: true };
  }),
];
