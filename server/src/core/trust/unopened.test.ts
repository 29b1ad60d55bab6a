/** Registrations that nobody of their own partner has had a receipt of: counted by month, for anybody to see. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody, somebody } from '../../../test/deal-world.ts';
import { call, monday, startTestApp, type TestApp } from '../../../test/support.ts';
import { settleVendor } from '../../platform/vendor-cache.ts';

let app: TestApp;
let world: DealWorld;
let slug: string;
let auditor: Somebody;
let made = 0;
type Month = { month: string; never_opened: number };

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 2);
  auditor = await somebody(app, world.vendorId, null, 'auditor');
  const { rows } = await app.owner.query('SELECT slug FROM vendor_directory WHERE vendor_id = $1', [world.vendorId]);
  slug = rows[0].slug;
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(monday));

const seller = () => world.partners[0]?.seller as Somebody;

async function registered(): Promise<{ id: string; url: string }> {
  made += 1;
  const { id } = (await call(app, seller(), 'POST /v1/registrations', claim(world, made))).body;
  expect((await call(app, seller(), `POST /v1/registrations/${id}/submit`, {})).status).toBe(200);
  const { items } = (await call(app, seller(), `GET /v1/registrations/${id}/receipts`)).body;
  return { id, url: items[0].url };
}

async function counted() {
  settleVendor(world.vendorId);
  const answer = await call(app, null, `GET /log/${slug}/unopened`);
  expect(answer.status).toBe(200);
  return answer.body;
}

const trail = async (operation: string): Promise<number> => {
  const text = 'SELECT count(*)::int AS n FROM audit_events WHERE vendor_id = $1 AND operation = $2';
  return (await app.owner.query(text, [world.vendorId, operation])).rows[0].n;
};

describe('the public count of never-opened registrations', () => {
  it('is of every month, and says nothing of anybody', async () => {
    await registered();
    // The last second of November in Moscow, where the vendor's clock is, and the first of December.
    app.clock.set(new Date('2026-11-30T20:59:59.999Z'));
    await registered();
    app.clock.set(new Date('2026-11-30T21:00:00Z'));
    await registered();
    expect(await counted()).toEqual({
      registrations: 3,
      never_opened: 3,
      time_zone: 'Europe/Moscow',
      months: [
        { month: '2026-11', registrations: 2, imported: 0, never_opened: 2 },
        { month: '2026-12', registrations: 1, imported: 0, never_opened: 1 },
      ],
    });
    expect((await call(app, null, 'GET /log/nobody/unopened')).status).toBe(404);
  });

  it('is by the vendor’s clock, and so is the list behind it, wherever its reader is', async () => {
    const vendorIn = async (zone: string) => {
      await app.owner.query('UPDATE vendors SET time_zone = $2 WHERE vendor_id = $1', [world.vendorId, zone]);
      settleVendor(world.vendorId);
    };
    const readersOf = async (zone: string) => {
      const who = await somebody(app, world.vendorId, null, 'auditor');
      await app.owner.query('UPDATE people SET time_zone = $2 WHERE id = $1', [who.personId, zone]);
      return who;
    };
    const readers = [await readersOf('Asia/Vladivostok'), await readersOf('America/Los_Angeles')];
    const agreeing = async (months: [string, number][]) => {
      expect((await counted()).months.map(({ month, never_opened }: Month) => [month, never_opened])).toEqual(months);
      for (const reader of readers)
        for (const [month, never] of months) {
          const days = `from=${month}-01&to=${month}-${month === '2026-11' ? 30 : 31}`;
          const list = await call(app, reader, `GET /v1/log/leaves?never_opened=true&${days}`);
          expect(list.body.items.length, month).toBe(never);
        }
    };
    await agreeing([
      ['2026-11', 2],
      ['2026-12', 1],
    ]);
    await vendorIn('Asia/Vladivostok');
    await agreeing([
      ['2026-11', 1],
      ['2026-12', 2],
    ]);
    expect((await call(app, auditor, 'GET /v1/log/head')).body.time_zone).toBe('Asia/Vladivostok');
    await vendorIn('Europe/Moscow');
  });

  it('falls when the partner has a receipt in hands, not when the vendor’s people look', async () => {
    const before = (await counted()).never_opened;
    const { id, url } = await registered();
    for (const who of [world.manager, auditor]) {
      expect((await call(app, who, `GET ${url}`)).status).toBe(200);
      expect((await call(app, who, `GET ${url}/pdf`)).status).toBe(200);
    }
    expect((await call(app, world.partners[1]?.seller as Somebody, `GET ${url}`)).status).toBe(404);
    expect((await counted()).never_opened).toBe(before + 1);
    expect((await call(app, seller(), `GET ${url}`)).status).toBe(200);
    expect((await counted()).never_opened).toBe(before);
    const kept = await app.owner.query('SELECT way, leaf_index FROM log_handovers WHERE registration_id = $1', [id]);
    expect(kept.rows).toEqual([{ way: 'api', leaf_index: Number(url.split('/').at(-1)) }]);
  });

  it('is remembered with the first receipt; the ones after it leave no line anywhere', async () => {
    const { url } = await registered();
    const before = await trail('downloadReceipt');
    for (let times = 0; times < 3; times++) expect((await call(app, seller(), `GET ${url}`)).status).toBe(200);
    expect(await trail('downloadReceipt')).toBe(before + 1);
    const told = "SELECT payload FROM outbox WHERE vendor_id = $1 AND type = 'log.receipt_handed_over'";
    const { rows } = await app.owner.query(told, [world.vendorId]);
    expect(rows.at(-1)?.payload).toMatchObject({ way: 'api' });
  });
});

describe('claims that bear the same tag', () => {
  it('are found again by it, each from its own first leaf on', async () => {
    const two = { ...claim(world, 9_001, [0, 1]) };
    const ids: string[] = [];
    for (const { seller: who } of world.partners) {
      const { id } = (await call(app, who, 'POST /v1/registrations', two)).body;
      await call(app, who, `POST /v1/registrations/${id}/submit`, {});
      ids.push(id);
    }
    await call(app, world.manager, `POST /v1/registrations/${ids[0]}/take`, {});
    const { rows } = await app.owner.query(
      'SELECT tag, registration_id, first_index FROM log_claims WHERE vendor_id = $1 AND registration_id = ANY($2)',
      [world.vendorId, ids],
    );
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map(({ tag }) => tag)).size).toBe(2);
    const leaf = 'SELECT type, leaf FROM log_leaves WHERE vendor_id = $1 AND leaf_index = $2';
    for (const { tag, first_index } of rows) {
      const found = (await app.owner.query(leaf, [world.vendorId, first_index])).rows[0];
      expect(found).toMatchObject({ type: 'registered' });
      expect(found.leaf).toContain(tag);
    }
  });

  it('are made again from the leaves by the migration of an older log, tag by tag', async () => {
    const claims = async () =>
      (await app.owner.query('SELECT * FROM log_claims ORDER BY tag, registration_id')).rows.map((row) => ({ ...row }));
    const before = await claims();
    const migration = readFileSync(new URL('../../../migrations/0076-log-handovers.sql', import.meta.url), 'utf8');
    const [refill = ''] = /INSERT INTO log_claims[\s\S]*?;/.exec(migration) ?? [];
    await app.owner.query('DELETE FROM log_claims');
    await app.owner.query(refill.replaceAll('v.vendor_id', `'${world.vendorId}'`));
    expect(before.length).toBeGreaterThan(4);
    expect(await claims()).toEqual(before);
  });
});
