/** Invitations: the only way in after set-up. A link is bound to address, vendor, partner and roles, and works once. */
import { z } from 'zod';
import { locales } from '../../../kernel/locale.ts';
import { operation } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';
import { TimeZone } from '../../../kernel/time-zone.ts';
import { Roles } from './people.ts';
import { Email, NewPassword } from './sign-in.ts';

export const invitationProblems = {
  'invitation.used': 409,
  'invitation.expired': 410,
  'invitation.revoked': 410,
  'invitation.sign_in_first': 409,
  'invitation.staff_forbidden': 403,
} as const;

export const invitationStates = ['waiting', 'accepted', 'expired', 'revoked'] as const;

export const Invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  full_name: z.string(),
  position: z.string(),
  partner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  roles: z.array(z.string()),
  state: z.enum(invitationStates),
  invited_by: z.string().nullable(),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
  accepted_at: z.iso.datetime().nullable(),
  can: z.object({ revoke: z.boolean(), resend: z.boolean() }),
});

const invitee = {
  email: Email,
  full_name: z.string().trim().max(200).default(''),
  position: z.string().trim().max(200).default(''),
  roles: Roles,
  locale: z.enum(locales).optional().describe('of the mail; absent: the vendor’s'),
};
const filter = { ...pageInput, state: z.enum(invitationStates).optional() };
const byId = z.strictObject({ id: z.uuid() });
const manage = { permission: 'invitation.manage' } as const;
const colleagues = { permission: 'colleague.manage' } as const;
const createProblems = ['person.already_here', 'person.wrong_roles', 'invitation.staff_forbidden'] as const;
const resendProblems = ['invitation.used', 'invitation.revoked', 'invitation.staff_forbidden'] as const;

export const createInvitation = operation('createInvitation', {
  kind: 'command',
  http: 'POST /v1/invitations',
  access: manage,
  input: z.strictObject({ ...invitee, partner_id: z.uuid().nullable().describe('null: to the vendor’s own staff') }),
  output: Invitation,
  problems: createProblems,
  summary: 'Invites somebody by mail; an earlier open invitation to the same place ends',
  ratePerMinute: 60,
});

export const listInvitations = operation('listInvitations', {
  kind: 'query',
  http: 'GET /v1/invitations',
  access: { permission: 'invitation.read' },
  input: z.strictObject({ ...filter, partner_id: z.uuid().optional() }),
  output: pageOf(Invitation),
  problems: [],
  summary: 'Invitations, the newest first',
});

export const revokeInvitation = operation('revokeInvitation', {
  kind: 'command',
  http: 'POST /v1/invitations/{id}/revoke',
  access: manage,
  input: byId,
  output: Invitation,
  problems: ['invitation.used', 'invitation.staff_forbidden'],
  summary: 'Takes an invitation back: its link no longer works',
});

export const resendInvitation = operation('resendInvitation', {
  kind: 'command',
  http: 'POST /v1/invitations/{id}/resend',
  access: manage,
  input: byId,
  output: Invitation,
  problems: resendProblems,
  summary: 'Sends a new link for another 72 hours; the earlier one no longer works',
  ratePerMinute: 20,
});

export const inviteColleague = operation('inviteColleague', {
  kind: 'command',
  http: 'POST /v1/colleagues/invitations',
  access: colleagues,
  input: z.strictObject(invitee),
  output: Invitation,
  problems: createProblems,
  summary: 'Invites a colleague to the caller’s own company',
  ratePerMinute: 30,
});

export const listColleagueInvitations = operation('listColleagueInvitations', {
  kind: 'query',
  http: 'GET /v1/colleagues/invitations',
  access: colleagues,
  input: z.strictObject(filter),
  output: pageOf(Invitation),
  problems: [],
  summary: 'Invitations to the caller’s own company, the newest first',
});

export const revokeColleagueInvitation = operation('revokeColleagueInvitation', {
  kind: 'command',
  http: 'POST /v1/colleagues/invitations/{id}/revoke',
  access: colleagues,
  input: byId,
  output: Invitation,
  problems: ['invitation.used', 'invitation.staff_forbidden'],
  summary: 'Takes an invitation of a colleague back',
});

export const resendColleagueInvitation = operation('resendColleagueInvitation', {
  kind: 'command',
  http: 'POST /v1/colleagues/invitations/{id}/resend',
  access: colleagues,
  input: byId,
  output: Invitation,
  problems: resendProblems,
  summary: 'Sends a colleague a new link',
  ratePerMinute: 20,
});

const token = z.string().min(1).max(200).describe('after the # of the link in the mail');

export const openInvitation = operation('openInvitation', {
  kind: 'query',
  http: 'GET /v1/invitation',
  access: { public: 'the link is the proof; looking uses nothing up' },
  input: z.strictObject({ token }),
  output: z.object({
    vendor: z.object({ slug: z.string(), name: z.string() }),
    partner: z.object({ name: z.string() }).nullable(),
    invited_by: z.string().nullable(),
    email: z.string(),
    full_name: z.string(),
    position: z.string(),
    roles: z.array(z.string()),
    locale: z.enum(locales),
    expires_at: z.iso.datetime(),
    account: z
      .enum(['new', 'sign_in', 'ready'])
      .describe('new: choose a password; sign_in: this address has a login, use it first; ready: it is signed in'),
  }),
  problems: ['invitation.used', 'invitation.expired', 'invitation.revoked'],
  summary: 'What an invitation is for',
  ratePerMinute: 60,
});

export const acceptInvitation = operation('acceptInvitation', {
  kind: 'command',
  http: 'POST /v1/invitation/accept',
  access: { public: 'the link is the proof' },
  input: z.strictObject({
    token,
    full_name: z.string().trim().min(2).max(200).optional().describe('absent: as in the invitation'),
    position: z.string().trim().max(200).optional(),
    password: NewPassword.optional().describe('needed when the address has no login yet'),
    locale: z.enum(locales).optional(),
    time_zone: TimeZone.optional(),
  }),
  output: z.object({
    person_id: z.uuid(),
    email: z.string(),
    account_created: z.boolean().describe('sign in with address and password next'),
  }),
  problems: [
    'invitation.used',
    'invitation.expired',
    'invitation.revoked',
    'invitation.sign_in_first',
    'person.already_here',
  ],
  summary: 'Takes an invitation: makes a login, or adds a place to the one that is signed in',
  ratePerMinute: 20,
});
