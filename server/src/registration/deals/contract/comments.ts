import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';
import { dealSides } from './stages.ts';

const id = z.uuid();
const text = z.string().trim().min(1).max(4000);
const mention_ids = z.array(z.uuid()).max(20).default([]);

export const DealComment = z.object({
  id: z.uuid(),
  author: z.object({ id: z.uuid(), name: z.string(), side: z.enum(dealSides) }),
  text: z.string().describe('empty when it was removed'),
  mention_ids: z.array(z.uuid()),
  internal: z.boolean().describe('among the vendor’s people; partners never receive such a comment'),
  created_at: z.iso.datetime(),
  edited_at: z.iso.datetime().nullable(),
  removed_at: z.iso.datetime().nullable(),
  editable_until: z.iso.datetime().nullable().describe('null: not by the caller'),
  removable: z.boolean(),
});
export type DealComment = z.infer<typeof DealComment>;

export const listDealComments = operation('listDealComments', {
  kind: 'query',
  http: 'GET /v1/deals/{id}/comments',
  access: { permission: 'deal.read' },
  input: z.strictObject({ id, ...pageInput }),
  output: pageOf(DealComment),
  problems: [],
  summary: 'Comments of a deal, newest first',
});

export const addDealComment = operation('addDealComment', {
  kind: 'command',
  http: 'POST /v1/deals/{id}/comments',
  access: { permission: 'deal.comment' },
  input: z.strictObject({ id, text, mention_ids, internal: z.boolean().default(false) }),
  output: DealComment,
  problems: ['deal_comment.bad_mention', 'deal_comment.not_internal'],
  summary: 'Writes a comment; whoever is named in it hears of it',
});

export const editDealComment = operation('editDealComment', {
  kind: 'command',
  http: 'PATCH /v1/deals/{id}/comments/{comment_id}',
  access: { permission: 'deal.comment' },
  input: z.strictObject({ id, comment_id: z.uuid(), text, mention_ids }),
  output: DealComment,
  problems: ['deal_comment.bad_mention', 'deal_comment.not_yours', 'deal_comment.too_late', 'deal_comment.removed'],
  summary: 'Puts one’s own comment right, within fifteen minutes',
});

export const removeDealComment = operation('removeDealComment', {
  kind: 'command',
  http: 'DELETE /v1/deals/{id}/comments/{comment_id}',
  access: { permission: 'deal.comment' },
  input: z.strictObject({ id, comment_id: z.uuid() }),
  output: DealComment,
  problems: ['deal_comment.not_yours', 'deal_comment.removed'],
  summary: 'Removes one’s own comment; that there was one stays to be seen',
});
