import { z } from 'zod';
import { event } from '../../kernel/event.ts';

const payload = z.object({
  complaint_id: z.uuid(),
  number: z.number().int(),
  partner_id: z.uuid().nullable(),
  reported_by: z.uuid(),
  actor_id: z.uuid().nullable(),
});

export const complaintMade = event('complaint.made', payload);
export const complaintClosed = event('complaint.closed', payload);
