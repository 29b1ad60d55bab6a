/** The routes under `/auth` that concern one's own login. They set cookies and are therefore no operations. */
import { ApiProblem, type ProblemBody, RetryableError } from './api-problem.ts';
import { currentLocale } from './messages.ts';

/** @throws ApiProblem when it refuses; RetryableError when it cannot be reached or fails */
export async function askEntrance<Answer = unknown>(path: string, body: object | null): Promise<Answer> {
  const headers = { accept: 'application/json', 'accept-language': currentLocale() };
  const init: RequestInit = body
    ? { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : { headers };
  let response: Response;
  try {
    response = await fetch(`/auth/${path}`, { credentials: 'same-origin', ...init });
  } catch (error) {
    throw new RetryableError('offline', 0, error);
  }
  const type = response.headers.get('content-type') ?? '';
  if (response.ok && type.includes('json')) return (await response.json()) as Answer;
  if (response.status < 500 && type.includes('problem+json')) {
    throw new ApiProblem((await response.json()) as ProblemBody);
  }
  throw new RetryableError('server', response.status);
}
