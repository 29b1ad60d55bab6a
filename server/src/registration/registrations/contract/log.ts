import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';

export const importToLog = operation('importToLog', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/import-to-log',
  access: { permission: 'registration.import_to_log' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ imported: z.boolean() }),
  problems: [],
  summary: 'System only: the first leaf of a registration that is older than the trust log',
});
