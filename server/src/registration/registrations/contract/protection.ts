/** The life of a protection: reports, extension, the end. */
import { z } from 'zod';
import { day } from '../../../kernel/day.ts';
import { operation } from '../../../kernel/operation.ts';
import { loseReasons, winReasons } from './reasons.ts';
import { Registration } from './views.ts';

const id = z.uuid();
const note = z.string().trim().max(4000);

export const reportProgress = operation('reportProgress', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/report',
  access: { permission: 'registration.report' },
  input: z.strictObject({
    id,
    note: note.min(10).describe('what has been done since the last report'),
    next_steps: z.string().trim().max(4000).optional(),
    close_date: day.optional(),
  }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen'],
  summary: 'Reports progress, by the partner or on its behalf; brings a registration at risk back',
});

export const extendRegistration = operation('extendRegistration', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/extend',
  access: { permission: 'registration.extend' },
  input: z.strictObject({
    id,
    note: note
      .default('')
      .describe('proof of progress, at least 10 characters; may be absent when a request is granted'),
  }),
  output: Registration,
  problems: [
    'registration.wrong_state',
    'partner.not_active',
    'registration.frozen',
    'registration.note_required',
    'registration.protection_over',
    'registration.no_extension_left',
    'registration.extension_by_vendor',
    'registration.report_needed',
  ],
  summary: 'Prolongs protection, asked before it ends',
});

export const requestExtension = operation('requestExtension', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/request-extension',
  access: { permission: 'registration.ask_extension' },
  input: z.strictObject({ id, note: note.min(10).describe('proof of progress') }),
  output: Registration,
  problems: [
    'registration.wrong_state',
    'registration.frozen',
    'registration.protection_over',
    'registration.no_extension_left',
    'registration.extension_automatic',
    'registration.extension_pending',
    'registration.report_needed',
    'partner.not_active',
  ],
  summary:
    'Asks the vendor for the extension that is not automatic; one request at a time, answered by silence with yes',
});

export const declineExtension = operation('declineExtension', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/decline-extension',
  access: { permission: 'registration.decide' },
  input: z.strictObject({
    id,
    note: note.min(10).describe('why, for the partner to read'),
    internal_note: note.default(''),
  }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen', 'registration.no_extension_request'],
  summary: 'Refuses a requested extension with words; the protection runs on to its end',
});

export const extendBySilence = operation('extendBySilence', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/extend-by-silence',
  access: { permission: 'registration.expire' },
  input: z.strictObject({ id }),
  output: Registration,
  problems: [
    'registration.wrong_state',
    'registration.frozen',
    'registration.no_extension_request',
    'registration.not_due',
  ],
  summary: 'System only: grants the extension that was asked for in time and that the vendor has not decided',
});

export const reactivateRegistration = operation('reactivateRegistration', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/reactivate',
  access: { permission: 'registration.reactivate' },
  input: z.strictObject({ id, note: note.default('') }),
  output: Registration,
  problems: [
    'registration.wrong_state',
    'registration.frozen',
    'registration.too_late',
    'registration.scope_not_free',
    'partner.not_active',
  ],
  summary: 'Brings an expired registration back to review while its scope is free, by the partner or on its behalf',
});

export const winRegistration = operation('winRegistration', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/win',
  access: { permission: 'registration.close' },
  input: z.strictObject({
    id,
    amount_minor: z.number().int().min(1).max(1e14).describe('amount of the sale, in the registration’s currency'),
    closed_on: day,
    reason_code: z.enum(winReasons),
    note: note.default(''),
  }),
  output: Registration,
  problems: [
    'registration.wrong_state',
    'registration.frozen',
    'registration.future_date',
    'registration.note_required',
  ],
  summary: 'Closes the registration as a sale',
});

export const loseRegistration = operation('loseRegistration', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/lose',
  access: { permission: 'registration.close' },
  input: z.strictObject({ id, reason_code: z.enum(loseReasons), note: note.default('') }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen', 'registration.note_required'],
  summary: 'Closes the registration as lost, with a reason',
});

export const markAtRisk = operation('markAtRisk', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/mark-at-risk',
  access: { permission: 'registration.expire' },
  input: z.strictObject({ id }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen', 'registration.not_due'],
  summary: 'System only: a progress report did not come in time',
});

export const expireRegistration = operation('expireRegistration', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/expire',
  access: { permission: 'registration.expire' },
  input: z.strictObject({ id }),
  output: Registration,
  problems: [
    'registration.wrong_state',
    'registration.frozen',
    'registration.not_due',
    'registration.extension_pending',
  ],
  summary: 'System only: protection has run out',
});

export const endLapsedProtections = operation('endLapsedProtections', {
  kind: 'command',
  http: 'POST /v1/lapsed-protections/end',
  access: { permission: 'registration.expire' },
  input: z.strictObject({}),
  output: z.object({ ended: z.number().int() }),
  problems: [],
  summary: 'System only: ends protections that outlived their registration (refused after a re-review)',
});
