/** What a dispute looks like from outside: to the vendor's people the whole case, to a partner its own side of it. */
import { z } from 'zod';
import { day } from '../../../kernel/day.ts';
import {
  breachKinds,
  breachSides,
  decisionReasons,
  disputeKinds,
  disputeOutcomes,
  disputeStates,
  evidenceKinds,
  grounds,
  lanes,
  refusals,
  remedyKinds,
} from './codes.ts';

const Named = z.object({ id: z.uuid(), name: z.string() });
const LocalText = z.object({ ru: z.string(), en: z.string() });

export const DisputeClock = z.object({
  turn: z.enum(['vendor', 'partner']),
  awaits: z.enum(['evidence', 'decision', 'appeal']),
  started_at: z.iso.datetime(),
  due_at: z.iso.datetime(),
  spent: z.number().describe('share of the time that is gone; above 1 when late'),
  remaining_minutes: z.number().int().describe('business minutes left, negative when late'),
  overdue: z.boolean(),
});

export const DisputeRow = z.object({
  id: z.uuid().describe('the case for the vendor’s people, its own side of it for a partner'),
  number: z.number().int(),
  kind: z.enum(disputeKinds),
  ground: z.enum(grounds),
  lane: z.enum(lanes),
  state: z.enum(disputeStates),
  level: z.number().int(),
  opened_at: z.iso.datetime(),
  opened_side: z.enum(['vendor', 'partner']).describe('whose people brought the registration in'),
  customer_name: z.string(),
  families: z.array(z.object({ id: z.uuid(), name: LocalText })),
  registration_number: z.number().int().nullable(),
  partner: Named,
  parties: z.number().int().describe('registrations concerned; 1 for a partner, which sees its own alone'),
  clock: DisputeClock.nullable(),
  judges: z.array(Named),
  mine: z.boolean().describe('the caller judges it now'),
});

export const PartyView = z.object({
  id: z.uuid(),
  number: z.number().int(),
  side: z.enum(['claimant', 'respondent']),
  registration: z.object({
    id: z.uuid(),
    number: z.number().int().nullable(),
    state: z.string(),
    customer_name: z.string(),
    families: z.array(z.object({ id: z.uuid(), name: LocalText })),
    first_submitted_at: z.iso.datetime().nullable(),
    protected_until: z.iso.datetime().nullable(),
  }),
  partner: Named,
  demand: z.string(),
  finished_at: z.iso.datetime().nullable(),
  outcome: z.enum(disputeOutcomes).nullable(),
  outcome_days: z.number().int(),
  words: z.string().describe('what this party was told of the decision'),
  accepted_at: z.iso.datetime().nullable(),
  appealed_at: z.iso.datetime().nullable(),
  appeal_words: z.string(),
  settled_at: z.iso.datetime().nullable(),
  challenge: z
    .object({
      person: z.string(),
      words: z.string(),
      verdict: z.enum(['upheld', 'declined']).nullable(),
      answer: z.string(),
    })
    .nullable(),
});

export const EvidenceView = z.object({
  id: z.string(),
  by: z.enum(['system', 'vendor', 'partner']),
  by_name: z.string(),
  kind: z.enum(evidenceKinds),
  weight: z.number().int().describe('1 the weakest, 6 what the system filed'),
  title: z.string().describe('of what the system filed: the type of its entry in the log'),
  words: z.string(),
  at: z.iso.datetime(),
  dated_on: z.string().nullable(),
  late: z.boolean(),
  party_id: z.uuid().nullable().describe('whose eyes it is for beside the vendor’s; null: the vendor’s alone'),
  registration_id: z.uuid().nullable(),
  file: z.object({ name: z.string(), size_bytes: z.number().int() }).nullable(),
  index: z.number().int().nullable().describe('of its entry in the trust log'),
});

export const MemberView = z.object({
  person: Named,
  lead: z.boolean(),
  round: z.number().int(),
  level: z.number().int(),
  assigned_at: z.iso.datetime(),
  removed_at: z.iso.datetime().nullable(),
  removed_reason: z.string().nullable(),
});

export const RemedyInput = z.strictObject({
  registration_id: z.uuid(),
  kind: z.enum(remedyKinds),
  amount_minor: z.number().int().min(1).max(1e14).nullable().default(null).describe('of a compensation'),
  points: z.number().int().min(1).max(10_000_000).nullable().default(null),
  words: z.string().trim().max(2000).default(''),
  due_on: day,
});

export const RemedyView = z.object({
  id: z.uuid(),
  registration_id: z.uuid(),
  kind: z.enum(remedyKinds),
  amount_minor: z.number().int().nullable(),
  currency: z.string().nullable(),
  points: z.number().int().nullable(),
  words: z.string(),
  state: z.enum(['promised', 'kept']),
  due_on: z.string(),
  overdue: z.boolean().describe('promised, and its day has passed'),
  kept_at: z.iso.datetime().nullable(),
  kept_by: z.string().nullable(),
});

