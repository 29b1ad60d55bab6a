/** The login behind a session cookie, remembered for moments so that a page with ten requests asks once. */
import type { FastifyRequest } from 'fastify';
import type { SignInLibrary } from './library.ts';

/** A session ended on another node is believed here for this long at most. */
const trustMs = 3_000;
const maxRemembered = 5_000;
const cookiePattern = /(?:^|;\s*)(?:__Secure-)?kanal\.session_token=([^;]+)/;

export interface SessionUsers {
  find(request: FastifyRequest): Promise<{ userId: string } | null>;
  forget(): void;
}

export function createSessionUsers(library: SignInLibrary): SessionUsers {
  const remembered = new Map<string, { until: number; userId: string }>();
  let generation = 0;
  return {
    async find(request) {
      const cookie = request.headers.cookie ?? '';
      const token = cookiePattern.exec(cookie)?.[1];
      if (!token) return null;
      const known = remembered.get(token);
      if (known && known.until > Date.now()) return { userId: known.userId };
      const asked = generation;
      const found = await library.api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } });
      if (!found) return null;
      if (remembered.size >= maxRemembered) remembered.clear();
      // What was asked before something was forgotten is not remembered after it.
      if (asked === generation) remembered.set(token, { until: Date.now() + trustMs, userId: found.user.id });
      return { userId: found.user.id };
    },
    forget() {
      generation += 1;
      remembered.clear();
    },
  };
}
