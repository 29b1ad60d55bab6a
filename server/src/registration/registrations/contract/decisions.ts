/** What the vendor's people do with a claim. */
import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';
import { Registration } from './views.ts';

const id = z.uuid();
const note = z.string().trim().max(4000);

export const rejectReasons = [
  'scope_not_free',
  'not_qualified',
  'no_proof',
  'direct_account',
  'product_unavailable',
  'duplicate',
  'incomplete',
  'other',
] as const;
export const priorityRules = [
  'law_and_procurement',
  'customer_choice',
  'incumbency',
  'first_complete_submission',
  'proof_of_work',
  'competence',
  'arbitration',
] as const;

export const takeRegistration = operation('takeRegistration', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/take',
  access: { permission: 'registration.take' },
  input: z.strictObject({ id }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen', 'registration.own_refusal'],
  summary: 'Takes a submitted claim into work',
});

export const requestChanges = operation('requestChanges', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/request-changes',
  access: { permission: 'registration.decide' },
  input: z.strictObject({
    id,
    note: note.min(1).describe('what is missing, for the partner to read'),
    internal_note: note.default(''),
  }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen', 'registration.own_refusal'],
  summary: 'Asks the partner; the vendor’s clock stands still until the answer',
});

export const rejectRegistration = operation('rejectRegistration', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/reject',
  access: { permission: 'registration.decide' },
  input: z.strictObject({
    id,
    reason_code: z.enum(rejectReasons),
    note: note.default('').describe('for the partner to read; neutral about others'),
    internal_note: note.default(''),
    decision_rule: z.enum(priorityRules).optional(),
  }),
  output: Registration,
  problems: [
    'registration.wrong_state',
    'registration.own_refusal',
    'registration.frozen',
    'registration.note_required',
    'registration.rule_not_in_force',
  ],
  summary: 'Refuses a claim with a reason, or a change of a protected one, which then stands as it was',
});

export const closeUnanswered = operation('closeUnanswered', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/close-unanswered',
  access: { permission: 'registration.expire' },
  input: z.strictObject({ id }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen', 'registration.not_due'],
  summary: 'System only: closes a claim, or undoes a change of a protected one, whose partner has not answered in time',
});

export const approveRegistration = operation('approveRegistration', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/approve',
  access: { permission: 'registration.decide' },
  input: z.strictObject({
    id,
    decision_rule: z
      .enum(priorityRules)
      .optional()
      .describe(
        'absent: incumbency where it is the partner’s own, else the first complete submission, when no earlier one waits',
      ),
    note: note.default(''),
    internal_note: note.default(''),
  }),
  output: Registration,
  problems: [
    'registration.wrong_state',
    'registration.own_refusal',
    'registration.frozen',
    'registration.scope_not_free',
    'registration.candidates_unanswered',
    'registration.rule_not_in_force',
    'registration.not_incumbent',
    'registration.incumbent_first',
    'registration.not_first',
    'partner.not_active',
  ],
  summary: 'Checks the scope and grants protection in one transaction',
});

export const Candidate = z.object({
  id: z.uuid(),
  customer: z.object({
    id: z.uuid(),
    name: z.string(),
    country: z.string(),
    tax_id: z.string().nullable(),
    kpp: z.string().nullable(),
    domain: z.string().nullable(),
    phone: z.string().nullable(),
    city: z.string(),
    region: z.string(),
    group: z.object({ id: z.uuid(), name: z.string(), purchases_centrally: z.boolean() }).nullable(),
  }),
  claim: z
    .object({
      id: z.uuid(),
      number: z.number().int().nullable(),
      state: z.string(),
      partner: z.object({ id: z.uuid(), name: z.string(), tier: z.string() }),
      families: z.array(z.object({ id: z.uuid(), name: z.object({ ru: z.string(), en: z.string() }) })),
      close_date: z.string().nullable(),
      submitted_at: z.iso.datetime().nullable(),
      decided_at: z.iso.datetime().nullable(),
      protected_until: z.iso.datetime().nullable(),
      blocks: z.boolean().describe('its protection covers a product of this claim'),
    })
    .nullable(),
  relation: z.enum(['same', 'group', 'different']),
  strength: z.enum(['exact', 'strong', 'weak']),
  confidence: z.number(),
  reasons: z.array(z.object({ code: z.string(), text: z.object({ ru: z.string(), en: z.string() }) })),
  verdict: z.enum(['same', 'group', 'different']).nullable(),
  judged_by: z.string().nullable(),
  judged_at: z.iso.datetime().nullable(),
  needs_answer: z.boolean(),
});

export const judgeCandidate = operation('judgeCandidate', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/candidates/{candidate_id}/judge',
  access: { permission: 'candidate.judge' },
  input: z.strictObject({
    id,
    candidate_id: z.uuid(),
    verdict: z.enum(['same', 'group', 'different']).nullable().describe('null: takes the answer back'),
  }),
  output: z.object({ candidates: z.array(Candidate), scope_free: z.boolean() }),
  problems: [
    'registration.wrong_state',
    'registration.frozen',
    'candidate.contradicts_identifiers',
    'candidate.same_customer',
  ],
  summary: 'Same, same group or different; the answer is kept and not asked again',
});

const Check = z.object({
  code: z.string(),
  level: z.enum(['good', 'warn', 'stop']),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

export const getDossier = operation('getDossier', {
  // A command, because it reads claims of partners, the rivals' too, and that is recorded and shown to each.
  kind: 'command',
  http: 'GET /v1/registrations/{id}/dossier',
  access: { permission: 'registration.decide' },
  input: z.strictObject({ id }),
  output: z.object({
    customer_id: z.uuid().nullable().describe('the record that the claim is about'),
    candidates: z.array(Candidate),
    scope_free: z.boolean(),
    checks: z.array(Check),
    partner_year: z.object({
      registered: z.number().int(),
      won: z.number().int(),
      expired_without_report: z.number().int(),
      open: z.number().int(),
      quota: z.number().int(),
    }),
    on_approval: z.object({
      protection_days: z.number().int(),
      protected_until: z.iso.datetime(),
      report_due_at: z.iso.datetime(),
      decision_rule: z
        .enum(priorityRules)
        .nullable()
        .describe('what the decision cites by itself; null: the incumbent goes first, a stronger rule must be chosen'),
      grounds: z.array(z.enum(priorityRules)).describe('what it may cite, in the order of the programme'),
    }),
    queue: z.object({
      position: z.number().int(),
      total: z.number().int(),
      next: z.object({ id: z.uuid(), customer_name: z.string(), due_at: z.iso.datetime().nullable() }).nullable(),
    }),
  }),
  problems: [],
  summary: 'Everything for one decision: candidates, checks by rule, the partner’s record, what approval would grant',
});
