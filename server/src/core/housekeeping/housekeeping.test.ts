/** What has served its time goes, what has not stays: on real rows and files, with a clock that is set. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody } from '../../../test/deal-world.ts';
import { call, monday, startTestApp, type TestApp } from '../../../test/support.ts';
import { newId } from '../../kernel/ids.ts';
import { createMetrics, type Metrics } from '../../platform/metrics.ts';

const dayMs = 86_400_000;
const folder = mkdtempSync(path.join(tmpdir(), 'kanal-sweep-'));
let app: TestApp;
let world: DealWorld;
let metrics: Metrics;

beforeAll(async () => {
  metrics = createMetrics();
  app = await startTestApp(monday, { filesDir: folder, metrics });
  world = await addDealWorld(app, 1);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const ago = (days: number) => new Date(monday.getTime() - days * dayMs);
const sweep = () => app.kanal.runJobs(['housekeeping.sweep']);

async function left(table: string): Promise<number> {
  const { rows } = await app.owner.query(`SELECT count(*) AS n FROM ${table} WHERE vendor_id = $1`, [world.vendorId]);
  return Number(rows[0].n);
}

async function taken(what: string): Promise<number> {
  const { values } = await metrics.swept.get();
  return values.find((each) => each.labels.what === what)?.value ?? 0;
}

it('takes away dispatched events, kept answers, old mails and dead invitations, and nothing younger', async () => {
  const { vendorId } = world;
  const before = { outbox: await left('outbox'), invitations: await left('invitations') };
  const row = (table: string, columns: string, values: unknown[]) =>
    app.owner.query(
      `INSERT INTO ${table} (vendor_id, ${columns}) VALUES ($1, ${values.map((_each, at) => `$${at + 2}`).join(', ')})`,
      [vendorId, ...values],
    );
  for (const days of [8, 6]) {
    await row('outbox', 'id, type, payload, created_at, dispatched_at', [newId(), 'x', '{}', ago(days), ago(days)]);
    await row('idempotency_keys', 'caller, key, operation, input_hash, status, response, created_at', [
      ...['somebody', `key ${days}`, 'x', '', 200, '{}', ago(days)],
    ]);
  }
  await row('outbox', 'id, type, payload, created_at', [newId(), 'x', '{}', ago(30)]);
  const mail = 'id, kind, to_address, locale, subject, text_body, html_body, state, created_at';
  for (const [state, days] of [
    ['sent', 91],
    ['kept', 91],
    ['queued', 91],
    ['sent', 89],
  ] as const) {
    await row('mails', mail, [newId(), 'x', 'a@example.com', 'ru', '', '', '', state, ago(days)]);
  }
  const invitation = 'id, token_hash, email, roles, created_at, expires_at, accepted_at';
  for (const [expired, accepted] of [
    [91, null],
    [91, ago(92)],
    [89, null],
  ] as const) {
    await row('invitations', invitation, [
      newId(),
      newId(),
      'a@example.com',
      ['seller'],
      ago(95),
      ago(expired),
      accepted,
    ]);
  }
  await sweep();
  expect([await left('outbox'), await left('invitations')]).toEqual([before.outbox + 2, before.invitations + 2]);
  expect([await left('idempotency_keys'), await left('mails')]).toEqual([1, 2]);
  const counted = await Promise.all(['outbox', 'idempotency_keys', 'mails', 'invitations'].map(taken));
  expect(counted).toEqual([1, 1, 2, 1]);
  const audit = "SELECT count(*) AS n FROM audit_events WHERE vendor_id = $1 AND operation = 'sweepExpired'";
  const calls = async () => Number((await app.owner.query(audit, [vendorId])).rows[0].n);
  const once = await calls();
  await sweep();
  expect(await calls(), 'a round with nothing to do writes nothing').toBe(once);
});

it('works a backlog off batch by batch', async () => {
  await app.owner.query(
    `INSERT INTO outbox (vendor_id, id, type, payload, created_at, dispatched_at)
     SELECT $1, gen_random_uuid(), 'x', '{}', $2, $2 FROM generate_series(1, 700)`,
    [world.vendorId, ago(9)],
  );
  const before = await left('outbox');
  await sweep();
  expect(await left('outbox')).toBe(before - 500);
  await sweep();
  expect(await left('outbox')).toBe(before - 700);
});

it('takes away bytes that no record names when they are a day old, and never bytes that one names', async () => {
  const seller = world.partners[0]?.seller as Somebody;
  const { id } = (await call(app, seller, 'POST /v1/registrations', claim(world, 1))).body;
  const headers = { 'content-type': 'application/octet-stream' };
  const url = `POST /v1/registrations/${id}/files?name=plan.txt`;
  const { body } = await call(app, seller, url, Buffer.from('plan'), { headers });
  const { rows } = await app.owner.query('SELECT storage_key FROM registration_files WHERE id = $1', [body.id]);
  const named = path.join(folder, rows[0].storage_key);
  // Every part of the store has its minute; this part's comes once in 256 of them.
  const part = Number.parseInt(path.basename(path.dirname(named)), 16);
  const turn = new Date((Math.floor(monday.getTime() / (256 * 60_000)) * 256 + part) * 60_000);
  const bytes = (hours: number) => {
    const file = path.join(path.dirname(named), newId());
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, 'lost');
    const at = new Date(turn.getTime() - hours * 3_600_000);
    utimesSync(file, at, at);
    return file;
  };
  const [old, young] = [bytes(25), bytes(23)];
  utimesSync(named, ago(30), ago(30));
  await call(app, seller, `DELETE /v1/registrations/${id}/files/${body.id}`);
  app.clock.set(turn);
  await sweep();
  expect([existsSync(old), existsSync(young), existsSync(named)]).toEqual([false, true, true]);
  expect(await taken('uploads')).toBe(1);
});

it('takes away sessions and codes of the sign-in that ran out long ago, once in a round', async () => {
  app.clock.set(monday);
  const user = newId();
  await app.owner.query("INSERT INTO identity.users (id, name, email) VALUES ($1, 'x', 'x@example.com')", [user]);
  for (const days of [31, 29]) {
    await app.owner.query(
      'INSERT INTO identity.sessions (id, token, user_id, expires_at, updated_at) VALUES ($1, $1, $2, $3, $3)',
      [newId(), user, ago(days)],
    );
    await app.owner.query(
      "INSERT INTO identity.verifications (id, identifier, value, expires_at) VALUES ($1, 'x', 'x', $2)",
      [newId(), ago(days)],
    );
  }
  await app.kanal.settle({ jobs: 'all' });
  const { rows } = await app.owner.query(
    'SELECT (SELECT count(*) FROM identity.sessions) AS sessions, (SELECT count(*) FROM identity.verifications) AS codes',
  );
  expect([Number(rows[0].sessions), Number(rows[0].codes)]).toEqual([1, 1]);
  expect(await taken('sign_in')).toBe(2);
});
