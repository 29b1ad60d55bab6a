/** What has happened to the log itself. */
import { z } from 'zod';
import { event } from '../../kernel/event.ts';

/** Never what was erased: the event is kept. */
export const valueErased = event(
  'log.value_erased',
  z.object({
    reason: z.string(),
    /** `<index> <label>` of each field. */
    fields: z.array(z.string()),
  }),
);

/** For the first time somebody of the partner has a receipt of this registration in hands. */
export const receiptHandedOver = event(
  'log.receipt_handed_over',
  z.object({ registration_id: z.uuid(), index: z.number().int(), way: z.enum(['cabinet', 'api']) }),
);
