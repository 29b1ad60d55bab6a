import type { ProblemTable } from '../../../kernel/problem.ts';

export const dealProblems = {
  'deal.over': 409,
  'deal.changed_meanwhile': 409,
  'deal.bad_person': 422,
  'deal.too_many': 409,
  'deal_stage.unknown': 422,
  'deal_stage.in_use': 409,
  'deal_stage.no_tasks': 409,
  'deal_task.done': 409,
  'deal_comment.not_yours': 409,
  'deal_comment.too_late': 409,
  'deal_comment.removed': 409,
  'deal_comment.bad_mention': 422,
  'deal_comment.not_internal': 422,
  'deal_resource.answered': 409,
  'deal_resource.note_required': 422,
  'deal_evidence.future_date': 422,
  'deal_evidence.not_yours': 409,
  'deal_evidence.bad_file': 422,
} as const satisfies ProblemTable;
