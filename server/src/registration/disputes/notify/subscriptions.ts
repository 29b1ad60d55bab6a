/** Who is told what when something happens in a case. Nobody is told of their own deed. */
import { notify } from '../../../core/notifications/index.ts';
import type { EventType, Happened } from '../../../kernel/event.ts';
import { on, type SubscriberContext, type Subscription } from '../../../platform/operations/feature.ts';
import {
  challengeAnswered,
  type DisputePayload,
  decisionProposed,
  disputeClosed,
  disputeMoved,
  disputeOpened,
  disputeOverdue,
  disputeRuled,
  evidenceFiled,
  judgeChallenged,
  judgeSeated,
  partyJoined,
  precedentPublished,
  remedyKept,
} from '../events.ts';
import { caseOf, type DisputeRecord, partiesOf } from '../store/cases.ts';
import { ownersOfAll } from '../store/people.ts';
import { remediesOf } from '../store/remedies.ts';
import { type Telling, tellParties, tellVendor } from './audience.ts';

type Told = Pick<Telling, 'key' | 'at' | 'note' | 'actorId'>;
type Handle = (c: SubscriberContext, dispute: DisputeRecord, payload: DisputePayload, told: Told) => Promise<void>;

function about(event: EventType<string, typeof disputeMoved.payload>, handle: Handle): Subscription {
  return on(event, `notices.${event.name}`, async (c, { id, at, vendorId, payload }) => {
    const dispute = await caseOf(c.tx, vendorId, payload.dispute_id, false);
    await handle(c, dispute, payload, { key: id, at, note: payload.note, actorId: payload.actor_id });
  });
}

export const disputeSubscriptions: Subscription[] = [
  about(disputeOpened, async (c, dispute, _payload, told) => {
    const { note: _, ...quiet } = told;
    await tellVendor(c, dispute, { ...told, type: 'dispute.opened' }, ['managers', 'heads']);
    await tellParties(c, dispute, { ...quiet, type: 'dispute.opened_about' }, dispute.id);
  }),
  about(partyJoined, async (c, dispute, { party_id }, told) => {
    await tellParties(c, dispute, { ...told, type: 'dispute.opened_about' }, party_id);
  }),
  about(evidenceFiled, async (c, dispute, { party_id }, told) => {
    await tellVendor(c, dispute, { ...told, type: 'dispute.evidence_filed' }, ['judges', 'managers']);
    // What the vendor's people file for nobody's eyes concerns no party.
    if (party_id) await tellParties(c, dispute, { ...told, type: 'dispute.evidence_for_you' }, party_id);
  }),
  about(disputeMoved, async (c, dispute, _payload, { note: _, ...told }) => {
    await tellParties(c, dispute, { ...told, type: 'dispute.moved' });
    await tellVendor(c, dispute, { ...told, type: 'dispute.moved_up' }, ['heads', 'managers']);
  }),
  about(judgeSeated, async (c, dispute, { person_id }, { note: _, ...told }) => {
    if (person_id) await tellVendor(c, dispute, { ...told, type: 'dispute.judge' }, [{ personId: person_id }]);
  }),
  about(judgeChallenged, async (c, dispute, _payload, told) => {
    await tellVendor(c, dispute, { ...told, type: 'dispute.challenged' }, ['heads']);
  }),
  about(challengeAnswered, async (c, dispute, { party_id }, told) => {
    await tellParties(c, dispute, { ...told, type: 'dispute.challenge_answered' }, party_id);
  }),
  about(decisionProposed, async (c, dispute, _payload, told) => {
    await tellVendor(c, dispute, { ...told, type: 'dispute.vote' }, ['judges']);
  }),
  about(disputeOverdue, async (c, dispute, _payload, told) => {
    await tellVendor(c, dispute, { ...told, type: 'dispute.overdue' }, ['judges', 'heads']);
    await tellParties(c, dispute, { ...told, type: 'dispute.vendor_late' });
  }),
  about(disputeRuled, async (c, dispute, { party_id }, told) => {
    await tellParties(c, dispute, { ...told, type: 'dispute.decided' }, party_id);
    const { note: _, ...quiet } = told;
    if (party_id === dispute.id)
      await tellVendor(c, dispute, { ...quiet, type: 'dispute.ruled' }, ['managers', 'heads']);
  }),
  about(disputeClosed, async (c, dispute, _payload, { note: _, ...told }) => {
    await tellParties(c, dispute, { ...told, type: 'dispute.closed' });
    await tellVendor(c, dispute, { ...told, type: 'dispute.closed' }, ['managers', 'heads']);
  }),
  on(remedyKept, 'notices.dispute.remedy_kept', async (c, { id, at, vendorId, payload }) => {
    const dispute = await caseOf(c.tx, vendorId, payload.dispute_id, false);
    const remedy = (await remediesOf(c.tx, vendorId, dispute.id)).find((each) => each.id === payload.remedy_id);
    if (!remedy) return;
    const telling = { type: 'dispute.remedy_kept' as const, key: id, at, note: payload.note };
    await tellOwner(c, dispute, remedy.registration_id, telling);
  }),
  on(precedentPublished, 'notices.precedent.published', tellEveryone),
];

async function tellOwner(
  c: SubscriberContext,
  dispute: DisputeRecord,
  registrationId: string,
  telling: Telling,
): Promise<void> {
  const parties = await partiesOf(c.tx, dispute.vendor_id, dispute.id);
  const party = parties.find((each) => each.registration_id === registrationId);
  if (party) await tellParties(c, dispute, telling, party.id);
}

async function tellEveryone(
  c: SubscriberContext,
  { id, at, vendorId, payload }: Happened<typeof precedentPublished>,
): Promise<void> {
  const owners = Map.groupBy(await ownersOfAll(c.tx, vendorId), (owner) => owner.partner_id);
  for (const [partnerId, people] of owners) {
    await notify(c, {
      vendorId,
      partnerId,
      personIds: people.map((owner) => owner.id),
      type: 'precedent.published',
      params: { precedent: payload.number, title_ru: payload.title_ru, title_en: payload.title_en },
      page: 'disputes?view=precedents',
      at,
      key: `${id}/${partnerId}`,
    });
  }
}
