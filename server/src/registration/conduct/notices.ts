/** Who hears of a case: the owners of the company it concerns, and those of the vendor who open and decide. */
import { peopleWith } from '../../core/identity/index.ts';
import { type NoticeType, notify } from '../../core/notifications/index.ts';
import { on, type Subscription } from '../../platform/operations/feature.ts';
import { conductEvents } from './events.ts';

type Told = { type: NoticeType; side: 'vendor' | 'partner' }[];

/** `answering`: the side whose conduct it is. */
const told: Record<keyof typeof conductEvents, (side: 'partner' | 'vendor') => Told> = {
  noticed: () => [{ type: 'conduct.noticed', side: 'partner' }],
  reported: () => [{ type: 'conduct.reported', side: 'vendor' }],
  replied: (side) => [{ type: 'conduct.replied', side: side === 'partner' ? 'vendor' : 'partner' }],
  decided: () => [{ type: 'conduct.decided', side: 'partner' }],
  appealed: () => [{ type: 'conduct.appealed', side: 'vendor' }],
  judged: () => [{ type: 'conduct.judged', side: 'partner' }],
  dropped: () => [{ type: 'conduct.dropped', side: 'partner' }],
  reply_due: (side) => [{ type: 'conduct.reply_due', side }],
  overdue: () => [
    { type: 'conduct.overdue', side: 'vendor' },
    { type: 'conduct.vendor_late', side: 'partner' },
  ],
};

export const conductNotices: Subscription[] = (Object.keys(told) as (keyof typeof told)[]).map((name) => {
  const event = conductEvents[name];
  return on(event, `notices.${event.name}`, async (context, { id, at, vendorId, payload }) => {
    const { case_id, number, partner_id, side, rule, actor_id, due_at, sanction, found } = payload;
    for (const { type, side: reader } of told[name](side)) {
      const people =
        reader === 'partner'
          ? await peopleWith(context.tx, vendorId, partner_id, ['owner'])
          : await peopleWith(context.tx, vendorId, null, ['head_of_channel', 'compliance']);
      await notify(context, {
        vendorId,
        partnerId: partner_id,
        personIds: people.filter((each) => each !== actor_id),
        type,
        params: { number, rule, side, due_at, sanction, found: found === true ? 'yes' : 'no' },
        page: `conduct?case=${case_id}`,
        at,
        key: `${id} ${reader}`,
      });
    }
  });
});
