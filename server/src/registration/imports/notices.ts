/** Whoever has left the page hears by notice how it went. */
import { notify } from '../../core/notifications/index.ts';
import { on, type Subscription } from '../../platform/operations/feature.ts';
import { importFinished } from './events.ts';

export const importNotices: Subscription[] = [
  on(importFinished, 'notices.import.finished', async (context, { id, at, vendorId, payload }) => {
    const { import_id, person_id, partner_id, step, problem, file_name, ...counts } = payload;
    // A file is read while its giver looks on.
    if (step === 'reading') return;
    await notify(context, {
      vendorId,
      partnerId: partner_id,
      personIds: [person_id],
      type: problem === '' ? 'import.finished' : 'import.stopped',
      params: {
        step,
        file: file_name,
        problem: problem.replaceAll('.', '_'),
        ...counts,
        some: payload.stays > 0 ? 'yes' : 'no',
      },
      page: `imports/${import_id}`,
      at,
      key: id,
    });
  }),
];
