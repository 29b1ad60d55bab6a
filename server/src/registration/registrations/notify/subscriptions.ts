/** Who is told what when something happens to a registration. Nobody is told of their own deed. */
import { type NoticeType, notify } from '../../../core/notifications/index.ts';
import type { Happened } from '../../../kernel/event.ts';
import { on, type SubscriberContext, type Subscription } from '../../../platform/operations/feature.ts';
import { eventOf, type RegistrationPayload, type registrationSubmitted } from '../events.ts';
import { managersFor, partnerPeople } from './audience.ts';

type Readers = 'managers' | 'responsible' | 'responsible_and_owners' | 'both_sides';

const told: Record<keyof typeof eventOf, { type: NoticeType; readers: Readers }> = {
  submit: { type: 'registration.submitted', readers: 'managers' },
  take: { type: 'registration.taken', readers: 'responsible' },
  request_changes: { type: 'registration.changes_requested', readers: 'responsible' },
  resubmit: { type: 'registration.resubmitted', readers: 'managers' },
  reject: { type: 'registration.rejected', readers: 'responsible_and_owners' },
  approve: { type: 'registration.approved', readers: 'responsible_and_owners' },
  extend: { type: 'registration.extended', readers: 'responsible' },
  report: { type: 'registration.reported', readers: 'managers' },
  mark_at_risk: { type: 'registration.at_risk', readers: 'responsible' },
  change_protected: { type: 'registration.changed', readers: 'managers' },
  expire: { type: 'registration.expired', readers: 'responsible' },
  reactivate: { type: 'registration.reactivated', readers: 'managers' },
  withdraw: { type: 'registration.withdrawn', readers: 'managers' },
  win: { type: 'registration.won', readers: 'both_sides' },
  lose: { type: 'registration.lost', readers: 'both_sides' },
};

export const noticeSubscriptions: Subscription[] = Object.entries(told).map(([transition, { type, readers }]) => {
  const event = eventOf[transition as keyof typeof eventOf];
  return on(event, `notices.${event.name}`, (context, happened) => tell(context, happened, type, readers));
});

async function tell(
  { tx, now }: SubscriberContext,
  happened: Happened<typeof registrationSubmitted>,
  type: NoticeType,
  readers: Readers,
): Promise<void> {
  const { payload, vendorId } = happened;
  // A draft that is taken back was nobody else's business.
  if (payload.number === null) return;
  const look = { tx, now, vendorId };
  const { personIds, partnerName } = await readersOf(look, payload, readers);
  await notify(
    { tx, now },
    {
      vendorId,
      partnerId: payload.partner_id,
      personIds: personIds.filter((id) => id !== payload.actor_id),
      type,
      params: {
        number: payload.number,
        customer: payload.customer_name,
        due_at: payload.due_at ?? '',
        until_at: payload.protected_until ?? '',
        again: payload.due_at !== null && new Date(payload.due_at) > happened.at ? 'yes' : 'no',
        note: payload.note,
        // For the vendor's eyes: the partner's own people know where they work.
        ...(readers === 'managers' ? { partner: partnerName } : {}),
      },
      page: `deals/${payload.registration_id}`,
      at: happened.at,
      key: happened.id,
    },
  );
}

async function readersOf(
  look: Parameters<typeof managersFor>[0],
  { partner_id, responsible_id, reviewer_id }: RegistrationPayload,
  readers: Readers,
): Promise<{ personIds: string[]; partnerName: string }> {
  const managers =
    readers === 'managers' || readers === 'both_sides'
      ? await managersFor(look, partner_id, reviewer_id)
      : { personIds: [], partnerName: '' };
  if (readers === 'managers') return managers;
  const withOwners = readers === 'responsible_and_owners';
  const people = await partnerPeople(look, partner_id, responsible_id, { withOwners });
  return { ...managers, personIds: [...managers.personIds, ...people] };
}
