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

/** People of each side who read of one thing. */
interface Audience {
  /** `managers`: those who answer for the partner; `reviewer`: the colleague alone, whose deputy hears with the next deadline. */
  vendor?: 'managers' | 'reviewer';
  heads?: true;
  /** `doer`: whoever did it, with the responsible person; `owners`: the responsible person and the owners. */
  partner?: 'responsible' | 'owners' | 'doer';
}

const audiences = {
  managers: { vendor: 'managers' },
  managers_and_heads: { vendor: 'managers', heads: true },
  reviewer: { vendor: 'reviewer' },
  responsible: { partner: 'responsible' },
  responsible_and_owners: { partner: 'owners' },
  doer_and_responsible: { partner: 'doer' },
  both_sides: { vendor: 'managers', partner: 'responsible' },
  both_sides_and_heads: { vendor: 'managers', heads: true, partner: 'responsible' },
} as const satisfies Record<string, Audience>;
type Readers = keyof typeof audiences;

interface Told {
  type: NoticeType;
  readers: Readers;
  /** Only when people of this side have done it; absent: whoever has. */
  doneBy?: RegistrationPayload['actor_kind'];
}

/** A draft that is brought back is the seller's own deed, and nobody else's business; of a dispute its own notices tell. */
type Telling = Exclude<keyof typeof eventOf, 'restore' | 'reconsider'>;

const by = (type: NoticeType, readers: Readers): Told => ({ type, readers });
/** What the vendor's people may do in the partner's place: then the partner is told as well. */
const forYou = (readers: Readers): Told => ({ type: 'registration.done_for_you', readers, doneBy: 'staff' });
const receipt: Told = { type: 'registration.registered', readers: 'doer_and_responsible', doneBy: 'partner' };

const told: Record<Telling, readonly Told[]> = {
  submit: [by('registration.submitted', 'managers'), receipt, forYou('responsible_and_owners')],
  propose_removal: [
    by('registration.removal_proposed', 'responsible_and_owners'),
    by('registration.removal_to_confirm', 'managers_and_heads'),
  ],
  answer_removal: [by('registration.removal_answered', 'managers_and_heads')],
  decline_removal: [by('registration.removal_declined', 'responsible_and_owners')],
  revoke: [by('registration.revoked', 'responsible_and_owners')],
  transfer: [by('registration.transferred', 'responsible_and_owners')],
  receive: [by('registration.approved', 'responsible_and_owners')],
  take: [by('registration.taken', 'responsible')],
  request_changes: [by('registration.changes_requested', 'responsible')],
  resubmit: [by('registration.resubmitted', 'managers')],
  go_unanswered: [by('registration.unanswered', 'both_sides')],
  open_conflict: [by('registration.conflict', 'managers'), by('registration.in_conflict', 'responsible')],
  resolve_conflict: [by('registration.conflict_resolved', 'responsible')],
  // The vendor's people hear of it with the reminder that the time is over.
  breach: [by('registration.breached', 'responsible')],
  // The breach was told when it came; the silence that nothing can remedy stands in the history.
  keep_silent: [],
  grant_provisional: [by('registration.provisional', 'both_sides_and_heads')],
  reject: [by('registration.rejected', 'responsible_and_owners')],
  // Whoever answers for the partner may be the one who refused.
  appeal: [by('registration.appealed', 'managers_and_heads')],
  approve: [by('registration.approved', 'responsible_and_owners')],
  extend: [by('registration.extended', 'both_sides')],
  request_extension: [by('registration.extension_requested', 'managers')],
  decline_extension: [by('registration.extension_declined', 'responsible_and_owners')],
  report: [by('registration.reported', 'managers'), forYou('responsible')],
  mark_at_risk: [by('registration.at_risk', 'responsible')],
  change_protected: [by('registration.changed', 'managers')],
  refuse_change: [by('registration.change_refused', 'responsible_and_owners')],
  wind_down: [by('registration.wound_down', 'managers')],
  expire: [by('registration.expired', 'responsible')],
  reactivate: [by('registration.reactivated', 'managers'), forYou('responsible')],
  withdraw: [by('registration.withdrawn', 'managers')],
  win: [by('registration.won', 'both_sides')],
  lose: [by('registration.lost', 'both_sides')],
  lapse: [by('registration.lapsed', 'responsible')],
};

export const noticeSubscriptions: Subscription[] = (Object.keys(told) as Telling[]).map((transition) => {
  const event = eventOf[transition];
  return on(event, `notices.${event.name}`, async (context, happened) => {
    const { vendorId, payload } = happened;
    // The import itself says how many have come; only the receipt of each is its own.
    const asOne = transition === 'submit' && (await isSubmittedByImport(context.tx, vendorId, payload.registration_id));
    const notices = told[transition].filter(({ doneBy }) => !doneBy || doneBy === payload.actor_kind);
    for (const each of notices) if (!asOne || each === receipt) await tell(context, happened, transition, each);
  });
});

noticeSubscriptions.push(
  on(reviewerAssigned, 'notices.registration.assigned', (context, happened) =>
    tell(context, happened, 'assign', by('registration.assigned', 'reviewer')),
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

/** None of them is the partner's. */
const ofVendor = (readers: Readers) => !('partner' in audiences[readers]);

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
  const { vendor, heads, partner }: Audience = audiences[readers];
  const managers = vendor ? await managersFor(look, partner_id, reviewer_id) : { personIds: [], partnerName: '' };
  const personIds = vendor === 'reviewer' ? [reviewer_id] : [...managers.personIds];
  if (heads) personIds.push(...(await headsOfChannel(look)));
  if (partner === 'doer') personIds.push(actor_id, responsible_id);
  else if (partner)
    personIds.push(...(await partnerPeople(look, partner_id, responsible_id, { withOwners: partner === 'owners' })));
  return { ...managers, personIds: personIds.filter((id) => id !== null) };
}
