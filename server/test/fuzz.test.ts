/**
 * 5,000 malformed requests made from the OpenAPI document, as manager, administrator and partner: none is answered 5xx.
 * `KANAL_FUZZ_SEED` repeats a run, `KANAL_FUZZ_REQUESTS` sets how many.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { features } from '../src/app.ts';
import { signInRoutes } from '../src/core/identity/contract/sign-in.ts';
import { operation } from '../src/kernel/operation.ts';
import { documentOf } from '../src/platform/http/system-routes.ts';
import { implement } from '../src/platform/operations/implement.ts';
import { addDealWorld, claim, type DealWorld, somebody } from './deal-world.ts';
import { type FuzzOperation, type FuzzRequest, malformed, operationsOf, randomFrom } from './fuzz-requests.ts';
import { call, startTestApp, type TestApp, type TestPerson } from './support.ts';
import { addLogin, Visitor } from './visitor.ts';

const seed = Number(process.env.KANAL_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const wanted = Number(process.env.KANAL_FUZZ_REQUESTS ?? 5_000);

/** Breaks at every call: the run has to notice. */
const fragile = operation('fragile', {
  kind: 'command',
  http: 'POST /v1/fragile',
  access: { public: 'there is nothing behind it' },
  input: z.object({}),
  output: z.object({}),
  problems: [],
  summary: 'Breaks',
});

let app: TestApp;
let world: DealWorld;
let callers: { title: string; headers: Record<string, string> }[];
let known: string[];

const broken = {
  name: 'fragile',
  operations: [
    implement(fragile, async () => {
      throw new Error('broken on purpose');
    }),
  ],
};

beforeAll(async () => {
  features.push(broken);
  app = await startTestApp();
  world = await addDealWorld(app, 2);
  const { vendorId, partners, manager } = world;
  const seller = partners[0]?.seller as TestPerson;
  const administrator = await somebody(app, vendorId, null, 'administrator');
  const owner = await somebody(app, vendorId, partners[0]?.id as string, 'owner');
  const login = await addLogin(app, vendorId, null, ['head_of_channel']);
  const visitor = new Visitor(app);
  await visitor.post('/auth/sign-in', { email: login.email, password: 'correct horse battery staple' });
  const cookie = `kanal.session_token=${visitor.cookie('kanal.session_token')}`;
  const bearer = (title: string, person: TestPerson) => ({ title, headers: { authorization: person.authorization } });
  callers = [
    bearer('manager', manager),
    bearer('administrator', administrator),
    bearer('seller', seller),
    bearer('owner', owner),
    { title: 'head by session', headers: { cookie, 'kanal-membership': login.personId } },
    { title: 'anonymous', headers: {} },
  ];
  const draft = await call(app, seller, 'POST /v1/registrations', claim(world, 1));
  const sent = await call(app, seller, 'POST /v1/registrations', claim(world, 2));
  await call(app, seller, `POST /v1/registrations/${sent.body.id}/submit`, {});
  const { rows } = await app.owner.query('SELECT id FROM customers WHERE vendor_id = $1', [vendorId]);
  known = [
    draft.body.id,
    sent.body.id,
    ...world.families,
    world.rulesId,
    partners[0]?.id,
    manager.personId,
    rows[0].id,
  ];
});
afterAll(async () => {
  // The files that follow share the process, and the list with it.
  features.splice(features.indexOf(broken), 1);
  await app.close();
});

/** The document's operations, and the routes of sign-in beside it. */
function targets(): FuzzOperation[] {
  const signIn = Object.entries(signInRoutes).map(([id, route]) => {
    const [method = '', path = ''] = route.http.split(' ');
    const body = z.toJSONSchema(route.body, { io: 'input', unrepresentable: 'any' });
    return { id: `auth.${id}`, method, path, parameters: [], body: body as FuzzOperation['body'], upload: false };
  });
  return [...operationsOf(documentOf(app.kanal.registry) as never), ...signIn];
}

interface Run {
  statuses: Map<number, number>;
  /** Requests answered 5xx, one line each. */
  broken: string[];
}

async function run(from: number, count: number, operations: FuzzOperation[]): Promise<Run> {
  const random = randomFrom(from);
  const statuses = new Map<number, number>();
  const broken: string[] = [];
  for (let each = 0; each < count; each++) {
    const request = malformed(random, operations, known);
    const caller = callers[Math.floor(random() * callers.length)] as (typeof callers)[number];
    const status = await statusOf(request, caller.headers);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status >= 500) {
      const what = `${request.method} ${request.url.slice(0, 300)} by ${caller.title} (${request.wrong})`;
      broken.push(`${status} ${what} ${String(request.body ?? '').slice(0, 600)}`);
    }
  }
  return { statuses, broken };
}

async function statusOf(request: FuzzRequest, headers: Record<string, string>): Promise<number> {
  const response = await app.kanal.http.inject({
    method: request.method as 'GET',
    url: request.url,
    headers: { ...request.headers, ...headers },
    ...(request.body === undefined ? {} : { payload: request.body }),
  });
  return response.statusCode;
}

describe('malformed requests', () => {
  test(`${wanted} of them: no answer is 5xx (seed ${seed})`, async () => {
    process.stdout.write(`fuzz: seed ${seed}, ${wanted} requests\n`);
    const { statuses, broken } = await run(
      seed,
      wanted,
      targets().filter(({ id }) => id !== 'fragile'),
    );
    process.stdout.write(`fuzz: ${JSON.stringify(Object.fromEntries([...statuses].sort(([a], [b]) => a - b)))}\n`);
    expect(broken).toEqual([]);
    expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(wanted);
    // Requests that all die at the first door would prove little.
    expect((statuses.get(422) ?? 0) / wanted).toBeGreaterThan(0.2);
  }, 300_000);

  test('an operation that breaks is found', async () => {
    const { broken } = await run(
      seed,
      100,
      targets().filter(({ id }) => id === 'fragile'),
    );
    expect(broken.length).toBeGreaterThan(10);
    expect(broken[0]).toMatch(/^500 POST \/v1\/fragile/);
  });

  test('the same seed makes the same requests', () => {
    const operations = targets();
    const some = (from: number) => {
      const random = randomFrom(from);
      return Array.from({ length: 50 }, () => JSON.stringify(malformed(random, operations, known)));
    };
    expect(some(7)).toEqual(some(7));
    expect(some(7)).not.toEqual(some(8));
  });
});
