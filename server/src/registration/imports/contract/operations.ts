/** From an empty import to its undoing. */
import { z } from 'zod';
import { WrittenFile } from '../../../kernel/made-file.ts';
import { operation } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';
import {
  Import,
  ImportColumn,
  importFields,
  importModes,
  MadeRow,
  PreviewRow,
  rowOutcomes,
  rowResults,
} from './views.ts';

const id = z.uuid();
const stored = z.strictObject({
  storageKey: z.string(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
});
const access = { permission: 'registration.import' } as const;

export const createImport = operation('createImport', {
  kind: 'command',
  http: 'POST /v1/registration-imports',
  access,
  input: z.strictObject({
    partner_id: z.uuid().optional().describe('by the vendor’s people: for which partner; by a partner: left out'),
    responsible_id: z.uuid().optional().describe('who answers for rows that name nobody; absent: the caller'),
  }),
  output: Import,
  problems: ['import.bad_owner', 'import.too_many_open', 'partner.not_active'],
  summary: 'Begins an import of registrations; its file follows',
  ratePerMinute: 30,
});

export const giveImportFile = operation('giveImportFile', {
  kind: 'command',
  http: 'POST /v1/registration-imports/{id}/file',
  access,
  body: 'upload',
  input: z.strictObject({ id, file: stored }),
  output: Import,
  problems: ['import.wrong_state', 'import.file_too_large', 'file.empty', 'file.kind_refused', 'file.bad_name'],
  summary: 'The file (query parameter `name`, body: its bytes): XLSX or CSV; it is read in the background',
  ratePerMinute: 30,
});

export const listImports = operation('listImports', {
  kind: 'query',
  http: 'GET /v1/registration-imports',
  access,
  input: z.strictObject(pageInput),
  output: pageOf(Import),
  problems: [],
  summary: 'Imports of the caller’s company; of the vendor’s people: what the vendor has begun; newest first',
});

export const getImport = operation('getImport', {
  kind: 'query',
  http: 'GET /v1/registration-imports/{id}',
  access,
  input: z.strictObject({ id }),
  output: Import,
  problems: [],
  summary: 'How far an import is',
});

export const getImportColumns = operation('getImportColumns', {
  kind: 'query',
  http: 'GET /v1/registration-imports/{id}/columns',
  access,
  input: z.strictObject({ id }),
  output: z.object({ columns: z.array(ImportColumn) }),
  problems: [],
  summary: 'Columns of the file with what they are taken for: guessed, or as this company named them before',
});

export const mapImport = operation('mapImport', {
  kind: 'command',
  http: 'POST /v1/registration-imports/{id}/columns',
  access,
  input: z.strictObject({
    id,
    fields: z
      .array(z.enum(importFields).nullable())
      .max(100)
      .describe('for each column in the order of the file: its field, or null to leave it out'),
  }),
  output: z.object({ columns: z.array(ImportColumn) }),
  problems: ['import.wrong_state', 'import.columns_missing', 'import.columns_twice'],
  summary: 'Says what the columns hold; remembered for the company’s next file',
});

export const previewImport = operation('previewImport', {
  kind: 'query',
  http: 'GET /v1/registration-imports/{id}/preview',
  access,
  input: z.strictObject({
    id,
    result: z.enum(rowResults).optional().describe('rows of this result only'),
    ...pageInput,
  }),
  output: z.object({
    counts: z.object(
      Object.fromEntries(rowResults.map((result) => [result, z.number().int()])) as Record<
        (typeof rowResults)[number],
        z.ZodNumber
      >,
    ),
    quota_left: z.number().int().describe('open registrations that the company may still have'),
    ...pageOf(PreviewRow).shape,
  }),
  problems: [],
  summary: 'What would become of each row; says nothing of what others have registered',
});

export const runImport = operation('runImport', {
  kind: 'command',
  http: 'POST /v1/registration-imports/{id}/run',
  access,
  input: z.strictObject({
    id,
    mode: z
      .enum(importModes)
      .describe('`submit`: ready rows are submitted, others left out; `drafts`: everything readable becomes a draft'),
  }),
  output: Import,
  problems: ['import.wrong_state', 'import.nothing_to_do', 'partner.not_active'],
  summary: 'Starts the import; rows become registrations one after the other, in the order of the file',
});

export const listImportRows = operation('listImportRows', {
  kind: 'query',
  http: 'GET /v1/registration-imports/{id}/rows',
  access,
  input: z.strictObject({
    id,
    outcome: z.enum(rowOutcomes).optional(),
    ...pageInput,
  }),
  output: pageOf(MadeRow),
  problems: [],
  summary: 'What became of the rows of an import that was started',
});

export const undoImport = operation('undoImport', {
  kind: 'command',
  http: 'POST /v1/registration-imports/{id}/undo',
  access,
  input: z.strictObject({ id }),
  output: Import,
  problems: ['import.wrong_state', 'import.undo_over', 'import.too_many_undone'],
  summary: 'Takes back what the import has made and nobody has decided yet; what was decided stays',
});

export const discardImport = operation('discardImport', {
  kind: 'command',
  http: 'POST /v1/registration-imports/{id}/discard',
  access,
  input: z.strictObject({ id }),
  output: z.object({}),
  problems: ['import.wrong_state'],
  summary: 'Puts an import away that was not started, and forgets its rows',
});

export const exportImportFaults = operation('exportImportFaults', {
  kind: 'command',
  http: 'GET /v1/registration-imports/{id}/faults',
  access,
  answer: 'sheet',
  input: z.strictObject({ id }),
  output: WrittenFile,
  problems: [],
  summary: 'Rows that nothing came of, as they stood in the file, with the reason: to be mended and imported again',
});

export const exportImportTemplate = operation('exportImportTemplate', {
  kind: 'command',
  http: 'GET /v1/registration-import-template',
  access,
  answer: 'sheet',
  input: z.strictObject({}),
  output: WrittenFile,
  problems: [],
  summary: 'An empty table with all headings that an import knows and one example',
});

export const forgetImportCells = operation('forgetImportCells', {
  kind: 'command',
  http: 'POST /v1/forgotten-import-cells',
  access: { permission: 'import.make' },
  input: z.strictObject({}),
  output: z.object({ imports: z.number().int() }),
  problems: [],
  summary: 'System only: forgets what stood in the files of old imports; what became of their rows stays',
});

export const finishImportStep = operation('finishImportStep', {
  kind: 'command',
  http: 'POST /v1/registration-imports/{id}/finish-step',
  access: { permission: 'import.make' },
  input: z.strictObject({
    id,
    step: z.enum(['reading', 'running', 'undoing']),
    problem: z
      .strictObject({ code: z.string(), params: z.record(z.string(), z.unknown()).default({}) })
      .nullable()
      .default(null),
  }),
  output: z.object({ state: z.string() }),
  problems: [],
  summary: 'System only: says that the work on an import has come to its end, or why it could not',
});
