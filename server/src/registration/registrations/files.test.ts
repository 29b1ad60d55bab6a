import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody } from '../../../test/deal-world.ts';
import { addPerson, call, startTestApp, type TestApp, type TestPerson } from '../../../test/support.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'kanal-uploads-'));
let app: TestApp;
let world: DealWorld;
let id: string;

beforeAll(async () => {
  app = await startTestApp(undefined, { filesDir: folder });
  world = await addDealWorld(app, 2);
  id = (await call(app, seller(0), 'POST /v1/registrations', claim(world, 1))).body.id;
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const seller = (at: number) => world.partners[at]?.seller as Somebody;
const kept = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) =>
    statSync(path.join(folder, each)).isFile(),
  ).length;

async function upload(who: TestPerson, name: string, payload: string | Buffer, headers: Record<string, string> = {}) {
  const answer = await app.kanal.http.inject({
    method: 'POST',
    url: `/v1/registrations/${id}/files?name=${encodeURIComponent(name)}`,
    headers: { authorization: who.authorization, 'content-type': 'application/octet-stream', ...headers },
    payload,
  });
  return { status: answer.statusCode, body: answer.json() };
}

it('what no record came to name leaves no bytes', async () => {
  expect((await upload(seller(1), 'чужое.pdf', 'bytes')).status).toBe(404);
  expect((await upload(seller(0), 'run.html', '<script>')).body.code).toBe('file.kind_refused');
  expect((await upload(seller(0), 'big.pdf', Buffer.alloc(20_000_001))).status).toBe(413);
  const finance = await addPerson(app, world.vendorId, world.partners[0]?.id ?? '', ['partner_finance']);
  expect((await upload(finance, 'a.pdf', 'bytes')).status).toBe(403);
  expect(kept()).toBe(0);
});

it('a body that is no bytes is refused in words', async () => {
  for (const [type, body] of [
    ['application/json', '["abc"]'],
    ['application/json', '{"storageKey":"../secret"}'],
    ['text/plain', 'abc'],
  ] as const) {
    const answer = await upload(seller(0), 'a.pdf', body, { 'content-type': type });
    expect([type, answer.status, answer.body.code]).toEqual([type, 415, 'request.unsupported_type']);
  }
  expect(kept()).toBe(0);
});

it('an upload repeated with its key answers the same and is kept once', async () => {
  const twice = await Promise.all(
    [1, 2].map(() => upload(seller(0), '../../План.pdf', 'bytes', { 'idempotency-key': 'one' })),
  );
  expect(twice.map((each) => each.status)).toEqual([200, 200]);
  expect(twice[0]?.body).toEqual(twice[1]?.body);
  expect(kept()).toBe(1);
  expect((await upload(seller(0), 'План.pdf', 'others', { 'idempotency-key': 'one' })).body.code).toBe(
    'request.key_reused',
  );
  expect(kept()).toBe(1);
  const { id: file, name } = twice[0]?.body ?? {};
  expect(name).toBe('План.pdf');
  const down = await call(app, world.partners[0]?.seller ?? null, `GET /v1/registrations/${id}/files/${file}`);
  expect(down.body).toBe('bytes');
  expect(down.headers).toMatchObject({
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  expect((await call(app, seller(1), `GET /v1/registrations/${id}/files/${file}`)).status).toBe(404);
});
