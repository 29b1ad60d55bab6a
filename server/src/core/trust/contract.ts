/** Receipts of a registration: what the vendor can no longer deny, for whoever may read the registration. */
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import type { ProblemTable } from '../../kernel/problem.ts';

export const trustProblems = {
  // It may be mended and asked again, but not by whoever asks.
  'receipt.unsigned': 503,
} as const satisfies ProblemTable;

const Receipt = z.object({
  /** Index of the leaf. */
  id: z.string(),
  type: z.string(),
  at: z.iso.datetime(),
  index: z.number().int(),
  /** Where its `.tlog-proof` file is. */
  url: z.string(),
  witnessed: z
    .enum(['none', 'below_quorum', 'quorum'])
    .describe(
      'whether enough witnesses have cosigned a checkpoint with this leaf; none: the vendor asks for no witness',
    ),
});

export const listReceipts = operation('listReceipts', {
  kind: 'query',
  http: 'GET /v1/registrations/{id}/receipts',
  access: { permission: 'registration.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    vkey: z.string().nullable().describe('the log’s verifier key; null before its first checkpoint'),
    items: z.array(Receipt),
    nextCursor: z.null(),
  }),
  problems: ['receipt.unsigned'],
  summary: 'Receipts of a registration, oldest first, and the key to verify them with',
});

export const downloadReceipt = operation('downloadReceipt', {
  // A command, because the first receipt that a partner has in hands is remembered: never-opened registrations are counted.
  kind: 'command',
  http: 'GET /v1/registrations/{id}/receipts/{index}',
  access: { permission: 'registration.read' },
  answer: 'file',
  trail: 'of_events',
  input: z.strictObject({ id: z.uuid(), index: z.coerce.number().int().min(0) }),
  output: z.object({ name: z.string(), mediaType: z.string(), text: z.string() }),
  problems: ['receipt.unsigned'],
  summary: 'One receipt as a `.tlog-proof` file that anybody can verify without Kanal',
});

export const downloadReceiptPdf = operation('downloadReceiptPdf', {
  // A command, because the first receipt that a partner has in hands is remembered: never-opened registrations are counted.
  kind: 'command',
  http: 'GET /v1/registrations/{id}/receipts/{index}/pdf',
  access: { permission: 'registration.read' },
  answer: 'file',
  trail: 'of_events',
  input: z.strictObject({ id: z.uuid(), index: z.coerce.number().int().min(0) }),
  output: z.object({ name: z.string(), mediaType: z.string(), bytes: z.custom<Uint8Array>() }),
  problems: ['receipt.unsigned'],
  summary: 'One receipt on paper, for people: it says itself that the evidence is the `.tlog-proof` file',
});

export const getLogHead = operation('getLogHead', {
  kind: 'query',
  http: 'GET /v1/log/head',
  access: { permission: 'log.read' },
  input: z.strictObject({}),
  output: z.object({
    checkpoint: z
      .object({
        size: z.number().int().describe('leaves that the newest checkpoint covers'),
        root: z.string().describe('base64 of 32 bytes; its four words are compared by phone'),
        at: z.iso.datetime().describe('when it was signed'),
      })
      .nullable()
      .describe('null before the first'),
    time_zone: z.string().describe('the vendor’s business zone, which days and months of the log are counted in'),
  }),
  problems: [],
  summary: 'Size and root of the newest signed checkpoint of the log',
});

export const eraseValue = operation('eraseValue', {
  kind: 'command',
  http: 'POST /v1/log/erasures',
  access: { permission: 'log.erase' },
  input: z.strictObject({
    value: z.string().trim().min(2).max(2_000).describe('exactly as it was written: a name, an address, a note'),
    reason: z.string().trim().min(5).max(500).describe('stands in the log; it must not contain the value'),
  }),
  output: z.object({
    erased: z.number().int().describe('fields'),
    leaves: z.array(z.number().int()),
  }),
  problems: [],
  // What is remembered of a question is a hash, from which a name could be guessed.
  secretAnswer: true,
  summary: 'Erases a value from all fields of the log that hold it; every proof stays valid',
});
