import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';

export const remindRegistration = operation('remindRegistration', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/remind',
  access: { permission: 'registration.remind' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ reminded: z.array(z.string()).describe('thresholds that people were told of') }),
  problems: ['rules.none_in_force'],
  summary: 'Reminds whoever must act next, once for each threshold; for the system alone',
});
