/** Cases of conduct, of partners and of the vendor's own people alike: notice, reply, decision, sanction, appeal. */
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import type { ProblemTable } from '../../kernel/problem.ts';

export const conductSides = ['partner', 'vendor'] as const;
export const conductStates = ['noticed', 'replied', 'decided', 'appealed', 'final', 'dropped'] as const;
export type ConductState = (typeof conductStates)[number];

/** What the code of conduct asks of each side. There is no rule about the price at which a partner sells. */
export const conductRules = {
  partner: [
    'false_registration',
    'registering_to_block',
    'confidentiality',
    'misleading_customer',
    'trademark',
    'without_competence',
    'bribery',
    'other',
  ],
  vendor: ['protection_bypassed', 'told_a_rival', 'price_to_another', 'late_answer', 'pressure', 'bribery', 'other'],
} as const;

/** The ladder, mildest first. */
export const sanctions = [
  'none',
  'warning',
  'benefits_suspended',
  'tier_hold',
  'suspension',
  'termination_proposed',
] as const;
export type Sanction = (typeof sanctions)[number];
export const verdicts = ['upheld', 'softened', 'lifted'] as const;

export const conductProblems = {
  'conduct.wrong_state': 409,
  'conduct.bad_reference': 422,
  'conduct.reply_awaited': 409,
  'conduct.too_high_a_step': 409,
  'conduct.not_for_vendor': 422,
  'conduct.same_person': 409,
  'conduct.other_side': 409,
  'conduct.appeal_over': 409,
  'conduct.not_softer': 422,
} as const satisfies ProblemTable;

const id = z.uuid();
const words = (minimum: number) => z.string().trim().min(minimum).max(8_000);
const Named = z.object({ id: z.uuid(), name: z.string() });
const moment = z.iso.datetime().nullable();

export const ConductCase = z.object({
  id,
  number: z.number().int(),
  side: z.enum(conductSides),
  partner: Named,
  rule: z.string(),
  registration_id: z.uuid().nullable(),
  facts: z.string(),
  state: z.enum(conductStates),
  opened_by: z.string().describe('empty for the other side: cases are the company’s, not a person’s'),
  opened_at: z.iso.datetime(),
  reply_due_at: z.iso.datetime(),
  vendor_due_at: moment.describe('by when the vendor decides, or answers an appeal'),
  times_late: z.number().int().describe('how often the vendor missed its own time in this case'),
  reply: z.string(),
  replied_at: moment,
  found: z.boolean().nullable().describe('whether the rule was broken'),
  sanction: z.enum(sanctions).nullable(),
  sanction_until: z.string().nullable(),
  reason: z.string(),
  decided_at: moment,
  appeal_until: moment,
  appeal: z.string(),
  appealed_at: moment,
  verdict: z.enum(verdicts).nullable(),
  verdict_reason: z.string(),
  judged_at: moment,
  can: z.object({
    reply: z.boolean(),
    decide: z.boolean(),
    appeal: z.boolean(),
    judge: z.boolean(),
    drop: z.boolean(),
  }),
});

const read = { permission: 'conduct.read' } as const;

export const listConductCases = operation('listConductCases', {
  kind: 'query',
  http: 'GET /v1/conduct-cases',
  access: read,
  input: z.strictObject({
    ...pageInput,
    side: z.enum(conductSides).optional(),
    state: z.enum(conductStates).optional(),
  }),
  output: pageOf(ConductCase),
  problems: [],
  summary: 'Cases of conduct, newest first; a partner sees its own only',
});

export const listStandingSanctions = operation('listStandingSanctions', {
  kind: 'query',
  http: 'GET /v1/standing-sanctions',
  access: read,
  input: z.strictObject({ partner_id: z.uuid().optional().describe('by the vendor’s people: of whom') }),
  output: z.object({
    items: z.array(
      z.object({
        case_id: z.uuid(),
        number: z.number().int(),
        sanction: z.enum(sanctions),
        until: z
          .string()
          .nullable()
          .describe('its last day, in the vendor’s zone; null: until it is decided otherwise'),
      }),
    ),
  }),
  problems: [],
  summary: 'Measures that bind a partner today; they end by themselves',
});

export const getConductCase = operation('getConductCase', {
  kind: 'query',
  http: 'GET /v1/conduct-cases/{id}',
  access: read,
  input: z.strictObject({ id }),
  output: ConductCase,
  problems: [],
  summary: 'One case of conduct',
});

