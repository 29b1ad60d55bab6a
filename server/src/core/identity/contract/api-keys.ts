/** API keys: a program acts in a person's name, with that person's rights or fewer. */
import { z } from 'zod';
import { permissions } from '../../../access/permissions.ts';
import { operation } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';
import { Roles } from './people.ts';

export const apiKeyProblems = { 'api_key.expires_in_past': 422, 'api_key.revoked': 409 } as const;

export const ApiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  person: z.object({ id: z.uuid(), full_name: z.string() }),
  partner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  roles: z.array(z.string()),
  scopes: z.array(z.string()).nullable().describe('null: all rights of the roles'),
  last_four: z.string(),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime().nullable(),
  revoked_at: z.iso.datetime().nullable(),
  can: z.object({ revoke: z.boolean() }),
});

const Scope = z.enum(Object.keys(permissions) as [keyof typeof permissions]);

export const createApiKey = operation('createApiKey', {
  kind: 'command',
  http: 'POST /v1/api-keys',
  access: { permission: 'api_key.manage' },
  input: z.strictObject({
    name: z.string().trim().min(1).max(100).describe('which program uses it'),
    person_id: z.uuid().optional().describe('in whose name; of the same company; absent: the caller’s'),
    roles: Roles.optional().describe('some of the person’s roles; absent: all'),
    scopes: z.array(Scope).min(1).max(100).optional().describe('some of the rights of these roles; absent: all'),
    expires_at: z.iso.datetime().optional(),
  }),
  output: ApiKey.extend({ token: z.string().describe('shown this once; goes into `Authorization: Bearer`') }),
  problems: ['api_key.expires_in_past', 'person.has_left'],
  summary: 'Makes a key and shows it once',
  secretAnswer: true,
  ratePerMinute: 20,
});

export const listApiKeys = operation('listApiKeys', {
  kind: 'query',
  http: 'GET /v1/api-keys',
  access: { permission: 'api_key.manage' },
  input: z.strictObject({ ...pageInput, person_id: z.uuid().optional() }),
  output: pageOf(ApiKey),
  problems: [],
  summary: 'Keys, the newest first',
});

export const revokeApiKey = operation('revokeApiKey', {
  kind: 'command',
  http: 'POST /v1/api-keys/{id}/revoke',
  access: { permission: 'api_key.manage' },
  input: z.strictObject({ id: z.uuid() }),
  output: ApiKey,
  problems: ['api_key.revoked'],
  summary: 'Ends a key at once',
});
