/** The partner whose claim stands first hears at once that direct sales came, and what is decided. */
import { type NoticeType, notify } from '../../core/notifications/index.ts';
import type { Happened } from '../../kernel/event.ts';
import { on, type SubscriberContext, type Subscription } from '../../platform/operations/feature.ts';
import { eventOf, managersFor, partnerPeople } from '../registrations/index.ts';
import { directAllowed, directAsked, directRefused, directStopped } from './events.ts';
import { conflictingDeal, directOn, responsibleOf } from './store.ts';

type Direct = Pick<Happened<typeof directStopped>, 'id' | 'at' | 'vendorId' | 'payload'>;

async function tellPartner(context: SubscriberContext, { id, at, vendorId, payload }: Direct, type: NoticeType) {
  const { partner_id, registration_id, reason_code } = payload;
  if (!partner_id || !registration_id) return;
  const deal = await conflictingDeal(context.tx, vendorId, registration_id);
  const responsible = await responsibleOf(context.tx, vendorId, registration_id);
  if (!deal || !responsible) return;
  const look = { ...context, vendorId };
  await notify(context, {
    ...{ vendorId, partnerId: partner_id, type, at, key: `${id} partner` },
    personIds: await partnerPeople(look, partner_id, responsible, { withOwners: true }),
    params: { number: deal.number ?? 0, reason: reason_code },
    page: `deals/${registration_id}`,
  });
}

async function tellVendor(context: SubscriberContext, { id, at, vendorId, payload }: Direct, type: NoticeType) {
  const { partner_id, person_id, actor_id, customer_name, number, reason_code } = payload;
  const channel = partner_id ? (await managersFor({ ...context, vendorId }, partner_id, null)).personIds : [];
  const people = type === 'direct.decided' ? [person_id] : channel;
  await notify(context, {
    ...{ vendorId, partnerId: null, type, at, key: `${id} vendor` },
    personIds: people.filter((each) => each !== actor_id),
    params: { number, customer: customer_name, reason: reason_code },
    page: 'conduct?tab=direct',
  });
}

export const directNotices: Subscription[] = [
  // A partner that comes later is decided on as any other; who decides must know that direct sales are there.
  on(eventOf.submit, 'notices.direct.partner_came', async (context, { id, at, vendorId, payload }) => {
    const running = await directOn(context.tx, vendorId, payload.registration_id);
    if (running.length === 0) return;
    const { personIds } = await managersFor({ ...context, vendorId }, payload.partner_id, payload.reviewer_id);
    await notify(context, {
      ...{ vendorId, partnerId: null, personIds, type: 'direct.also_there', at, key: `${id} direct` },
      params: { number: running[0]?.number ?? 0, customer: payload.customer_name },
      page: `deals/${payload.registration_id}`,
    });
  }),
  on(directStopped, 'notices.direct.stopped', async (context, happened) => {
    await tellPartner(context, happened, 'direct.came');
    await tellVendor(context, happened, 'direct.stopped');
  }),
  on(directAsked, 'notices.direct.asked', (context, happened) => tellVendor(context, happened, 'direct.asked')),
  on(directAllowed, 'notices.direct.allowed', async (context, happened) => {
    await tellPartner(context, happened, 'direct.allowed');
    await tellVendor(context, happened, 'direct.decided');
  }),
  on(directRefused, 'notices.direct.refused', async (context, happened) => {
    await tellPartner(context, happened, 'direct.refused');
    await tellVendor(context, happened, 'direct.decided');
  }),
];
