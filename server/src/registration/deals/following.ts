/** A deal follows its registration in the very transaction that changes it: approved together, closed together. */
import { recounting, vendorCalendar } from '../../core/calendar/index.ts';
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
import { saveResource, selectOwed } from './store/plan.ts';
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
  const from = await frozenSince(tx, { vendor_id: vendorId, registration_id });
  const calendar = await vendorCalendar(tx, vendorId);
  for (const { id, due_at } of await selectOwed(tx, vendorId, from, registration_id))
    await saveResource(tx, vendorId, id, { due_at: owedAfter(due_at, from, calendar, now) });
});

/** Working days have changed: answers are due so many of the new ones after they were asked for. */
export const recountWitness = recounting(async ({ tx, vendorId, now, moved }) => {
  for (const { id, asked_at, due_at } of await selectOwed(tx, vendorId, now))
    await saveResource(tx, vendorId, id, { due_at: moved(asked_at, due_at) });
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
  await sendAhead(tx, eventInsert(tx, { ...address, type: event, at: now, ...actorFacts(actor), data: {} }));
}
