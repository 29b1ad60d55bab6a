/** Selling one deal together: lead and support partner with a split of benefits, agreed by both and by the vendor. */
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import type { ProblemTable } from '../../kernel/problem.ts';
import { registrationStates } from '../registrations/contract/views.ts';

export const coSellingStates = ['proposed', 'invited', 'agreed', 'ended', 'declined', 'lapsed', 'withdrawn'] as const;
export type CoSellingState = (typeof coSellingStates)[number];

export const coSellingProblems = {
  'co_selling.wrong_state': 409,
  'co_selling.deal_over': 409,
  'co_selling.on_hold': 409,
  'co_selling.open_already': 409,
  'co_selling.another_stands': 409,
  'co_selling.own_company': 422,
  'co_selling.bad_tax_id': 422,
  'co_selling.not_this_company': 422,
} as const satisfies ProblemTable;

/** What any step may meet: the deal is over, or stands still. */
const steps = ['co_selling.wrong_state', 'co_selling.deal_over', 'co_selling.on_hold'] as const;

const id = z.uuid();
const Named = z.object({ id: z.uuid(), name: z.string() });
const moment = z.iso.datetime().nullable();
const words = z.string().trim().max(1_000);
const split = {
  role: z.string().trim().min(3).max(300).describe('what the support partner does in the deal'),
  lead_percent: z.number().int().min(1).max(99).describe('the lead’s share of the benefits; the rest is the support’s'),
};
const company = {
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('RU'),
  tax_id: z.string().trim().min(4).max(20),
};

export const CoSelling = z.object({
  id,
  state: z
    .enum(coSellingStates)
    .describe('to the lead a company that it has named itself is not told apart until the answer is there'),
  proposed_by: z.enum(['partner', 'vendor']),
  proposer: z.string(),
  proposed_at: z.iso.datetime(),
  named_tax_id: z.string().nullable().describe('as the lead has named the company'),
  support: Named.nullable().describe('to the lead only once all have agreed'),
  role: z.string(),
  lead_percent: z.number().int(),
  support_percent: z.number().int(),
  turn: z.enum(['vendor', 'lead', 'support']).nullable().describe('who answers; null to whom it is not told'),
  due_at: moment.describe('by when, to whoever answers and to the vendor'),
  expected_by: z.iso.datetime().describe('by when the lead has an answer if all use their time'),
  agreed_at: moment,
  closed_at: moment,
  note: z.string().describe('the words of whoever declined or ended it, to those who may read them'),
  matches: z
    .array(Named.extend({ active: z.boolean() }))
    .optional()
    .describe('vendor side only: partners with the tax id that the lead has named'),
  can: z.object({
    pass_on: z.boolean(),
    answer: z.boolean(),
    decline: z.boolean(),
    withdraw: z.boolean(),
    end: z.boolean(),
  }),
});
export type CoSelling = z.infer<typeof CoSelling>;

export const Distributor = z.object({
  named_tax_id: z.string().nullable().describe('as the partner has named it'),
  company: Named.nullable().describe('which partner it is, as the vendor has said'),
  matches: z.array(Named).optional().describe('vendor side only: active partners with that tax id'),
});

export const CoSellingOfDeal = z.object({
  items: z.array(CoSelling).describe('newest first'),
  shares: z
    .array(z.object({ partner: Named, percent: z.number().int() }))
    .describe('how the benefits are split now; the lead alone has all of them'),
  distributor: Distributor,
  can: z.object({
    propose: z.boolean(),
    offer: z.boolean(),
    name_distributor: z.boolean(),
    set_distributor: z.boolean(),
  }),
});
export type CoSellingOfDeal = z.infer<typeof CoSellingOfDeal>;

/** The support partner's view: what it takes part in, and nothing else of the deal. */
export const JointDeal = z.object({
  id,
  state: z.enum(coSellingStates),
  lead: z.string(),
  customer_name: z.string(),
  project_name: z.string(),
  role: z.string(),
  own_percent: z.number().int(),
  lead_percent: z.number().int(),
  due_at: moment.describe('by when to answer the invitation'),
  agreed_at: moment,
  closed_at: moment,
  note: z.string(),
  deal: z
    .object({
      state: z.enum(registrationStates),
      stage: z.object({ ru: z.string(), en: z.string() }).nullable(),
      next_step_on: z.string().nullable(),
    })
    .nullable()
    .describe('where the deal stands, while the agreement holds'),
  can: z.object({ answer: z.boolean(), leave: z.boolean() }),
});
export type JointDeal = z.infer<typeof JointDeal>;

/** The same words whoever the company is: a partner learns nothing of others by naming them. */
const Sent = z.object({ sent: z.literal(true) });
/** What has become of it is read from the page that shows it, by each side in its own way. */
const Done = z.object({ done: z.literal(true) });

const read = { permission: 'co_selling.read' } as const;

export const getCoSelling = operation('getCoSelling', {
  kind: 'query',
  http: 'GET /v1/registrations/{id}/co-selling',
  access: read,
  input: z.strictObject({ id }),
  output: CoSellingOfDeal,
  problems: [],
  summary: 'Who shares a deal, what is proposed, and its distributor; for the lead and the vendor',
});

export const proposeCoSelling = operation('proposeCoSelling', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/co-selling',
  access: { permission: 'co_selling.propose' },
  input: z.strictObject({ id, ...company, ...split }),
  output: Sent,
  problems: [
    ...steps,
    'co_selling.open_already',
    'co_selling.another_stands',
    'co_selling.own_company',
    'co_selling.bad_tax_id',
  ],
  summary: 'By the lead: names a support partner by tax id; the answer is the same whoever that is',
  ratePerMinute: 10,
});

