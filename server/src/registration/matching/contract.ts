/** Records of customers that turn out to be one, or two: merged, parted again, split. Closed to partners. */
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';

export const matchingProblems = {
  'customer_merge.not_found': 422,
  'customer_merge.itself': 422,
  'customer_merge.not_active': 409,
  'customer_merge.other_tax_id': 409,
  'customer_merge.two_groups': 409,
  'customer_merge.two_protections': 409,
  'customer_merge.not_merged': 409,
  'customer_merge.merged_further': 409,
  'customer_duplicate.not_open': 409,
  'customer_answer.none': 409,
  'customer_answer.merged': 409,
  'customer_split.nothing': 422,
  'customer_split.two_protections': 409,
} as const;

const refusals = [
  'customer_merge.not_found',
  'customer_merge.itself',
  'customer_merge.not_active',
  'customer_merge.other_tax_id',
  'customer_merge.two_groups',
  'customer_merge.two_protections',
] as const;

const count = z.number().int();
const record = z.object({ id: z.uuid(), name: z.string() });
const pair = {
  id: z.uuid().describe('the record that is kept'),
  gone_id: z.uuid().describe('the record merged into it'),
};

export const previewCustomerMerge = operation('previewCustomerMerge', {
  kind: 'query',
  http: 'GET /v1/customers/{id}/merge-preview',
  access: { permission: 'customer.merge' },
  input: z.strictObject(pair),
  output: z.object({
    registrations: count.describe('that move to the kept record'),
    protected: count.describe('of them with a protection in force'),
    names: z.array(z.string()).describe('that the kept record will also be known by'),
    fields: z
      .array(
        z.enum(['country', 'tax_id', 'kpp', 'ogrn', 'web_domain', 'phone', 'region', 'city', 'address', 'industry']),
      )
      .describe('that the kept record takes over because it has none itself'),
    group: z.string().nullable().describe('the group that the kept record joins'),
  }),
  problems: refusals,
  summary: 'What merging two records of one customer would do, or why it is not possible',
});

export const CustomerMerge = z.object({
  id: z.uuid(),
  kept: record,
  gone: record.extend({ tax_id: z.string().nullable() }),
  registrations: count,
  by: z.string().nullable(),
  at: z.iso.datetime(),
  undone: z.object({ by: z.string().nullable(), at: z.iso.datetime() }).nullable(),
  can: z.object({ undo: z.boolean() }),
});

export const listCustomerMerges = operation('listCustomerMerges', {
  kind: 'query',
  http: 'GET /v1/customers/{id}/merges',
  access: { permission: 'customer.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ items: z.array(CustomerMerge).describe('the latest first') }),
  problems: [],
  summary: 'Merges that a record has taken part in, undone ones as well',
});

export const listCustomerRegistrations = operation('listCustomerRegistrations', {
  kind: 'query',
  http: 'GET /v1/customers/{id}/registrations',
  access: { permission: 'customer.merge' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    items: z
      .array(
        z.object({
          id: z.uuid(),
          number: count,
          customer_name: z.string().describe('as the claim has it'),
          partner: z.string(),
          submitted_at: z.iso.datetime().nullable(),
        }),
      )
      .describe('the latest first, at most 500; drafts are their partners’ own'),
  }),
  problems: [],
  summary: 'Registrations that are about this very record, for taking wrongly joined ones out',
});

export const mergeCustomers = operation('mergeCustomers', {
  kind: 'command',
  http: 'POST /v1/customers/{id}/merge',
  access: { permission: 'customer.merge' },
  input: z.strictObject(pair),
  output: z.object({ kept: record, registrations: count }),
  problems: [...refusals, 'customer.tax_id_taken'],
  summary: 'Merges another record of the same customer into this one; can be undone',
});

export const undoCustomerMerge = operation('undoCustomerMerge', {
  kind: 'command',
  http: 'POST /v1/customers/{id}/unmerge',
  access: { permission: 'customer.merge' },
  input: z.strictObject({ id: z.uuid().describe('the record that was merged into another') }),
  output: z.object({ kept: record, registrations: count }),
  problems: [
    'customer_merge.not_found',
    'customer_merge.not_merged',
    'customer_merge.merged_further',
    'customer_merge.two_protections',
    'customer.tax_id_taken',
  ],
  summary: 'Brings a merged record back with everything that the merge had moved',
});

