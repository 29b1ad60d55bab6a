/**
 * Problems: what went wrong, as a code and parameters, never as a sentence. Sentences live in `locales/` under the code.
 * Rules return problems, commands throw them, one renderer turns them into RFC 9457 `application/problem+json`.
 */
export type ProblemParams = Record<string, string | number | boolean | null | string[]>;

/** One field that cannot be accepted: `path` is dotted (`customer.tax_id`), `code` names the text in `locales/`. */
export interface FieldProblem {
  path: string;
  code: string;
  params?: ProblemParams;
}

export interface Problem {
  code: string;
  params: ProblemParams;
  fields: FieldProblem[];
}

/** Thrown by commands; carries a problem through the pipeline, which rolls the transaction back. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

export function problem(code: string, params: ProblemParams = {}, fields: FieldProblem[] = []): Problem {
  return { code, params, fields };
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'params' in value && 'fields' in value;
}

/** Throws when a rule returned a problem, else hands its result on with the problem removed from the type. */
export function accept<T>(result: T | Problem): T {
  if (isProblem(result)) throw new ProblemError(result);
  return result;
}

export function fail(code: string, params: ProblemParams = {}, fields: FieldProblem[] = []): never {
  throw new ProblemError(problem(code, params, fields));
}

/** HTTP status for each code of a feature. The server refuses to start when two features define one code differently. */
export type ProblemTable = Readonly<Record<string, number>>;

/** Codes that the pipeline itself may answer on any operation; operations do not list them. */
export const pipelineProblems = {
  'request.invalid': 422,
  'request.malformed': 400,
  'request.too_large': 413,
  'request.unsupported_type': 415,
  'request.rate_limited': 429,
  'request.key_reused': 422,
  'request.busy': 503,
  'request.unavailable': 503,
  'request.forbidden_origin': 403,
  'access.unauthenticated': 401,
  'access.forbidden': 403,
  'access.no_membership': 403,
  'record.not_found': 404,
  'route.not_found': 404,
  'server.failed': 500,
} as const satisfies ProblemTable;
