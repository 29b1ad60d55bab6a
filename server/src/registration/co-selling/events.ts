/** What happens to an agreement to sell together. Of each it is told who may know of it: see the notices. */
import { z } from 'zod';
import { event } from '../../kernel/event.ts';

const payload = z.object({
  co_selling_id: z.uuid(),
  registration_id: z.uuid(),
  number: z.number().int(),
  customer_name: z.string(),
  partner_id: z.uuid().describe('the lead'),
  responsible_id: z.uuid(),
  reviewer_id: z.uuid().nullable(),
  /** null while the support partner knows nothing of it. */
  support_id: z.uuid().nullable(),
  proposed_by: z.enum(['partner', 'vendor']),
  turn: z.enum(['vendor', 'lead', 'support']).nullable(),
  actor_id: z.uuid().nullable(),
  due_at: z.string().nullable(),
  support_percent: z.number().int(),
  note: z.string(),
});
export type CoSellingPayload = z.infer<typeof payload>;

const coSellingProposed = event('co_selling.proposed', payload);
const coSellingOffered = event('co_selling.offered', payload);
const coSellingInvited = event('co_selling.invited', payload);
const coSellingAgreed = event('co_selling.agreed', payload);
const coSellingDeclined = event('co_selling.declined', payload);
const coSellingLapsed = event('co_selling.lapsed', payload);
const coSellingWithdrawn = event('co_selling.withdrawn', payload);
const coSellingEnded = event('co_selling.ended', payload);
const coSellingDue = event('co_selling.due', payload);

export const coSellingEvents = {
  proposed: coSellingProposed,
  offered: coSellingOffered,
  invited: coSellingInvited,
  agreed: coSellingAgreed,
  declined: coSellingDeclined,
  lapsed: coSellingLapsed,
  withdrawn: coSellingWithdrawn,
  ended: coSellingEnded,
  due: coSellingDue,
} as const;
