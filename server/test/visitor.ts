/** A browser as the server sees it: keeps cookies between calls, may act in a membership; and people who can sign in. */
import type { Role } from '../src/access/permissions.ts';
import { createPersonWithLogin } from '../src/core/identity/index.ts';
import { newId } from '../src/kernel/ids.ts';
import { openPool } from '../src/platform/db/pool.ts';
import { tenantTransaction } from '../src/platform/db/tenancy.ts';
import { type Answer, call, type TestApp } from './support.ts';

export const password = 'correct horse battery staple';

export interface TestLogin {
  vendorId: string;
  personId: string;
  userId: string;
  email: string;
}

/** A person with a login; `email` of somebody known adds one more place to the same login. */
export async function addLogin(
  app: TestApp,
  vendorId: string,
  partnerId: string | null,
  roles: Role[],
  email = `login-${newId().slice(-12)}@example.com`,
): Promise<TestLogin> {
  const { db, close } = openPool({ url: app.appUrl, max: 1, onError: () => undefined });
  try {
    const made = await tenantTransaction(db, { vendorId, partnerId: 'all' }, (tx) =>
      createPersonWithLogin(tx, {
        vendorId,
        partnerId,
        roles,
        email,
        password,
        fullName: 'Анна Белова',
        now: app.clock.now(),
      }),
    );
    return { ...made, vendorId, email };
  } finally {
    await close();
  }
}

interface VisitOptions {
  headers?: Record<string, string>;
  /** Ignore the cookies of the answer, as somebody who kept a copy of the old ones would. */
  keepCookies?: boolean;
}

export class Visitor {
  private readonly app: TestApp;
  private readonly cookies: Map<string, string>;
  private readonly personId: string | null;

  constructor(app: TestApp, cookies = new Map<string, string>(), personId: string | null = null) {
    this.app = app;
    this.cookies = cookies;
    this.personId = personId;
  }

  /** The same session, acting as this person. */
  as(personId: string): Visitor {
    return new Visitor(this.app, this.cookies, personId);
  }

  cookie(name: string): string {
    return this.cookies.get(name) ?? '';
  }

  get(url: string): Promise<Answer> {
    return this.visit(`GET ${url}`);
  }

  post(url: string, body: unknown = {}, options: VisitOptions = {}): Promise<Answer> {
    return this.visit(`POST ${url}`, body, options);
  }

  async visit(request: string, body?: unknown, options: VisitOptions = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await call(this.app, null, request, body, {
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(this.personId ? { 'kanal-membership': this.personId } : {}),
        ...options.headers,
      },
    });
    if (!options.keepCookies) this.keep(answer.headers['set-cookie']);
    return answer;
  }

  private keep(header: Answer['headers'][string]): void {
    for (const line of Array.isArray(header) ? header : header ? [String(header)] : []) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      const gone = attributes.some((each) => /^\s*max-age=0$/i.test(each));
      if (gone) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}
