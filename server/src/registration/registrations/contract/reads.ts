/** Lists, the record, its history, who opened it, counters, today, the cabinet's home, the scorecard. */
import { z } from 'zod';
import { day } from '../../../kernel/day.ts';
import { operation } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';
import { ClockView, Family, HistoryEvent, Registration, RegistrationRow, registrationStates } from './views.ts';

const id = z.uuid();

export const registrationViews = [
  'my_turn',
  'overdue',
  'waiting_partner',
  'ending_soon',
  'open',
  'closed',
  'drafts',
] as const;

export const registrationFilter = {
  state: z
    .string()
    .max(200)
    .optional()
    .describe(`comma-separated: ${registrationStates.join(', ')}`),
  view: z.enum(registrationViews).optional(),
  q: z.string().trim().max(100).optional().describe('number, tax id, domain or words of the customer’s name'),
  partner_id: z.uuid().optional(),
  family_id: z.uuid().optional(),
  responsible_id: z.uuid().optional(),
  region: z.string().max(120).optional(),
  amount_from: z.coerce.number().int().min(0).optional().describe('minor units'),
  amount_to: z.coerce.number().int().min(0).optional().describe('minor units'),
  close_from: day.optional(),
  close_to: day.optional(),
};

export const registrationOrder = {
  sort: z.enum(['due', 'updated', 'amount', 'close', 'number']).default('updated'),
  order: z.enum(['asc', 'desc']).optional(),
};

export const listRegistrations = operation('listRegistrations', {
  kind: 'query',
  http: 'GET /v1/registrations',
  access: { permission: 'registration.read' },
  input: z.strictObject({ ...registrationFilter, ...registrationOrder, ...pageInput }),
  output: pageOf(RegistrationRow),
  problems: [],
  summary: 'Registrations the caller may see, filtered and sorted',
});

export const countRegistrations = operation('countRegistrations', {
  kind: 'query',
  http: 'GET /v1/registration-counts',
  access: { permission: 'registration.read' },
  input: z.strictObject({}),
  output: z.object({
    views: z.object({
      my_turn: z.number().int(),
      overdue: z.number().int(),
      waiting_partner: z.number().int(),
      ending_soon: z.number().int(),
      open: z.number().int(),
      closed: z.number().int(),
      drafts: z.number().int(),
    }),
    states: z.record(z.string(), z.number().int()),
  }),
  problems: [],
  summary: 'How many registrations each view and state holds',
});

export const getRegistration = operation('getRegistration', {
  // A command, because a read by the vendor's people is recorded and shown to the partner.
  kind: 'command',
  http: 'GET /v1/registrations/{id}',
  access: { permission: 'registration.read' },
  input: z.strictObject({ id }),
  output: Registration,
  problems: [],
  summary: 'One registration; the partner sees who at the vendor opened it',
});

export const listRegistrationEvents = operation('listRegistrationEvents', {
  // As above: the history tells as much of the deal as its page.
  kind: 'command',
  http: 'GET /v1/registrations/{id}/events',
  access: { permission: 'registration.read' },
  input: z.strictObject({ id }),
  output: z.object({ items: z.array(HistoryEvent), nextCursor: z.null() }),
  problems: [],
  summary: 'The history, oldest first',
});

export const listRegistrationReaders = operation('listRegistrationReaders', {
  kind: 'query',
  http: 'GET /v1/registrations/{id}/readers',
  access: { permission: 'registration.read' },
  input: z.strictObject({ id }),
  output: z.object({
    items: z.array(z.object({ person_name: z.string(), position: z.string(), first_at: z.iso.datetime() })),
    nextCursor: z.null(),
  }),
  problems: [],
  summary: 'Who of the vendor’s people opened the registration, newest first',
});

const TodayItem = z.object({
  id: z.uuid(),
  kind: z.enum(['registration', 'extension', 'answer', 'at_risk', 'invitation_request']),
  action: z.enum(['decide', 'open']),
  title: z.string(),
  families: z.array(Family),
  partner_name: z.string(),
  state: z.string(),
  alike: z.number().int(),
  amount_minor: z.number().int().nullable(),
  currency: z.string(),
  clock: ClockView.nullable(),
});

export const getToday = operation('getToday', {
  kind: 'query',
  http: 'GET /v1/today',
  access: { permission: 'today.read' },
  input: z.strictObject({ whose: z.enum(['mine', 'department']).default('mine') }),
  output: z.object({
    overdue: z.array(TodayItem),
    today: z.array(TodayItem),
    tomorrow: z.array(TodayItem),
    later: z.array(TodayItem),
    counts: z.object({
      overdue: z.number().int(),
      today: z.number().int(),
      tomorrow: z.number().int(),
      later: z.number().int(),
    }),
    working_day: z.object({ start: z.string(), end: z.string(), time_zone: z.string() }),
  }),
  problems: [],
  summary: 'What waits for me, by due time',
});

