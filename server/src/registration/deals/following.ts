/** A deal follows its registration in the very transaction that changes it: approved together, closed together. */
import { calendarBefore, calendarYearLoaded, vendorCalendar } from '../../core/calendar/index.ts';
import { recounted } from '../../kernel/calendar/recounting.ts';
import { askAhead, sendAhead } from '../../platform/db/driver.ts';
import {
  askedInTransactionOf,
  type EventWitness,
  inTransactionOf,
  type WitnessContext,
} from '../../platform/operations/feature.ts';
import { actorFacts, courtEvents, eventOf, owedAfter, registrationEdited } from '../registrations/index.ts';
import { type Course, type DealState, follow, type Standing, standAt } from './rules/course.ts';
import type { DealCategory } from './rules/stages.ts';
import { askClaim, askDeal, frozenSince } from './store/course.ts';
import { dealInsert, dealUpdate } from './store/deals.ts';
import { eventInsert } from './store/events.ts';
import { saveResource, selectAllOwed, selectOwed } from './store/plan.ts';
import { holdStages } from './store/stages.ts';

/** Steps before any approval: no deal can have begun. */
const beforeAny: ReadonlySet<string> = new Set([
  'submit',
  'take',
  'request_changes',
  'resubmit',
  'go_unanswered',
  'lapse',
  'restore',
] satisfies (keyof typeof eventOf)[]);

const followed = [
  ...Object.entries(eventOf).flatMap(([step, event]) => (beforeAny.has(step) ? [] : [event])),
  registrationEdited,
];

export const dealWitnesses: EventWitness[] = followed.map((event) =>
  askedInTransactionOf(
    event,
    async ({ tx, vendorId }, { registration_id }) => {
      const [claims, deals] = await askAhead(
        tx,
        askClaim(tx, vendorId, registration_id),
        askDeal(tx, vendorId, registration_id),
      );
      return { claims, deals };
    },
    async (c, { registration_id, partner_id }, asked) => {
      const [claim] = await asked.claims();
      if (!claim) throw new Error(`registration ${registration_id} has an event, but is not there`);
      const [deal] = await asked.deals();
      const { won, ...facts } = claim;
      const sale = { won_amount_minor: won?.amount_minor ?? null, closed_on: won?.closed_on ?? null };
      const before = deal ? { ...deal, state: deal.state as DealState, category: deal.category as DealCategory } : null;
      const course = follow({ ...facts, ...sale }, before, c.now);
      if (course) await save(c, { registration_id, partner_id }, course, before);
    },
  ),
);

/** A dispute is over: what the vendor owes an answer to waits no longer than it would have. */
export const thawWitness = inTransactionOf(courtEvents.thaw, async ({ tx, vendorId, now }, { registration_id }) => {
  const room = { vendor_id: vendorId, registration_id };
  const from = await frozenSince(tx, room);
  const calendar = await vendorCalendar(tx, vendorId);
  for (const { id, due_at } of await selectOwed(tx, room, from))
    await saveResource(tx, vendorId, id, { due_at: owedAfter(due_at, from, calendar, now) });
});

/** A year of the calendar was loaded: answers are due so many working days after they were asked for by the new one. */
export const recountWitness = inTransactionOf(calendarYearLoaded, async ({ tx, vendorId, now }, loaded) => {
  const [before, after] = [await calendarBefore(tx, vendorId, loaded), await vendorCalendar(tx, vendorId)];
  for (const { id, asked_at: start, due_at: due } of await selectAllOwed(tx, vendorId, now))
    await saveResource(tx, vendorId, id, { due_at: recounted({ start, due }, before, after, now) });
});

interface Address {
  registration_id: string;
  partner_id: string;
}

async function save(
  { tx, vendorId, actor, now }: WitnessContext,
  { registration_id, partner_id }: Address,
  { set, event }: Course,
  before: Standing | null,
): Promise<void> {
  const address = { vendor_id: vendorId, registration_id, partner_id };
  if (!before) {
    const begun = { ...standAt(await holdStages(tx, vendorId), null, now), opened_at: now, updated_at: now };
    await sendAhead(tx, dealInsert(tx, { ...address, ...set, ...begun }));
  } else {
    // While it was over, its stage may have been changed or taken away.
    const stands = event === 'reopened' ? standAt(await holdStages(tx, vendorId), before, now) : {};
    await sendAhead(tx, dealUpdate(tx, vendorId, registration_id, { ...set, ...stands, updated_at: now }));
  }
  if (!event) return;
  const who = actor ? actorFacts(actor) : { actor_kind: 'system' as const, person_id: null, actor_name: '' };
  await sendAhead(tx, eventInsert(tx, { ...address, type: event, at: now, ...who, data: {} }));
}
