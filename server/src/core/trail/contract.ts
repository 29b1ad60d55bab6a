/** The audit trail: who ran which command, when and on what. Written by the pipeline, read here, changed by nobody. */
import { z } from 'zod';
import { filesPerMinute, WrittenFile } from '../../kernel/made-file.ts';
import { operation } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import { sheetInput, sheetProblemCodes } from '../../kernel/sheet.ts';

export const actorKinds = ['staff', 'partner', 'system', 'public'] as const;
export type ActorKind = (typeof actorKinds)[number];

/** What a deed was done to, as far as there is a page for it. */
export const subjectKinds = ['registration', 'partner', 'customer', 'person', 'rules'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

const LocalText = z.object({ ru: z.string(), en: z.string() });
const Named = z.object({ id: z.uuid(), name: z.string() });

export const AuditEvent = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actor: z.object({
    kind: z.enum(actorKinds),
    by_key: z.boolean().describe('true: a program with an API key acted in the person’s name'),
    person: Named.nullable(),
    partner: Named.nullable().describe('whose person it is; null: the vendor’s, or nobody’s'),
  }),
  operation: z.string(),
  deed: LocalText.describe('what was done, in words'),
  subject: z
    .object({ kind: z.enum(subjectKinds), id: z.uuid(), name: z.string().nullable() })
    .nullable()
    .describe('name null: the reader may not know it, or it has none'),
  file: z
    .object({ name: z.string(), rows: z.number().int() })
    .nullable()
    .describe('the spreadsheet that left the house, of an export'),
  request_id: z.string().describe('the same as in the server’s log'),
});

const auditFilter = {
  who: z.enum(['people', 'system', 'all']).default('people').describe('system: what time itself did, by the rules'),
  person_id: z.uuid().optional(),
  operation: z.string().max(100).optional().describe('one kind of deed: see `listAuditDeeds`'),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional().describe('the first instant that does not count'),
};

export const listAuditEvents = operation('listAuditEvents', {
  kind: 'query',
  http: 'GET /v1/audit-events',
  access: { permission: 'audit.read' },
  input: z.strictObject({ ...auditFilter, ...pageInput }),
  output: pageOf(AuditEvent),
  problems: [],
  summary: 'Who did what, newest first',
});

export const listAuditDeeds = operation('listAuditDeeds', {
  kind: 'query',
  http: 'GET /v1/audit-deeds',
  access: { permission: 'audit.read' },
  input: z.strictObject({}),
  output: z.object({ items: z.array(z.object({ operation: z.string(), deed: LocalText })), nextCursor: z.null() }),
  problems: [],
  summary: 'All kinds of deeds that the audit trail knows, in words',
});

export const exportAuditEvents = operation('exportAuditEvents', {
  // A command, because what leaves the house is written down.
  kind: 'command',
  http: 'GET /v1/audit-export',
  access: { permission: 'audit.read' },
  answer: 'sheet',
  input: z.strictObject({ ...auditFilter, ...sheetInput }),
  output: WrittenFile,
  problems: sheetProblemCodes,
  summary: 'The same list as a spreadsheet (XLSX), with every row of the filter',
  ratePerMinute: filesPerMinute,
});
