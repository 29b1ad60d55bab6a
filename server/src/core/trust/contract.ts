/** Receipts of a registration: what the vendor can no longer deny, for whoever may read the registration. */
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';

const Receipt = z.object({
  /** Index of the leaf. */
  id: z.string(),
  type: z.string(),
  at: z.iso.datetime(),
  index: z.number().int(),
  /** Where its `.tlog-proof` file is. */
  url: z.string(),
});

export const listReceipts = operation('listReceipts', {
  kind: 'query',
  http: 'GET /v1/registrations/{id}/receipts',
  access: { permission: 'registration.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    vkey: z.string().nullable().describe('the log’s verifier key; null before its first checkpoint'),
    items: z.array(Receipt),
    nextCursor: z.null(),
  }),
  problems: [],
  summary: 'Receipts of a registration, oldest first, and the key to verify them with',
});

export const downloadReceipt = operation('downloadReceipt', {
  kind: 'query',
  http: 'GET /v1/registrations/{id}/receipts/{index}',
  access: { permission: 'registration.read' },
  answer: 'file',
  input: z.strictObject({ id: z.uuid(), index: z.coerce.number().int().min(0) }),
  output: z.object({ name: z.string(), mediaType: z.string(), text: z.string() }),
  problems: [],
  summary: 'One receipt as a `.tlog-proof` file that anybody can verify without Kanal',
});
