import { z } from 'zod';
import { event } from '../../kernel/event.ts';

const payload = z.object({
  direct_id: z.uuid(),
  number: z.number().int(),
  person_id: z.uuid(),
  customer_name: z.string(),
  actor_id: z.uuid().nullable(),
  /** Claims whose partners are to be told. */
  registration_ids: z.array(z.uuid()),
  reason_code: z.string(),
});

export const directStopped = event('direct.stopped', payload);
export const directAsked = event('direct.asked', payload);
export const directAllowed = event('direct.allowed', payload);
export const directRefused = event('direct.refused', payload);
export const directEvents = [directStopped, directAsked, directAllowed, directRefused];