export const splitCustomer = operation('splitCustomer', {
  kind: 'command',
  http: 'POST /v1/customers/{id}/split',
  access: { permission: 'customer.merge' },
  input: z.strictObject({
    id: z.uuid(),
    name: z.string().trim().min(1).max(300).describe('of the new customer'),
    aliases: z.array(z.string().trim().min(1).max(300)).max(50).default([]).describe('other names that go with it'),
    registration_ids: z.array(z.uuid()).max(500).default([]).describe('registrations that are about the new customer'),
  }),
  output: z.object({ created: record, registrations: count }),
  problems: ['customer_split.nothing', 'customer_split.two_protections', 'customer.merged', 'customer.invalid'],
  summary: 'Takes wrongly joined registrations and names out into a customer of their own',
});

export const CustomerDuplicate = z.object({
  left: record,
  right: record,
  relation: z.enum(['same', 'group']).describe('what the search takes them for'),
  reasons: z.array(z.object({ code: z.string(), text: z.object({ ru: z.string(), en: z.string() }) })),
  proposed_at: z.iso.datetime(),
});

export const listCustomerDuplicates = operation('listCustomerDuplicates', {
  kind: 'query',
  http: 'GET /v1/customer-duplicates',
  access: { permission: 'customer.merge' },
  input: z.strictObject(pageInput),
  output: pageOf(CustomerDuplicate),
  problems: [],
  summary: 'Pairs of customers that may be one and wait for an answer, the surest first',
});

export const answerCustomerDuplicate = operation('answerCustomerDuplicate', {
  kind: 'command',
  http: 'POST /v1/customer-duplicates/answer',
  access: { permission: 'customer.merge' },
  input: z.strictObject({ left_id: z.uuid(), right_id: z.uuid(), verdict: z.enum(['same', 'group', 'different']) }),
  output: z.object({ verdict: z.enum(['same', 'group', 'different']) }),
  problems: ['customer_duplicate.not_open', 'candidate.contradicts_identifiers'],
  summary: 'Answers about a proposed pair; the answer holds for all claims and is not asked again',
});

const verdict = z.enum(['same', 'group', 'different']);

export const CustomerAnswer = z.object({
  left: record,
  right: record,
  verdict,
  by: z.string().nullable(),
  at: z.iso.datetime(),
  can: z.object({ withdraw: z.boolean() }),
});

export const listCustomerAnswers = operation('listCustomerAnswers', {
  kind: 'query',
  http: 'GET /v1/customer-answers',
  access: { permission: 'customer.read' },
  input: z.strictObject({ ...pageInput, customer_id: z.uuid().optional().describe('absent: about all customers') }),
  output: pageOf(CustomerAnswer),
  problems: [],
  summary: 'What people have answered about pairs of customers, the latest first',
});

export const withdrawCustomerAnswer = operation('withdrawCustomerAnswer', {
  kind: 'command',
  http: 'POST /v1/customer-answers/{left_id}/{right_id}/withdraw',
  access: { permission: 'customer.merge' },
  input: z.strictObject({ left_id: z.uuid(), right_id: z.uuid() }),
  output: z.object({ verdict: verdict.describe('that holds no more') }),
  problems: ['customer_answer.none', 'customer_answer.merged'],
  summary:
    'Takes an answer about two customers back: the name it has taught is forgotten, and the pair may be asked about',
});

export const proposeDuplicates = operation('proposeDuplicates', {
  kind: 'command',
  http: 'POST /v1/customer-duplicates/propose',
  access: { permission: 'customer.propose_duplicates' },
  input: z.strictObject({ at_most: count.min(1).max(500).default(50).describe('customers in this one transaction') }),
  output: z.object({ compared: count, proposed: count, finished: z.boolean() }),
  problems: [],
  summary: 'System only: compares a batch of customers with all others and proposes pairs that may be one',
});
