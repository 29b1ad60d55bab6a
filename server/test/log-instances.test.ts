/** Several servers on one database sign one log: one at a time, from one memory, or not at all. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { followLog, fromBase64, parseVerifierKey, policyOfLogs, verifyReceipt } from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld } from './deal-world.ts';
import { call, startTestApp, type TestApp } from './support.ts';

let first: TestApp;
let second: TestApp;
let stranger: TestApp;
let world: DealWorld;
let slug: string;
let folder: string;
let number = 0;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kanal-instances-'));
  const shared = path.join(folder, 'shared');
  first = await startTestApp(undefined, { trustDir: shared });
  second = await startTestApp(undefined, { trustDir: shared, appUrl: first.appUrl });
  stranger = await startTestApp(undefined, { trustDir: path.join(folder, 'own'), appUrl: first.appUrl });
  world = await addDealWorld(first, 1);
  const { rows } = await first.owner.query('SELECT slug FROM vendor_directory WHERE vendor_id = $1', [world.vendorId]);
  slug = rows[0].slug;
});
afterAll(async () => {
  await stranger.close();
  await second.close();
  await first.close();
  rmSync(folder, { recursive: true, force: true });
});

const seller = () => world.partners[0]?.seller as DealWorld['manager'];

async function registered(app: TestApp): Promise<string> {
  number += 1;
  const { body } = await call(app, seller(), 'POST /v1/registrations', claim(world, number));
  const done = await call(app, seller(), `POST /v1/registrations/${body.id}/submit`, {});
  expect(done.status).toBe(200);
  return body.id;
}

const receiptsOf = (app: TestApp, id: string) => call(app, seller(), `GET /v1/registrations/${id}/receipts`);

it('two that share the folder sign one history, and each gives receipts at once', async () => {
  const both = [first, second, first, second];
  const verified: string[] = [];
  const notes: string[] = [];
  for (let round = 0; round < 5; round++) {
    await Promise.all(
      both.map(async (app) => {
        const { body } = await receiptsOf(app, await registered(app));
        const { body: text } = await call(app, seller(), `GET ${body.items[0].url}`);
        const trust = { policy: policyOfLogs(parseVerifierKey(body.vkey)), verify: verifyWithNode };
        verified.push(verifyReceipt(text, trust).outcome);
      }),
    );
    notes.push((await call(second, null, `GET /log/${slug}/checkpoint`)).body);
  }
  expect(verified).toEqual(Array.from({ length: 20 }, () => 'valid'));
  const sizes = readFileSync(path.join(folder, 'shared', slug, 'signed.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => Number(line.split(' ')[0]));
  expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b));
  expect(sizes.at(-1)).toBe(20);
  for (const held of notes) expect(await outcome(held)).toMatch(/same|grown/);
});

async function outcome(held: string): Promise<string> {
  const keys = (await call(first, null, `GET /log/${slug}/keys`)).body.trim().split('\n');
  expect(keys).toHaveLength(1);
  const checkpoint = (await call(first, null, `GET /log/${slug}/checkpoint`)).body;
  const consistency = async (from: number, to: number) => {
    const { body } = await call(first, null, `GET /log/${slug}/consistency/${from}/${to}`);
    return body.split('\n').filter(Boolean).map(fromBase64);
  };
  const policy = policyOfLogs(...keys.map(parseVerifierKey));
  return (await followLog(held, { checkpoint, consistency }, policy, verifyWithNode)).outcome;
}

it('one with a folder of its own writes leaves, but neither signs nor makes a second key', async () => {
  const id = await registered(stranger);
  expect((await receiptsOf(stranger, id)).status).toBe(503);
  expect(existsSync(path.join(folder, 'own', slug))).toBe(false);
  expect((await receiptsOf(first, id)).status).toBe(200);
  expect((await receiptsOf(stranger, id)).status).toBe(200);
});

it.each(['/consistency/2/1', '/consistency/0/999999', '/consistency/01/2', '/consistency/a/b'])(
  'there is no proof at %s',
  async (address) => {
    expect((await call(first, null, `GET /log/${slug}${address}`)).status).toBe(404);
  },
);
