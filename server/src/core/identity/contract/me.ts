/** One's own login: where it may act, how one is called there, and which sessions are open. */
import { z } from 'zod';
import { partnerRoles, permissions, staffRoles } from '../../../access/permissions.ts';
import { locales } from '../../../kernel/locale.ts';
import { operation } from '../../../kernel/operation.ts';
import { TimeZone } from '../../../kernel/time-zone.ts';

export const Role = z.enum([...staffRoles, ...partnerRoles]);
export const Permission = z.enum(Object.keys(permissions) as [keyof typeof permissions]);

export const Membership = z.object({
  person_id: z.uuid().describe('goes into the header `kanal-membership` of every call'),
  vendor: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }),
  partner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  side: z.enum(['workspace', 'cabinet']),
  roles: z.array(Role),
  grants: z.array(Permission),
  full_name: z.string(),
  phone: z.string(),
  position: z.string(),
  locale: z.enum(locales),
  time_zone: z.string(),
});

export const getMe = operation('getMe', {
  kind: 'query',
  http: 'GET /v1/me',
  access: { signedIn: 'answers only what belongs to the caller' },
  input: z.strictObject({}),
  output: z.object({
    user: z
      .object({ id: z.string(), email: z.string(), name: z.string(), two_factor_enabled: z.boolean() })
      .nullable()
      .describe('null: a call by API key'),
    memberships: z.array(Membership),
  }),
  problems: [],
  summary: 'The caller’s login and every place where it may act',
});

export const updateProfile = operation('updateProfile', {
  kind: 'command',
  http: 'PATCH /v1/me/profile',
  access: { permission: 'profile.manage' },
  input: z.strictObject({
    full_name: z.string().trim().min(2).max(200).optional(),
    phone: z.string().trim().max(40).optional(),
    position: z.string().trim().max(200).optional(),
    locale: z.enum(locales).optional(),
    time_zone: TimeZone.optional(),
  }),
  output: Membership.pick({
    person_id: true,
    full_name: true,
    phone: true,
    position: true,
    locale: true,
    time_zone: true,
  }),
  problems: [],
  summary: 'Changes how the caller is called and reached at this vendor',
});

export const listSessions = operation('listSessions', {
  kind: 'query',
  http: 'GET /v1/me/sessions',
  access: { signedIn: 'answers only the caller’s own sessions' },
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string().describe('the current one is named by `GET /auth/session`'),
        created_at: z.iso.datetime(),
        last_seen_at: z.iso.datetime().describe('to the day'),
        expires_at: z.iso.datetime(),
        ip_address: z.string(),
        user_agent: z.string(),
      }),
    ),
    nextCursor: z.null(),
  }),
  problems: [],
  summary: 'Where the caller is signed in',
});

export const endSession = operation('endSession', {
  kind: 'command',
  http: 'POST /v1/me/sessions/{id}/end',
  access: { signedIn: 'ends only the caller’s own sessions' },
  input: z.strictObject({ id: z.string().min(1).max(100) }),
  output: z.object({}),
  problems: [],
  summary: 'Signs the caller out there',
});

export const endSessions = operation('endSessions', {
  kind: 'command',
  http: 'POST /v1/me/sessions/end',
  access: { signedIn: 'ends only the caller’s own sessions' },
  input: z.strictObject({ except_id: z.string().min(1).max(100).optional().describe('a session that stays open') }),
  output: z.object({ ended: z.number().int() }),
  problems: [],
  summary: 'Signs the caller out everywhere',
});
