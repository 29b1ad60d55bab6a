/** Complaints about conduct on the market. They are for compliance to look at; none of their outcomes is about a price. */
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import type { ProblemTable } from '../../kernel/problem.ts';

export const complaintKinds = [
  'low_price',
  'misleading_advertising',
  'trademark',
  'without_services',
  'other',
] as const;
export const complaintStates = ['received', 'in_review', 'closed'] as const;
export type ComplaintState = (typeof complaintStates)[number];
/** There is no outcome that makes anybody raise a price. */
export const complaintOutcomes = ['no_breach', 'explained', 'benefits_reviewed', 'conduct_case', 'not_ours'] as const;

export const complaintProblems = {
  'complaint.wrong_state': 409,
  'complaint.price_alone': 422,
} as const satisfies ProblemTable;

const id = z.uuid();
const words = (minimum: number, maximum = 8_000) => z.string().trim().min(minimum).max(maximum);

export const Complaint = z.object({
  id,
  number: z.number().int(),
  partner: z.object({ id: z.uuid(), name: z.string() }).nullable().describe('who complains; null: the vendor’s people'),
  kind: z.enum(complaintKinds),
  about: z.string(),
  facts: z.string(),
  state: z.enum(complaintStates),
  outcome: z.enum(complaintOutcomes).nullable(),
  answer: z.string(),
  internal_note: z.string().optional().describe('compliance only'),
  created_at: z.iso.datetime(),
  closed_at: z.iso.datetime().nullable(),
  can: z.object({ take: z.boolean(), close: z.boolean() }),
});

export const makeComplaint = operation('makeComplaint', {
  kind: 'command',
  http: 'POST /v1/market-complaints',
  access: { permission: 'complaint.make' },
  input: z.strictObject({
    kind: z.enum(complaintKinds),
    about: words(2, 300).describe('whose conduct'),
    facts: words(20).describe('what happened, where, and what shows it'),
  }),
  output: Complaint,
  problems: [],
  summary: 'Complains about conduct on the market; goes to compliance and to nobody else',
  ratePerMinute: 10,
});

export const listComplaints = operation('listComplaints', {
  kind: 'query',
  http: 'GET /v1/market-complaints',
  access: { permission: 'complaint.make' },
  input: z.strictObject({ ...pageInput, state: z.enum(complaintStates).optional() }),
  output: pageOf(Complaint),
  problems: [],
  summary: 'One’s own complaints; compliance sees all of them',
});

export const takeComplaint = operation('takeComplaint', {
  kind: 'command',
  http: 'POST /v1/market-complaints/{id}/take',
  access: { permission: 'complaint.handle' },
  input: z.strictObject({ id }),
  output: Complaint,
  problems: ['complaint.wrong_state'],
  summary: 'Compliance begins to look into a complaint',
});

export const closeComplaint = operation('closeComplaint', {
  kind: 'command',
  http: 'POST /v1/market-complaints/{id}/close',
  access: { permission: 'complaint.handle' },
  input: z.strictObject({
    id,
    outcome: z.enum(complaintOutcomes),
    answer: words(10).describe('for whoever complains; names nobody'),
    internal_note: z.string().trim().max(8_000).default(''),
  }),
  output: Complaint,
  problems: ['complaint.wrong_state', 'complaint.price_alone'],
  summary: 'Says what came of it; a low price alone is no breach and touches nobody’s benefits',
});
