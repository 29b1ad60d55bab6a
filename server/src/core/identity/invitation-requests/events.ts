import { z } from 'zod';
import { event } from '../../../kernel/event.ts';

export const invitationRequested = event('invitation.requested', z.object({ request_id: z.uuid() }));
