/** What a registration looks like from outside: fields, list rows, the whole record, its clock and its history. */
import { z } from 'zod';
import { day } from '../../../kernel/day.ts';
import { dealCurrencies } from '../../../kernel/money.ts';

export const registrationStates = [
  'draft',
  'submitted',
  'under_review',
  'action_required',
  'in_conflict',
  'rejected',
  'approved',
  'at_risk',
  'expired',
  'withdrawn',
  'revoked',
  'transferred',
  'won',
  'lost',
] as const;
export const registrationTypes = [
  'new_customer',
  'existing_customer_project',
  'regulated_procurement',
  'renewal',
  'expansion',
] as const;
export const procurementRoutes = ['direct', 'tender', 'auction', 'law_44', 'law_223'] as const;
export const billings = ['one_off', 'monthly'] as const;

const text = (maximum: number) => z.string().trim().max(maximum);

/** Fields a seller fills in. A draft may lack any of them; submission names all that are missing at once. */
export const registrationFields = {
  customer_name: text(300),
  customer_country: z.string().regex(/^[A-Z]{2}$/),
  customer_tax_id: text(20).nullable(),
  customer_kpp: text(12).nullable(),
  customer_region: text(120),
  customer_city: text(120),
  customer_domain: text(300).nullable().describe('web site, e-mail or domain; stored as the registrable domain'),
  customer_phone: text(40).nullable().describe('of the company, not of the contact; stored as E.164'),
  contact_name: text(200),
  contact_role: text(200),
  contact_email: z.union([z.literal(''), z.email().max(254)]),
  contact_phone: text(40),
  contact_consent: z.boolean().describe('the customer agreed that the vendor may contact this person'),
  project_name: text(200),
  need: text(4000),
  products: z
    .array(
      z.strictObject({
        family_id: z.uuid(),
        quantity: z.number().int().min(1).max(10_000_000).nullable().default(null),
      }),
    )
    .max(20),
  amount_minor: z.number().int().min(0).max(1e14).nullable(),
  currency: z.enum(dealCurrencies),
  billing: z.enum(billings),
  close_date: day.nullable(),
  type: z.enum(registrationTypes),
  route: z.enum(procurementRoutes),
  notice_number: text(60),
  notice_date: day.nullable(),
  public_sector: z.boolean(),
  competitor: text(300),
  incumbent: text(300),
  work_done: text(4000),
  next_steps: text(4000),
  help_wanted: text(2000),
  branch_id: z.uuid().nullable(),
  responsible_id: z.uuid(),
};

export const RegistrationDraft = z.strictObject(registrationFields).partial();

export const ClockView = z.object({
  turn: z.enum(['vendor', 'partner']),
  awaits: z.enum(['decision', 'answer', 'extension', 'report', 'protection_end', 'reactivation', 'appeal']),
  started_at: z.iso.datetime(),
  due_at: z.iso.datetime(),
  spent: z.number().describe('share of the time that is gone, in business time; above 1 when late'),
  remaining_minutes: z.number().int().describe('business minutes left, negative when late'),
  overdue: z.boolean(),
  paused_reason: z.string().nullable(),
  silent: z.boolean().describe('the vendor kept silent: the claim is protected until it decides'),
  provisional: z.boolean().describe('the calendar of a year without a decree is involved'),
});
export type ClockView = z.infer<typeof ClockView>;

const Named = z.object({ id: z.uuid(), name: z.string() });
export const Family = z.object({ id: z.uuid(), name: z.object({ ru: z.string(), en: z.string() }) });

export const RegistrationRow = z.object({
  id: z.uuid(),
  number: z.number().int().nullable(),
  state: z.enum(registrationStates),
  partner: Named.extend({ tier: z.string() }),
  responsible: Named,
  customer_name: z.string(),
  customer_tax_id: z.string().nullable(),
  customer_city: z.string(),
  families: z.array(Family),
  amount_minor: z.number().int().nullable(),
  currency: z.string(),
  billing: z.enum(billings),
  close_date: z.string().nullable(),
  type: z.enum(registrationTypes),
  submitted_at: z.iso.datetime().nullable(),
  protected_until: z.iso.datetime().nullable(),
  updated_at: z.iso.datetime(),
  clock: ClockView.nullable(),
  alike: z.number().int().nullable().describe('strong candidates still to judge; null for partners'),
  version: z.number().int(),
  reviewer: Named.nullable().describe('who of the vendor decides; null for partners'),
  frozen: z.boolean().describe('a dispute holds it: nothing moves and no clock runs'),
});
export type RegistrationRow = z.infer<typeof RegistrationRow>;

