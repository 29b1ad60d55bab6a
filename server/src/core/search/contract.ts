/** One box that finds partners, customers and registrations; and the views of lists that a person keeps. */
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';

export const searchProblems = {
  'view.name_taken': 409,
  'view.too_many': 409,
} as const;

export const search = operation('search', {
  kind: 'query',
  http: 'GET /v1/search',
  access: { permission: 'search.use' },
  input: z.strictObject({
    q: z.string().trim().min(1).max(200).describe('words of a name in either script, number, tax id or web domain'),
  }),
  output: z.object({
    partners: z.array(z.object({ id: z.uuid(), name: z.string(), city: z.string(), status: z.string() })),
    customers: z.array(z.object({ id: z.uuid(), name: z.string(), city: z.string(), tax_id: z.string().nullable() })),
    registrations: z.array(
      z.object({
        id: z.uuid(),
        number: z.number().int().nullable(),
        customer_name: z.string(),
        project_name: z.string(),
        state: z.string(),
        partner_name: z.string().nullable().describe('null for a partner: all found are its own'),
      }),
    ),
  }),
  problems: [],
  summary: 'Up to eight of each kind that the actor may see',
});

export const SavedView = z.object({
  id: z.uuid(),
  list: z.string(),
  name: z.string(),
  query: z.string(),
  created_at: z.iso.datetime(),
});

const list = z.string().regex(/^[a-z][a-z-]{0,39}$/);

export const listSavedViews = operation('listSavedViews', {
  kind: 'query',
  http: 'GET /v1/saved-views',
  access: { permission: 'view.manage' },
  input: z.strictObject({ list: list.optional().describe('name of the list; absent: all') }),
  output: z.object({ items: z.array(SavedView), nextCursor: z.null() }),
  problems: [],
  summary: 'One’s own views, by name',
});

export const saveView = operation('saveView', {
  kind: 'command',
  http: 'POST /v1/saved-views',
  access: { permission: 'view.manage' },
  input: z.strictObject({
    id: z.uuid().optional().describe('absent: a new view'),
    list,
    name: z.string().trim().min(1).max(80),
    query: z.string().max(2_000).describe('filters and sort as the query string of the list'),
  }),
  output: SavedView,
  problems: ['view.name_taken', 'view.too_many'],
  summary: 'Keeps a view of a list under a name, for oneself',
});

export const deleteView = operation('deleteView', {
  kind: 'command',
  http: 'DELETE /v1/saved-views/{id}',
  access: { permission: 'view.manage' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  problems: [],
  summary: 'Forgets one of one’s own views',
});
