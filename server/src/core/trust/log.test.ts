/** The log as the world sees it, and the signer that remembers what the database may have forgotten. */

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { append, EMPTY_RANGE, parseCheckpoint, parseNote, parseVerifierKey, rangeRoot, toBase64 } from '@kanal/receipt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld } from '../../../test/deal-world.ts';
import { call, startTestApp, type TestApp } from '../../../test/support.ts';
import { newId } from '../../kernel/ids.ts';
import { askAhead } from '../../platform/db/driver.ts';
import { type Tx, tenantTransaction } from '../../platform/db/tenancy.ts';
import { appendLeaves } from './append.ts';
import type { LeafDraft } from './leaf-draft.ts';
import { askThread, type ThreadQuestion as Question, type Thread } from './store/leaves.ts';

let app: TestApp;
let world: DealWorld;
let slug: string;
let folder: string;
let customer = 0;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kanal-trust-'));
  app = await startTestApp(undefined, { trustDir: folder });
  world = await addDealWorld(app, 2);
  const { rows } = await app.owner.query('SELECT slug FROM vendor_directory WHERE vendor_id = $1', [world.vendorId]);
  slug = rows[0].slug;
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const seller = () => world.partners[0]?.seller as DealWorld['manager'];
const sql = (text: string, ...values: unknown[]) => app.owner.query(text, [world.vendorId, ...values]);

async function registered(): Promise<string> {
  customer += 1;
  const { body } = await call(app, seller(), 'POST /v1/registrations', claim(world, customer));
  const done = await call(app, seller(), `POST /v1/registrations/${body.id}/submit`, {});
  expect(done.status).toBe(200);
  return body.id;
}

/** Asks for receipts, which waits for the signature. */
const signed = (id: string) => call(app, seller(), `GET /v1/registrations/${id}/receipts`);
const checkpoint = async () => {
  const { body, status } = await call(app, null, `GET /log/${slug}/checkpoint`);
  expect(status).toBe(200);
  return parseCheckpoint(parseNote(body).text);
};

describe('the public log', () => {
  it('shows a signed checkpoint whose root anybody can make from the tiles', async () => {
    await signed(await registered());
    const { origin, size, root } = await checkpoint();
    expect(origin).toBe(`localhost:3000/log/${slug}`);
    const tile = await app.kanal.http.inject({ url: `/log/${slug}/tile/0/000.p/${size}` });
    expect(tile.headers['cache-control']).toContain('immutable');
    const hashes = Array.from(
      { length: size },
      (_, at) => new Uint8Array(tile.rawPayload.subarray(at * 32, at * 32 + 32)),
    );
    const range = hashes.reduce((tree, hash) => append(tree, hash).range, EMPTY_RANGE);
    expect(toBase64(rangeRoot(range))).toBe(toBase64(root));
  });

  it('names its keys, and neither tiles that are not there nor logs that nobody has', async () => {
    const keys = await call(app, null, `GET /log/${slug}/keys`);
    expect(parseVerifierKey(keys.body.trim()).name).toBe(`localhost:3000/log/${slug}`);
    const { size } = await checkpoint();
    for (const url of [
      `/log/${slug}/tile/0/000.p/${size + 1}`,
      `/log/${slug}/tile/1/000.p/1`,
      `/log/${slug}/tile/0/0`,
      '/log/nobody/checkpoint',
    ])
      expect((await call(app, null, `GET ${url}`)).status, url).toBe(404);
  });

  it('does not have a leaf whose transaction was taken back', async () => {
    const before = await checkpoint();
    customer += 1;
    const { body } = await call(app, seller(), 'POST /v1/registrations', { ...claim(world, customer), need: '' });
    expect((await call(app, seller(), `POST /v1/registrations/${body.id}/submit`, {})).status).toBe(422);
    await signed(await registered());
    expect((await checkpoint()).size).toBe(before.size + 1);
  });
});

