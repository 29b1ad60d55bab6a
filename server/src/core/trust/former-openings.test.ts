/** An installation whose leaves have a row of openings for each field, as the release before wrote them. */
import { readFileSync } from 'node:fs';
import { parseVerifierKey, policyOfLogs, verifyReceipt } from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, somebody } from '../../../test/deal-world.ts';
import { call, startTestApp, type TestApp } from '../../../test/support.ts';
import { newId } from '../../kernel/ids.ts';

const migration = readFileSync(new URL('../../../migrations/0072-openings-of-a-leaf.sql', import.meta.url), 'utf8');
let app: TestApp;
const worlds: DealWorld[] = [];

beforeAll(async () => {
  app = await startTestApp();
  worlds.push(await addDealWorld(app, 1), await addDealWorld(app, 1));
});
afterAll(() => app.close());

const seller = (world: DealWorld) => world.partners[0]?.seller as DealWorld['manager'];

let customer = 0;
async function registered(world: DealWorld): Promise<{ world: DealWorld; url: string; vkey: string }> {
  customer += 1;
  const { body } = await call(app, seller(world), 'POST /v1/registrations', claim(world, customer));
  expect((await call(app, seller(world), `POST /v1/registrations/${body.id}/submit`, {})).status).toBe(200);
  const list = (await call(app, seller(world), `GET /v1/registrations/${body.id}/receipts`)).body;
  return { world, url: list.items[0].url, vkey: list.vkey };
}

/** Takes the rows of these leaves apart, as 0060 had them. */
async function formerly(leaves = 'true'): Promise<void> {
  await app.owner.query(
    `INSERT INTO log_openings (vendor_id, leaf_index, label, partner_id, salt, value)
     SELECT vendor_id, leaf_index, f ->> 0, partner_id, substring(salts FROM (32 * at - 31)::int FOR 32), f -> 1
     FROM log_leaf_openings, jsonb_array_elements(fields) WITH ORDINALITY AS e (f, at) WHERE ${leaves}`,
  );
  await app.owner.query(`DELETE FROM log_leaf_openings WHERE ${leaves}`);
}

/** By an owner who is no superuser, whom row-level security binds too. */
async function migrate(): Promise<void> {
  const owner = `owner_${newId().replaceAll('-', '')}`;
  await app.owner.query(`CREATE ROLE ${owner}; GRANT CREATE ON SCHEMA public TO ${owner}`);
  await app.owner.query(`ALTER TABLE log_openings OWNER TO ${owner}; GRANT SELECT ON vendor_directory TO ${owner}`);
  await app.owner.query('DROP TABLE log_leaf_openings');
  await app.owner.query(`BEGIN; SET LOCAL ROLE ${owner}; ${migration}; COMMIT`);
}

const file = async ({ world, url }: { world: DealWorld; url: string }) =>
  (await call(app, seller(world), `GET ${url}`)).body;
const count = async (table: string) => (await app.owner.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n;

describe('the migration', () => {
  it('moves what opens the leaves of every vendor, and each receipt is what it was, letter for letter', async () => {
    const all = [];
    for (const world of [...worlds, ...worlds, ...worlds]) all.push(await registered(world));
    const before = await Promise.all(all.map(file));
    await formerly();
    expect(await count('log_leaf_openings')).toBe(0);
    expect(await count('log_openings')).toBeGreaterThan(60);
    await migrate();
    expect(await count('log_openings')).toBe(0);
    expect(await count('log_leaf_openings')).toBe(await count('log_leaves'));
    // Receipts are made against the newest checkpoint, which has not moved since.
    expect(await Promise.all(all.map(file))).toEqual(before);
    for (const [at, text] of before.entries()) {
      const trust = { policy: policyOfLogs(parseVerifierKey(all[at]?.vkey as string)), verify: verifyWithNode };
      expect(verifyReceipt(text, trust)).toMatchObject({ outcome: 'valid', facts: { closed: [] } });
    }
  });
});

describe('a server of the release before on the migrated schema', () => {
  it('goes on writing leaves, whose receipts open and whose values are erased', async () => {
    const [world] = worlds as [DealWorld];
    const written = await registered(world);
    const before = await file(written);
    await formerly(`leaf_index = ${written.url.split('/').at(-1)} AND vendor_id = '${world.vendorId}'`);
    expect(await count('log_openings')).toBeGreaterThan(10);
    expect(await file(written)).toBe(before);
    const compliance = await somebody(app, world.vendorId, null, 'compliance');
    const { body } = await call(app, compliance, 'POST /v1/log/erasures', { value: 'RUB', reason: 'Обращение' });
    expect(body.erased).toBe(await count(`log_leaves WHERE vendor_id = '${world.vendorId}' AND type = 'registered'`));
    const { rows } = await app.owner.query('SELECT 1 FROM log_openings WHERE value = \'"RUB"\'');
    expect(rows).toEqual([]);
    expect(await file(written)).not.toContain('RUB');
  });
});