export const openConductCase = operation('openConductCase', {
  kind: 'command',
  http: 'POST /v1/conduct-cases',
  access: { permission: 'conduct.open' },
  input: z.strictObject({
    partner_id: z.uuid(),
    rule: z.enum(conductRules.partner),
    facts: words(20).describe('what happened, when, and what shows it'),
    registration_id: z.uuid().nullable().default(null),
  }),
  output: ConductCase,
  problems: ['conduct.bad_reference'],
  summary: 'Gives a partner notice of a possible breach; its time to reply begins',
});

export const reportIncident = operation('reportIncident', {
  kind: 'command',
  http: 'POST /v1/conduct-incidents',
  access: { permission: 'conduct.report' },
  input: z.strictObject({
    rule: z.enum(conductRules.vendor),
    facts: words(20).describe('what the vendor’s people did, when, and what shows it'),
    registration_id: z.uuid().nullable().default(null),
  }),
  output: ConductCase,
  problems: ['conduct.bad_reference'],
  summary: 'By a partner: reports conduct of the vendor’s people; the head of channel is told at once',
  ratePerMinute: 10,
});

export const replyInConductCase = operation('replyInConductCase', {
  kind: 'command',
  http: 'POST /v1/conduct-cases/{id}/reply',
  access: { permission: 'conduct.reply' },
  input: z.strictObject({ id, reply: words(1) }),
  output: ConductCase,
  problems: ['conduct.wrong_state', 'conduct.other_side'],
  summary: 'The answer of the side whose conduct it is',
});

export const decideConductCase = operation('decideConductCase', {
  kind: 'command',
  http: 'POST /v1/conduct-cases/{id}/decide',
  access: { permission: 'conduct.decide' },
  input: z.strictObject({
    id,
    found: z.boolean(),
    sanction: z.enum(sanctions).default('none'),
    grave: z.boolean().default(false).describe('so grave that a step of the ladder may be left out'),
    reason: words(20),
  }),
  output: ConductCase,
  problems: [
    'conduct.wrong_state',
    'conduct.reply_awaited',
    'conduct.too_high_a_step',
    'conduct.not_for_vendor',
    'conduct.same_person',
  ],
  summary: 'After the reply, or when its time is over; not by whoever opened the case',
});

export const appealConductCase = operation('appealConductCase', {
  kind: 'command',
  http: 'POST /v1/conduct-cases/{id}/appeal',
  access: { permission: 'conduct.appeal' },
  input: z.strictObject({ id, appeal: words(20) }),
  output: ConductCase,
  problems: ['conduct.wrong_state', 'conduct.appeal_over'],
  summary: 'By the partner, once: another person looks at the decision',
});

export const judgeConductAppeal = operation('judgeConductAppeal', {
  kind: 'command',
  http: 'POST /v1/conduct-cases/{id}/judge-appeal',
  access: { permission: 'conduct.decide' },
  input: z.strictObject({
    id,
    verdict: z.enum(verdicts),
    sanction: z.enum(sanctions).optional().describe('with `softened`: the milder one'),
    reason: words(20),
  }),
  output: ConductCase,
  problems: ['conduct.wrong_state', 'conduct.same_person', 'conduct.not_softer'],
  summary: 'The last word, by neither who opened nor who decided',
});

export const dropConductCase = operation('dropConductCase', {
  kind: 'command',
  http: 'POST /v1/conduct-cases/{id}/drop',
  access: { permission: 'conduct.open' },
  input: z.strictObject({ id, reason: words(5) }),
  output: ConductCase,
  problems: ['conduct.wrong_state'],
  summary: 'Puts a notice away that was given by mistake, before its decision',
});

export const remindConductReply = operation('remindConductReply', {
  kind: 'command',
  http: 'POST /v1/conduct-cases/{id}/remind',
  access: { permission: 'conduct.remind' },
  input: z.strictObject({ id }),
  output: z.object({ reminded: z.boolean() }),
  problems: [],
  summary: 'System only: a day before the time to reply is over',
});

export const recordConductDelay = operation('recordConductDelay', {
  kind: 'command',
  http: 'POST /v1/conduct-cases/{id}/record-delay',
  access: { permission: 'conduct.remind' },
  input: z.strictObject({ id }),
  output: z.object({ recorded: z.boolean() }),
  problems: [],
  summary: 'System only: the vendor has missed its own time; the head of channel is told',
});
