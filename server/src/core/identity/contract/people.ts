/** People of the vendor and of its partners: for the vendor's staff, and for the owner of a partner among colleagues. */
import { z } from 'zod';
import { partnerRoles, staffRoles } from '../../../access/permissions.ts';
import { locales } from '../../../kernel/locale.ts';
import { operation } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';

export const peopleProblems = {
  'person.already_here': 409,
  'person.has_left': 409,
  'person.last_owner': 409,
  'person.last_administrator': 409,
  'person.wrong_roles': 422,
} as const;

export const personStatuses = ['active', 'left'] as const;
export const sides = ['workspace', 'cabinet'] as const;

/** Roles of one side or the other; which fits the person is judged by `person.wrong_roles`. */
export const Roles = z
  .array(z.enum([...staffRoles, ...partnerRoles]))
  .min(1)
  .max(9)
  .transform((roles) => [...new Set(roles)]);

export const Person = z.object({
  id: z.uuid(),
  side: z.enum(sides),
  partner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  branch: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  full_name: z.string(),
  email: z.string(),
  phone: z.string(),
  position: z.string(),
  roles: z.array(z.string()),
  locale: z.enum(locales),
  time_zone: z.string(),
  status: z.enum(personStatuses),
  created_at: z.iso.datetime(),
  left_at: z.iso.datetime().nullable(),
  can: z.object({ update: z.boolean(), mark_left: z.boolean() }),
});

const filter = {
  ...pageInput,
  q: z.string().trim().max(100).optional().describe('part of the name, the address or the position'),
  status: z.enum(personStatuses).optional(),
};

const changes = {
  id: z.uuid(),
  roles: Roles.optional(),
  position: z.string().trim().max(200).optional(),
  branch_id: z.uuid().nullable().optional().describe('a branch of the person’s own company'),
};

export const listPeople = operation('listPeople', {
  kind: 'query',
  http: 'GET /v1/people',
  access: { permission: 'person.read' },
  input: z.strictObject({ ...filter, side: z.enum(sides).optional(), partner_id: z.uuid().optional() }),
  output: pageOf(Person),
  problems: [],
  summary: 'People by name',
});

export const getPerson = operation('getPerson', {
  kind: 'query',
  http: 'GET /v1/people/{id}',
  access: { permission: 'person.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: Person,
  problems: [],
  summary: 'One person',
});

const changeProblems = ['person.has_left', 'person.last_administrator', 'person.wrong_roles'] as const;

export const updatePerson = operation('updatePerson', {
  kind: 'command',
  http: 'PATCH /v1/people/{id}',
  access: { permission: 'person.manage' },
  input: z.strictObject(changes),
  output: Person,
  problems: changeProblems,
  summary: 'Changes roles, position and branch',
});

export const markPersonLeft = operation('markPersonLeft', {
  kind: 'command',
  http: 'POST /v1/people/{id}/leave',
  access: { permission: 'person.manage' },
  input: z.strictObject({ id: z.uuid() }),
  output: Person,
  problems: ['person.has_left', 'person.last_administrator'],
  summary: 'Ends the person’s access at once; what they did stays under their name',
});

export const listColleagues = operation('listColleagues', {
  kind: 'query',
  http: 'GET /v1/colleagues',
  access: { permission: 'colleague.read' },
  input: z.strictObject(filter),
  output: pageOf(Person),
  problems: [],
  summary: 'People of the caller’s own company by name',
});

export const updateColleague = operation('updateColleague', {
  kind: 'command',
  http: 'PATCH /v1/colleagues/{id}',
  access: { permission: 'colleague.manage' },
  input: z.strictObject(changes),
  output: Person,
  problems: ['person.has_left', 'person.last_owner', 'person.wrong_roles'],
  summary: 'Changes a colleague’s roles, position and branch',
});

export const markColleagueLeft = operation('markColleagueLeft', {
  kind: 'command',
  http: 'POST /v1/colleagues/{id}/leave',
  access: { permission: 'colleague.manage' },
  input: z.strictObject({ id: z.uuid() }),
  output: Person,
  problems: ['person.has_left', 'person.last_owner'],
  summary: 'Ends a colleague’s access at once',
});
