/** What a deal looks like from outside: the card on the board and the whole room. */
import { z } from 'zod';
import { Family, FileView } from '../../registrations/contract/views.ts';
import { evidenceKinds, resourceKinds } from './kinds.ts';
import { dealCategories, dealSides } from './stages.ts';

export const dealStates = ['open', 'won', 'lost', 'ended'] as const;

const Named = z.object({ id: z.uuid(), name: z.string() });

const NextStep = z.object({
  words: z.string(),
  on: z.string().nullable(),
  side: z.enum(dealSides).nullable(),
  person: Named.nullable(),
  late: z.boolean(),
});

export const DealCard = z.object({
  id: z.uuid().describe('the registration’s id: a registration leads one deal'),
  number: z.number().int().nullable(),
  state: z.enum(dealStates),
  stage: z.string(),
  customer_name: z.string(),
  partner: Named,
  responsible: Named,
  families: z.array(Family),
  amount_minor: z.number().int().nullable(),
  currency: z.string(),
  probability: z.number().int(),
  category: z.enum(dealCategories),
  close_date: z.string().nullable(),
  next_step: NextStep.nullable(),
  protected_until: z.iso.datetime().nullable(),
  version: z.number().int(),
});
export type DealCard = z.infer<typeof DealCard>;

export const DealTask = z.object({
  id: z.uuid(),
  side: z.enum(dealSides),
  person: Named.nullable(),
  title: z.string(),
  due_on: z.string().nullable(),
  late: z.boolean(),
  created_by: z.string(),
  done_at: z.iso.datetime().nullable(),
  done_by: z.string().nullable(),
});

export const DealResource = z.object({
  id: z.uuid(),
  kind: z.enum(resourceKinds),
  words: z.string(),
  state: z.enum(['wanted', 'granted', 'declined', 'withdrawn']),
  asked_by: z.string(),
  asked_at: z.iso.datetime(),
  due_at: z.iso.datetime().describe('by when the vendor has to answer'),
  spent: z.number().describe('share of the vendor’s time that is gone, in business time'),
  remaining_minutes: z.number().int(),
  overdue: z.boolean(),
  answered_by: z.string().nullable(),
  answered_at: z.iso.datetime().nullable(),
  answer: z.string(),
  helper: Named.nullable().describe('who of the vendor helps'),
});

export const DealEvidence = z.object({
  id: z.uuid(),
  kind: z.enum(evidenceKinds),
  happened_on: z.string(),
  words: z.string(),
  file: Named.nullable(),
  recorded_by: z.string(),
  recorded_side: z.enum(dealSides),
  recorded_at: z.iso.datetime(),
  removable: z.boolean(),
});

export const dealActions = ['move', 'forecast', 'next_step', 'plan', 'comment', 'ask', 'answer', 'evidence'] as const;
export type DealAction = (typeof dealActions)[number];

export const Deal = z.object({
  ...DealCard.shape,
  registration_state: z.string(),
  stage_since: z.iso.datetime(),
  probability_own: z.boolean().describe('said for this deal, not by its stage'),
  category_own: z.boolean(),
  claimed_amount_minor: z.number().int().nullable().describe('what was registered'),
  claimed_close_date: z.string().nullable(),
  won_amount_minor: z.number().int().nullable(),
  closed_on: z.string().nullable(),
  frozen_since: z.iso.datetime().nullable().describe('a dispute holds the deal: nothing moves, nothing is promised'),
  opened_at: z.iso.datetime(),
  turn: z.enum(dealSides).nullable().describe('whose next step it is'),
  today: z.string().describe('the partner’s day, by which things are late'),
  tasks: z.array(DealTask),
  resources: z.array(DealResource),
  evidence: z.array(DealEvidence),
  files: z.array(FileView),
  can: z.object(
    Object.fromEntries(dealActions.map((action) => [action, z.boolean()])) as Record<DealAction, z.ZodBoolean>,
  ),
});
export type Deal = z.infer<typeof Deal>;
