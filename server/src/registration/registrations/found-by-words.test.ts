/** Finding by words: before the job has listed them, after it, and after a change; customers and the claims themselves. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld } from '../../../test/deal-world.ts';
import { call, startTestApp, type TestApp } from '../../../test/support.ts';
import { areMany, changesToWrite, listWords, loadCustomers, wordsIn } from '../../core/customers/index.ts';
import { newId } from '../../kernel/ids.ts';
import { openPool } from '../../platform/db/pool.ts';
import { type Tx, tenantTransaction } from '../../platform/db/tenancy.ts';

let app: TestApp;
let world: DealWorld;
let pool: ReturnType<typeof openPool>;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 2);
  pool = openPool({ url: app.appUrl, max: 2, onError: () => undefined });
});
afterAll(async () => {
  await pool.close();
  await app.close();
});

const within = <T>(work: (tx: Tx) => Promise<T>) =>
  tenantTransaction(pool.db, { vendorId: world.vendorId, partnerId: 'all' }, work);
const list = () => within((tx) => listWords(tx, world.vendorId, 5_000));
const seller = () => world.partners[0]?.seller as DealWorld['manager'];
const found = async (q: string) => {
  const answer = await call(app, world.manager, `GET /v1/registrations?q=${encodeURIComponent(q)}`);
  return answer.body.items.map((each: { id: string }) => each.id);
};
const onSearchPage = async (q: string) => {
  const answer = await call(app, world.manager, `GET /v1/search?q=${encodeURIComponent(q)}`);
  return answer.body.registrations.map((each: { id: string }) => each.id);
};
const customers = async (q: string) => {
  const answer = await call(app, world.manager, `GET /v1/customers?limit=100&q=${encodeURIComponent(q)}`);
  return answer.body.items.map((each: { id: string }) => each.id);
};

describe('a claim', () => {
  let id: string;

  it('is found by its project and by its customer, in either script and unfinished', async () => {
    const body = { ...claim(world, 1), customer_name: 'ООО «Василёк»', project_name: 'Модернизация элеватора' };
    ({ id } = (await call(app, seller(), 'POST /v1/registrations', body)).body);
    expect(await found('элеватор')).toEqual([]);
    expect((await call(app, seller(), `POST /v1/registrations/${id}/submit`, {})).status).toBe(200);
    for (const round of ['waiting', 'listed']) {
      for (const q of ['элеватора', 'элев', 'elevator', 'модернизация элев', 'василек элеватор'])
        expect([await found(q), await onSearchPage(q)], `${q}, ${round}`).toEqual([[id], [id]]);
      expect(await found('элеватор другой')).toEqual([]);
      expect(await list()).toBe(round === 'waiting' ? 2 : 0);
    }
  });

  it('of another name is found by that one alone', async () => {
    await call(app, world.manager, `POST /v1/registrations/${id}/take`, {});
    const asked = await call(app, world.manager, `POST /v1/registrations/${id}/request-changes`, { note: 'Уточните.' });
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    const set = { project_name: 'Модернизация зернохранилища' };
    expect((await call(app, seller(), `PATCH /v1/registrations/${id}`, set)).status).toBe(200);
    for (const listed of [1, 0]) {
      expect([await found('элеватор'), await found('зернохр'), await found('модернизация')]).toEqual([[], [id], [id]]);
      expect(await list()).toBe(listed);
    }
  });

  it('whose words nobody has read yet is found by its text', async () => {
    const other = newId();
    await within((tx) =>
      changesToWrite(tx, [{ vendor_id: world.vendorId, kind: 'claim', id: other, words: [], listed: null }]).execute(),
    );
    await app.owner.query('ALTER TABLE word_changes NO FORCE ROW LEVEL SECURITY');
    await app.owner.query('UPDATE word_changes SET id = $1, unread = $2 WHERE id = $3', [id, 'Склад\nЛунный', other]);
    await app.owner.query('ALTER TABLE word_changes FORCE ROW LEVEL SECURITY');
    expect(await found('лунн')).toEqual([id]);
    await app.kanal.runJobs(['customers.index']);
    expect([await found('lunnyi'), await found('склад лунный')]).toEqual([[id], [id]]);
  });

  it('is nothing that a partner finds by the words of another', async () => {
    const rival = world.partners[1]?.seller as DealWorld['manager'];
    for (const request of ['GET /v1/registrations?q=', 'GET /v1/search?q=']) {
      const { body } = await call(app, rival, `${request}${encodeURIComponent('модернизация')}`);
      expect(body.items ?? body.registrations).toEqual([]);
    }
  });
});

describe('a customer', () => {
  const save = async (body: object) => (await call(app, world.manager, 'POST /v1/customers', body)).body;

  it('is found by all names of now, and no more by one that is taken away', async () => {
    const { id } = await save({ name: 'АО «Гранитный карьер»', aliases: ['Базальт'] });
    await list();
    await save({ id, name: 'АО «Мраморный карьер»', aliases: [] });
    for (const listed of [1, 0]) {
      expect(await customers('гранит')).toEqual([]);
      expect(await customers('базальт')).toEqual([]);
      expect([await customers('мрамор'), await customers('карьер мрам')]).toEqual([[id], [id]]);
      expect(await list()).toBe(listed);
    }
    await save({ id, name: 'АО «Гранитный карьер»', aliases: [] });
    await save({ id, name: 'АО «Мраморный карьер»', aliases: [] });
    expect([await customers('мрамор'), await customers('гранит')]).toEqual([[id], []]);
    expect(await list()).toBe(1);
    expect([await customers('мрамор'), await customers('гранит')]).toEqual([[id], []]);
  });

  it('of a usual word is found among many, with a second word and with none', async () => {
    const rows = Array.from({ length: 150 }, (_, at) => ({
      ...{ name: `Пекарня ${at % 2 ? 'Колос' : 'Нива'} ${1_000 + at}`, country: 'RU', tax_id: null, kpp: null },
      domain: null,
    }));
    const ids = await within((tx) => loadCustomers(tx, world.vendorId, rows.slice(0, 80), app.clock.now()));
    await list();
    ids.push(...(await within((tx) => loadCustomers(tx, world.vendorId, rows.slice(80), app.clock.now()))));
    for (const listed of [70, 0]) {
      expect((await customers('пекарня колос')).sort()).toEqual(ids.filter((_, at) => at % 2 === 1).sort());
      expect(await customers('колос пекарня 1101')).toEqual([ids[101]]);
      expect(await list()).toBe(listed);
    }
    const { rows: parts } = await app.owner.query(
      'SELECT cardinality(ids) AS held FROM word_lists WHERE vendor_id = $1 AND word = $2 ORDER BY part',
      [world.vendorId, wordsIn(['Пекарня'])[0]],
    );
    expect(parts.map((row) => row.held)).toEqual([100, 50]);
    const many = (q: string, atMost: number) => within((tx) => areMany(tx, world.vendorId, 'customer', q, atMost));
    expect([await many('пекарня', 30), await many('пекар', 30)]).toEqual([true, true]);
    expect([await many('пекарня', 40), await many('пекарня колос', 1), await many('ж', 1)]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
