import { z } from 'zod';
import { event } from '../../kernel/event.ts';

const Key = z.object({ id: z.uuid(), key_id: z.string(), partner_id: z.uuid(), person_id: z.uuid() });

export const partnerKeyAdded = event('partner_key.added', Key.extend({ replaces: z.string().nullable() }));
export const partnerKeyRetired = event('partner_key.retired', Key.extend({ replaced_by: z.string().nullable() }));
