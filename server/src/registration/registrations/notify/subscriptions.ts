/**
 * Who is told what when something happens to a registration. Nobody is told of their own deed; whoever submits gets the
 * receipt of it.
 */
import { type NoticeType, notify } from '../../../core/notifications/index.ts';
import { findLeaf } from '../../../core/trust/index.ts';
import type { Happened } from '../../../kernel/event.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { on, type SubscriberContext, type Subscription } from '../../../platform/operations/feature.ts';
import { eventOf, type RegistrationPayload, reviewerAssigned } from '../events.ts';
import { leafTypes } from '../leaves.ts';
import { isSubmittedByImport } from '../store/imported.ts';
import { headsOfChannel, managersFor, partnerPeople } from './audience.ts';

type Readers =
  | 'doer_and_responsible'
  | 'reviewer'
  | 'managers'
  | 'responsible'
  | 'responsible_and_owners'
  | 'both_sides'
  | 'managers_and_heads'
  | 'both_sides_and_heads';

type Told = { type: NoticeType; readers: Readers };
/** A draft that is brought back is the seller's own deed, and nobody else's business; of a dispute its own notices tell. */
type Telling = Exclude<keyof typeof eventOf, 'restore' | 'reconsider'>;

const told: Record<Telling, Told> = {
  submit: { type: 'registration.submitted', readers: 'managers' },
  propose_removal: { type: 'registration.removal_proposed', readers: 'responsible_and_owners' },
  answer_removal: { type: 'registration.removal_answered', readers: 'managers_and_heads' },
  decline_removal: { type: 'registration.removal_declined', readers: 'responsible_and_owners' },
  revoke: { type: 'registration.revoked', readers: 'responsible_and_owners' },
  transfer: { type: 'registration.transferred', readers: 'responsible_and_owners' },
  receive: { type: 'registration.approved', readers: 'responsible_and_owners' },
  take: { type: 'registration.taken', readers: 'responsible' },
  request_changes: { type: 'registration.changes_requested', readers: 'responsible' },
  resubmit: { type: 'registration.resubmitted', readers: 'managers' },
  open_conflict: { type: 'registration.conflict', readers: 'managers' },
  resolve_conflict: { type: 'registration.conflict_resolved', readers: 'responsible' },
  // The vendor's people hear of it with the reminder that the time is over.
  breach: { type: 'registration.breached', readers: 'responsible' },
  grant_provisional: { type: 'registration.provisional', readers: 'both_sides_and_heads' },
  reject: { type: 'registration.rejected', readers: 'responsible_and_owners' },
  // Whoever answers for the partner may be the one who refused.
  appeal: { type: 'registration.appealed', readers: 'managers_and_heads' },
  approve: { type: 'registration.approved', readers: 'responsible_and_owners' },
  extend: { type: 'registration.extended', readers: 'both_sides' },
  request_extension: { type: 'registration.extension_requested', readers: 'managers' },
  decline_extension: { type: 'registration.extension_declined', readers: 'responsible_and_owners' },
  report: { type: 'registration.reported', readers: 'managers' },
  mark_at_risk: { type: 'registration.at_risk', readers: 'responsible' },
  change_protected: { type: 'registration.changed', readers: 'managers' },
  wind_down: { type: 'registration.wound_down', readers: 'managers' },
  expire: { type: 'registration.expired', readers: 'responsible' },
  reactivate: { type: 'registration.reactivated', readers: 'managers' },
  withdraw: { type: 'registration.withdrawn', readers: 'managers' },
  win: { type: 'registration.won', readers: 'both_sides' },
  lose: { type: 'registration.lost', readers: 'both_sides' },
  lapse: { type: 'registration.lapsed', readers: 'responsible' },
};

/** What the vendor's people may do in the partner's place: then the partner is told as well. */
const deedsForPartner: Partial<Record<Telling, Readers>> = {
  submit: 'responsible_and_owners',
  report: 'responsible',
  reactivate: 'responsible',
};

