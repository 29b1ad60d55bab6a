/** What an import looks like from outside: itself, its columns, its rows before and after. */
import { z } from 'zod';
import { registrationStates } from '../../registrations/contract/views.ts';

export const importStates = [
  'empty',
  'reading',
  'unreadable',
  'mapping',
  'running',
  'stopped',
  'done',
  'undoing',
  'undone',
  'discarded',
] as const;
export type ImportState = (typeof importStates)[number];

export const importModes = ['submit', 'drafts'] as const;
export type ImportMode = (typeof importModes)[number];

/** What a column of a file can hold. */
export const importFields = [
  'customer_name',
  'customer_tax_id',
  'customer_domain',
  'product',
  'amount',
  'close_date',
  'need',
  'quantity',
  'currency',
  'billing',
  'customer_kpp',
  'customer_country',
  'customer_region',
  'customer_city',
  'customer_phone',
  'contact_name',
  'contact_role',
  'contact_email',
  'contact_phone',
  'contact_consent',
  'project_name',
  'type',
  'route',
  'notice_number',
  'notice_date',
  'public_sector',
  'competitor',
  'incumbent',
  'work_done',
  'next_steps',
  'help_wanted',
  'responsible',
] as const;
export type ImportField = (typeof importFields)[number];

/** Before the start; `over_quota` rows become drafts. */
export const rowResults = ['ready', 'incomplete', 'twin_in_file', 'twin_in_book', 'over_quota'] as const;
export type RowResult = (typeof rowResults)[number];

export const rowOutcomes = ['submitted', 'draft', 'failed', 'skipped'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

const LocalText = z.object({ ru: z.string(), en: z.string() });
const Named = z.object({ id: z.uuid(), name: z.string() });
const count = z.number().int();

export const Import = z.object({
  id: z.uuid(),
  state: z.enum(importStates),
  mode: z.enum(importModes).nullable(),
  partner: Named,
  person: Named.describe('who has begun it'),
  by_vendor: z.boolean(),
  responsible: Named.describe('who answers for rows that name nobody'),
  file_name: z.string(),
  row_count: count,
  rows_planned: count.describe('rows that this start was to make registrations of'),
  rows_done: count,
  outcomes: z.object({ submitted: count, draft: count, failed: count, skipped: count }),
  undone: z.object({ taken_back: count, stays: count }),
  problem: LocalText.nullable().describe('why the file cannot be read, or the import has stopped'),
  seen_before: z.iso.datetime().nullable().describe('when this company last imported the very same file'),
  created_at: z.iso.datetime(),
  finished_at: z.iso.datetime().nullable(),
  undo_until: z.iso.datetime().nullable(),
  undone_at: z.iso.datetime().nullable(),
  can: z.object({ map: z.boolean(), run: z.boolean(), undo: z.boolean(), discard: z.boolean() }),
});

export const ImportColumn = z.object({
  heading: z.string(),
  field: z.enum(importFields).nullable(),
  samples: z.array(z.string()).describe('what stands in the first rows'),
});

export const RowFault = z.object({
  field: z.enum(importFields).nullable(),
  text: LocalText,
});

export const PreviewRow = z.object({
  number: count.describe('line of the file'),
  result: z.enum(rowResults),
  customer_name: z.string(),
  customer_tax_id: z.string().nullable(),
  products: z.array(LocalText),
  amount_minor: z.number().int().nullable(),
  currency: z.string(),
  close_date: z.string().nullable(),
  responsible: z.string(),
  faults: z.array(RowFault),
});

export const MadeRow = z.object({
  number: count,
  outcome: z.enum(rowOutcomes).nullable().describe('null: its turn has not come'),
  customer_name: z.string(),
  registration: z
    .object({ id: z.uuid(), number: z.number().int().nullable(), state: z.enum(registrationStates) })
    .nullable(),
  faults: z.array(RowFault),
  undo_outcome: z.enum(['taken_back', 'stays']).nullable(),
});
