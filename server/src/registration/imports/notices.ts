/** Whoever has left the page hears by notice how it went, and the other side, once, of all that has come. */
import { notify } from '../../core/notifications/index.ts';
import type { Happened } from '../../kernel/event.ts';
import { on, type SubscriberContext, type Subscription } from '../../platform/operations/feature.ts';
import { managersFor, partnerPeople } from '../registrations/index.ts';
import { importFinished } from './events.ts';

export const importNotices: Subscription[] = [
  on(importFinished, 'notices.import.finished', async (context, happened) => {
    const { id, at, vendorId, payload } = happened;
    const { import_id, person_id, partner_id, step, problem, file_name, submitted } = payload;
    const { drafts, left_out, taken_back, stays } = payload;
    // A file is read while its giver looks on.
    if (step === 'reading') return;
    await notify(context, {
      vendorId,
      partnerId: partner_id,
      personIds: [person_id],
      type: problem === '' ? 'import.finished' : 'import.stopped',
      params: {
        ...{ step, file: file_name, problem: problem.replaceAll('.', '_') },
        ...{ submitted, drafts, left_out, taken_back, stays, some: stays > 0 ? 'yes' : 'no' },
      },
      page: `imports/${import_id}`,
      at,
      key: id,
    });
    if (step === 'running' && submitted > 0) await tellOthers(context, happened);
  }),
];

/** Each of the registrations would have been told by itself; a thousand of them are told as one. */
async function tellOthers(
  { tx, now }: SubscriberContext,
  { id, at, vendorId, payload }: Happened<typeof importFinished>,
): Promise<void> {
  const { import_id, person_id, partner_id, by_vendor, responsible_id, submitted } = payload;
  const look = { tx, now, vendorId };
  const { personIds, partnerName } = await managersFor(look, partner_id, null);
  const common = { vendorId, partnerId: partner_id, at };
  await notify(look, {
    ...common,
    personIds: personIds.filter((each) => each !== person_id),
    type: 'import.arrived',
    params: { submitted, partner: partnerName },
    page: 'deals?view=my_turn',
    key: `${id} managers`,
  });
  if (!by_vendor) return;
  await notify(look, {
    ...common,
    personIds: await partnerPeople(look, partner_id, responsible_id, { withOwners: true }),
    type: 'import.done_for_you',
    params: { submitted },
    page: `imports/${import_id}`,
    key: `${id} partner`,
  });
}
