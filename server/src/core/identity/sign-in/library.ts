/** better-auth with our tables, cookies and limits; it is reached through `routes.ts` only. */
import { betterAuth } from 'better-auth';
import { magicLink, twoFactor } from 'better-auth/plugins';
import { CamelCasePlugin } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Database } from '../../../platform/db/pool.ts';
import type { Log } from '../../../platform/log.ts';
import { minPasswordLength } from '../contract/sign-in.ts';

export interface LibraryOptions {
  db: Database;
  log: Log;
  secret: string;
  publicUrl: string;
  /** Sends a link by mail; never tells whether there is anybody behind the address. */
  sendLink: (kind: 'sign_in_link' | 'password_reset', email: string, token: string) => Promise<void>;
}

const day = 86_400;
/** The address of the caller as Fastify found it; set by our own routes on every request to the library. */
export const addressHeader = 'x-kanal-address';
export const basePath = '/auth';

export type SignInLibrary = ReturnType<typeof createLibrary>;

export function createLibrary({ db, log, secret, publicUrl, sendLink }: LibraryOptions) {
  return betterAuth({
    appName: 'Kanal',
    baseURL: publicUrl,
    basePath,
    secret,
    telemetry: { enabled: false },
    trustedOrigins: [new URL(publicUrl).origin],
    database: { db: db.withPlugin(new CamelCasePlugin()), type: 'postgres', schemaName: 'identity', transaction: true },
    user: { modelName: 'users' },
    account: { modelName: 'accounts', accountLinking: { enabled: false } },
    verification: { modelName: 'verifications', storeIdentifier: 'hashed' },
    session: { modelName: 'sessions', expiresIn: 14 * day, updateAge: day },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength,
      resetPasswordTokenExpiresIn: 3_600,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => sendLink('password_reset', user.email, token),
    },
    // Our own limits count by address and caller and survive in the database (attempts.ts).
    rateLimit: { enabled: false },
    onAPIError: {
      // A wrong password is no failure; what is one goes to our log, not to the terminal.
      onError: (error) => {
        if (!isRefusal(error)) log.error({ err: error, part: 'sign-in' }, 'the sign-in library failed');
      },
    },
    logger: { level: 'error', log: (_level, message) => log.error({ part: 'sign-in' }, message) },
    advanced: {
      cookiePrefix: 'kanal',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => newId() },
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: 900,
        storeToken: 'hashed',
        sendMagicLink: ({ email, token }) => sendLink('sign_in_link', email, token),
      }),
      twoFactorOnEverySignIn(),
    ],
  });
}

/** The library asks for the second factor after a password only; a link in a mail is one factor just the same. */
function twoFactorOnEverySignIn() {
  const plugin = twoFactor({ issuer: 'Kanal', schema: { twoFactor: { modelName: 'twoFactors' } } });
  for (const hook of plugin.hooks.after) {
    const matches = hook.matcher;
    hook.matcher = (context) => matches(context) || context.path === '/magic-link/verify';
  }
  return plugin;
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
}
