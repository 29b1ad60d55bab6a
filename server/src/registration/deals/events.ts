/** What has happened in deals, for those who have to hear of it. Both sides may know all of it, internal comments apart. */
import { z } from 'zod';
import { event } from '../../kernel/event.ts';

const about = {
  deal_id: z.uuid(),
  partner_id: z.uuid(),
  number: z.number().int().nullable(),
  customer_name: z.string(),
  responsible_id: z.uuid(),
  reviewer_id: z.uuid().nullable(),
  /** Who caused it; null for the system. Nobody is told of their own deed. */
  actor_id: z.uuid().nullable(),
  actor_kind: z.enum(['staff', 'partner', 'system']),
};

export const dealMoved = event('deal.moved', z.object({ ...about, from: z.string(), to: z.string() }));

export const dealCommented = event(
  'deal.commented',
  z.object({ ...about, text: z.string(), internal: z.boolean(), mention_ids: z.array(z.uuid()) }),
);

export const dealTaskGiven = event(
  'deal.task_given',
  z.object({
    ...about,
    title: z.string(),
    due_on: z.string().nullable(),
    side: z.enum(['vendor', 'partner']),
    person_id: z.uuid().nullable(),
  }),
);

export const dealResourceAsked = event(
  'deal.resource_asked',
  z.object({ ...about, kind: z.string(), words: z.string(), due_at: z.iso.datetime() }),
);

export const dealResourceAnswered = event(
  'deal.resource_answered',
  z.object({
    ...about,
    kind: z.string(),
    answer: z.enum(['granted', 'declined']),
    note: z.string(),
    asked_by_id: z.uuid().nullable(),
    /** In the partner's words, for whoever is given to help. */
    asked: z.string(),
    helper_id: z.uuid().nullable(),
  }),
);
