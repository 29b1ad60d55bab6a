import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';
import { Registration } from './views.ts';

export const takeBackRegistration = operation('takeBackRegistration', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/take-back',
  access: { permission: 'registration.take_back' },
  input: z.strictObject({ id: z.uuid(), note: z.string().trim().max(2000).default('') }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen', 'registration.not_begun_by_you'],
  summary: 'By the vendor’s people: takes back what they began for a partner themselves, before it is decided',
});
