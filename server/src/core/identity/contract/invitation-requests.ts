/** Asking for an invitation: open to everybody, answered by the channel. */
import { z } from 'zod';
import { locales } from '../../../kernel/locale.ts';
import { operation } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';
import { Roles } from './people.ts';
import { Email } from './sign-in.ts';

export const invitationRequestProblems = { 'invitation_request.decided': 409 } as const;

export const requestStates = ['waiting', 'invited', 'declined'] as const;

export const InvitationRequest = z.object({
  id: z.uuid(),
  full_name: z.string(),
  position: z.string(),
  company: z.string(),
  email: z.string(),
  message: z.string(),
  locale: z.enum(locales),
  state: z.enum(requestStates),
  created_at: z.iso.datetime(),
  decided_at: z.iso.datetime().nullable(),
  decided_by: z.string().nullable(),
  invitation_id: z.uuid().nullable(),
  known: z.boolean().describe('somebody with this address is here already'),
  can: z.object({ decide: z.boolean() }),
});

export const requestInvitation = operation('requestInvitation', {
  kind: 'command',
  http: 'POST /v1/invitation-requests',
  access: { public: 'strangers ask to be let in; the answer is the same for every address' },
  input: z.strictObject({
    vendor_id: z.uuid().describe('from `GET /v1/setup`'),
    full_name: z.string().trim().min(2).max(200),
    position: z.string().trim().min(2).max(200),
    company: z.string().trim().min(2).max(300),
    email: Email,
    message: z.string().trim().max(2000).default(''),
    locale: z.enum(locales).default('ru'),
  }),
  output: z.object({}),
  problems: [],
  summary: 'Asks the vendor for an invitation',
  ratePerMinute: 5,
});

export const listInvitationRequests = operation('listInvitationRequests', {
  kind: 'query',
  http: 'GET /v1/invitation-requests',
  access: { permission: 'invitation.read' },
  input: z.strictObject({ ...pageInput, state: z.enum(requestStates).optional() }),
  output: pageOf(InvitationRequest),
  problems: [],
  summary: 'Requests for an invitation, the oldest first',
});

export const decideInvitationRequest = operation('decideInvitationRequest', {
  kind: 'command',
  http: 'POST /v1/invitation-requests/{id}/decide',
  access: { permission: 'invitation.manage' },
  input: z.strictObject({
    id: z.uuid(),
    decision: z.enum(['invite', 'decline']).describe('decline: a polite mail without reasons'),
    partner_id: z.uuid().nullable().optional().describe('with `invite`; null: to the vendor’s own staff'),
    roles: Roles.optional().describe('with `invite`'),
  }),
  output: InvitationRequest,
  problems: ['invitation_request.decided', 'person.already_here', 'person.wrong_roles', 'invitation.staff_forbidden'],
  summary: 'Invites who asked, or declines',
});
