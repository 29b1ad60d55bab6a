/** The joint plan, the vendor's resources, and the points of evidence of a deal. */
import { z } from 'zod';
import { day } from '../../../kernel/day.ts';
import { operation } from '../../../kernel/operation.ts';
import { evidenceKinds, resourceKinds } from './kinds.ts';
import { dealSides } from './stages.ts';
import { Deal } from './views.ts';

const id = z.uuid();
const title = z.string().trim().min(1).max(300);

const task = {
  title,
  side: z.enum(dealSides).describe('whose task it is'),
  person_id: z.uuid().nullable().default(null),
  due_on: day.nullable().default(null),
};

export const addDealTask = operation('addDealTask', {
  kind: 'command',
  http: 'POST /v1/deals/{id}/tasks',
  access: { permission: 'deal.work' },
  input: z.strictObject({ id, ...task }),
  output: Deal,
  problems: ['deal.over', 'deal.bad_person', 'deal.too_many'],
  summary: 'Adds a task to the joint plan, for either side',
});

export const takeStageTasks = operation('takeStageTasks', {
  kind: 'command',
  http: 'POST /v1/deals/{id}/stage-tasks',
  access: { permission: 'deal.work' },
  input: z.strictObject({ id }),
  output: Deal,
  problems: ['deal.over', 'deal.too_many', 'deal_stage.unknown', 'deal_stage.no_tasks'],
  summary: 'Takes the usual tasks of the stage into the plan',
});

export const updateDealTask = operation('updateDealTask', {
  kind: 'command',
  http: 'PATCH /v1/deals/{id}/tasks/{task_id}',
  access: { permission: 'deal.work' },
  input: z.strictObject({ id, task_id: z.uuid(), ...task }),
  output: Deal,
  problems: ['deal.over', 'deal.bad_person', 'deal_task.done'],
  summary: 'Changes a task that is not done yet',
});

export const finishDealTask = operation('finishDealTask', {
  kind: 'command',
  http: 'POST /v1/deals/{id}/tasks/{task_id}/finish',
  access: { permission: 'deal.work' },
  input: z.strictObject({ id, task_id: z.uuid() }),
  output: Deal,
  problems: ['deal.over'],
  summary: 'Says that a task is done',
});

export const reopenDealTask = operation('reopenDealTask', {
  kind: 'command',
  http: 'POST /v1/deals/{id}/tasks/{task_id}/reopen',
  access: { permission: 'deal.work' },
  input: z.strictObject({ id, task_id: z.uuid() }),
  output: Deal,
  problems: ['deal.over'],
  summary: 'Takes back that a task is done',
});

export const removeDealTask = operation('removeDealTask', {
  kind: 'command',
  http: 'DELETE /v1/deals/{id}/tasks/{task_id}',
  access: { permission: 'deal.work' },
  input: z.strictObject({ id, task_id: z.uuid() }),
  output: Deal,
  problems: ['deal.over'],
  summary: 'Takes a task off the plan; the history keeps that it was there',
});

export const askResource = operation('askResource', {
  kind: 'command',
  http: 'POST /v1/deals/{id}/resources',
  access: { permission: 'deal.ask_resource' },
  input: z.strictObject({ id, kind: z.enum(resourceKinds), words: z.string().trim().min(3).max(2000) }),
  output: Deal,
  problems: ['deal.over', 'registration.frozen', 'deal.too_many'],
  summary: 'The partner asks the vendor for help with a deal; the vendor’s clock begins',
});

export const answerResource = operation('answerResource', {
  kind: 'command',
  http: 'POST /v1/deals/{id}/resources/{resource_id}/answer',
  access: { permission: 'deal.answer_resource' },
  input: z.strictObject({
    id,
    resource_id: z.uuid(),
    answer: z.enum(['granted', 'declined']),

    note: z.string().trim().max(2000).default('').describe('for the partner; a refusal needs a reason'),
    helper_id: z
      .uuid()
      .nullable()
      .default(null)
      .describe('with what is granted: who of the vendor helps, and so enters the deal'),
  }),
  output: Deal,
  problems: [
    'deal.over',
    'registration.frozen',
    'deal.bad_person',
    'deal_resource.answered',
    'deal_resource.note_required',
  ],
  summary: 'The vendor grants what was asked for, or declines with a reason',
});

export const withdrawResource = operation('withdrawResource', {
  kind: 'command',
  http: 'POST /v1/deals/{id}/resources/{resource_id}/withdraw',
  access: { permission: 'deal.ask_resource' },
  input: z.strictObject({ id, resource_id: z.uuid() }),
  output: Deal,
  problems: ['deal.over', 'deal_resource.answered'],
  summary: 'Takes back what was asked for and not yet answered',
});

export const recordEvidence = operation('recordEvidence', {
  kind: 'command',
  http: 'POST /v1/deals/{id}/evidence',
  access: { permission: 'deal.work' },
  input: z.strictObject({
    id,
    kind: z.enum(evidenceKinds),
    happened_on: day,
    words: z.string().trim().min(3).max(2000),
    file_id: z.uuid().nullable().default(null).describe('a file of the registration'),
  }),
  output: Deal,
  problems: ['deal.over', 'deal.too_many', 'deal_evidence.future_date', 'deal_evidence.bad_file'],
  summary: 'Records a point of evidence: work that an extension can stand on',
});

export const removeEvidence = operation('removeEvidence', {
  kind: 'command',
  http: 'DELETE /v1/deals/{id}/evidence/{evidence_id}',
  access: { permission: 'deal.work' },
  input: z.strictObject({ id, evidence_id: z.uuid() }),
  output: Deal,
  problems: ['deal.over', 'deal_evidence.not_yours'],
  summary: 'Takes a point of evidence back; the history keeps that it was there',
});
