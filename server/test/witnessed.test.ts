/** The server beside real witnesses: what it asks, what it keeps, and what a receipt then says. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parsePolicy, verifyReceipt } from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, somebody } from './deal-world.ts';
import { resign, rewrite, withValue } from './log-attacker.ts';
import { call, startTestApp, type TestApp, type TestPerson } from './support.ts';
import { startWitness, type WitnessProcess } from './witness-process.ts';

let app: TestApp;
let world: DealWorld;
let admin: TestPerson;
let slug: string;
let folder: string;
let first: WitnessProcess;
let second: WitnessProcess;
let number = 0;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kanal-witnessed-'));
  app = await startTestApp(undefined, { trustDir: path.join(folder, 'trust'), outgoingHosts: ['127.0.0.1'] });
  world = await addDealWorld(app, 1);
  admin = await somebody(app, world.vendorId, null, 'administrator');
  const { rows } = await app.owner.query('SELECT slug FROM vendor_directory WHERE vendor_id = $1', [world.vendorId]);
  slug = rows[0].slug;
  const { body } = await receiptsOf(await registered());
  first = await startWitness(path.join(folder, 'first'), 'witness.example/one', [body.vkey]);
  second = await startWitness(path.join(folder, 'second'), 'witness.example/two', [body.vkey]);
}, 60_000);
afterAll(async () => {
  await first.stop('SIGTERM');
  await second.stop('SIGTERM');
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const seller = () => world.partners[0]?.seller as DealWorld['manager'];
const receiptsOf = (id: string) => call(app, seller(), `GET /v1/registrations/${id}/receipts`);
const asWitness = (name: string, { vkey, url }: WitnessProcess) => ({ name, verifier_key: vkey, url });
const save = (quorum: number, ...witnesses: object[]) =>
  call(app, admin, 'PUT /v1/log/witnesses', { quorum, witnesses });

async function registered(): Promise<string> {
  number += 1;
  const { body } = await call(app, seller(), 'POST /v1/registrations', claim(world, number));
  const done = await call(app, seller(), `POST /v1/registrations/${body.id}/submit`, {});
  expect(done.status).toBe(200);
  return body.id;
}

/** How the newest receipt stands after all witnesses were asked, in the list and in the file itself. */
async function witnessed(id: string): Promise<{ listed: string; verified: string }> {
  await receiptsOf(id);
  await app.kanal.settle();
  const item = (await receiptsOf(id)).body.items[0];
  const file = (await call(app, seller(), `GET ${item.url}`)).body;
  const policy = parsePolicy((await call(app, null, `GET /log/${slug}/policy`)).body);
  const verdict = verifyReceipt(file, { policy, verify: verifyWithNode });
  return { listed: item.witnessed, verified: verdict.outcome === 'valid' ? verdict.witnessed : verdict.outcome };
}

describe('a receipt', () => {
  it('is witnessed by nobody while the vendor names nobody', async () => {
    expect(await witnessed(await registered())).toEqual({ listed: 'none', verified: 'none' });
  });

  it('is witnessed when as many as the vendor asks for have cosigned', async () => {
    const dead = { name: 'dead', verifier_key: second.vkey, url: 'http://127.0.0.1:9' };
    expect((await save(2, asWitness('one', first), dead)).status).toBe(200);
    expect(await witnessed(await registered())).toEqual({ listed: 'below_quorum', verified: 'below_quorum' });
    expect((await save(1, asWitness('one', first), dead)).status).toBe(200);
    expect(await witnessed(await registered())).toEqual({ listed: 'quorum', verified: 'quorum' });
    expect((await save(2, asWitness('one', first), asWitness('two', second))).status).toBe(200);
    expect(await witnessed(await registered())).toEqual({ listed: 'quorum', verified: 'quorum' });
  });

  it('shows in the settings how far each witness is', async () => {
    const { body } = await call(app, admin, 'GET /v1/log/witnesses');
    const checkpoint = (await call(app, null, `GET /log/${slug}/checkpoint`)).body;
    const size = Number(checkpoint.split('\n')[1]);
    expect(body).toMatchObject({ quorum: 2, witnesses: [{ name: 'one', last_size: size }, { last_size: size }] });
    expect(checkpoint.match(/— witness\.example/g)).toHaveLength(2);
  });

  it('of a rewritten log gets no cosignature, even when the key itself signed it', async () => {
    const id = await registered();
    expect((await witnessed(id)).listed).toBe('quorum');
    const log = { app, vendorId: world.vendorId, slug, folder: path.join(folder, 'trust', slug) };
    await app.owner.query('DELETE FROM log_cosignatures WHERE vendor_id = $1', [world.vendorId]);
    await rewrite(log, (leaves) =>
      leaves.map((leaf, at) => (at === 0 ? withValue(log, leaf, 'customer', 'ООО «Другая»') : leaf)),
    );
    await resign(log);
    expect(await witnessed(await registered())).toEqual({ listed: 'below_quorum', verified: 'below_quorum' });
  });
});

describe('the list of witnesses', () => {
  it('is changed by administrators, all of it or nothing', async () => {
    const one = asWitness('one', first);
    expect((await call(app, world.manager, 'PUT /v1/log/witnesses', { quorum: 0, witnesses: [] })).status).toBe(403);
    expect((await call(app, seller(), 'GET /v1/log/witnesses')).status).toBe(403);
    const { status, body } = await save(3, one, { ...one, url: 'ftp://x' }, { ...one, verifier_key: 'x+y+z' });
    expect(status).toBe(422);
    expect(body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual([
      'witnesses.1.verifier_key field.taken',
      'witnesses.1.url field.bad_url',
      'witnesses.1.name field.taken',
      'witnesses.2.verifier_key field.not_a_witness_key',
      'witnesses.2.name field.taken',
    ]);
    expect((await save(3, one)).body.errors).toMatchObject([{ path: 'quorum', code: 'field.too_big_number' }]);
    expect((await call(app, admin, 'GET /v1/log/witnesses')).body.quorum).toBe(2);
  });
});
