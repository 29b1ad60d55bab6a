/** Who hears of what: nobody of a company that it may not know of, and nobody of its own deed. */
import { peopleWith } from '../../core/identity/index.ts';
import { type NoticeType, notify } from '../../core/notifications/index.ts';
import type { Happened } from '../../kernel/event.ts';
import { on, type SubscriberContext, type Subscription } from '../../platform/operations/feature.ts';
import { managersFor, partnerPeople } from '../registrations/index.ts';
import { type CoSellingPayload, coSellingEvents } from './events.ts';

type Side = 'vendor' | 'lead' | 'support';
type Told = Partial<Record<Side, NoticeType>>;

const told: Record<keyof typeof coSellingEvents, (about: CoSellingPayload) => Told> = {
  proposed: () => ({ vendor: 'co_selling.proposed' }),
  offered: () => ({ lead: 'co_selling.offered' }),
  // That a company which the lead has named was asked, the lead learns with its answer.
  invited: () => ({ support: 'co_selling.invited' }),
  agreed: () => ({ vendor: 'co_selling.agreed', lead: 'co_selling.agreed', support: 'co_selling.agreed' }),
  declined: () => ({
    vendor: 'co_selling.not_agreed',
    lead: 'co_selling.not_agreed',
    support: 'co_selling.taken_back',
  }),
  lapsed: () => ({ vendor: 'co_selling.not_agreed', lead: 'co_selling.not_agreed', support: 'co_selling.taken_back' }),
  withdrawn: () => ({ vendor: 'co_selling.taken_back', support: 'co_selling.taken_back' }),
  ended: () => ({ vendor: 'co_selling.ended', lead: 'co_selling.ended', support: 'co_selling.ended' }),
  due: ({ turn }) => (turn === null ? {} : { [turn]: 'co_selling.due' }),
};

export const coSellingNotices: Subscription[] = (Object.keys(told) as (keyof typeof told)[]).map((name) => {
  const event = coSellingEvents[name];
  return on(event, `notices.${event.name}`, async (context, happened) => {
    for (const [side, type] of Object.entries(told[name](happened.payload)) as [Side, NoticeType][])
      await tell(context, happened, side, type);
  });
});

async function tell(
  context: SubscriberContext,
  { id, at, vendorId, payload }: Pick<Happened<typeof coSellingEvents.agreed>, 'id' | 'at' | 'vendorId' | 'payload'>,
  side: Side,
  type: NoticeType,
): Promise<void> {
  const { partner_id, support_id, registration_id, co_selling_id, number, customer_name, due_at, actor_id } = payload;
  if (side === 'support' && support_id === null) return;
  const people = await peopleOf({ ...context, vendorId }, side, payload);
  await notify(context, {
    vendorId,
    partnerId: side === 'vendor' ? null : side === 'lead' ? partner_id : support_id,
    personIds: people.filter((each) => each !== actor_id),
    type,
    // The number is the lead's and the vendor's own.
    params: {
      ...{ side, customer: customer_name, number: side === 'support' ? 0 : number, percent: payload.support_percent },
      due_at: due_at ?? at.toISOString(),
    },
    page: side === 'support' ? `joint-deals?deal=${co_selling_id}` : `deals/${registration_id}`,
    at,
    key: `${id} ${side}`,
  });
}

async function peopleOf(look: SubscriberContext & { vendorId: string }, side: Side, about: CoSellingPayload) {
  const { partner_id, support_id, responsible_id, reviewer_id } = about;
  if (side === 'vendor') return (await managersFor(look, partner_id, reviewer_id)).personIds;
  if (side === 'lead') return partnerPeople(look, partner_id, responsible_id, { withOwners: true });
  return support_id ? peopleWith(look.tx, look.vendorId, support_id, ['owner', 'seller']) : [];
}
