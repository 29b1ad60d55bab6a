import { peopleWith } from '../../core/identity/index.ts';
import { notify } from '../../core/notifications/index.ts';
import { type Feature, on } from '../../platform/operations/feature.ts';
import { complaintProblems } from './contract.ts';
import { complaintClosed, complaintMade } from './events.ts';
import { complaintOperations } from './handlers.ts';

export const complaints: Feature = {
  name: 'complaints',
  operations: complaintOperations,
  problems: complaintProblems,
  events: [complaintMade, complaintClosed],
  subscriptions: [
    on(complaintMade, 'notices.complaint.made', async (context, { id, at, vendorId, payload }) =>
      notify(context, {
        ...{ vendorId, partnerId: null, type: 'complaint.made', page: 'conduct?tab=complaints', at, key: id },
        personIds: await peopleWith(context.tx, vendorId, null, ['compliance']),
        params: { number: payload.number },
      }),
    ),
    on(complaintClosed, 'notices.complaint.closed', async (context, { id, at, vendorId, payload }) =>
      notify(context, {
        ...{ vendorId, partnerId: payload.partner_id, type: 'complaint.closed', at, key: id },
        page: 'conduct?tab=complaints',
        personIds: payload.reported_by === payload.actor_id ? [] : [payload.reported_by],
        params: { number: payload.number },
      }),
    ),
  ],
};
