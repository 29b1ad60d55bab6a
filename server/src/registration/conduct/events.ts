import { z } from 'zod';
import { event } from '../../kernel/event.ts';

const payload = z.object({
  case_id: z.uuid(),
  number: z.number().int(),
  partner_id: z.uuid(),
  side: z.enum(['partner', 'vendor']),
  rule: z.string(),
  actor_id: z.uuid().nullable(),
  opened_by: z.uuid(),
  due_at: z.string(),
  sanction: z.string(),
  found: z.boolean().nullable(),
});
export type ConductPayload = z.infer<typeof payload>;

const conductNoticed = event('conduct.noticed', payload);
const conductReported = event('conduct.reported', payload);
const conductReplied = event('conduct.replied', payload);
const conductDecided = event('conduct.decided', payload);
const conductAppealed = event('conduct.appealed', payload);
const conductJudged = event('conduct.judged', payload);
const conductDropped = event('conduct.dropped', payload);
const conductReplyDue = event('conduct.reply_due', payload);
const conductOverdue = event('conduct.overdue', payload);

export const conductEvents = {
  noticed: conductNoticed,
  reported: conductReported,
  replied: conductReplied,
  decided: conductDecided,
  appealed: conductAppealed,
  judged: conductJudged,
  dropped: conductDropped,
  reply_due: conductReplyDue,
  overdue: conductOverdue,
} as const;
