/** Who judges, and what they decide. */
import { z } from 'zod';
import { priorityRules } from '../../../core/rules/contract/registration-rules.ts';
import { operation } from '../../../kernel/operation.ts';
import { decisionReasons, interestKinds } from './codes.ts';
import { BreachInput, CandidateJudge, DisputeView, OutcomeInput, RemedyInput, RemedyView } from './views.ts';

const id = z.uuid();
const words = z.string().trim().max(4000);

export const listJudges = operation('listJudges', {
  kind: 'query',
  http: 'GET /v1/disputes/{id}/judges',
  access: { permission: 'dispute.assign' },
  input: z.strictObject({ id }),
  output: z.object({ items: z.array(CandidateJudge), nextCursor: z.null() }),
  problems: [],
  summary: 'Who may judge at the level the case stands on, and why others may not',
});

export const assignJudge = operation('assignJudge', {
  kind: 'command',
  http: 'POST /v1/disputes/{id}/judges',
  access: { permission: 'dispute.assign' },
  input: z.strictObject({
    id,
    person_id: z.uuid(),
    instead_of: z.uuid().nullable().default(null).describe('who gives up the seat; null: a seat that is free'),
  }),
  output: DisputeView,
  problems: [
    'dispute.wrong_state',
    'dispute.bad_reference',
    'dispute.judge_refused',
    'dispute.assigner_interested',
    'dispute.decision_waits',
  ],
  summary: 'Seats a judge; the system refuses anybody with an interest',
});

export const answerChallenge = operation('answerChallenge', {
  kind: 'command',
  http: 'POST /v1/disputes/{id}/challenge-answers',
  access: { permission: 'dispute.answer_challenge' },
  input: z.strictObject({
    id,
    party_id: z.uuid().describe('whose challenge'),
    verdict: z.enum(['upheld', 'declined']),
    words: words.min(10).describe('why; the party reads it'),
  }),
  output: DisputeView,
  problems: ['dispute.wrong_state', 'dispute.no_challenge', 'dispute.own_challenge', 'dispute.names_another_partner'],
  summary: 'Answers a challenge: upheld, the judge is replaced; declined, the judge stays',
});

export const stepDown = operation('stepDown', {
  kind: 'command',
  http: 'POST /v1/disputes/{id}/step-down',
  access: { permission: 'dispute.judge' },
  input: z.strictObject({ id, kind: z.enum(interestKinds), words: words.default('') }),
  output: z.object({ replaced_by: z.string().nullable() }),
  problems: ['dispute.wrong_state', 'dispute.not_judge'],
  summary: 'Gives the seat up for an interest of one’s own, which is written down; the system seats the next one',
});

export const declareInterest = operation('declareInterest', {
  kind: 'command',
  http: 'POST /v1/deal-interests',
  access: { permission: 'dispute.judge' },
  input: z.strictObject({ registration_id: z.uuid(), kind: z.enum(interestKinds), words: words.default('') }),
  output: z.object({}),
  problems: ['dispute.bad_reference'],
  summary: 'Declares an interest of one’s own in a deal: no dispute about it comes to this person',
});

export const escalateDispute = operation('escalateDispute', {
  kind: 'command',
  http: 'POST /v1/disputes/{id}/escalate',
  access: { permission: 'dispute.judge' },
  input: z.strictObject({ id, note: words.min(10) }),
  output: DisputeView,
  problems: [
    'dispute.wrong_state',
    'dispute.not_judge',
    'dispute.challenge_waits',
    'dispute.top_level',
    'dispute.decision_waits',
  ],
  summary: 'Gives the case to the next level with a reason',
});

export const proposeDecision = operation('proposeDecision', {
  kind: 'command',
  http: 'POST /v1/disputes/{id}/decisions',
  access: { permission: 'dispute.judge' },
  input: z.strictObject({
    id,
    facts: words.min(20).describe('what was found; for the vendor’s people'),
    priority_rule: z.enum(priorityRules),
    reason_code: z.enum(decisionReasons),
    outcomes: z.array(OutcomeInput).min(1).max(10),
    remedies: z.array(RemedyInput).max(10).default([]),
    breach: BreachInput.nullable().default(null),
  }),
  output: DisputeView,
  problems: [
    'dispute.wrong_state',
    'dispute.not_judge',
    'dispute.judge_refused',
    'dispute.challenge_waits',
    'dispute.decision_waits',
    'dispute.bad_reference',
    'dispute.outcome_missing',
    'dispute.outcome_impossible',
    'dispute.needs_two',
    'dispute.committee_short',
    'dispute.remedy_incomplete',
    'dispute.remedy_missing',
    'dispute.names_another_partner',
    'registration.scope_not_free',
    'partner.not_active',
  ],
  summary: 'The record of a decision: made at once by a single judge, by votes of a bench',
});

export const voteOnDecision = operation('voteOnDecision', {
  kind: 'command',
  http: 'POST /v1/disputes/{id}/votes',
  access: { permission: 'dispute.judge' },
  input: z.strictObject({ id, vote: z.enum(['for', 'against']), words: words.default('') }),
  output: DisputeView,
  problems: [
    'dispute.wrong_state',
    'dispute.not_judge',
    'dispute.judge_refused',
    'dispute.challenge_waits',
    'dispute.no_decision_waits',
    'dispute.voted_already',
    'registration.scope_not_free',
    'partner.not_active',
  ],
  summary: 'A vote on the decision that was proposed; each is kept',
});

export const keepRemedy = operation('keepRemedy', {
  kind: 'command',
  http: 'POST /v1/dispute-remedies/{id}/keep',
  access: { permission: 'dispute.remedy' },
  input: z.strictObject({ id, note: words.min(5).describe('how it was kept: document, date') }),
  output: RemedyView,
  problems: ['remedy.kept_already', 'dispute.names_another_partner'],
  summary: 'Says that what was promised has been done, and how',
});

export const runDispute = operation('runDispute', {
  kind: 'command',
  http: 'POST /v1/disputes/{id}/run',
  access: { permission: 'dispute.run' },
  trail: 'of_events',
  input: z.strictObject({ id }),
  output: z.object({ did: z.array(z.string()) }),
  problems: ['registration.scope_not_free', 'partner.not_active'],
  summary: 'System only: what time itself does to a case',
});
