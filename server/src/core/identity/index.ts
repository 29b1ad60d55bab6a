import type { FastifyInstance, FastifyRequest } from 'fastify';
import type pg from 'pg';
import type { Caller } from '../../access/actors.ts';
import type { WallClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/pool.ts';
import type { Log } from '../../platform/log.ts';
import type { Feature } from '../../platform/operations/feature.ts';
import type { Texts } from '../../platform/texts.ts';
import { apiKeyOperations } from './api-keys/handlers.ts';
import { createCallers } from './callers.ts';
import { apiKeyProblems } from './contract/api-keys.ts';
import { invitationRequestProblems } from './contract/invitation-requests.ts';
import { invitationProblems } from './contract/invitations.ts';
import { peopleProblems } from './contract/people.ts';
import { setupProblems } from './contract/setup.ts';
import { signInProblems } from './contract/sign-in.ts';
import { invitationRequested, personJoined, personLeft } from './events.ts';
import { invitationRequestOperations } from './invitation-requests/handlers.ts';
import { invitationOperations } from './invitations/handlers.ts';
import { invitedOperations } from './invitations/public.ts';
import { meOperations } from './me/handlers.ts';
import { peopleOperations } from './people/handlers.ts';
import { issueSetupCode } from './setup/codes.ts';
import { setupOperations } from './setup/handlers.ts';
import { createAttempts } from './sign-in/attempts.ts';
import { createLibrary } from './sign-in/library.ts';
import { sendLink } from './sign-in/link-mails.ts';
import { registerSignInRoutes } from './sign-in/routes.ts';
import { createSessionUsers } from './sign-in/session-users.ts';

export { apiKeyFrom, makeApiKey } from './api-key-token.ts';
export { memberOf } from './callers.ts';
export { invitationRequested, personJoined, personLeft } from './events.ts';
export { hashPassword } from './logins.ts';
export { peopleWith, personNames } from './people/store.ts';
export { createPersonWithLogin, type PersonWithLogin } from './people-with-login.ts';

export const identity: Feature = {
  name: 'identity',
  operations: [
    ...meOperations,
    ...peopleOperations,
    ...setupOperations,
    ...invitationOperations,
    ...invitedOperations,
    ...invitationRequestOperations,
    ...apiKeyOperations,
  ],
  problems: {
    ...signInProblems,
    ...peopleProblems,
    ...setupProblems,
    ...invitationProblems,
    ...invitationRequestProblems,
    ...apiKeyProblems,
  },
  events: [personJoined, personLeft, invitationRequested],
};

export interface IdentityOptions {
  db: Database;
  pool: pg.Pool;
  clock: WallClock;
  log: Log;
  texts: Texts;
  secret: string;
  publicUrl: string;
  origins: string[];
}

export interface Identity {
  resolveCaller(request: FastifyRequest): Promise<Caller>;
  registerRoutes(app: FastifyInstance): void;
  /** The code for the set-up page, to be printed at start; null when there is a vendor already. */
  issueSetupCode(): Promise<string | null>;
  /** Waits for work that goes on after an answer (mails with links). */
  idle(): Promise<void>;
}

export function createIdentity(options: IdentityOptions): Identity {
  const { db, clock, log, secret, publicUrl, origins } = options;
  const library = createLibrary({ db, log, secret, publicUrl, sendLink: (...mail) => sendLink(options, ...mail) });
  const sessions = createSessionUsers(library);
  const callers = createCallers({ db, clock, sessionUser: (request) => sessions.find(request) });
  const forget = () => {
    sessions.forget();
    callers.forget();
  };
  const running = new Set<Promise<unknown>>();
  const background = (work: Promise<unknown>) => {
    const watched = work
      .catch((error: unknown) => log.error({ err: error }, 'work after an answer failed'))
      .finally(() => running.delete(watched));
    running.add(watched);
  };
  return {
    resolveCaller: callers.resolve,
    registerRoutes(app) {
      const attempts = createAttempts(db, clock);
      registerSignInRoutes(app, { library, attempts, origins, publicUrl, forget, background });
      app.addHook('onSend', async (request, reply) => {
        if (changesCallers(request) && reply.statusCode < 400) forget();
      });
    },
    issueSetupCode: () => issueSetupCode(db, clock.now()),
    idle: async () => {
      await Promise.all(running);
    },
  };
}

const changing = new Set<string>(
  identity.operations.filter(({ operation }) => operation.kind === 'command').map(({ operation }) => operation.name),
);

/** Commands of this feature change who may act as whom; others never do. */
function changesCallers(request: FastifyRequest): boolean {
  const { operation } = request.routeOptions.config as { operation?: string };
  return operation !== undefined && changing.has(operation);
}
