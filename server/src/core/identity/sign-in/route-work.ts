/** What each sign-in route asks of the library, which attempts it counts, and how the library's answer reads in ours. */
import type { z } from 'zod';
import type { SignInRouteName, signInRoutes } from '../contract/sign-in.ts';
import type { Limit } from './attempts.ts';

export interface RouteWork {
  /** A body: POST; none: GET. */
  ask: (input: Record<string, unknown>) => { path: string; body?: Record<string, unknown> };
  limits: (input: Record<string, unknown>, ip: string) => Limit[];
  /** A good answer was no guess and is not counted. */
  guess?: true;
  /** Answered at once with nothing; the work follows, so that its length does not tell a known address. */
  unseen?: true;
  answer: (body: unknown) => unknown;
}

type Input<N extends SignInRouteName> = z.output<(typeof signInRoutes)[N]['body']>;

interface TypedWork<N extends SignInRouteName> extends Omit<RouteWork, 'ask' | 'limits'> {
  ask: (input: Input<N>) => ReturnType<RouteWork['ask']>;
  limits: (input: Input<N>, ip: string) => Limit[];
}

const quarter = 900;
const hour = 3_600;

const perCaller = (kind: string, max: number) => (_input: unknown, ip: string) => [
  { key: `${kind}/ip/${ip}`, max, windowSeconds: quarter },
];

/** A stranger cannot lock somebody out for long: the address alone has a wider limit than address and caller together. */
const signInLimits = ({ email }: { email: string }, ip: string): Limit[] => [
  { key: `sign_in/both/${email}/${ip}`, max: 10, windowSeconds: quarter },
  { key: `sign_in/address/${email}`, max: 50, windowSeconds: quarter },
  { key: `sign_in/ip/${ip}`, max: 100, windowSeconds: quarter },
];

const mailLimits = ({ email }: { email: string }, ip: string): Limit[] => [
  { key: `mail/address/${email}`, max: 5, windowSeconds: hour },
  { key: `mail/ip/${ip}`, max: 50, windowSeconds: hour },
];

const none = () => [];
const nothing = () => ({});
const signedIn = (body: unknown) => ({ two_factor_required: has(body, 'twoFactorRedirect') });

const work: { [N in SignInRouteName]: TypedWork<N> } = {
  signIn: {
    ask: ({ email, password, remember_me }) => ({
      path: '/sign-in/email',
      body: { email, password, rememberMe: remember_me },
    }),
    limits: signInLimits,
    guess: true,
    answer: signedIn,
  },
  requestSignInLink: {
    ask: ({ email }) => ({ path: '/sign-in/magic-link', body: { email } }),
    limits: mailLimits,
    unseen: true,
    answer: nothing,
  },
  signInByLink: {
    ask: ({ token }) => ({ path: `/magic-link/verify?token=${encodeURIComponent(token)}` }),
    limits: perCaller('link', 30),
    guess: true,
    answer: signedIn,
  },
  requestPasswordReset: {
    ask: ({ email }) => ({ path: '/request-password-reset', body: { email } }),
    limits: mailLimits,
    unseen: true,
    answer: nothing,
  },
  resetPassword: {
    ask: ({ token, new_password }) => ({ path: '/reset-password', body: { token, newPassword: new_password } }),
    limits: perCaller('link', 30),
    guess: true,
    answer: nothing,
  },
  signOut: { ask: () => ({ path: '/sign-out', body: {} }), limits: none, answer: nothing },
  getSession: { ask: () => ({ path: '/get-session' }), limits: none, answer: sessionOf },
  changePassword: {
    ask: ({ current_password, new_password, end_other_sessions }) => ({
      path: '/change-password',
      body: {
        currentPassword: current_password,
        newPassword: new_password,
        revokeOtherSessions: end_other_sessions,
      },
    }),
    limits: perCaller('password', 20),
    guess: true,
    answer: nothing,
  },
  enableTwoFactor: {
    ask: ({ password }) => ({ path: '/two-factor/enable', body: { password } }),
    limits: perCaller('password', 20),
    guess: true,
    answer: (body) => ({ totp_uri: field(body, 'totpURI'), backup_codes: field(body, 'backupCodes') }),
  },
  disableTwoFactor: {
    ask: ({ password }) => ({ path: '/two-factor/disable', body: { password } }),
    limits: perCaller('password', 20),
    guess: true,
    answer: nothing,
  },
  verifyTwoFactor: {
    ask: ({ code, trust_device }) => ({ path: '/two-factor/verify-totp', body: { code, trustDevice: trust_device } }),
    limits: perCaller('code', 30),
    guess: true,
    answer: nothing,
  },
  verifyBackupCode: {
    ask: ({ code, trust_device }) => ({
      path: '/two-factor/verify-backup-code',
      body: { code, trustDevice: trust_device },
    }),
    limits: perCaller('code', 30),
    guess: true,
    answer: nothing,
  },
  renewBackupCodes: {
    ask: ({ password }) => ({ path: '/two-factor/generate-backup-codes', body: { password } }),
    limits: perCaller('password', 20),
    guess: true,
    answer: (body) => ({ backup_codes: field(body, 'backupCodes') }),
  },
};

// The bodies were checked by the routes' own schemas, so the typed table may be read as the untyped one.
export const routeWork = work as unknown as Record<SignInRouteName, RouteWork>;

function has(body: unknown, name: string): boolean {
  return field(body, name) === true;
}

function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
}

/** Leaves the session's token out: scripts of a page have no business with it. */
function sessionOf(body: unknown): unknown {
  const session = field(body, 'session');
  const user = field(body, 'user');
  if (!session || !user) return { session: null, user: null };
  return {
    session: {
      id: field(session, 'id'),
      created_at: field(session, 'createdAt'),
      expires_at: field(session, 'expiresAt'),
    },
    user: {
      id: field(user, 'id'),
      email: field(user, 'email'),
      name: field(user, 'name'),
      two_factor_enabled: field(user, 'twoFactorEnabled') === true,
    },
  };
}
