import { z } from 'zod';
import { event } from '../../kernel/event.ts';

const Person = z.object({ person_id: z.uuid(), partner_id: z.uuid().nullable() });

export const personJoined = event('person.joined', Person);
export const personLeft = event('person.left', Person);
export const invitationRequested = event('invitation.requested', z.object({ request_id: z.uuid() }));
