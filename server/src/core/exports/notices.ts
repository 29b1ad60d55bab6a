/** Whoever has left the page hears by notice that the file is there, or why it is not. */
import { on, type Subscription } from '../../platform/operations/feature.ts';
import { notify } from '../notifications/index.ts';
import { exportFinished } from './events.ts';

export const exportNotices: Subscription[] = [
  on(exportFinished, 'notices.export.finished', async (context, { id, at, vendorId, payload }) => {
    const { export_id, person_id, partner_id, operation, state, file_name, rows, problem, expires_at } = payload;
    await notify(context, {
      vendorId,
      partnerId: partner_id,
      personIds: [person_id],
      type: state === 'ready' ? 'export.ready' : 'export.failed',
      params: { operation, file: file_name, rows, problem: problem.replaceAll('.', '_'), until_at: expires_at ?? '' },
      page: `exports?file=${export_id}`,
      at,
      key: id,
    });
  }),
];