export const OutcomeInput = z.strictObject({
  party_id: z.uuid(),
  outcome: z.enum(disputeOutcomes),
  days: z.number().int().min(0).max(365).default(0).describe('of longer protection'),
  words: z.string().trim().min(10).max(4000).describe('for this party to read: facts and why; names nobody else'),
});

export const BreachInput = z.strictObject({
  side: z.enum(breachSides),
  kind: z.enum(breachKinds),
  party_id: z.uuid().describe('whose protection was broken, or who broke the rules'),
  person_id: z.uuid().nullable().default(null).describe('of the vendor’s people: gets no quota credit for the deal'),
});

export type BreachFacts = z.output<typeof BreachInput>;
export type RemedyFacts = z.output<typeof RemedyInput>;

export const DecisionView = z.object({
  id: z.uuid(),
  round: z.number().int(),
  level: z.number().int(),
  state: z.enum(['proposed', 'made', 'fallen']),
  facts: z.string(),
  priority_rule: z.string(),
  reason_code: z.enum(decisionReasons),
  outcomes: z.array(OutcomeInput),
  breach: z.object({ side: z.enum(breachSides), kind: z.enum(breachKinds), person: Named.nullable() }).nullable(),
  remedies: z.array(RemedyInput),
  proposed_by: Named,
  proposed_at: z.iso.datetime(),
  closed_at: z.iso.datetime().nullable(),
  votes: z.array(
    z.object({ person: Named, vote: z.enum(['for', 'against']), words: z.string(), at: z.iso.datetime() }),
  ),
});

export const DisputeEventView = z.object({
  seq: z.number().int(),
  type: z.string(),
  at: z.iso.datetime(),
  from_state: z.string().nullable(),
  to_state: z.string(),
  actor_kind: z.string(),
  actor_name: z.string(),
  note: z.string(),
});

export const disputeActions = [
  'file',
  'finish',
  'withdraw',
  'appeal',
  'accept',
  'challenge',
  'name_other',
  'assign',
  'step_down',
  'escalate',
  'propose',
  'vote',
] as const;
export type DisputeAction = (typeof disputeActions)[number];

export const StepView = z.object({
  step: z.enum(['opened', 'evidence', 'level_1', 'level_2', 'committee', 'decision', 'appeal']),
  status: z.enum(['done', 'now', 'late', 'ahead', 'skipped']),
  at: z.iso.datetime().nullable().describe('when it was or is due'),
});

export const DisputeView = DisputeRow.extend({
  steps: z.array(StepView),
  ends_by: z.iso.datetime(),
  tender_on: z.string().nullable(),
  times_overdue: z.number().int(),
  lapsed: z.boolean().describe('nobody could judge it in its time: what was decided before stands'),
  rules: z.object({ id: z.uuid(), version: z.number().int() }),
  round: z.number().int(),
  rivals: z
    .array(
      z.object({ registration_id: z.uuid(), number: z.number().int().nullable(), partner: Named, state: z.string() }),
    )
    .describe('for the vendor’s people: claims on the same scope that are not in the case yet'),
  parties_seen: z.array(PartyView).describe('all for the vendor’s people, its own for a partner'),
  evidence: z.array(EvidenceView),
  members: z.array(MemberView).describe('for the vendor’s people'),
  decisions: z.array(DecisionView).describe('for the vendor’s people; a party reads its own words'),
  decision: z
    .object({ priority_rule: z.string(), reason_code: z.enum(decisionReasons), decided_at: z.iso.datetime() })
    .nullable()
    .describe('of the decision that stands'),
  remedies: z.array(RemedyView),
  breaches: z.array(z.object({ side: z.enum(breachSides), kind: z.enum(breachKinds), at: z.iso.datetime() })),
  events: z.array(DisputeEventView).describe('for the vendor’s people'),
  can: z.object(
    Object.fromEntries(disputeActions.map((action) => [action, z.boolean()])) as Record<DisputeAction, z.ZodBoolean>,
  ),
});
export type DisputeView = z.infer<typeof DisputeView>;

export const CandidateJudge = z.object({
  id: z.uuid(),
  name: z.string(),
  refusal: z.enum(refusals).nullable().describe('why the system refuses; null: may judge'),
  deputy: z.string().nullable().describe('who stands in, of somebody who is away'),
  open_cases: z.number().int(),
});

export const PrecedentView = z.object({
  id: z.uuid(),
  number: z.number().int().nullable(),
  state: z.enum(['proposed', 'published', 'dropped']),
  kind: z.enum(disputeKinds),
  ground: z.enum(grounds),
  priority_rule: z.string(),
  reason_code: z.enum(decisionReasons),
  in_favour: z.enum(['partner', 'vendor', 'both']),
  title: LocalText,
  text: LocalText,
  published_at: z.iso.datetime().nullable(),
});
