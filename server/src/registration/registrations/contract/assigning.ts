/** Handing registrations over between the vendor's people. */
import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';
import { Registration } from './views.ts';

export const listReviewers = operation('listReviewers', {
  kind: 'query',
  http: 'GET /v1/reviewers',
  access: { permission: 'registration.assign' },
  input: z.strictObject({}),
  output: z.object({ items: z.array(z.object({ id: z.uuid(), full_name: z.string() })), nextCursor: z.null() }),
  problems: [],
  summary: 'Who may decide registrations, by name',
});

export const assignReviewer = operation('assignReviewer', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/assign',
  access: { permission: 'registration.assign' },
  input: z.strictObject({
    id: z.uuid(),
    reviewer_id: z.uuid().describe('one of `listReviewers`'),
    version: z.number().int().optional().describe('refuses the change when somebody else has changed the record since'),
    internal_note: z.string().trim().max(4000).default('').describe('for the colleague; the partner does not see it'),
  }),
  output: Registration,
  problems: [
    'registration.wrong_state',
    'registration.frozen',
    'registration.changed_meanwhile',
    'registration.bad_reviewer',
  ],
  summary: 'Hands a registration over to another reviewer; deadlines stay as they are',
});
