import { z } from 'zod';
import { event } from '../../kernel/event.ts';

/** A version of a rule set has been published; it is in force from `effective_from`, which may be later. */
export const rulesPublished = event(
  'rules.published',
  z.object({
    rule_set: z.string(),
    version_id: z.uuid(),
    version: z.number().int(),
    effective_from: z.iso.datetime(),
    document_hash: z.string(),
    person_id: z.uuid().nullable(),
  }),
);
