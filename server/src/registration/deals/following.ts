/** A deal follows its registration in the very transaction that changes it: approved together, closed together. */
import { askAhead, sendAhead } from '../../platform/db/driver.ts';
import { askedInTransactionOf, type EventWitness, type WitnessContext } from '../../platform/operations/feature.ts';
import { eventOf, registrationEdited } from '../registrations/index.ts';
import { type Course, type DealState, estimate, follow } from './rules/course.ts';
import { usualStages } from './rules/stages.ts';
import { askClaim, askDeal } from './store/course.ts';
import { dealInsert, dealUpdate } from './store/deals.ts';
import { eventInsert } from './store/events.ts';
import { selectStages } from './store/stages.ts';

/** Steps before any approval: no deal can have begun. */
const beforeAny: ReadonlySet<string> = new Set([
  'submit',
  'take',
  'request_changes',
  'resubmit',
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
      const before = deal ? { ...deal, state: deal.state as DealState } : null;
      const course = follow({ ...facts, ...sale }, before, c.now);
      if (course) await save(c, { registration_id, partner_id }, course, before !== null);
    },
  ),
);

interface Address {
  registration_id: string;
  partner_id: string;
}

async function save(
  { tx, vendorId, actor, now }: WitnessContext,
  { registration_id, partner_id }: Address,
  { set, event }: Course,
  isThere: boolean,
): Promise<void> {
  const address = { vendor_id: vendorId, registration_id, partner_id };
  if (isThere) await sendAhead(tx, dealUpdate(tx, vendorId, registration_id, { ...set, updated_at: now }));
  else await sendAhead(tx, dealInsert(tx, { ...address, ...set, ...(await firstStage(tx, vendorId, now)) }));
  if (!event) return;
  const who =
    actor === null || actor.kind === 'system'
      ? { actor_kind: 'system' as const, person_id: null, actor_name: actor?.job ?? '' }
      : { actor_kind: actor.kind, person_id: actor.personId, actor_name: null };
  await sendAhead(tx, eventInsert(tx, { ...address, type: event, at: now, ...who, data: {} }));
}

async function firstStage(tx: WitnessContext['tx'], vendorId: string, now: Date) {
  const [first = usualStages[0]] = await selectStages(tx, vendorId);
  if (!first) throw new Error('there are no stages to begin with');
  return {
    stage: first.code,
    stage_since: now,
    ...estimate(first, { probability: null, category: null }),
    opened_at: now,
    updated_at: now,
  };
}
