/** How fairly a month was played: what the vendor counts of itself and of its partners, and what of it partners read. */
import { z } from 'zod';
import { WrittenFile } from '../../kernel/made-file.ts';
import { operation } from '../../kernel/operation.ts';
import type { ProblemTable } from '../../kernel/problem.ts';

/** In the order of the page. */
export const fairPlayFigures = [
  'decided',
  'decided_late',
  'provisional',
  'direct_deals',
  'direct_stopped',
  'direct_allowed',
  'late_stage_switches',
  'revoked',
  'transferred',
  'late_stage_removals',
  'vendor_breaches',
  'partner_breaches',
  'disputes_opened',
  'disputes_decided',
  'disputes_upheld',
  'vendor_incidents',
  'partner_cases',
  'sanctions',
  'complaints',
] as const;
export type FairPlayFigure = (typeof fairPlayFigures)[number];

export const fairPlayProblems = {
  'fair_play.month_not_over': 409,
  'fair_play.published': 409,
} as const satisfies ProblemTable;

const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);
const Numbers = z.object(
  Object.fromEntries(fairPlayFigures.map((figure) => [figure, z.number().int()])) as Record<
    FairPlayFigure,
    z.ZodNumber
  >,
);
const Published = z.object({
  month,
  numbers: z.object(
    Object.fromEntries(
      fairPlayFigures.map((figure) => [
        figure,
        z.number().int().nullable().optional().describe('null: fewer than three; not there: not counted in that month'),
      ]),
    ) as unknown as Record<FairPlayFigure, z.ZodOptional<z.ZodNullable<z.ZodNumber>>>,
  ),
  note: z.string(),
  published_at: z.iso.datetime(),
});

export const getFairPlay = operation('getFairPlay', {
  kind: 'query',
  http: 'GET /v1/fair-play',
  access: { permission: 'fair_play.read' },
  input: z.strictObject({ month: month.describe('`2026-10`') }),
  output: z.object({
    month,
    numbers: Numbers,
    previous: Numbers.describe('of the month before'),
    is_over: z.boolean(),
    published_at: z.iso.datetime().nullable(),
  }),
  problems: [],
  summary: 'The fair-play report of a month, counted as of now',
});

export const exportFairPlay = operation('exportFairPlay', {
  kind: 'command',
  http: 'GET /v1/fair-play-export',
  access: { permission: 'fair_play.read' },
  answer: 'sheet',
  input: z.strictObject({ month }),
  output: WrittenFile,
  problems: [],
  summary: 'The report of a month and of the one before as a spreadsheet',
});

export const downloadFairPlayPdf = operation('downloadFairPlayPdf', {
  // A command, because what leaves the house is written down.
  kind: 'command',
  http: 'GET /v1/fair-play-document',
  access: { permission: 'fair_play.read' },
  answer: 'file',
  input: z.strictObject({ month }),
  output: z.object({ name: z.string(), mediaType: z.string(), bytes: z.custom<Uint8Array>() }),
  problems: [],
  summary: 'The report of a month on paper',
});

export const publishFairPlay = operation('publishFairPlay', {
  kind: 'command',
  http: 'POST /v1/fair-play/{month}/publish',
  access: { permission: 'fair_play.publish' },
  input: z.strictObject({ month, note: z.string().trim().max(2_000).default('') }),
  output: Published,
  problems: ['fair_play.month_not_over', 'fair_play.published'],
  summary: 'Publishes a month to partners, once: numbers without names, small ones hidden',
});

export const listFairPlay = operation('listFairPlay', {
  kind: 'query',
  http: 'GET /v1/published-fair-play',
  access: { permission: 'fair_play.read_published' },
  input: z.strictObject({}),
  output: z.object({ items: z.array(Published) }),
  problems: [],
  summary: 'Published reports of the last two years, newest first',
});

export const remindFairPlay = operation('remindFairPlay', {
  kind: 'command',
  http: 'POST /v1/fair-play/{month}/remind',
  access: { permission: 'fair_play.remind' },
  input: z.strictObject({ month, step: z.enum(['due', 'skipped']) }),
  output: z.object({ reminded: z.boolean() }),
  problems: [],
  summary: 'System only: the report of a month has not been published yet',
});
