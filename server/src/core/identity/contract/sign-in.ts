/**
 * Signing in: routes under `/auth`, which set and clear the session cookie and are therefore no operations. Each has its
 * body and answer here; everything else that the sign-in library offers stays closed.
 */
import { z } from 'zod';

export const signInProblems = {
  'sign_in.refused': 401,
  'sign_in.wrong_code': 401,
  'sign_in.start_again': 401,
  'sign_in.locked': 429,
  'sign_in.too_often': 429,
  'sign_in.link_invalid': 410,
  'password.wrong': 422,
  'two_factor.already_on': 409,
  'two_factor.off': 409,
} as const;

export const minPasswordLength = 12 as const;
const maxPasswordLength = 128;

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const NewPassword = z.string().min(minPasswordLength).max(maxPasswordLength);
/** A password that exists is only compared, so its length tells nobody what is allowed. */
const GivenPassword = z.string().min(1).max(maxPasswordLength);
const Code = z
  .string()
  .trim()
  .regex(/^[\w-]{1,40}$/);
const LinkToken = z.string().regex(/^[\w-]{1,200}$/);
const Nothing = z.object({});
const nobody = z.strictObject({});

/** `two_factor_required`: no session yet; the code is asked for at `/auth/two-factor/verify` within ten minutes. */
const SignedIn = z.object({ two_factor_required: z.boolean() });

export const Session = z.object({
  session: z
    .object({ id: z.string(), created_at: z.iso.datetime(), expires_at: z.iso.datetime() })
    .nullable()
    .describe('null: nobody is signed in'),
  user: z.object({ id: z.string(), email: z.string(), name: z.string(), two_factor_enabled: z.boolean() }).nullable(),
});

export interface SignInRoute {
  http: `${'GET' | 'POST'} /auth/${string}`;
  /** Why nobody needs a permission for it. */
  reason: string;
  body: z.ZodType<Record<string, unknown>>;
  answer: z.ZodType;
}

function route<B extends z.ZodType<Record<string, unknown>>, A extends z.ZodType>(
  http: SignInRoute['http'],
  reason: string,
  body: B,
  answer: A,
) {
  return { http, reason, body, answer };
}

const own = 'the signed-in person’s own login';

export const signInRoutes = {
  signIn: route(
    'POST /auth/sign-in',
    'this is how one signs in',
    z.strictObject({ email: Email, password: GivenPassword, remember_me: z.boolean().default(true) }),
    SignedIn,
  ),
  requestSignInLink: route(
    'POST /auth/sign-in-link',
    'the answer is the same for every address; the link goes to the address itself',
    z.strictObject({ email: Email }),
    Nothing,
  ),
  signInByLink: route(
    'POST /auth/sign-in-link/use',
    'the link is the proof',
    z.strictObject({ token: LinkToken }),
    SignedIn,
  ),
  requestPasswordReset: route(
    'POST /auth/lost-password',
    'the answer is the same for every address; the link goes to the address itself',
    z.strictObject({ email: Email }),
    Nothing,
  ),
  resetPassword: route(
    'POST /auth/reset-password',
    'the link is the proof',
    z.strictObject({ token: LinkToken, new_password: NewPassword }),
    Nothing,
  ),
  signOut: route('POST /auth/sign-out', own, nobody, Nothing),
  getSession: route('GET /auth/session', own, nobody, Session),
  changePassword: route(
    'POST /auth/change-password',
    own,
    z.strictObject({
      current_password: GivenPassword,
      new_password: NewPassword,
      end_other_sessions: z.boolean().default(true),
    }),
    Nothing,
  ),
  enableTwoFactor: route(
    'POST /auth/two-factor/enable',
    own,
    z.strictObject({ password: GivenPassword }),
    z.object({
      totp_uri: z.string().describe('for the authenticator; in force after the first right code'),
      backup_codes: z.array(z.string()).describe('shown once, each works once'),
    }),
  ),
  disableTwoFactor: route('POST /auth/two-factor/disable', own, z.strictObject({ password: GivenPassword }), Nothing),
  verifyTwoFactor: route(
    'POST /auth/two-factor/verify',
    'second half of signing in, bound to the first by a cookie; also confirms the switching on',
    z.strictObject({ code: Code, trust_device: z.boolean().default(false) }),
    Nothing,
  ),
  verifyBackupCode: route(
    'POST /auth/two-factor/verify-backup-code',
    'second half of signing in, bound to the first by a cookie',
    z.strictObject({ code: Code, trust_device: z.boolean().default(false) }),
    Nothing,
  ),
  renewBackupCodes: route(
    'POST /auth/two-factor/backup-codes',
    own,
    z.strictObject({ password: GivenPassword }),
    z.object({ backup_codes: z.array(z.string()) }),
  ),
} as const satisfies Record<string, SignInRoute>;

export type SignInRouteName = keyof typeof signInRoutes;
