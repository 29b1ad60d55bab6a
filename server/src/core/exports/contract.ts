/** Files that take long — lists of many rows, evidence of many leaves — made in the background, for the person who asked and nobody else. */
import { z } from 'zod';
import { locales } from '../../kernel/locale.ts';
import { filesPerMinute } from '../../kernel/made-file.ts';
import { operation } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import type { ProblemTable } from '../../kernel/problem.ts';

export const exportStates = ['queued', 'making', 'ready', 'failed', 'expired'] as const;
export type ExportState = (typeof exportStates)[number];

export const exportProblems = {
  'export.too_many_waiting': 409,
  'export.not_ready': 409,
  'export.expired': 410,
} as const satisfies ProblemTable;

const LocalText = z.object({ ru: z.string(), en: z.string() });

export const Export = z.object({
  id: z.uuid(),
  operation: z.string().describe('what was asked for: name of the operation that gives it at once'),
  state: z.enum(exportStates),
  rows_total: z.number().int().nullable().describe('null: not counted yet'),
  rows_written: z.number().int(),
  file_name: z.string().nullable(),
  size_bytes: z.number().int().nullable(),
  problem: LocalText.nullable().describe('what stood in the way, of one that failed'),
  created_at: z.iso.datetime(),
  finished_at: z.iso.datetime().nullable(),
  expires_at: z.iso.datetime().nullable().describe('the file can be fetched until then'),
});

export const requestExport = operation('requestExport', {
  kind: 'command',
  http: 'POST /v1/exports',
  access: { permission: 'export.use' },
  input: z.strictObject({
    operation: z
      .string()
      .max(100)
      .describe('the list: name of an operation that makes a file: `exportRegistrations`, `downloadEvidence`'),
    question: z.record(z.string(), z.unknown()).default({}).describe('filter and order, as that operation takes them'),
    locale: z
      .enum(locales)
      .optional()
      .describe('language of headings and words, where a file is in one; absent: the caller’s own'),
  }),
  output: Export,
  problems: ['export.too_many_waiting'],
  summary: 'Makes a file of many rows in the background; a notice tells when it is ready',
  ratePerMinute: filesPerMinute,
});

export const listExports = operation('listExports', {
  kind: 'query',
  http: 'GET /v1/exports',
  access: { permission: 'export.use' },
  input: z.strictObject(pageInput),
  output: pageOf(Export),
  problems: [],
  summary: 'The caller’s own exports, newest first',
});

export const getExport = operation('getExport', {
  kind: 'query',
  http: 'GET /v1/exports/{id}',
  access: { permission: 'export.use' },
  input: z.strictObject({ id: z.uuid() }),
  output: Export,
  problems: [],
  summary: 'How far an export is',
});

export const downloadExport = operation('downloadExport', {
  // A command, because what leaves the house is written down.
  kind: 'command',
  http: 'GET /v1/exports/{id}/file',
  access: { permission: 'export.use' },
  answer: 'file',
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ storageKey: z.string(), name: z.string(), mediaType: z.string() }),
  problems: ['export.not_ready', 'export.expired'],
  summary: 'The file of an export, for whoever asked for it and may still read its list',
});

export const finishExport = operation('finishExport', {
  kind: 'command',
  http: 'POST /v1/exports/{id}/finish',
  access: { permission: 'export.make' },
  input: z.strictObject({
    id: z.uuid(),
    outcome: z.discriminatedUnion('state', [
      z.strictObject({
        state: z.literal('ready'),
        file_name: z.string(),
        storage_key: z.string(),
        size_bytes: z.number().int(),
        rows: z.number().int(),
      }),
      z.strictObject({
        state: z.literal('failed'),
        code: z.string(),
        params: z.record(z.string(), z.unknown()).default({}),
      }),
    ]),
  }),
  output: z.object({ kept: z.boolean().describe('false: somebody else has finished it; these bytes are nobody’s') }),
  problems: [],
  summary: 'System only: says what has become of an export',
});

export const expireExports = operation('expireExports', {
  kind: 'command',
  http: 'POST /v1/expired-exports',
  access: { permission: 'export.make' },
  input: z.strictObject({}),
  output: z.object({ storage_keys: z.array(z.string()).describe('bytes that no record names any more') }),
  problems: [],
  summary: 'System only: closes the exports whose time is over',
});
