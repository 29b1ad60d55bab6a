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