export const noticeSubscriptions: Subscription[] = (Object.keys(told) as Telling[]).map((transition) => {
  const event = eventOf[transition];
  return on(event, `notices.${event.name}`, async (context, happened) => {
    // The import itself says how many have come; only the receipt of each is its own.
    const { vendorId, payload } = happened;
    const asOne = transition === 'submit' && (await isSubmittedByImport(context.tx, vendorId, payload.registration_id));
    if (!asOne) await tell(context, happened, transition, told[transition]);
    if (transition === 'submit' && happened.payload.actor_kind === 'partner')
      await tell(context, happened, transition, { type: 'registration.registered', readers: 'doer_and_responsible' });
    if (transition === 'propose_removal')
      await tell(context, happened, transition, {
        type: 'registration.removal_to_confirm',
        readers: 'managers_and_heads',
      });
    if (transition === 'open_conflict')
      await tell(context, happened, transition, { type: 'registration.in_conflict', readers: 'responsible' });
    const readers = deedsForPartner[transition];
    if (happened.payload.actor_kind === 'staff' && readers && !asOne)
      await tell(context, happened, transition, { type: 'registration.done_for_you', readers });
  });
});

noticeSubscriptions.push(
  on(reviewerAssigned, 'notices.registration.assigned', (context, happened) =>
    tell(context, happened, 'assign', { type: 'registration.assigned', readers: 'reviewer' }),
  ),
);

async function tell(
  { tx, now }: SubscriberContext,
  happened: Pick<Happened<typeof reviewerAssigned>, 'id' | 'at' | 'vendorId' | 'payload'>,
  transition: Telling | 'assign',
  { type, readers }: Told,
): Promise<void> {
  const { payload, vendorId } = happened;
  // A draft that is taken back was nobody else's business; one that was put away is its seller's.
  if (payload.number === null && transition !== 'lapse') return;
  const look = { tx, now, vendorId };
  const { personIds, partnerName } = await readersOf(look, payload, readers);
  await notify(
    { tx, now },
    {
      vendorId,
      partnerId: payload.partner_id,
      personIds: readers === 'doer_and_responsible' ? personIds : personIds.filter((id) => id !== payload.actor_id),
      type,
      params: {
        number: payload.number ?? 0,
        customer: payload.customer_name,
        named: payload.customer_name === '' ? 'no' : 'yes',
        due_at: payload.due_at ?? '',
        until_at: payload.protected_until ?? '',
        again: payload.due_at !== null && new Date(payload.due_at) > happened.at ? 'yes' : 'no',
        deed: transition,
        by_itself: payload.actor_kind === 'system' ? 'yes' : 'no',
        note: payload.note,
        // For the vendor's eyes: the partner's own people know where they work.
        ...(ofVendor(readers) ? { partner: partnerName } : {}),
      },
      page: `deals/${payload.registration_id}`,
      at: happened.at,
      receipt: ofVendor(readers) ? null : await receiptOf(tx, happened, transition),
      key: happened.id,
    },
  );
}

const partnersOnly: readonly Readers[] = ['doer_and_responsible', 'responsible', 'responsible_and_owners'];

/** None of them is the partner's. */
const ofVendor = (readers: Readers) => ['managers', 'managers_and_heads', 'reviewer'].includes(readers);

/** What was written to the log of this event; a draft's deeds are not. */
async function receiptOf(
  tx: Tx,
  { vendorId, at, payload }: Pick<Happened<typeof reviewerAssigned>, 'at' | 'vendorId' | 'payload'>,
  transition: Telling | 'assign',
): Promise<number | null> {
  if (transition === 'lapse') return null;
  return findLeaf(tx, vendorId, { registrationId: payload.registration_id, type: leafTypes[transition], at });
}

async function readersOf(
  look: Parameters<typeof managersFor>[0],
  { partner_id, responsible_id, reviewer_id, actor_id }: RegistrationPayload,
  readers: Readers,
): Promise<{ personIds: string[]; partnerName: string }> {
  const managers = partnersOnly.includes(readers)
    ? { personIds: [], partnerName: '' }
    : await managersFor(look, partner_id, reviewer_id);
  if (readers.endsWith('_and_heads')) managers.personIds.push(...(await headsOfChannel(look)));
  if (readers === 'doer_and_responsible')
    return { ...managers, personIds: actor_id ? [actor_id, responsible_id] : [responsible_id] };
  if (readers === 'managers' || readers === 'managers_and_heads') return managers;
  // The colleague alone: a deputy hears of it with the next deadline.
  if (readers === 'reviewer') return { ...managers, personIds: reviewer_id ? [reviewer_id] : [] };
  const withOwners = readers === 'responsible_and_owners';
  const people = await partnerPeople(look, partner_id, responsible_id, { withOwners });
  return { ...managers, personIds: [...managers.personIds, ...people] };
}
