/** The outbox page: what was sent, what waits, what was kept because no mail server is set. */
import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';

export const mailStates = ['queued', 'sent', 'kept', 'failed'] as const;

export const MailRow = z.object({
  id: z.uuid(),
  kind: z.string(),
  to: z.string(),
  subject: z.string(),
  locale: z.enum(['ru', 'en']),
  state: z.enum(mailStates),
  attempts: z.number().int(),
  last_error: z.string().nullable(),
  created_at: z.iso.datetime(),
  next_attempt_at: z.iso.datetime().nullable(),
  sent_at: z.iso.datetime().nullable(),
  can: z.object({ retry: z.boolean() }),
});

export const Mail = MailRow.extend({
  text: z.string(),
  html: z.string().describe('to be shown in a sandboxed frame'),
  attachment: z.string().nullable().describe('name of the receipt or checkpoint that goes along'),
  hidden: z.boolean().describe('true: it opens a door for its reader, so its text is shown to nobody else'),
});

export const listMails = operation('listMails', {
  kind: 'query',
  http: 'GET /v1/mails',
  access: { permission: 'outbox.read' },
  input: z.strictObject({
    ...pageInput,
    state: z.enum(mailStates).optional(),
    q: z.string().trim().max(100).optional().describe('part of the address or the subject'),
  }),
  output: pageOf(MailRow),
  problems: [],
  summary: 'Mails of the vendor, newest first',
});

export const getMail = operation('getMail', {
  kind: 'query',
  http: 'GET /v1/mails/{id}',
  access: { permission: 'outbox.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: Mail,
  problems: [],
  summary: 'One mail as its reader gets it',
});

export const retryMail = operation('retryMail', {
  kind: 'command',
  http: 'POST /v1/mails/{id}/retry',
  access: { permission: 'outbox.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: MailRow,
  problems: ['mail.wrong_state'],
  summary: 'Sends a failed or kept mail again',
});
