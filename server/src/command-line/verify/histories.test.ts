/** The real command on what people keep: archives of an auditor, checkpoints from mails, evidence from a red page. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzip } from '@cj-tech-master/excelts/archive';
import { formatEvidence, formatVerifierKey, toBase64 } from '@kanal/receipt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { log, TestLog } from '../../../../packages/receipt/test/receipts.ts';
import { addDealWorld, claim, type DealWorld, type Somebody, somebody } from '../../../test/deal-world.ts';
import { call, startTestApp, type TestApp } from '../../../test/support.ts';
import { writeZip } from '../../platform/archives/write.ts';

const main = fileURLToPath(new URL('../../main.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'kanal-histories-'));
let app: TestApp;
let world: DealWorld;
let auditor: Somebody;
let slug: string;
let vkey: string;
let address: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 1);
  auditor = await somebody(app, world.vendorId, null, 'auditor');
  const { rows } = await app.owner.query('SELECT slug FROM vendor_directory WHERE vendor_id = $1', [world.vendorId]);
  slug = rows[0].slug;
  await registered(1);
  vkey = (await call(app, null, `GET /log/${slug}/keys`)).body.trim();
  const origin = await app.kanal.http.listen({ port: 0, host: '127.0.0.1' });
  address = `${origin}/log/${slug}`;
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const seller = () => world.partners[0]?.seller as Somebody;

async function registered(customer: number) {
  const { id } = (await call(app, seller(), 'POST /v1/registrations', claim(world, customer))).body;
  await call(app, seller(), `POST /v1/registrations/${id}/submit`, {});
  const { items } = (await call(app, seller(), `GET /v1/registrations/${id}/receipts`)).body;
  return { id, receipt: (await call(app, seller(), `GET ${items[0].url}`)).body as string };
}

const checkpoint = async () => (await call(app, null, `GET /log/${slug}/checkpoint`)).body as string;

function kept(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** Not `spawnSync`: the log that the command asks lives in this process. */
function kanal(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { PATH: process.env.PATH, KANAL_DATA: path.join(folder, 'data') };
  return new Promise((resolve) => {
    execFile(process.execPath, [main, 'verify', ...args, '--lang', 'en'], { cwd: folder, env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

describe('an auditor’s archive', () => {
  let bytes: Uint8Array;
  let files: Map<string, Buffer>;

  beforeAll(async () => {
    const { id } = await registered(2);
    for (const step of ['take', 'approve']) await call(app, world.manager, `POST /v1/registrations/${id}/${step}`, {});
    const url = `/v1/log/evidence?registration_id=${id}`;
    const answer = await app.kanal.http.inject({ url, headers: { authorization: auditor.authorization } });
    bytes = new Uint8Array(answer.rawPayload);
    files = new Map();
    for await (const entry of unzip(bytes).entries()) files.set(entry.path, Buffer.from(await entry.bytes()));
  });

  const changed = (change: (name: string, content: Buffer) => Buffer | null) =>
    writeZip(
      [...files].flatMap(([name, content]) => {
        const now = change(name, content);
        return now ? [{ name, content: new Uint8Array(now) }] : [];
      }),
      new Date(),
    );

  it('is verified whole, and unpacked as a folder', async () => {
    const inside = path.join(folder, 'unpacked');
    mkdirSync(path.join(inside, 'receipts'), { recursive: true });
    for (const [name, content] of files)
      if (name.startsWith('receipts/')) writeFileSync(path.join(inside, name), content);
    for (const given of [kept('evidence.zip', bytes), inside]) {
      const run = await kanal(given, '--key', vkey);
      expect(run).toMatchObject({ code: 0, err: '' });
      expect(run.out).toMatch(/receipts\/kanal-\d+\.tlog-proof: valid, the registration was submitted/);
      expect(run.out.trim().split('\n').at(-1)).toBe('Receipts: 3. Valid: 3, not valid: 0, unreadable: 0.');
    }
  });

  it('is not valid with one receipt changed, and says which', async () => {
    let spoilt = '';
    const zip = await changed((name, content) => {
      if (spoilt || !name.startsWith('receipts/')) return content;
      spoilt = name;
      return Buffer.from(String(content).replace(/\nindex \d+/, '\nindex 77'));
    });
    const run = await kanal(kept('changed.zip', zip), '--key', vkey, '--json');
    expect(run.code).toBe(1);
    const said = JSON.parse(run.out);
    expect(said).toMatchObject({ outcome: 'invalid', valid: 2, invalid: 1 });
    expect(said.files.find(({ outcome }: { outcome: string }) => outcome === 'invalid').file).toBe(spoilt);
  });

  it('that lacks a receipt in the middle is said to lack it', async () => {
    const middle = [...files.keys()].filter((name) => name.startsWith('receipts/')).toSorted()[1];
    const zip = await changed((name, content) => (name === middle ? null : content));
    const run = await kanal(kept('lacking.zip', zip), '--key', vkey);
    expect(run.code).toBe(0);
    expect(run.out).toContain(`no.\u00a0${/\d+/.exec(middle as string)?.[0]}.`);
  });
});

describe('a kept checkpoint', () => {
  it('is signed; alone it says no more, and names the way to ask', async () => {
    const run = await kanal(kept('first.txt', await checkpoint()), '--key', vkey);
    expect(run.code).toBe(0);
    expect(run.out).toContain('is signed by the log');
    expect(run.out).toContain(`--log https://localhost:3000/log/${slug}`);
    expect((await kanal(kept('first.txt', await checkpoint()), '--key', formatVerifierKey(log.key))).code).toBe(1);
  });

  it('is continued by the log of now, when that is asked', async () => {
    const first = kept('before.txt', await checkpoint());
    expect((await kanal(first, '--key', vkey, '--log', address)).out).toContain('the same history at the same size');
    await registered(3);
    const grown = await kanal(first, '--key', vkey, '--log', address);
    expect(grown.code).toBe(0);
    expect(grown.out).toContain('records were only added since');
  });

  it('of another size than a second one takes the log to be compared', async () => {
    const first = kept('one.txt', await checkpoint());
    await registered(4);
    const second = kept('two.txt', await checkpoint());
    const alone = await kanal(first, '--key', vkey, '--checkpoint', second);
    expect(alone.code).toBe(1);
    expect(alone.out).toContain('cannot be told without the log');
    const asked = await kanal(first, '--key', vkey, '--checkpoint', second, '--log', address);
    expect(asked).toMatchObject({ code: 0 });
    expect(asked.out).toContain('of the same history');
    expect((await kanal(second, '--key', vkey, '--checkpoint', first, '--log', address)).code).toBe(0);
  });
});

describe('a receipt and a checkpoint of another size', () => {
  it('are tied by the log, and without it the answer says what cannot be told', async () => {
    const { receipt } = await registered(5);
    await registered(6);
    const file = kept('older.tlog-proof', receipt);
    const newer = kept('newer.txt', await checkpoint());
    const alone = await kanal(file, '--key', vkey, '--checkpoint', newer);
    expect(alone.code).toBe(0);
    expect(alone.out).toMatch(/cannot be told from here.*repeat with --log https:\/\/localhost:3000\/log\//s);
    const asked = await kanal(file, '--key', vkey, '--checkpoint', newer, '--log', address);
    expect(asked.out).toContain('is the continuation of the one');
    const now = await kanal(file, '--key', vkey, '--log', address, '--json');
    expect(JSON.parse(now.out)).toMatchObject({ outcome: 'valid', log: 'tied' });
  });

  it('a log that is not there is said to be not there', async () => {
    const file = kept('lonely.tlog-proof', (await registered(7)).receipt);
    const run = await kanal(file, '--key', vkey, '--log', 'http://127.0.0.1:1/log/acme');
    expect(run.code).toBe(2);
    expect(run.out).toContain('The log does not answer');
  });
});

describe('evidence from a red page', () => {
  const tree = new TestLog(12);
  const other = new TestLog(12, 'other');
  const key = formatVerifierKey(log.key);
  /** A log that shows `tree` and proves whatever is asked of it. */
  let server: Server;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const [, from, to] = /\/consistency\/(\d+)\/(\d+)$/.exec(request.url ?? '') ?? [];
      tree.consistency(Number(from), Number(to)).then(
        (proof) => response.end(proof.map((hash) => `${toBase64(hash)}\n`).join('')),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const file = (name: string, held: string, shown: string, proof: Uint8Array[] | null = null) =>
    kept(
      name,
      formatEvidence({
        seenAt: '2026-11-23T09:10:00.000Z',
        heldSince: null,
        reason: { code: 'history.proof_wrong', params: {} },
        verifierKeys: [key],
        held,
        shown,
        proof,
      }),
    );
  const logAddress = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/log/acme`;

  it('with two roots of one size proves the fork by itself', async () => {
    const run = await kanal(file('forked.json', other.checkpoint(12), tree.checkpoint(12)), '--key', key);
    expect(run.code).toBe(0);
    expect(run.out).toContain('has signed two different histories');
  });

  it('with two sizes takes the log’s own answer: what it could not tie for anybody is rewritten', async () => {
    const evidence = file('sizes.json', other.checkpoint(8), tree.checkpoint(12), await tree.consistency(8, 12));
    const alone = await kanal(evidence, '--key', key);
    expect(alone.code).toBe(1);
    expect(alone.out).toContain('this file alone is no evidence yet');
    const asked = await kanal(evidence, '--key', key, '--log', logAddress(), '--json');
    expect(asked.code).toBe(0);
    expect(JSON.parse(asked.out)).toMatchObject({ finding: 'still_untied', held: { size: 8 }, shown: { size: 12 } });
  });

  it('against an honest log proves nothing once the log is asked', async () => {
    const evidence = file('honest.json', tree.checkpoint(8), tree.checkpoint(12), []);
    const run = await kanal(evidence, '--key', key, '--log', logAddress());
    expect(run.code).toBe(1);
    expect(run.out).toContain('it is one history');
  });

  it('with a note that the key has not signed, or damaged, proves nothing', async () => {
    const unsigned = await kanal(
      file('unsigned.json', tree.checkpoint(8).replace('\n8\n', '\n9\n'), tree.checkpoint(12)),
      '--key',
      key,
    );
    expect(unsigned.code).toBe(1);
    expect(unsigned.out).toContain('The file proves nothing');
    const damaged = await kanal(kept('damaged.json', '{"format":"kanal/log-evidence/v1"}'), '--key', key);
    expect(damaged.code).toBe(2);
  });
});
