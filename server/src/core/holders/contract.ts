import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';

export const mailCheckpoint = operation('mailCheckpoint', {
  kind: 'command',
  http: 'POST /v1/log/checkpoint-mails',
  access: { permission: 'log.mail_checkpoint' },
  input: z.strictObject({}),
  output: z.object({
    written: z.number().int().describe('people that this step has written to'),
    more: z.boolean().describe('others are still to be written to'),
  }),
  problems: [],
  summary: 'System only: writes the day’s checkpoint to a batch of those who hold it',
});
