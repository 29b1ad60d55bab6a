/** Who is to publish a month, and who reads it. */
import type { Role } from '../../access/permissions.ts';
import { peopleWith } from '../../core/identity/index.ts';
import { type NoticeType, notify } from '../../core/notifications/index.ts';
import type { Happened } from '../../kernel/event.ts';
import { on, type SubscriberContext, type Subscription } from '../../platform/operations/feature.ts';
import { ownersOfAll } from '../disputes/index.ts';
import { fairPlayDue, fairPlayPublished, fairPlaySkipped } from './events.ts';
import { monthName } from './rules.ts';

type Month = Pick<Happened<typeof fairPlayDue>, 'id' | 'at' | 'vendorId' | 'payload'>;

const monthNames = (month: string) => ({ month_ru: monthName(month, 'ru'), month_en: monthName(month, 'en') });

const tell =
  (type: NoticeType, roles: readonly Role[]) =>
  async (context: SubscriberContext, { id, at, vendorId, payload }: Month) =>
    notify(context, {
      ...{ vendorId, partnerId: null, type, at, key: id, params: monthNames(payload.month) },
      personIds: await peopleWith(context.tx, vendorId, null, roles),
      page: 'conduct?tab=report',
    });

export const fairPlayNotices: Subscription[] = [
  on(fairPlayDue, 'notices.fair_play.due', tell('fair_play.due', ['head_of_channel', 'compliance'])),
  on(fairPlaySkipped, 'notices.fair_play.skipped', tell('fair_play.skipped', ['head_of_channel'])),
  on(fairPlayPublished, 'notices.fair_play.published', async (context, { id, at, vendorId, payload }) => {
    const owners = Map.groupBy(await ownersOfAll(context.tx, vendorId), (owner) => owner.partner_id);
    for (const [partnerId, people] of owners)
      await notify(context, {
        ...{ vendorId, partnerId, type: 'fair_play.published', at, key: `${id} ${partnerId}` },
        personIds: people.map((each) => each.id),
        params: monthNames(payload.month),
        page: 'conduct?tab=report',
      });
  }),
];