export const offerCoSelling = operation('offerCoSelling', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/co-selling-offers',
  access: { permission: 'co_selling.arrange' },
  input: z.strictObject({ id, partner_id: z.uuid(), ...split }),
  output: Done,
  problems: [
    ...steps,
    'co_selling.open_already',
    'co_selling.another_stands',
    'co_selling.own_company',
    'co_selling.not_this_company',
  ],
  summary: 'By the vendor: offers the lead a support partner, whose name it learns when all have agreed',
});

export const passOnCoSelling = operation('passOnCoSelling', {
  kind: 'command',
  http: 'POST /v1/co-sellings/{id}/pass-on',
  access: { permission: 'co_selling.arrange' },
  input: z.strictObject({ id, partner_id: z.uuid() }),
  output: Done,
  problems: [...steps, 'co_selling.not_this_company'],
  summary: 'By the vendor: agrees and invites the company that the lead has named; the split stays as proposed',
});

export const declineCoSelling = operation('declineCoSelling', {
  kind: 'command',
  http: 'POST /v1/co-sellings/{id}/decline',
  access: { permission: 'co_selling.arrange' },
  input: z.strictObject({ id, note: words.default('').describe('for the lead to read') }),
  output: Done,
  problems: [...steps],
  summary: 'By the vendor, before all have agreed: it does not come about',
});

export const answerCoSelling = operation('answerCoSelling', {
  kind: 'command',
  http: 'POST /v1/co-sellings/{id}/answer',
  access: { permission: 'co_selling.answer' },
  input: z.strictObject({ id, accept: z.boolean(), note: words.default('').describe('to the vendor') }),
  output: Done,
  problems: [...steps],
  summary: 'Yes or no: of the support partner to an invitation, of the lead to an offer of the vendor',
});

export const withdrawCoSelling = operation('withdrawCoSelling', {
  kind: 'command',
  http: 'POST /v1/co-sellings/{id}/withdraw',
  access: { permission: 'co_selling.propose' },
  input: z.strictObject({ id }),
  output: Done,
  problems: [...steps],
  summary: 'By the lead: takes its own proposal back, before all have agreed',
});

export const endCoSelling = operation('endCoSelling', {
  kind: 'command',
  http: 'POST /v1/co-sellings/{id}/end',
  access: { permission: 'co_selling.arrange' },
  input: z.strictObject({ id, note: words.min(5).describe('why; lead and support partner read it') }),
  output: Done,
  problems: [...steps],
  summary: 'By the vendor: ends an agreement before the deal is over; both partners are told why',
});

export const leaveCoSelling = operation('leaveCoSelling', {
  kind: 'command',
  http: 'POST /v1/co-sellings/{id}/leave',
  access: { permission: 'co_selling.answer' },
  input: z.strictObject({ id, note: words.min(5).describe('why; the lead and the vendor read it') }),
  output: Done,
  problems: [...steps],
  summary: 'By the support partner: leaves an agreement before the deal is over',
});

export const runCoSelling = operation('runCoSelling', {
  kind: 'command',
  http: 'POST /v1/co-sellings/{id}/run',
  access: { permission: 'co_selling.run' },
  input: z.strictObject({ id }),
  output: z.object({ done: z.enum(['nothing', 'reminded', 'lapsed']) }),
  problems: [],
  trail: 'of_events',
  summary: 'System only: a reminder before the time is over, and the end when nobody has answered',
});

export const listCoSellings = operation('listCoSellings', {
  kind: 'query',
  http: 'GET /v1/co-sellings',
  access: { permission: 'co_selling.arrange' },
  input: z.strictObject({ ...pageInput, state: z.enum(coSellingStates).optional() }),
  output: pageOf(
    CoSelling.extend({ registration_id: z.uuid(), number: z.number().int(), lead: Named, customer_name: z.string() }),
  ),
  problems: [],
  summary: 'By the vendor: proposals and agreements of all deals, newest first',
});

export const listJointDeals = operation('listJointDeals', {
  kind: 'query',
  http: 'GET /v1/joint-deals',
  access: { permission: 'co_selling.join' },
  input: z.strictObject({ ...pageInput }),
  output: pageOf(JointDeal),
  problems: [],
  summary: 'By a partner: deals of other partners that it is invited to or takes part in, newest first',
});

export const downloadJointDealReceipt = operation('downloadJointDealReceipt', {
  kind: 'query',
  http: 'GET /v1/joint-deals/{id}/receipts/{event}',
  access: { permission: 'co_selling.join' },
  answer: 'file',
  input: z.strictObject({ id, event: z.enum(['joined', 'left']) }),
  output: z.object({ name: z.string(), mediaType: z.string(), text: z.string() }),
  problems: ['receipt.unsigned'],
  summary: 'The support partner’s receipt of the agreement, as a `.tlog-proof` file',
});

export const nameDistributor = operation('nameDistributor', {
  kind: 'command',
  http: 'PUT /v1/registrations/{id}/distributor',
  access: { permission: 'co_selling.propose' },
  input: z.strictObject({ id, country: company.country, tax_id: company.tax_id.nullable() }),
  output: Sent,
  problems: ['co_selling.deal_over', 'co_selling.on_hold', 'co_selling.own_company', 'co_selling.bad_tax_id'],
  summary: 'By the partner: names its distributor by tax id; the answer is the same whoever that is; null: none',
  ratePerMinute: 10,
});

export const setDistributor = operation('setDistributor', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/distributor',
  access: { permission: 'co_selling.arrange' },
  input: z.strictObject({ id, partner_id: z.uuid().nullable() }),
  output: Done,
  problems: ['co_selling.deal_over', 'co_selling.on_hold', 'co_selling.own_company', 'co_selling.not_this_company'],
  summary: 'By the vendor: says which of its partners is the distributor of this deal; null: none',
});
