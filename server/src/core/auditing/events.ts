import { z } from 'zod';
import { event } from '../../kernel/event.ts';

/** Somebody of the vendor's has looked into what opens the leaves of these registrations. */
export const leavesOpened = event(
  'log.leaves_opened',
  z.object({ person_id: z.uuid().nullable(), registration_ids: z.array(z.uuid()) }),
);
