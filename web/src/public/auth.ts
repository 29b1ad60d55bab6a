import { ApiProblem, type ProblemBody, RetryableError } from '../app/api-problem.ts';
import { currentLocale } from '../app/messages.ts';

/**
 * Asks a route of the entrance (`/auth/…`), which sets or clears the session cookie.
 * @throws ApiProblem when it refuses; RetryableError when it cannot be reached or fails
 */
export async function auth<Answer = Record<string, never>>(path: string, body: object): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(`/auth/${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'accept-language': currentLocale() },
      body: JSON.stringify(body),
    });
  } catch (error) {
    throw new RetryableError('offline', 0, error);
  }
  const type = response.headers.get('content-type') ?? '';
  if (response.ok) return (type.includes('json') ? await response.json() : {}) as Answer;
  if (response.status < 500 && type.includes('application/problem+json')) {
    throw new ApiProblem((await response.json()) as ProblemBody);
  }
  throw new RetryableError('server', response.status);
}

/** What a link in a mail carries behind its `#`: it never reaches a server log. */
export function tokenOfLink(): string {
  return decodeURIComponent(window.location.hash.slice(1));
}
