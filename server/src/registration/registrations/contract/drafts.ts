/** From the first words of a draft to its submission, by the partner's people. */
import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';
import { Signature, signatureCodes } from './signature.ts';
import { Registration, RegistrationDraft } from './views.ts';

const id = z.uuid();

export const createRegistration = operation('createRegistration', {
  kind: 'command',
  http: 'POST /v1/registrations',
  access: { permission: 'registration.draft' },
  input: RegistrationDraft.extend({
    partner_id: z
      .uuid()
      .optional()
      .describe('by the vendor’s people: the partner whose draft it is, with `responsible_id`; by a partner: left out'),
  }),
  output: Registration,
  problems: ['registration.bad_reference', 'partner.not_active'],
  summary: 'Starts a draft; any field may still be missing',
});

export const updateRegistration = operation('updateRegistration', {
  kind: 'command',
  http: 'PATCH /v1/registrations/{id}',
  access: { permission: 'registration.draft' },
  input: RegistrationDraft.extend({
    id,
    version: z.number().int().optional().describe('refuses the change when somebody else has changed the record since'),
    signature: Signature.describe(
      'heeded where the change leads to a new review: `op` is `change`, the claim that after it',
    ),
  }),
  output: Registration,
  problems: [
    'registration.wrong_state',
    'registration.frozen',
    'registration.bad_reference',
    'registration.changed_meanwhile',
    'registration.incomplete',
    ...signatureCodes,
  ],
  summary: 'Changes a draft or an answer; after approval, a change of what is protected leads to a new review',
});

export const submitRegistration = operation('submitRegistration', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/submit',
  access: { permission: 'registration.submit' },
  input: z.strictObject({ id, signature: Signature.describe('`op` is `submit`') }),
  output: Registration,
  problems: [
    ...signatureCodes,
    'registration.incomplete',
    'registration.wrong_state',
    'registration.frozen',
    'registration.already_registered',
    'registration.quota_reached',
    'registration.cooling_down',
    'partner.not_active',
  ],
  summary: 'Takes the place in the queue: validates everything and names all that is missing at once',
});

export const resubmitRegistration = operation('resubmitRegistration', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/resubmit',
  access: { permission: 'registration.answer' },
  input: z.strictObject({
    id,
    note: z.string().trim().max(4000).default('').describe('the answer to what was asked'),
    signature: Signature.describe('`op` is `resubmit`'),
  }),
  output: Registration,
  problems: [
    ...signatureCodes,
    'registration.incomplete',
    'registration.wrong_state',
    'registration.frozen',
    'registration.answer_too_late',
    'registration.already_registered',
    'partner.not_active',
  ],
  summary: 'Answers what was asked; in time, the place in the queue is kept',
});

export const withdrawRegistration = operation('withdrawRegistration', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/withdraw',
  access: { permission: 'registration.withdraw' },
  input: z.strictObject({ id, note: z.string().trim().max(2000).default('') }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen'],
  summary: 'Takes a claim back before it is decided',
});

export const lapseDraft = operation('lapseDraft', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/lapse',
  access: { permission: 'registration.expire' },
  input: z.strictObject({ id }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen', 'registration.not_due'],
  summary: 'System only: puts a draft away that nobody has touched since its reminder',
});

export const restoreDraft = operation('restoreDraft', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/restore',
  access: { permission: 'registration.draft' },
  input: z.strictObject({ id }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen', 'registration.was_submitted', 'partner.not_active'],
  summary: 'Brings a draft back that was put away or taken back before its submission, with all that was written',
});

export const checkScope = operation('checkScope', {
  kind: 'command',
  http: 'POST /v1/scope-checks',
  access: { permission: 'registration.check_scope' },
  input: z.strictObject({
    customer: z.string().trim().min(1).max(300).describe('tax id or domain; names are not answered'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .default('RU'),
    family_ids: z.array(z.uuid()).max(20).default([]),
  }),
  output: z.object({
    answer: z.enum(['free', 'not_free', 'ask']),
    kind: z.enum(['tax_id', 'domain']),
    value: z.string(),
    checked_at: z.iso.datetime(),
    known: z
      .object({
        name: z.string(),
        country: z.string(),
        city: z.string(),
        region: z.string(),
        tax_id: z.string().nullable(),
        domain: z.string().nullable(),
      })
      .nullable()
      .describe('the customer as this partner itself has registered it before'),
  }),
  problems: ['scope_check.not_an_identifier', 'scope_check.too_many'],
  summary: 'Free or taken, by tax id or domain; counted per partner',
});
