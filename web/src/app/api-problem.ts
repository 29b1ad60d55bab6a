/** One wrong field of a request; `path` names it as the form does, `detail` is in the reader's language. */
export interface FieldProblem {
  path: string;
  code: string;
  detail: string;
}

/** Body of a refusal, RFC 9457. Texts are in the language of the request's `accept-language`. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  code?: string;
  params?: Record<string, unknown>;
  errors?: FieldProblem[];
}

/** The server understood and refused: `problem` says which rule and what can be done. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  readonly problem: ProblemBody;
  constructor(problem: ProblemBody) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
  get status(): number {
    return this.problem.status;
  }
}

/** No answer or a broken one: the same request may be sent again safely. */
export class RetryableError extends Error {
  override name = 'RetryableError';
  readonly reason: 'offline' | 'server';
  /** HTTP status, 0 when no answer came. */
  readonly status: number;
  constructor(reason: 'offline' | 'server', status: number, cause?: unknown) {
    super(reason === 'offline' ? 'No connection' : `The server answered ${status}`, { cause });
    this.reason = reason;
    this.status = status;
  }
}

/** What the server says while it is too busy or has just lost its database: the same request soon passes. */
const PASSING: readonly (string | undefined)[] = ['request.busy', 'request.unavailable'];

/** @returns what an answer that is not `ok` means: a refusal with its words, or a failure worth another attempt */
export async function failureOf(response: Response): Promise<ApiProblem | RetryableError> {
  const told = response.headers.get('content-type')?.includes('application/problem+json');
  if (told && (response.status < 500 || response.status === 503)) {
    const body = (await response.json()) as ProblemBody;
    if (!PASSING.includes(body.code)) return new ApiProblem(body);
  }
  return new RetryableError('server', response.status);
}

/** A refusal made on the screen, in the shape of the server's, so that it is shown the same way: at its field. */
export function refusedField(path: string, detail: string): ApiProblem {
  const errors = [{ path, code: 'field.invalid', detail }];
  return new ApiProblem({ type: 'about:blank', title: detail, status: 422, errors });
}
