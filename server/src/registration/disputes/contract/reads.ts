/** Lists, one case, its bundle, precedents and figures. */
import { z } from 'zod';
import { filesPerMinute, WrittenFile } from '../../../kernel/made-file.ts';
import { operation } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';
import { decisionReasons, grounds } from './codes.ts';
import { DisputeRow, DisputeView, PrecedentView } from './views.ts';

const id = z.uuid();

export const disputeListViews = ['open', 'mine', 'overdue', 'closed'] as const;

export const listDisputes = operation('listDisputes', {
  kind: 'query',
  http: 'GET /v1/disputes',
  access: { permission: 'dispute.read' },
  input: z.strictObject({
    view: z.enum(disputeListViews).default('open'),
    level: z.coerce.number().int().min(0).max(3).optional(),
    registration_id: z.uuid().optional(),
    ...pageInput,
  }),
  output: pageOf(DisputeRow),
  problems: [],
  summary: 'Disputes the caller may see: open ones by due time, closed ones newest first',
});

export const countDisputes = operation('countDisputes', {
  kind: 'query',
  http: 'GET /v1/dispute-counts',
  access: { permission: 'dispute.read' },
  input: z.strictObject({}),
  output: z.object({
    open: z.number().int(),
    mine: z.number().int(),
    overdue: z.number().int(),
    closed: z.number().int(),
  }),
  problems: [],
  summary: 'How many disputes each view holds',
});

export const getDispute = operation('getDispute', {
  // A command, because who of the vendor's people reads a case has opened its registrations, which their partners see.
  kind: 'command',
  trail: 'of_events',
  http: 'GET /v1/disputes/{id}',
  access: { permission: 'dispute.read' },
  input: z.strictObject({ id }),
  output: DisputeView,
  problems: [],
  summary: 'One case; a partner reads its own side of it',
});

export const exportDispute = operation('exportDispute', {
  // A command, because what leaves the house is written down.
  kind: 'command',
  http: 'GET /v1/disputes/{id}/bundle',
  access: { permission: 'dispute.read' },
  answer: 'archive',
  input: z.strictObject({ id }),
  output: WrittenFile,
  problems: [],
  summary: 'The bundle of a case: what was filed, the receipts of the log, a report in both languages',
  ratePerMinute: filesPerMinute,
});

export const listPrecedents = operation('listPrecedents', {
  kind: 'query',
  http: 'GET /v1/precedents',
  access: { permission: 'precedent.read' },
  input: z.strictObject({
    state: z.enum(['published', 'proposed']).default('published').describe('`proposed`: the vendor’s people only'),
    ground: z.enum(grounds).optional(),
    reason_code: z.enum(decisionReasons).optional(),
    priority_rule: z.string().max(40).optional(),
    ...pageInput,
  }),
  output: pageOf(PrecedentView),
  problems: [],
  summary: 'What was decided before, without names, newest first',
});

const PrecedentText = {
  title: z.strictObject({ ru: z.string().trim().min(5).max(200), en: z.string().trim().min(5).max(200) }),
  text: z.strictObject({ ru: z.string().trim().min(20).max(4000), en: z.string().trim().min(20).max(4000) }),
};

export const publishPrecedent = operation('publishPrecedent', {
  kind: 'command',
  http: 'POST /v1/precedents/{id}/publish',
  access: { permission: 'precedent.publish' },
  input: z.strictObject({ id, ...PrecedentText }),
  output: PrecedentView,
  problems: ['precedent.wrong_state', 'precedent.names_somebody'],
  summary: 'Confirms the text of a precedent: all partners read it from now on',
});

export const dropPrecedent = operation('dropPrecedent', {
  kind: 'command',
  http: 'POST /v1/precedents/{id}/drop',
  access: { permission: 'precedent.publish' },
  input: z.strictObject({ id }),
  output: PrecedentView,
  problems: ['precedent.wrong_state'],
  summary: 'Leaves a proposed precedent unpublished',
});

/** null: too few for a partner to see. */
const Count = z.number().int().nullable();

export const getDisputeFigures = operation('getDisputeFigures', {
  kind: 'query',
  http: 'GET /v1/dispute-figures',
  access: { permission: 'scorecard.read' },
  input: z.strictObject({}),
  output: z.object({
    from: z.iso.datetime(),
    opened: Count,
    per_hundred: z.number().nullable().describe('disputes for each hundred registrations; null: there were none'),
    decided: Count,
    upheld_percent: z
      .number()
      .int()
      .nullable()
      .describe('of the decided ones, those that changed something for a partner'),
    overdue: Count.describe('times that a level missed its time'),
    vendor_breaches: Count,
    partner_breaches: Count,
    remedies_promised: Count,
    remedies_kept: Count,
  }),
  problems: [],
  summary: 'The channel court of the last year in figures that both sides see',
});
