/** Taking a protection away or moving it: one person proposes, the holder is heard, another person confirms. */
import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';
import { stored } from './files.ts';
import { FileView, Registration } from './views.ts';

const id = z.uuid();
const words = z.string().trim().max(4000);

export const revokeReasons = ['rules_violated', 'false_claim', 'customer_refused', 'inactive', 'other'] as const;
export const transferReasons = ['customer_choice', 'law_and_procurement', 'arbitration', 'partner_left'] as const;

/** What is told as the reason when a ruling by this rule takes a protection away. */
export const reasonToMove = (rule: string) => transferReasons.find((reason) => reason === rule) ?? 'arbitration';

export const attachInternalFile = operation('attachInternalFile', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/internal-files',
  access: { permission: 'registration.propose_removal' },
  body: 'upload',
  input: z.strictObject({ id, file: stored }),
  output: FileView,
  problems: ['registration.too_many_files', 'file.empty', 'file.kind_refused', 'file.bad_name'],
  summary: 'Attaches a file that only the vendor’s people see (query parameter `name`, body: its bytes)',
  ratePerMinute: 60,
});

export const proposeRemoval = operation('proposeRemoval', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/propose-removal',
  access: { permission: 'registration.propose_removal' },
  input: z.strictObject({
    id,
    kind: z.enum(['revoke', 'transfer']),
    reason_code: z.enum([...revokeReasons, ...transferReasons]),
    note: words.min(10).describe('what the holder is told; never who else is concerned'),
    internal_note: words.default(''),
    to_partner_id: z.uuid().optional().describe('of a transfer: who receives the protection'),
    file_ids: z.array(z.uuid()).min(1).max(10).describe('evidence attached to the registration'),
  }),
  output: Registration,
  problems: [
    'registration.wrong_state',
    'registration.frozen',
    'registration.removal_open',
    'registration.bad_reference',
    'partner.not_active',
  ],
  summary: 'Proposes to revoke a protection, or to transfer it to another partner by the customer’s letter',
});

export const answerRemoval = operation('answerRemoval', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/answer-removal',
  access: { permission: 'registration.answer' },
  input: z.strictObject({ id, note: words.min(10) }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen', 'registration.no_removal', 'registration.answered'],
  summary: 'The holder’s own words before somebody confirms',
});

export const confirmRemoval = operation('confirmRemoval', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/confirm-removal',
  access: { permission: 'registration.confirm_removal' },
  input: z.strictObject({ id }),
  output: Registration,
  problems: [
    'registration.wrong_state',
    'registration.frozen',
    'registration.no_removal',
    'registration.own_proposal',
    'registration.hearing_runs',
    'registration.tender_runs',
    'registration.receiver_owes_answer',
    'registration.receiver_has_nobody',
    'registration.scope_not_free',
    'partner.not_active',
  ],
  summary: 'The second pair of eyes: the protection ends here, and begins with the receiver of a transfer',
});

export const declineRemoval = operation('declineRemoval', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/decline-removal',
  access: { permission: 'registration.propose_removal' },
  input: z.strictObject({ id, note: words.default('') }),
  output: Registration,
  problems: ['registration.wrong_state', 'registration.frozen', 'registration.no_removal'],
  summary: 'The protection stays as it is',
});
