import type { ProblemTable } from '../../../kernel/problem.ts';

export const importProblems = {
  'import.wrong_state': 409,
  'import.bad_owner': 422,
  'import.too_many_open': 409,
  'import.file_too_large': 413,
  'import.columns_missing': 422,
  'import.columns_twice': 422,
  'import.nothing_to_do': 409,
  'import.undo_over': 409,
  'import.too_many_undone': 429,
} as const satisfies ProblemTable;
