/** What server tests stand on: an application on a database of its own, a vendor with people, calls as anybody. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import type { Role } from '../src/access/permissions.ts';
import { createKanal, type Kanal, type KanalOptions } from '../src/app.ts';
import { makeApiKey } from '../src/core/identity/api-key-token.ts';
import { newId } from '../src/kernel/ids.ts';
import { type SettableClock, settableClock } from '../src/platform/clock.ts';
import { appUrl } from '../src/platform/db/app-role.ts';
import { createLog } from '../src/platform/log.ts';
import { createMetrics } from '../src/platform/metrics.ts';
import { databaseUrl, templateName, testPassword } from './global-setup.ts';
import { undeclaredProblems, watchProblems } from './problem-watch.ts';
import { carelessStatements, watchTenantTables } from './statement-watch.ts';

export interface TestApp {
  kanal: Kanal;
  clock: SettableClock;
  /** A connection as the owner of the tables: for looking behind the walls, never for what the product does. */
  owner: pg.Client;
  appUrl: string;
  close(): Promise<void>;
}

/** Monday, 23 November 2026, 12:10 Moscow: the moment of the mock-ups. */
export const monday = new Date('2026-11-23T09:10:00Z');

export async function startTestApp(now: Date = monday, changes: Partial<KanalOptions> = {}): Promise<TestApp> {
  const adminUrl = inject('adminUrl');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${templateName}`);
  const ownerUrl = databaseUrl(adminUrl, name);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await watchTenantTables(owner);
  const clock = settableClock(now);
  const folder = mkdtempSync(path.join(tmpdir(), 'kanal-files-'));
  const url = appUrl(ownerUrl, inject('appRole'), testPassword);
  const kanal = await createKanal({
    appUrl: url,
    poolSize: 12,
    filesDir: folder,
    trustDir: path.join(folder, 'trust'),
    webDir: null,
    publicUrl: 'http://localhost:3000',
    secret: 'a-secret-that-only-tests-know-0123456789',
    smtpUrl: null,
    ratePerMinute: 0,
    clock,
    log: createLog({ level: process.env.KANAL_TEST_LOG ?? 'silent' }),
    metrics: createMetrics(),
    checkOutput: true,
    ...changes,
  });
  watchProblems(kanal);
  return {
    kanal,
    clock,
    owner,
    appUrl: url,
    async close() {
      await kanal.close();
      await owner.end();
      rmSync(folder, { recursive: true, force: true });
      await asAdmin(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

// Whatever a test file is about: each statement of the application names the vendor of every tenant table it touches,
// and each problem it answers stands in the contract of its operation.
afterAll(() => {
  const careless = carelessStatements();
  if (careless.length > 0) throw new Error(`statements without vendor_id = $n:\n  ${careless.join('\n  ')}`);
  const undeclared = undeclaredProblems();
  if (undeclared.length > 0) throw new Error(`problems that no contract declares:\n  ${undeclared.join('\n  ')}`);
});

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export interface TestVendor {
  vendorId: string;
  slug: string;
}

/** A vendor as set-up leaves it, without people. Written as the owner, because set-up itself is another test's subject. */
export async function addVendor(app: TestApp, name = 'Акме'): Promise<TestVendor> {
  const vendorId = newId();
  const slug = `v-${vendorId.slice(-12)}`;
  const now = app.clock.now();
  await app.owner.query('INSERT INTO vendor_directory (vendor_id, slug, name, created_at) VALUES ($1, $2, $3, $4)', [
    vendorId,
    slug,
    name,
    now,
  ]);
  await app.owner.query('INSERT INTO vendors (vendor_id, name, updated_at) VALUES ($1, $2, $3)', [vendorId, name, now]);
  return { vendorId, slug };
}

export async function addPartner(app: TestApp, vendorId: string, name: string): Promise<string> {
  const id = newId();
  const now = app.clock.now();
  await app.owner.query(
    'INSERT INTO partners (vendor_id, id, name, legal_name, status_since, created_at, updated_at) VALUES ($1, $2, $3, $3, $4, $4, $4)',
    [vendorId, id, name, now],
  );
  return id;
}

export interface TestPerson {
  personId: string;
  /** `Authorization` header of an API key with all rights of the person's roles. */
  authorization: string;
}

export async function addPerson(
  app: TestApp,
  vendorId: string,
  partnerId: string | null,
  roles: Role[],
  fullName = 'Игорь Орлов',
): Promise<TestPerson> {
  const personId = newId();
  const { token, secretHash, lastFour } = makeApiKey(vendorId);
  const now = app.clock.now();
  await app.owner.query(
    'INSERT INTO people (vendor_id, id, partner_id, full_name, email, roles, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [vendorId, personId, partnerId, fullName, `p-${personId.slice(-12)}@example.com`, roles, now],
  );
  await app.owner.query(
    "INSERT INTO api_keys (vendor_id, id, partner_id, person_id, name, secret_hash, last_four, roles, created_at) VALUES ($1, $2, $3, $4, 'test', $5, $6, $7, $8)",
    [vendorId, newId(), partnerId, personId, secretHash, lastFour, roles, now],
  );
  return { personId, authorization: `Bearer ${token}` };
}

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
  headers: Record<string, string | number | string[] | undefined>;
}

interface CallOptions {
  headers?: Record<string, string>;
  idempotencyKey?: string;
}

/** One HTTP call: `call(app, seller, 'POST /v1/registrations', {…})`. Null caller: anonymous. */
export async function call(
  app: TestApp,
  caller: TestPerson | null,
  request: string,
  body?: unknown,
  options: CallOptions = {},
): Promise<Answer> {
  const [method = 'GET', url = '/'] = request.split(' ');
  const response = await app.kanal.http.inject({
    method: method as 'GET',
    url,
    headers: {
      'accept-language': 'ru',
      ...(caller ? { authorization: caller.authorization } : {}),
      ...(options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {}),
      ...options.headers,
    },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  const text = response.body;
  const json = String(response.headers['content-type'] ?? '').includes('json');
  return { status: response.statusCode, body: json && text ? JSON.parse(text) : text, headers: response.headers };
}
