/** The middle of every command: the row under its deal's lock, one step of the table, and what is told of it. */
import type { Updateable } from 'kysely';
import { system } from '../../../access/actors.ts';
import type { BusinessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { accept, type Problem } from '../../../kernel/problem.ts';
import { nextState } from '../../../kernel/transitions.ts';
import type { CoSellings } from '../../../platform/db/schema.gen.ts';
import { acrossPartners } from '../../../platform/db/tenancy.ts';
import type { Context } from '../../../platform/operations/implement.ts';
import { groundOf, lockedBy, openStates, type RegistrationRecord, tell } from '../../registrations/index.ts';
import { type CoSellingPayload, coSellingEvents } from '../events.ts';
import { type CoSellingEvent, coSellingTable, mayMove, type Party, turnOf } from '../rules.ts';
import { type CoSellingRow, lockRow, readFor, saveCoSelling } from '../store/co-sellings.ts';
import { findCompany } from '../store/companies.ts';

export type Acting = Pick<Context<{ permission: 'co_selling.read' }>, 'tx' | 'actor' | 'now' | 'emit' | 'authorize'>;

export const done = { done: true } as const;

export interface Held {
  row: CoSellingRow;
  deal: RegistrationRecord;
}

export function refuse(found: Problem | null): void {
  if (found) accept<never>(found);
}

/**
 * For whoever may reach it on that side. The deal is locked before the agreement, as by everything that changes either; a
 * support partner's word is about a deal behind the lead's wall, so the work runs with the vendor in sight.
 */
export async function held<T>(
  c: Acting,
  id: string,
  side: Parameters<typeof readFor>[3],
  work: (found: Held) => Promise<T>,
): Promise<T> {
  const { vendorId, partnerId } = c.actor;
  const known = c.authorize(await readFor(c.tx, vendorId, id, side));
  return acrossPartners(c.tx, partnerId, 'the deal that two partners share', async () => {
    const deal = await lockedBy(c, system('co_selling.run', vendorId), known.registration_id);
    return work({ row: await lockRow(c.tx, vendorId, id), deal });
  });
}

/** The same for a step of the table, which a deal that is over or stands still refuses. */
export function step<T>(
  c: Acting,
  id: string,
  side: Parameters<typeof readFor>[3],
  work: (found: Held) => Promise<T>,
): Promise<T> {
  return held(c, id, side, (found) => {
    refuse(mayMove(found.deal, openStates));
    return work(found);
  });
}

/** One row of the table. @throws `co_selling.wrong_state` */
export async function move(
  c: Pick<Acting, 'tx'>,
  row: CoSellingRow,
  event: CoSellingEvent,
  set: Omit<Updateable<CoSellings>, 'state'> = {},
): Promise<CoSellingRow> {
  return saveCoSelling(c.tx, row, { ...set, state: accept(nextState(coSellingTable, row.state, event)) });
}

export const closed = (c: Pick<Acting, 'now'>, closed_by: Party, note = '') => ({
  closed_at: c.now,
  closed_by,
  note,
  due_at: null,
});

/** When whoever has the turn must have answered: the vendor in the time of its decisions, a partner in that of invitations. */
export function timesFor(
  rules: { decision_business_days: number; co_selling_answer_business_days: number },
  calendar: BusinessCalendar,
  now: Date,
) {
  const { decision_business_days, co_selling_answer_business_days } = rules;
  return {
    decision: calendar.addBusinessDays(now, decision_business_days),
    answer: calendar.addBusinessDays(now, co_selling_answer_business_days),
    all: calendar.addBusinessDays(now, decision_business_days + co_selling_answer_business_days),
  };
}

export async function times(c: Pick<Acting, 'tx' | 'actor' | 'now'>) {
  const { rules, calendar } = await groundOf(c.tx, c.actor.vendorId, c.now);
  return timesFor(rules, calendar, c.now);
}

export function payloadOf(
  {
    row,
    deal,
  }: {
    row: CoSellingRow;
    deal: Pick<RegistrationRecord, 'number' | 'customer_name' | 'responsible_id' | 'reviewer_id'>;
  },
  actorId: string | null,
): CoSellingPayload {
  return {
    co_selling_id: row.id,
    registration_id: row.registration_id,
    number: deal.number ?? 0,
    customer_name: deal.customer_name,
    partner_id: row.partner_id,
    responsible_id: deal.responsible_id,
    reviewer_id: deal.reviewer_id,
    support_id: row.shown_to_support ? row.support_id : null,
    proposed_by: row.proposed_by,
    turn: turnOf(row),
    actor_id: actorId,
    due_at: row.due_at?.toISOString() ?? null,
    support_percent: row.support_percent,
    note: row.note,
  };
}

export function say(c: Acting, event: keyof typeof coSellingEvents, found: Held): void {
  c.emit(coSellingEvents[event], payloadOf(found, c.actor.personId));
}

/** In the history and the log of the lead's registration: both partners have agreed to be named to each other. */
export async function tellDeal(
  c: Acting,
  event: 'co_selling_agree' | 'co_selling_end',
  { row, deal }: Held,
): Promise<void> {
  const { rulesId } = await groundOf(c.tx, row.vendor_id, c.now);
  const support = await findCompany(c.tx, row.vendor_id, row.support_id as string);
  const { role, lead_percent, support_percent } = row;
  await tell(c, deal, event, {
    rulesId,
    note: row.note,
    data: { support: support?.name ?? '', role, lead_percent, support_percent },
  });
}
