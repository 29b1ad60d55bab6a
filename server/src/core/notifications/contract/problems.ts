import type { ProblemTable } from '../../../kernel/problem.ts';

export const notificationProblems = {
  'notification.duty': 422,
  'notification.not_yours': 422,
  'mail.wrong_state': 409,
} as const satisfies ProblemTable;
