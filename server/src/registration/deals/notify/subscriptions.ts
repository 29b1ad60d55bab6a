/** Who is told what of a deal. Nobody is told of their own deed, and an internal word stays with the vendor. */
import { type Notice, notify } from '../../../core/notifications/index.ts';
import type { Happened } from '../../../kernel/event.ts';
import { on, type SubscriberContext, type Subscription } from '../../../platform/operations/feature.ts';
import { dealCommented, dealMoved, dealResourceAnswered, dealResourceAsked, dealTaskGiven } from '../events.ts';
import { selectStages } from '../store/stages.ts';
import { dayWords } from './day-words.ts';
import { namedOrSide, peopleOfSide } from './readers.ts';

type About = Omit<Happened<typeof dealMoved>['payload'], 'from' | 'to'>;

async function tell(
  c: SubscriberContext,
  happened: { id: string; at: Date; vendorId: string; payload: About },
  notice: Pick<Notice, 'type' | 'personIds'> & { params?: Notice['params']; vendorOnly?: boolean },
): Promise<void> {
  const { payload, vendorId } = happened;
  await notify(c, {
    vendorId,
    partnerId: notice.vendorOnly ? null : payload.partner_id,
    personIds: notice.personIds.filter((id) => id !== payload.actor_id),
    type: notice.type,
    params: { number: payload.number ?? 0, customer: payload.customer_name, ...notice.params },
    page: `deals/${payload.deal_id}/room`,
    at: happened.at,
    key: happened.id,
  });
}

const look = (c: SubscriberContext, { vendorId }: { vendorId: string }) => ({ tx: c.tx, now: c.now, vendorId });

export const noticeSubscriptions: Subscription[] = [
  // The other side alone: colleagues see it on their board.
  on(dealMoved, 'notices.deal.moved', async (c, happened) => {
    const { actor_kind, to } = happened.payload;
    const other = actor_kind === 'partner' ? 'vendor' : 'partner';
    const stage = (await selectStages(c.tx, happened.vendorId)).find((each) => each.code === to);
    const personIds = await peopleOfSide(look(c, happened), happened.payload, other);
    const params = { stage_ru: stage?.name_ru ?? to, stage_en: stage?.name_en ?? to };
    await tell(c, happened, { type: 'deal.moved', personIds, params });
  }),

  on(dealCommented, 'notices.deal.commented', async (c, happened) => {
    const { mention_ids, internal, text } = happened.payload;
    await tell(c, happened, {
      type: internal ? 'deal.mentioned_internally' : 'deal.mentioned',
      personIds: mention_ids,
      params: { note: text },
      vendorOnly: internal,
    });
  }),

  on(dealTaskGiven, 'notices.deal.task_given', async (c, happened) => {
    const { person_id, side, title, due_on } = happened.payload;
    const personIds = await namedOrSide(look(c, happened), happened.payload, person_id, side);
    await tell(c, happened, {
      type: 'deal.task_given',
      personIds,
      params: { title, dated: due_on ? 'yes' : 'no', ...dayWords('due', due_on) },
    });
  }),

  on(dealResourceAsked, 'notices.deal.resource_asked', async (c, happened) => {
    const { kind, words, due_at } = happened.payload;
    const personIds = await peopleOfSide(look(c, happened), happened.payload, 'vendor');
    await tell(c, happened, { type: 'deal.resource_asked', personIds, params: { kind, due_at, note: words } });
  }),

  on(dealResourceAnswered, 'notices.deal.resource_answered', async (c, happened) => {
    const { kind, answer, note, asked, asked_by_id, helper_id } = happened.payload;
    const people = await peopleOfSide(look(c, happened), happened.payload, 'partner');
    await tell(c, happened, {
      type: 'deal.resource_answered',
      personIds: asked_by_id ? [asked_by_id, ...people] : people,
      params: { kind, answer, note },
    });
    if (!helper_id) return;
    await tell(c, happened, {
      type: 'deal.help_given',
      personIds: [helper_id],
      params: { kind, note: asked },
      vendorOnly: true,
    });
  }),
];