export const actions = [
  'update',
  'submit',
  'take',
  'request_changes',
  'resubmit',
  'reject',
  'approve',
  'extend',
  'request_extension',
  'decline_extension',
  'report',
  'reactivate',
  'withdraw',
  'win',
  'lose',
  'restore',
  'open_conflict',
  'resolve_conflict',
  'appeal',
  'propose_removal',
  'answer_removal',
  'confirm_removal',
  'decline_removal',
  'attach',
  'assign',
] as const;
export type Action = (typeof actions)[number];

export const FileView = z.object({
  id: z.uuid(),
  name: z.string(),
  media_type: z.string(),
  size_bytes: z.number().int(),
  uploaded_at: z.iso.datetime(),
  uploaded_by: z.string(),
  internal: z.boolean().describe('only the vendor’s people see it'),
});

export const RemovalView = z.object({
  kind: z.enum(['revoke', 'transfer']),
  reason_code: z.string(),
  note: z.string(),
  proposed_at: z.iso.datetime(),
  hearing_until: z.iso.datetime().describe('by when the holder may speak'),
  frozen_until: z.iso.datetime().nullable().describe('a tender runs: nothing is moved before'),
  statement: z.string().describe('the holder’s words'),
  proposed_by: Named.optional().describe('vendor side only'),
  internal_note: z.string().optional().describe('vendor side only'),
  to_partner: Named.nullable().optional().describe('vendor side only'),
  file_ids: z.array(z.uuid()).optional().describe('vendor side only: the evidence'),
});

const Linked = z.object({ id: z.uuid(), number: z.number().int().nullable(), partner: Named });

export const Registration = z.object({
  ...registrationFields,
  contact_email: z.string(),
  products: z.array(Family.extend({ code: z.string(), quantity: z.number().int().nullable() })),
  currency: z.string(),
  close_date: z.string().nullable(),
  notice_date: z.string().nullable(),
  id: z.uuid(),
  number: z.number().int().nullable(),
  state: z.enum(registrationStates),
  version: z.number().int(),
  partner: Named.extend({ tier: z.string() }),
  responsible: Named,
  branch: Named.nullable(),
  first_submitted_at: z.iso.datetime().nullable(),
  submitted_at: z.iso.datetime().nullable(),
  decided_at: z.iso.datetime().nullable(),
  decision_rule: z.string().nullable().describe('code of the priority rule that decided'),
  reason_code: z.string().nullable(),
  reason_note: z.string().nullable().describe('what the vendor wrote with its last decision, refusal or question'),
  rules: z.object({ id: z.uuid(), version: z.number().int(), effective_from: z.iso.datetime() }).nullable(),
  protected_from: z.iso.datetime().nullable(),
  protected_until: z.iso.datetime().nullable(),
  provisional_at: z.iso
    .datetime()
    .nullable()
    .describe('since when the vendor’s silence protects the claim; until the decision'),
  overdue_at: z.iso
    .datetime()
    .nullable()
    .describe('when the vendor’s time for this decision ran out, which is on record'),
  appealed_at: z.iso.datetime().nullable().describe('when the refusal was appealed, which is once'),
  removal: RemovalView.nullable().describe('a proposal to take the protection away, or to move it, that waits'),
  keeps_protection: z
    .boolean()
    .describe('a change waits: refused or unanswered, the claim goes back to what is protected'),
  transfers: z
    .object({ from: Linked.nullable(), to: Linked.nullable() })
    .optional()
    .describe('vendor side only: the registrations that its protection came from and went to'),
  extensions: z.number().int(),
  extension: z
    .object({
      automatic_left: z.number().int().describe('the partner takes them itself'),
      manual_left: z.number().int().describe('asked for, and decided by the vendor'),
      days: z.number().int(),
      asked_at: z.iso.datetime().nullable().describe('the request that waits for the vendor'),
      asked_note: z.string().nullable().describe('the proof of progress given with that request'),
    })
    .nullable()
    .describe('while protection runs: what the rules it was decided by still allow'),
  report_due_at: z.iso.datetime().nullable(),
  frozen: z
    .object({ since: z.iso.datetime(), dispute_id: z.uuid() })
    .nullable()
    .describe('the dispute that holds it: nothing moves and no clock runs'),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  clock: ClockView.nullable(),
  files: z.array(FileView),
  missing: z.array(z.string()).describe('fields that submission would ask for, while it is a draft'),
  can: z.object(Object.fromEntries(actions.map((action) => [action, z.boolean()])) as Record<Action, z.ZodBoolean>),
});
export type Registration = z.infer<typeof Registration>;

export const HistoryEvent = z.object({
  seq: z.number().int(),
  type: z.string(),
  at: z.iso.datetime(),
  from_state: z.string().nullable(),
  to_state: z.string(),
  actor_kind: z.enum(['staff', 'partner', 'system']),
  actor_name: z.string(),
  reason_code: z.string().nullable(),
  note: z.string(),
  internal_note: z.string().optional().describe('vendor side only'),
  rules_version: z.number().int().nullable(),
  data: z.record(z.string(), z.unknown()),
});
