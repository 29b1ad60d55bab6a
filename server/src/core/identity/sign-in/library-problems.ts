/** The library's errors as our problems; its own sentences never leave the server. */
import { type FieldProblem, fail } from '../../../kernel/problem.ts';

interface Meaning {
  code: string;
  fields?: FieldProblem[];
}

const wrongPassword: Meaning = {
  code: 'password.wrong',
  fields: [{ path: 'password', code: 'field.wrong_password' }],
};

const meanings: Record<string, Meaning> = {
  INVALID_EMAIL_OR_PASSWORD: { code: 'sign_in.refused' },
  INVALID_CODE: { code: 'sign_in.wrong_code' },
  INVALID_BACKUP_CODE: { code: 'sign_in.wrong_code' },
  INVALID_TWO_FACTOR_COOKIE: { code: 'sign_in.start_again' },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: { code: 'sign_in.start_again' },
  ACCOUNT_TEMPORARILY_LOCKED: { code: 'sign_in.locked' },
  INVALID_TOKEN: { code: 'sign_in.link_invalid' },
  USER_NOT_FOUND: { code: 'sign_in.link_invalid' },
  INVALID_PASSWORD: wrongPassword,
  CREDENTIAL_ACCOUNT_NOT_FOUND: wrongPassword,
  TOTP_ALREADY_ENABLED: { code: 'two_factor.already_on' },
  TOTP_NOT_ENABLED: { code: 'two_factor.off' },
  TWO_FACTOR_NOT_ENABLED: { code: 'two_factor.off' },
  BACKUP_CODES_NOT_ENABLED: { code: 'two_factor.off' },
};

/** The body of a good answer. @throws ProblemError for what the caller can understand, Error for what went wrong here */
export async function problemOfLibrary(answer: Response): Promise<unknown> {
  // A used or expired link is answered with a redirection to an error page; ours is the problem itself.
  if (answer.status >= 300 && answer.status < 400) fail('sign_in.link_invalid');
  const text = await answer.text();
  const body: unknown = text ? JSON.parse(text) : null;
  if (answer.ok) return body;
  const code = codeOf(body);
  const meaning = meanings[code];
  if (meaning) fail(meaning.code, {}, meaning.fields ?? []);
  if (answer.status === 401) fail('access.unauthenticated');
  throw new Error(`the sign-in library answered ${answer.status} ${code}`);
}

function codeOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
}
