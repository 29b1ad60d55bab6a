import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';

export const sweptTables = ['outbox', 'idempotency_keys', 'mails', 'invitations', 'exports'] as const;
export type SweptTable = (typeof sweptTables)[number];

const count = z.number().int();

export const sweepExpired = operation('sweepExpired', {
  kind: 'command',
  http: 'POST /v1/expired-records/sweep',
  access: { permission: 'housekeeping.sweep' },
  input: z.strictObject({}),
  output: z.object({ outbox: count, idempotency_keys: count, mails: count, invitations: count, exports: count }),
  problems: [],
  summary: 'System only: takes away a batch of what has served its time, and says how much of each',
});
