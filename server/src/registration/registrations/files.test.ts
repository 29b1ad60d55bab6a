import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { type ClientRequest, request } from 'node:http';
import type { AddressInfo } from 'node:net';
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

/** One upload over a real connection, in pieces; the answer's status, or `null` when the sender broke off. */
async function pieces(count: number, options: { breakOff?: boolean; seen?: () => void } = {}): Promise<number | null> {
  const { port } = (await listening()) as AddressInfo;
  const headers = { authorization: seller(0).authorization, 'content-type': 'application/octet-stream' };
  return new Promise((resolve, reject) => {
    const sending = request({ port, method: 'POST', path: `/v1/registrations/${id}/files?name=big.pdf`, headers });
    sending.on('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sending.on('error', (error) => (options.breakOff ? resolve(null) : reject(error)));
    void (async () => {
      for (let at = 0; at < count && !sending.destroyed; at++) {
        if (!sending.write(Buffer.alloc(1_000_000))) await drained(sending);
        options.seen?.();
      }
      if (options.breakOff) sending.destroy();
      else sending.end();
    })();
  });
}

/** Until the sender may go on, or has been cut off. */
async function drained(sending: ClientRequest): Promise<void> {
  const gone = new AbortController();
  const closed = () => gone.abort();
  sending.once('close', closed);
  await once(sending, 'drain', { signal: gone.signal }).catch((error: Error) => {
    if (error.name !== 'AbortError') throw error;
  });
  sending.off('close', closed);
}

const listening = async () => {
  if (!app.kanal.http.server.listening) await app.kanal.http.listen({ port: 0, host: '127.0.0.1' });
  return app.kanal.http.server.address();
};

it('bytes go to the disk as they come; past the limit the sender hears why, and nothing stays', async () => {
  const before = kept();
  let onDisk = 0;
  expect(await pieces(30, { seen: () => (onDisk = Math.max(onDisk, kept())) })).toBe(413);
  expect(onDisk, 'a file grows while it is sent').toBeGreaterThan(before);
  await expect.poll(kept).toBe(before);
  expect((await upload(seller(0), 'after.pdf', 'the server still answers')).status).toBe(200);
});

it('an upload that is broken off leaves nothing behind', async () => {
  const before = kept();
  expect(await pieces(5, { breakOff: true })).toBeNull();
  await expect.poll(kept, { timeout: 5_000 }).toBe(before);
});
