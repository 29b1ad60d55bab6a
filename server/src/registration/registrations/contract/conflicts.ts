/** Between refusal and approval: claims in conflict, an appeal to another reviewer, and what the vendor's silence does. */
import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';
import { Registration } from './views.ts';

const id = z.uuid();
const note = z.string().trim().max(4000);

export const openConflict = operation('openConflict', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/open-conflict',
  access: { permission: 'registration.decide' },
  input: z.strictObject({ id, note: note.default(''), internal_note: note.default('') }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen', 'registration.no_rival', 'registration.own_refusal'],
  summary: 'Sets a claim into conflict with another open claim on the same deal; the clock runs on',
});

export const resolveConflict = operation('resolveConflict', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/resolve-conflict',
  access: { permission: 'registration.decide' },
  input: z.strictObject({ id, note: note.default(''), internal_note: note.default('') }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen', 'registration.own_refusal'],
  summary: 'Brings a claim in conflict back to review',
});

export const settleConflict = operation('settleConflict', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/settle-conflict',
  access: { permission: 'registration.expire' },
  input: z.strictObject({ id }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen', 'registration.scope_not_free'],
  summary: 'System only: no other claim stands in the way any more',
});

export const appealRegistration = operation('appealRegistration', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/appeal',
  access: { permission: 'registration.answer' },
  input: z.strictObject({ id, note: note.min(10).describe('why the refusal is wrong') }),
  output: Registration,
  problems: [
    'registration.wrong_state',
    'registration.frozen',
    'registration.already_appealed',
    'registration.appeal_too_late',
    'registration.already_registered',
    'partner.not_active',
  ],
  summary: 'Takes a refusal to another reviewer, once and in time',
});

export const recordBreach = operation('recordBreach', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/record-breach',
  access: { permission: 'registration.expire' },
  input: z.strictObject({ id }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen', 'registration.not_due'],
  summary: 'System only: the vendor’s time for a decision is over, and its record says so',
});

export const grantProvisional = operation('grantProvisional', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/grant-provisional',
  access: { permission: 'registration.expire' },
  input: z.strictObject({ id }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen', 'registration.not_due'],
  summary: 'System only: after twice the vendor’s time the claim is protected until the decision; never a price',
});

export const windDownRegistration = operation('windDownRegistration', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/wind-down',
  access: { permission: 'registration.expire' },
  input: z.strictObject({ id }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen', 'registration.not_due'],
  summary: 'System only: the partnership has ended; what is undecided is closed, what is protected runs out',
});
