import { z } from 'zod';
import { event } from '../../kernel/event.ts';

export const partnerStatusChanged = event(
  'partner.status_changed',
  z.object({
    partner_id: z.uuid(),
    from: z.string(),
    to: z.string(),
    reason: z.string(),
    person_id: z.uuid().nullable(),
  }),
);

export const partnerManagerAssigned = event(
  'partner.manager_assigned',
  z.object({ partner_id: z.uuid(), manager_id: z.uuid().nullable(), person_id: z.uuid().nullable() }),
);
