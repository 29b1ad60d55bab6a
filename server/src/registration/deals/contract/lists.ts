/** Deals side by side: the board, its columns, and what they add up to. */
import { z } from 'zod';
import { day } from '../../../kernel/day.ts';
import { operation } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';
import { dealCategories } from './stages.ts';
import { DealCard } from './views.ts';

export const dealFilter = {
  partner_id: z.uuid().optional(),
  manager_id: z.uuid().optional().describe('of the partner, at the vendor'),
  unmanaged: z.stringbool().optional().describe('of partners that no manager looks after'),
  family_id: z.uuid().optional(),
  responsible_id: z.uuid().optional(),
  currency: z.string().length(3).optional(),
  category: z.enum(dealCategories).optional(),
  close_from: day.optional(),
  close_to: day.optional(),
  late: z.stringbool().optional().describe('whose next step is late'),
  waiting: z.stringbool().optional().describe('in which the vendor owes an answer to a request for help'),
  undated: z.stringbool().optional().describe('without an expected close'),
};

const Sum = z.object({
  currency: z.string(),
  count: z.number().int(),
  amount_minor: z.number().int(),
  weighted_minor: z.number().int().describe('amount × probability'),
});

export const listDeals = operation('listDeals', {
  kind: 'query',
  http: 'GET /v1/deals',
  access: { permission: 'deal.read' },
  input: z.strictObject({
    ...dealFilter,
    state: z.enum(['open', 'won']).default('open'),
    stage: z.string().max(40).optional(),
    ...pageInput,
  }),
  output: pageOf(DealCard),
  problems: [],
  summary: 'Deals the caller may see, the nearest expected close first',
});

export const getDealBoard = operation('getDealBoard', {
  kind: 'query',
  http: 'GET /v1/deal-board',
  access: { permission: 'deal.read' },
  input: z.strictObject({ ...dealFilter, cards: z.coerce.number().int().min(1).max(50).default(20) }),
  output: z.object({
    columns: z.array(
      z.object({
        stage: z.string(),
        name: z.object({ ru: z.string(), en: z.string() }),
        hint: z.object({ ru: z.string(), en: z.string() }),
        probability: z.number().int(),
        count: z.number().int(),
        sums: z.array(Sum),
        items: z.array(DealCard),
        nextCursor: z.string().nullable().describe('for listDeals with this stage'),
      }),
    ),
  }),
  problems: [],
  summary: 'Open deals by stage: the first cards of each column, how many there are and what they add up to',
});

const Row = z.object({
  key: z.string().nullable().describe('month, or id of what the rows are by; null: none'),
  name: z.string(),
  currency: z.string(),
  count: z.number().int(),
  commit_minor: z.number().int(),
  best_case_minor: z.number().int(),
  pipeline_minor: z.number().int(),
  weighted_minor: z.number().int(),
  won_minor: z.number().int(),
  won_count: z.number().int(),
});

export const getForecast = operation('getForecast', {
  kind: 'query',
  http: 'GET /v1/forecast',
  access: { permission: 'deal.read' },
  input: z.strictObject({ ...dealFilter, by: z.enum(['month', 'partner', 'manager', 'family']).default('month') }),
  output: z.object({
    today: z.string(),
    rows: z.array(Row),
    totals: z.array(Row).describe('each deal once, by currency'),
  }),
  problems: [],
  summary: 'What open deals promise and won ones have brought, by month, partner, manager or product family',
});