describe('leaves', () => {
  it('of a partner who is new show one commitment to it, when two come at once', async () => {
    const newcomer = world.partners[1]?.seller as DealWorld['manager'];
    const drafts: string[] = [];
    for (let each = 0; each < 4; each++) {
      customer += 1;
      drafts.push((await call(app, newcomer, 'POST /v1/registrations', claim(world, customer))).body.id);
    }
    const done = await Promise.all(drafts.map((id) => call(app, newcomer, `POST /v1/registrations/${id}/submit`, {})));
    expect(done.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { rows } = await sql(
      'SELECT leaf::json ->> $3 AS party FROM log_leaves WHERE vendor_id = $1 AND partner_id = $2',
      world.partners[1]?.id,
      'party',
    );
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map(({ party }) => party)).size).toBe(1);
  });

  const inLog = <T>(work: (tx: Tx) => Promise<T>) =>
    tenantTransaction(app.kanal.db, { vendorId: world.vendorId, partnerId: 'all' }, work);
  const about = () => ({ registrationId: newId(), partnerId: world.partners[0]?.id as string });
  const draftOf = (thread: Thread): LeafDraft => {
    const rules = Buffer.alloc(32, 7);
    return { type: 'taken', at: app.clock.now(), actor: 'vendor', thread, rules, fields: { state: 'under_review' } };
  };

  it('of one transaction name each other, though both were asked for before either was written', async () => {
    const registration = about();
    await inLog(async (tx) => {
      const [first, second] = [1, 2].map(() => askThread(tx, world.vendorId, registration)) as [Question, Question];
      const [firstRows, secondRows] = await askAhead(tx, first.query, second.query);
      await appendLeaves(tx, world.vendorId, [draftOf(await first.read(await firstRows()))]);
      await appendLeaves(tx, world.vendorId, [draftOf(await second.read(await secondRows()))]);
    });
    const { rows } = await sql(
      "SELECT leaf_index, leaf::json ->> 'prev' AS prev, leaf::json ->> 'thread' AS thread FROM log_leaves WHERE vendor_id = $1 AND registration_id = $2 ORDER BY 1",
      registration.registrationId,
    );
    expect(rows.map(({ prev }) => prev)).toEqual([null, String(rows[0].leaf_index)]);
    expect(rows[0].thread).toBe(rows[1].thread);
  });

  it('about one registration are not appended two at once: the second could not name the first', async () => {
    const twice = inLog(async (tx) => {
      const question = askThread(tx, world.vendorId, about());
      const draft = draftOf(await question.read((await tx.executeQuery(question.query.compile())).rows));
      await appendLeaves(tx, world.vendorId, [draft, draft]);
    });
    await expect(twice).rejects.toThrow('two leaves about one registration');
  });
});

describe('the signer', () => {
  it('keeps its key and its memory to itself', async () => {
    await signed(await registered());
    for (const file of ['key.pem', 'signed.log'])
      expect(statSync(path.join(folder, slug, file)).mode & 0o777).toBe(0o600);
    const { size, root } = await checkpoint();
    expect(
      readFileSync(path.join(folder, slug, 'signed.log'), 'utf8')
        .trim()
        .split('\n')
        .at(-1),
    ).toBe(`${size} ${toBase64(root)}`);
  });

  it('refuses a restored backup, even when as much has been written since', async () => {
    const head = (await sql('SELECT * FROM log_heads WHERE vendor_id = $1')).rows[0];
    const lost = await registered();
    await signed(lost);
    const known = await checkpoint();
    // The day before: the last leaf was not there yet, and nobody remembers its checkpoint.
    await sql('DELETE FROM log_leaf_openings WHERE vendor_id = $1 AND leaf_index >= $2', head.size);
    await sql('DELETE FROM log_leaves WHERE vendor_id = $1 AND leaf_index >= $2', head.size);
    await sql('DELETE FROM log_threads WHERE vendor_id = $1 AND last_index >= $2', head.size);
    await sql('DELETE FROM log_checkpoints WHERE vendor_id = $1 AND size > $2', head.size);
    await sql(
      'DELETE FROM log_nodes WHERE vendor_id = $1 AND (node_index + 1) * (1::bigint << level::int) > $2',
      head.size,
    );
    await sql(
      'UPDATE log_heads SET size = $2, perfect_hashes = $3, root = $4 WHERE vendor_id = $1',
      head.size,
      head.perfect_hashes,
      head.root,
    );
    const other = await registered();
    const refused = await signed(other);
    expect(refused).toMatchObject({ status: 503, body: { code: 'receipt.unsigned' } });
    expect(refused.body.detail).toContain('Выданные раньше квитанции остаются в силе');
    expect(await sql('SELECT size FROM log_checkpoints WHERE vendor_id = $1 AND size >= $2', known.size)).toMatchObject(
      { rows: [] },
    );
  });
});
