/** The deal itself: opened, moved, estimated, with its next step, its history and the people around it. */
import { z } from 'zod';
import { day } from '../../../kernel/day.ts';
import { operation } from '../../../kernel/operation.ts';
import { dealCategories, dealSides } from './stages.ts';
import { Deal } from './views.ts';

const id = z.uuid();
const version = z.number().int().optional().describe('refused when somebody has changed the deal since');

export const getDeal = operation('getDeal', {
  // A command, because a read by the vendor's people is recorded and shown to the partner.
  kind: 'command',
  http: 'GET /v1/deals/{id}',
  access: { permission: 'deal.read' },
  input: z.strictObject({ id }),
  output: Deal,
  problems: [],
  summary: 'The room of a deal; the partner sees who at the vendor opened it',
});

export const moveDeal = operation('moveDeal', {
  kind: 'command',
  http: 'POST /v1/deals/{id}/move',
  access: { permission: 'deal.steer' },
  input: z.strictObject({ id, stage: z.string().max(40), version }),
  output: Deal,
  problems: ['deal.over', 'registration.frozen', 'deal.changed_meanwhile', 'deal_stage.unknown'],
  summary: 'Moves a deal to another stage, whose probability it takes',
});

export const setNextStep = operation('setNextStep', {
  kind: 'command',
  http: 'POST /v1/deals/{id}/next-step',
  access: { permission: 'deal.work' },
  input: z.strictObject({
    id,
    words: z.string().trim().max(300).describe('empty: no next step'),
    on: day.nullable().default(null),
    side: z.enum(dealSides),
    person_id: z.uuid().nullable().default(null),
  }),
  output: Deal,
  problems: ['deal.over', 'deal.bad_person'],
  summary: 'Says what comes next, when, and whose turn it is',
});

export const setDealForecast = operation('setDealForecast', {
  kind: 'command',
  http: 'POST /v1/deals/{id}/forecast',
  access: { permission: 'deal.steer' },
  input: z.strictObject({
    id,
    probability: z.number().int().min(0).max(100).nullable().describe('null: as the stage says'),
    category: z.enum(dealCategories).nullable().describe('null: as the probability says'),
    amount_minor: z.number().int().min(0).max(1e14).nullable(),
    close_date: day.nullable(),
  }),
  output: Deal,
  problems: ['deal.over', 'deal_stage.unknown'],
  summary: 'Says what is expected of a deal; what was registered stays as it is',
});

const DealEvent = z.object({
  id: z.uuid(),
  type: z.string(),
  at: z.iso.datetime(),
  actor_kind: z.enum(['staff', 'partner', 'system']),
  actor_name: z.string(),
  data: z.record(z.string(), z.unknown()),
});

export const listDealEvents = operation('listDealEvents', {
  kind: 'query',
  http: 'GET /v1/deals/{id}/events',
  access: { permission: 'deal.read' },
  input: z.strictObject({ id }),
  output: z.object({ items: z.array(DealEvent), nextCursor: z.null() }),
  problems: [],
  summary: 'The course of a deal, newest first, at most five hundred steps',
});

export const listDealPeople = operation('listDealPeople', {
  kind: 'query',
  http: 'GET /v1/deals/{id}/people',
  access: { permission: 'deal.read' },
  input: z.strictObject({ id }),
  output: z.object({
    items: z.array(z.object({ id: z.uuid(), name: z.string(), position: z.string(), side: z.enum(dealSides) })),
    nextCursor: z.null(),
  }),
  problems: [],
  summary: 'Who may be named in this deal: the partner’s people and those of the vendor who work on it',
});

export const remindDeal = operation('remindDeal', {
  kind: 'command',
  http: 'POST /v1/deals/{id}/remind',
  access: { permission: 'deal.remind' },
  input: z.strictObject({ id }),
  output: z.object({ reminded: z.number().int() }),
  problems: [],
  summary: 'System only: tells whose step or task is due',
});
