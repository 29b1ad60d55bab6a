import { z } from 'zod';
import { event } from '../../kernel/event.ts';

/** There is work in the background: a file to read, rows to make, rows to take back. */
export const importWaits = event('import.waits', z.object({ import_id: z.uuid() }));

export const importFinished = event(
  'import.finished',
  z.object({
    import_id: z.uuid(),
    person_id: z.uuid(),
    partner_id: z.uuid(),
    by_vendor: z.boolean(),
    responsible_id: z.uuid(),
    step: z.enum(['reading', 'running', 'undoing']),
    file_name: z.string(),
    submitted: z.number().int(),
    drafts: z.number().int(),
    left_out: z.number().int(),
    taken_back: z.number().int(),
    stays: z.number().int(),
    problem: z.string(),
  }),
);
