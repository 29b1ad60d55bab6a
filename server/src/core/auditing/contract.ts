/** The log as an auditor reads it: any leaf with what opens it, the order of equal claims, evidence to take along. */
import { LEAF_TYPES, type LeafType } from '@kanal/receipt';
import { z } from 'zod';
import { day } from '../../kernel/day.ts';
import { atMost, filesPerMinute, WrittenFile } from '../../kernel/made-file.ts';
import { operation } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import { mostLeavesInEvidence, orderVerdicts } from './rules.ts';

export const auditingProblems = {
  'evidence.nothing': 422,
  'evidence.too_much': 422,
} as const;

const access = { permission: 'log.audit' } as const;
const index = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const leafType = z.enum(LEAF_TYPES as unknown as [LeafType, ...LeafType[]]);
const Partner = z.object({ id: z.uuid(), name: z.string() });

const Leaf = z.object({
  index: z.number().int(),
  type: z.string(),
  at: z.iso.datetime().describe('the vendor’s word'),
  actor: z.string().describe('which side acted'),
  partner: Partner.nullable(),
  registration: z
    .object({
      id: z.uuid(),
      number: z.number().int().nullable().describe('as the leaf opens it; null: it does not'),
      customer: z.string().nullable().describe('as the leaf opens it; null: it does not'),
      never_opened: z.boolean().describe('nobody of its partner has ever had a receipt of it'),
    })
    .nullable()
    .describe('null: the leaf is about the log or the programme'),
});

export const listLeaves = operation('listLeaves', {
  kind: 'query',
  http: 'GET /v1/log/leaves',
  access,
  input: z.strictObject({
    type: leafType.optional(),
    partner_id: z.uuid().optional(),
    registration_id: z.uuid().optional(),
    from: day.optional().describe('first day, in the vendor’s business zone'),
    to: day.optional().describe('last day'),
    from_index: index.optional(),
    to_index: index.optional(),
    never_opened: z
      .enum(['true', 'false'])
      .default('false')
      .describe('true: only first leaves of registrations that nobody of their partner had a receipt of'),
    ...pageInput,
  }),
  output: pageOf(Leaf),
  problems: [],
  summary: 'Leaves of the trust log, newest first',
});

export const openLeaf = operation('openLeaf', {
  // A command, because what is looked into is written down, and shown to the partner whose registration it is.
  kind: 'command',
  http: 'GET /v1/log/leaves/{index}',
  access,
  trail: 'with_question',
  input: z.strictObject({ index }),
  output: Leaf.extend({
    receipt: z
      .string()
      .nullable()
      .describe(
        'its `.tlog-proof` with every opening there is, for its reader to verify; null: it is no leaf any more',
      ),
    erased: z
      .array(z.object({ label: z.string(), index: z.number().int(), reason: z.string() }))
      .describe('closed fields that an erasure names, with the index of its leaf'),
    handover: z
      .object({ index: z.number().int(), way: z.enum(['mail', 'cabinet', 'api']), at: z.iso.datetime() })
      .nullable()
      .describe('the first receipt of the registration that its own partner had in hands'),
    thread: z
      .array(z.object({ index: z.number().int(), type: z.string(), at: z.iso.datetime() }))
      .describe('all leaves of the registration'),
  }),
  problems: ['receipt.unsigned'],
  summary: 'One leaf with all that opens it; the partner sees who looked',
});

const place = { index: z.number().int(), at: z.iso.datetime() };
const OrderedClaim = z.object({
  registration_id: z.uuid(),
  number: z.number().int().nullable(),
  customer: z.string().nullable(),
  partner: Partner,
  place: z.object(place),
  granted: z
    .object({ ...place, rule: z.string().nullable().describe('priority rule that the decision cites') })
    .nullable()
    .describe('leaf that gave it protection last'),
  ended: z
    .object({ ...place, type: z.string() })
    .nullable()
    .describe('leaf that ended it; null: it stands'),
});

export const listClaimOrder = operation('listClaimOrder', {
  kind: 'query',
  http: 'GET /v1/log/claim-order',
  access,
  input: z.strictObject({
    from: day.optional().describe('claims with a place on this day or later, in the vendor’s business zone'),
    to: day.optional(),
    verdict: z.enum(orderVerdicts).optional(),
    ...pageInput,
  }),
  output: pageOf(
    z.object({
      tag: z.string().describe('customer tag, base64: the same customer and product family'),
      verdict: z.enum(orderVerdicts),
      claims: z.array(OrderedClaim).describe('in the order of their places'),
    }),
  ).extend({ counts: z.record(z.enum(orderVerdicts), z.number().int()) }),
  problems: [],
  summary:
    'Claims of different partners with the same customer tag, and whether decisions kept to their order; problems first',
});

export const downloadEvidence = operation('downloadEvidence', {
  kind: 'command',
  http: 'GET /v1/log/evidence',
  access,
  answer: 'archive',
  input: z
    .strictObject({
      registration_id: z.uuid().optional(),
      from_index: index.optional(),
      to_index: index.optional(),
      at_most: atMost(mostLeavesInEvidence),
    })
    .refine(
      ({ registration_id, from_index, to_index }) =>
        registration_id === undefined
          ? from_index !== undefined && to_index !== undefined && from_index <= to_index
          : from_index === undefined && to_index === undefined,
      { path: ['registration_id'], params: { code: 'field.registration_or_range' } },
    ),
  output: WrittenFile,
  problems: ['receipt.unsigned', 'evidence.nothing', 'evidence.too_much', 'export.takes_long'],
  summary:
    'Evidence for court about a registration or a range of leaves: receipts, checkpoint, keys and a report, as a zip',
  ratePerMinute: filesPerMinute,
});
