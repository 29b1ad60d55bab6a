/** The partner whose claim stands first hears at once that direct sales came, and what is decided. */
import { type NoticeType, notify } from '../../core/notifications/index.ts';
import type { Happened } from '../../kernel/event.ts';
import { on, type SubscriberContext, type Subscription } from '../../platform/operations/feature.ts';
import { eventOf, managersFor, partnerPeople } from '../registrations/index.ts';
import { directAllowed, directAsked, directRefused, directStopped } from './events.ts';
import { dealsOf, directOn } from './store.ts';

type Direct = Pick<Happened<typeof directStopped>, 'id' | 'at' | 'vendorId' | 'payload'>;

async function tellPartners(context: SubscriberContext, { id, at, vendorId, payload }: Direct, type: NoticeType) {
  const { registration_ids, reason_code } = payload;
  const deals = await dealsOf(context.tx, vendorId, registration_ids);
  const look = { ...context, vendorId };
  for (const deal of deals)
    await notify(context, {
      ...{ vendorId, partnerId: deal.partner_id, type, at, key: `${id} ${deal.id}` },
      personIds: await partnerPeople(look, deal.partner_id, deal.responsible_id, { withOwners: true }),
      params: { number: deal.number ?? 0, reason: reason_code },
      page: `deals/${deal.id}`,
    });
}

async function tellVendor(context: SubscriberContext, { id, at, vendorId, payload }: Direct, type: NoticeType) {
  const { registration_ids, person_id, actor_id, customer_name, number, reason_code } = payload;
  const people = new Set(type === 'direct.decided' ? [person_id] : []);
  if (type !== 'direct.decided')
    for (const { partner_id } of await dealsOf(context.tx, vendorId, registration_ids))
      for (const each of (await managersFor({ ...context, vendorId }, partner_id, null)).personIds) people.add(each);
  // Stopped by what came meanwhile: the seller has to know, too, that there is more to ask for.
  if (type === 'direct.stopped') people.add(person_id);
  await notify(context, {
    ...{ vendorId, partnerId: null, type, at, key: `${id} vendor` },
    personIds: [...people].filter((each) => each !== actor_id),
    params: { number, customer: customer_name, reason: reason_code },
    page: 'conduct?tab=direct',
  });
}

/** Whose deal runs where a partner is protected from now on hears of it before it is won; not whose protection it is. */
const protecting = [eventOf.approve, eventOf.grant_provisional, eventOf.receive].map((event) =>
  on(event, `notices.direct.${event.name}`, async (context, { id, at, vendorId, payload }) => {
    for (const deal of (await directOn(context.tx, vendorId, payload.registration_id, at)) ?? [])
      await notify(context, {
        ...{ vendorId, partnerId: null, personIds: [deal.person_id], type: 'direct.protected_now', at },
        key: `${id} ${deal.id}`,
        params: { number: deal.number, customer: deal.customer_name },
        page: 'conduct?tab=direct',
      });
  }),
);

export const directNotices: Subscription[] = [
  ...protecting,
  // A partner that comes later is decided on as any other; who decides must know that direct sales are there.
  on(eventOf.submit, 'notices.direct.partner_came', async (context, { id, at, vendorId, payload }) => {
    const running = await directOn(context.tx, vendorId, payload.registration_id, at);
    if (!running?.length) return;
    const { personIds } = await managersFor({ ...context, vendorId }, payload.partner_id, payload.reviewer_id);
    await notify(context, {
      ...{ vendorId, partnerId: null, personIds, type: 'direct.also_there', at, key: `${id} direct` },
      params: { number: running[0]?.number ?? 0, customer: payload.customer_name },
      page: `deals/${payload.registration_id}`,
    });
  }),
  on(directStopped, 'notices.direct.stopped', async (context, happened) => {
    await tellPartners(context, happened, 'direct.came');
    await tellVendor(context, happened, 'direct.stopped');
  }),
  on(directAsked, 'notices.direct.asked', (context, happened) => tellVendor(context, happened, 'direct.asked')),
  on(directAllowed, 'notices.direct.allowed', async (context, happened) => {
    await tellPartners(context, happened, 'direct.allowed');
    await tellVendor(context, happened, 'direct.decided');
  }),
  on(directRefused, 'notices.direct.refused', async (context, happened) => {
    await tellPartners(context, happened, 'direct.refused');
    await tellVendor(context, happened, 'direct.decided');
  }),
];
