/** Opening a case, its evidence, and its end by those who are in it. */
import { z } from 'zod';
import { day } from '../../../kernel/day.ts';
import { operation } from '../../../kernel/operation.ts';
import { disputeKinds, filedKinds, grounds } from './codes.ts';
import { DisputeView, EvidenceView } from './views.ts';

const id = z.uuid();
const words = z.string().trim().max(4000);

export const openDispute = operation('openDispute', {
  kind: 'command',
  http: 'POST /v1/disputes',
  access: { permission: 'dispute.open' },
  input: z.strictObject({
    registration_id: z.uuid(),
    kind: z.enum(disputeKinds),
    ground: z.enum(grounds),
    demand: words.min(20).describe('what should be decided and why, in the words of whoever opens'),
    tender_on: day.nullable().default(null).describe('when the tender closes: soon brings the urgent lane'),
    other_registration_id: z.uuid().nullable().default(null).describe('the vendor’s people only: the other claim'),
  }),
  output: DisputeView,
  problems: [
    'dispute.bad_reference',
    'dispute.not_disputable',
    'dispute.already_open',
    'dispute.too_late',
    'dispute.bad_ground',
    'dispute.own_only',
    'dispute.names_another_partner',
    'dispute.party_already',
    'registration.frozen',
  ],
  summary: 'Opens a dispute about a registration, which is frozen until it ends',
});

export const nameOther = operation('nameOther', {
  kind: 'command',
  http: 'POST /v1/disputes/{id}/registrations',
  access: { permission: 'dispute.assign' },
  input: z.strictObject({ id, registration_id: z.uuid() }),
  output: DisputeView,
  problems: [
    'dispute.wrong_state',
    'dispute.bad_reference',
    'dispute.not_disputable',
    'dispute.already_open',
    'dispute.party_already',
    'registration.frozen',
  ],
  summary: 'Names another registration that the dispute is about; its partner is told, neutrally',
});

export const fileEvidence = operation('fileEvidence', {
  kind: 'command',
  http: 'POST /v1/disputes/{id}/evidence',
  access: { permission: 'dispute.file' },
  input: z.strictObject({
    id,
    kind: z.enum(filedKinds),
    title: z.string().trim().min(3).max(200),
    words: words.default(''),
    dated_on: day.nullable().default(null),
    party_id: z.uuid().nullable().default(null).describe('the vendor’s people: which party may read it; null: none'),
  }),
  output: EvidenceView,
  problems: [
    'dispute.wrong_state',
    'dispute.bad_reference',
    'dispute.too_much_evidence',
    'dispute.names_another_partner',
  ],
  summary: 'Files evidence; a party reads its own and what the vendor files for it',
});

const stored = z.strictObject({
  storageKey: z.string(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
});

export const attachEvidence = operation('attachEvidence', {
  kind: 'command',
  http: 'POST /v1/disputes/{id}/evidence/{evidence_id}/file',
  access: { permission: 'dispute.file' },
  body: 'upload',
  input: z.strictObject({ id, evidence_id: z.uuid(), file: stored }),
  output: EvidenceView,
  problems: [
    'dispute.wrong_state',
    'dispute.not_yours',
    'dispute.file_there',
    'file.empty',
    'file.kind_refused',
    'file.bad_name',
  ],
  summary: 'The file of a piece of evidence (query parameter `name`, body: its bytes), once',
  ratePerMinute: 60,
});

export const downloadDisputeFile = operation('downloadDisputeFile', {
  kind: 'query',
  http: 'GET /v1/disputes/{id}/evidence/{evidence_id}/file',
  access: { permission: 'dispute.read' },
  answer: 'file',
  input: z.strictObject({ id, evidence_id: z.uuid() }),
  output: z.object({ storageKey: z.string(), name: z.string(), mediaType: z.string() }),
  problems: [],
  summary: 'The bytes of a filed document',
});

export const finishEvidence = operation('finishEvidence', {
  kind: 'command',
  http: 'POST /v1/disputes/{id}/finish-evidence',
  access: { permission: 'dispute.file' },
  input: z.strictObject({ id }),
  output: DisputeView,
  problems: ['dispute.wrong_state', 'dispute.evidence_running'],
  summary: 'Nothing more to file: when all parties say so, the first level begins at once',
});

export const challengeJudge = operation('challengeJudge', {
  kind: 'command',
  http: 'POST /v1/disputes/{id}/challenge',
  access: { permission: 'dispute.appeal' },
  input: z.strictObject({ id, words: words.min(20) }),
  output: DisputeView,
  problems: ['dispute.wrong_state', 'dispute.challenged_already', 'dispute.nobody_sits'],
  summary: 'Challenges whoever judges, once: the head of channel decides about it',
});

export const acceptDecision = operation('acceptDecision', {
  kind: 'command',
  http: 'POST /v1/disputes/{id}/accept',
  access: { permission: 'dispute.appeal' },
  input: z.strictObject({ id }),
  output: DisputeView,
  problems: ['dispute.wrong_state', 'dispute.already_accepted', 'registration.scope_not_free', 'partner.not_active'],
  summary: 'Accepts the decision: when all parties do, it is final without waiting',
});

export const appealDispute = operation('appealDispute', {
  kind: 'command',
  http: 'POST /v1/disputes/{id}/appeal',
  access: { permission: 'dispute.appeal' },
  input: z.strictObject({ id, words: words.min(20) }),
  output: DisputeView,
  problems: ['dispute.wrong_state', 'dispute.already_appealed', 'dispute.already_accepted', 'dispute.too_late'],
  summary: 'Appeals against the decision, once: other people judge, one level up',
});

export const withdrawDispute = operation('withdrawDispute', {
  kind: 'command',
  http: 'POST /v1/disputes/{id}/withdraw',
  access: { permission: 'dispute.open' },
  input: z.strictObject({ id, note: words.default('') }),
  output: DisputeView,
  problems: ['dispute.wrong_state', 'dispute.not_yours'],
  summary: 'Takes one’s own dispute back; the registrations move again',
});