export const getCabinetHome = operation('getCabinetHome', {
  kind: 'query',
  http: 'GET /v1/cabinet/home',
  access: { permission: 'cabinet.read' },
  input: z.strictObject({}),
  output: z.object({
    partner: z.object({ id: z.uuid(), name: z.string(), tier: z.string() }),
    vendor: z.object({ name: z.string(), time_zone: z.string() }),
    mine: z.array(RegistrationRow).describe('the partner’s turn, nearest first'),
    theirs: z.array(RegistrationRow).describe('the vendor’s turn, nearest first'),
    recent: z.array(RegistrationRow),
    waiting: z
      .object({ mine: z.number().int(), theirs: z.number().int() })
      .describe('how many there are in all; the lists show the nearest'),
    total: z.number().int(),
    quota: z.object({ open: z.number().int(), limit: z.number().int() }),
    answer_by: z
      .object({
        usual: z.iso.datetime(),
        large: z.iso.datetime().describe('for amounts of `large_amount_minor` and more in `currency`'),
        large_amount_minor: z.number().int(),
        currency: z.string(),
        provisional: z.boolean().describe('a year on the way has no final calendar yet'),
      })
      .describe('by when the vendor has to answer what is sent now'),
  }),
  problems: [],
  summary: 'What the partner must do, what waits for the vendor, latest deals',
});

/** null: too few for a partner to see. */
const Count = z.number().int().nullable();
const Squatting = z.number().nullable().describe('open ÷ won in the year; null: none was won');

export const getScorecard = operation('getScorecard', {
  kind: 'query',
  http: 'GET /v1/scorecard',
  access: { permission: 'scorecard.read' },
  input: z.strictObject({
    partner_id: z.uuid().optional().describe('by the vendor’s people: whose own figures are asked for'),
  }),
  output: z.object({
    from: z.iso.datetime(),
    until: z.iso.datetime().describe('for a partner: the end of the last whole day, in the vendor’s zone'),
    decided: Count,
    decided_in_time_percent: z.number().nullable(),
    median_decision_minutes: z.number().int().nullable().describe('business minutes'),
    early_percent: z
      .number()
      .nullable()
      .describe('registered early, by the rules and the close date of the decision: the trust index'),
    overdue_now: z.number().int().nullable().describe('null for a partner: it is of this minute'),
    slow_decision_minutes: z
      .number()
      .int()
      .nullable()
      .describe('business minutes that nine of ten decisions took at most'),
    approved_percent: z.number().nullable().describe('of all claims decided in the year'),
    refusals: z
      .array(z.object({ reason_code: z.string(), count: z.number().int() }))
      .describe('the most frequent first'),
    won_percent: z.number().nullable().describe('of all registered deals that were closed'),
    expired_unreported_percent: z.number().nullable().describe('of all protections that ran out'),
    breaches: Count.describe('decisions that the vendor did not make in its time'),
    provisional: Count.describe('protections that the vendor’s silence gave'),
    revoked: Count,
    transferred: Count.describe('protections moved to another partner'),
    own: z
      .object({
        registered: z.number().int(),
        won: z.number().int(),
        open: z.number().int(),
        quota: z.number().int(),
        conversion_percent: z.number().nullable().describe('won of those registered in the year'),
        expired_without_report: z.number().int(),
        early_percent: z.number().nullable(),
        partner: z.object({ id: z.uuid(), name: z.string() }),
        approved_percent: z.number().nullable(),
        won_percent: z.number().nullable().describe('of its registered deals that were closed'),
        squatting_index: Squatting,
        vendor_late: z.number().int().describe('decisions on its claims that the vendor did not make in its time'),
      })
      .nullable()
      .describe('figures of the partner that asks or is asked for'),
    by_month: z.array(
      z.object({
        month: z.string(),
        decided: Count,
        in_time_percent: z.number().nullable(),
        early_percent: z.number().nullable(),
      }),
    ),
  }),
  problems: [],
  summary: 'How the vendor keeps its word, and a partner its own; partners see whole days and no small numbers',
});

export const comparePartners = operation('comparePartners', {
  kind: 'query',
  http: 'GET /v1/partner-scorecards',
  access: { permission: 'scorecard.compare' },
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        tier: z.string(),
        registered: z.number().int(),
        open: z.number().int(),
        won: z.number().int(),
        expired_without_report: z.number().int(),
        squatting_index: Squatting,
      }),
    ),
  }),
  problems: [],
  summary:
    'Partners side by side, those first that need attention: protections that ran out unreported, then open for each won',
});
