import { z } from 'zod';
import { event } from '../../kernel/event.ts';

export const exportRequested = event('export.requested', z.object({ export_id: z.uuid() }));

export const exportFinished = event(
  'export.finished',
  z.object({
    export_id: z.uuid(),
    person_id: z.uuid(),
    partner_id: z.uuid().nullable(),
    operation: z.string(),
    state: z.enum(['ready', 'failed']),
    file_name: z.string(),
    rows: z.number().int(),
    problem: z.string(),
    expires_at: z.iso.datetime().nullable(),
  }),
);
