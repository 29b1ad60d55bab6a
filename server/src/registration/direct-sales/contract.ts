/** The vendor's own sellers register their deals too; what a partner has claimed before stops them. */
import { z } from 'zod';
import { day } from '../../kernel/day.ts';
import { dealCurrencies } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import type { ProblemTable } from '../../kernel/problem.ts';

export const directStates = ['registered', 'stopped', 'allowed', 'refused', 'withdrawn', 'won', 'lost'] as const;
export type DirectState = (typeof directStates)[number];
/** Why direct sales may go on although a partner came first. */
export const directReasons = [
  'customer_letter',
  'law_and_procurement',
  'partner_agreed',
  'partner_inactive',
  'other',
] as const;

/** What stands against a direct deal: a protection, or a claim that came first. */
export const conflictKinds = ['protected', 'earlier'] as const;
export type ConflictKind = (typeof conflictKinds)[number];

export const directProblems = {
  'direct.wrong_state': 409,
  'direct.not_yours': 409,
  'direct.bad_reference': 422,
  'direct.reason_needed': 409,
  'direct.same_person': 409,
  'direct.head_needed': 409,
} as const satisfies ProblemTable;

const id = z.uuid();
const note = z.string().trim().min(10).max(4_000);
const moment = z.iso.datetime().nullable();

export const DirectRegistration = z.object({
  id,
  number: z.number().int(),
  person: z.object({ id: z.uuid(), name: z.string() }),
  customer_name: z.string(),
  customer_tax_id: z.string().nullable(),
  customer_kpp: z.string().nullable(),
  families: z.array(z.object({ id: z.uuid(), name: z.object({ ru: z.string(), en: z.string() }) })),
  amount_minor: z.number().int(),
  currency: z.string(),
  close_date: z.string(),
  need: z.string(),
  state: z.enum(directStates),
  late_stage: z.boolean(),
  reason_code: z.enum(directReasons).nullable(),
  reason: z.string(),
  approvals: z.array(z.object({ name: z.string(), at: moment })),
  decision_note: z.string(),
  conflicts: z
    .array(
      z.object({
        kind: z.enum(conflictKinds),
        partner: z.string(),
        number: z.number().int(),
        late_stage: z.boolean(),
        allowed_at: moment,
      }),
    )
    .describe('for the channel’s people; direct sales open them after both approvals'),
  created_at: z.iso.datetime(),
  decided_at: moment,
  can: z.object({
    ask: z.boolean(),
    approve: z.boolean(),
    refuse: z.boolean(),
    withdraw: z.boolean(),
    close: z.boolean(),
    open_conflict: z.boolean(),
  }),
});

export const registerDirect = operation('registerDirect', {
  kind: 'command',
  http: 'POST /v1/direct-registrations',
  access: { permission: 'direct.register' },
  input: z.strictObject({
    customer_name: z.string().trim().min(2).max(300),
    customer_tax_id: z.string().trim().min(4).max(20),
    customer_kpp: z
      .string()
      .trim()
      .max(9)
      .nullable()
      .default(null)
      .describe('the site, where sites buy on their own; without it a protection of any site stops the deal'),
    customer_country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .default('RU'),
    family_ids: z.array(z.uuid()).min(1).max(20),
    amount_minor: z.number().int().min(1).max(1e14),
    currency: z.enum(dealCurrencies),
    close_date: day,
    need: note,
  }),
  output: DirectRegistration,
  problems: ['direct.bad_reference'],
  summary: 'A deal of direct sales; stopped at once when a partner has claimed the scope',
  ratePerMinute: 20,
});

const read = { permission: 'direct.read' } as const;

export const listDirect = operation('listDirect', {
  kind: 'query',
  http: 'GET /v1/direct-registrations',
  access: read,
  input: z.strictObject({ ...pageInput, state: z.enum(directStates).optional() }),
  output: pageOf(DirectRegistration),
  problems: [],
  summary: 'Deals of direct sales, newest first; a seller sees those of his or her own',
});

export const askForDirect = operation('askForDirect', {
  kind: 'command',
  http: 'POST /v1/direct-registrations/{id}/ask',
  access: { permission: 'direct.register' },
  input: z.strictObject({ id, reason_code: z.enum(directReasons), reason: note }),
  output: DirectRegistration,
  problems: ['direct.wrong_state', 'direct.not_yours'],
  summary: 'Asks two people to let direct sales go on although a partner came first, with a reason',
});

export const approveDirect = operation('approveDirect', {
  kind: 'command',
  http: 'POST /v1/direct-registrations/{id}/approve',
  access: { permission: 'direct.approve' },
  input: z.strictObject({ id, note }),
  output: DirectRegistration,
  problems: ['direct.wrong_state', 'direct.reason_needed', 'direct.same_person', 'direct.head_needed'],
  summary: 'The first or the second of two approvals; one is the head of channel’s',
});

export const refuseDirect = operation('refuseDirect', {
  kind: 'command',
  http: 'POST /v1/direct-registrations/{id}/refuse',
  access: { permission: 'direct.approve' },
  input: z.strictObject({ id, note }),
  output: DirectRegistration,
  problems: ['direct.wrong_state'],
  summary: 'Direct sales leave this deal to the partner',
});

export const endDirect = operation('endDirect', {
  kind: 'command',
  http: 'POST /v1/direct-registrations/{id}/end',
  access: { permission: 'direct.register' },
  input: z.strictObject({ id, outcome: z.enum(['withdrawn', 'won', 'lost']) }),
  output: DirectRegistration,
  problems: ['direct.wrong_state', 'direct.not_yours'],
  summary:
    'Takes a deal back, or says how it ended; what was won is stopped instead when a partner stands against it that nobody has allowed to pass',
});

export const openDirectConflict = operation('openDirectConflict', {
  // A command, because the partner reads who has looked at its deal.
  kind: 'command',
  http: 'POST /v1/direct-registrations/{id}/open-conflict',
  access: { permission: 'direct.register' },
  input: z.strictObject({ id }),
  output: z.object({
    items: z.array(
      z.object({ partner: z.string(), number: z.number().int(), state: z.string(), protected_until: moment }),
    ),
  }),
  problems: ['direct.wrong_state', 'direct.not_yours'],
  summary: 'After both approvals: whose deals they are; the look is recorded for the partners to see',
});

export const listDirectBesideClaim = operation('listDirectBesideClaim', {
  kind: 'query',
  http: 'GET /v1/registrations/{id}/direct-deals',
  access: { permission: 'candidate.judge' },
  input: z.strictObject({ id }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        number: z.number().int(),
        person: z.string(),
        state: z.enum(directStates),
        amount_minor: z.number().int(),
        currency: z.string(),
        close_date: z.string(),
        registered_at: z.iso.datetime(),
      }),
    ),
  }),
  problems: [],
  summary: 'Direct deals that run on the scope of a partner’s claim, for whoever decides on it',
});
