import { z } from 'zod';
import { event } from '../../../kernel/event.ts';

export const personJoined = event('person.joined', z.object({ person_id: z.uuid(), partner_id: z.uuid().nullable() }));
export const personLeft = event('person.left', z.object({ person_id: z.uuid(), partner_id: z.uuid().nullable() }));
