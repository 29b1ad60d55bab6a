import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';

export const dealCategories = ['commit', 'best_case', 'pipeline'] as const;
export const dealSides = ['vendor', 'partner'] as const;

const name = z.string().trim().min(1).max(60);
const hint = z.string().trim().max(300).default('');

const StageTask = z.strictObject({
  side: z.enum(dealSides),
  title_ru: z.string().trim().min(1).max(200),
  title_en: z.string().trim().min(1).max(200),
  days: z.number().int().min(0).max(365).describe('from the day the task is taken'),
});

export const DealStage = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  name_ru: name,
  name_en: name,
  hint_ru: hint,
  hint_en: hint,
  probability: z.number().int().min(0).max(100),
  tasks: z.array(StageTask).max(10).default([]),
});
export type DealStage = z.output<typeof DealStage>;

const Stages = z.object({ items: z.array(DealStage), nextCursor: z.null() });

export const listDealStages = operation('listDealStages', {
  kind: 'query',
  http: 'GET /v1/deal-stages',
  access: { permission: 'deal.read' },
  input: z.strictObject({}),
  output: Stages,
  problems: [],
  summary: 'Stages of deals in their order, with hints, probabilities and usual tasks',
});

export const saveDealStages = operation('saveDealStages', {
  kind: 'command',
  http: 'PUT /v1/deal-stages',
  access: { permission: 'deal_stage.manage' },
  input: z.strictObject({ stages: z.array(DealStage).min(1).max(12) }),
  output: Stages,
  problems: ['deal_stage.in_use'],
  summary: 'Puts the stages in order; open deals without a probability of their own take that of their stage',
});
