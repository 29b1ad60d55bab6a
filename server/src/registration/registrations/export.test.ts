/** Exports: what is in the file is read by another library than the one that wrote it. */
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import readSheet from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody, somebody } from '../../../test/deal-world.ts';
import { call, startTestApp, type TestApp, type TestPerson } from '../../../test/support.ts';

let app: TestApp;
let world: DealWorld;
let other: DealWorld;
let finance: Somebody;
const ids: string[] = [];

interface Read {
  status: number;
  name: string;
  heads: string[];
  rows: Record<string, unknown>[];
}

const iso = (cell: unknown) => (cell instanceof Date ? cell.toISOString() : cell);

async function read(person: TestPerson, address: string, language = 'ru'): Promise<Read> {
  const headers = { authorization: person.authorization, 'accept-language': language };
  const answer = await app.kanal.http.inject({ method: 'GET', url: address, headers });
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${answer.body}`);
  const name = decodeURIComponent(
    /filename\*=UTF-8''(.+)$/.exec(String(answer.headers['content-disposition']))?.[1] ?? '',
  );
  const [sheet] = await readSheet(answer.rawPayload);
  const [heads = [], ...rows] = (sheet?.data ?? []) as unknown[][];
  const named = heads.map(String);
  return {
    status: answer.statusCode,
    name,
    heads: named,
    rows: rows.map((row) => Object.fromEntries(named.map((head, at) => [head, row[at] ?? null]))),
  };
}

async function submitted(seller: Somebody, number: number, changes: Record<string, unknown> = {}): Promise<string> {
  const made = await call(app, seller, 'POST /v1/registrations', { ...claim(world, number), ...changes });
  expect((await call(app, seller, `POST /v1/registrations/${made.body.id}/submit`, {})).status).toBe(200);
  return made.body.id;
}

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 2);
  other = await addDealWorld(app, 1);
  finance = await somebody(app, world.vendorId, null, 'product_expert');
  const [own, rival] = world.partners;
  ids.push(await submitted(own?.seller as Somebody, 1, { customer_name: '=HYPERLINK("http://bad.example")' }));
  ids.push(await submitted(own?.seller as Somebody, 2, { amount_minor: 1_975_000_50, currency: 'USD' }));
  ids.push(await submitted(rival?.seller as Somebody, 3));
});
afterAll(() => app.close());

describe('export of registrations', () => {
  it('has typed cells, headings and a file name in the reader’s language', async () => {
    const { name, heads, rows } = await read(world.manager, '/v1/registration-export?sort=number&order=asc');
    expect(name).toBe('Регистрации 23.11.2026.xlsx');
    expect(heads.slice(0, 7)).toEqual(['№', 'Заказчик', 'ИНН', 'Город', 'Продукты', 'Партнёр', 'Статус партнёра']);
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatchObject({
      '№': expect.any(Number),
      Сумма: 1_975_000.5,
      Валюта: 'USD',
      Состояние: 'Подана',
      'Чей ход': 'вендора',
      Партнёр: 'Партнёр 0',
      Оплата: 'разово',
    });
    expect(iso(rows[1]?.Закрытие)).toBe('2029-06-30T00:00:00.000Z');
    // The wall clock of the reader: 12:10 in Moscow, where it was 09:10 by the world's.
    expect(iso(rows[1]?.Подана)).toBe('2026-11-23T12:10:00.000Z');
    expect(rows[1]?.ИНН).toMatch(/^\d{10}$/);
    const english = await read(world.manager, '/v1/registration-export', 'en');
    expect(english.name).toBe('Registrations 23.11.2026.xlsx');
    expect(english.heads.slice(0, 3)).toEqual(['No.', 'Customer', 'Tax ID']);
    expect(english.rows[0]).toMatchObject({ State: 'Submitted', 'Whose turn': 'vendor' });
  });

  it('holds what the same question to the list finds, in its order, and no formulas', async () => {
    const rub = await read(world.manager, '/v1/registration-export?amount_to=124000000&sort=amount');
    const listed = await call(app, world.manager, 'GET /v1/registrations?amount_to=124000000&sort=amount');
    expect(rub.rows.map((row) => row['№'])).toEqual(listed.body.items.map((row: { number: number }) => row.number));
    expect(rub.rows.map((row) => row.Заказчик)).toContain('\'=HYPERLINK("http://bad.example")');
    const chosen = await read(world.manager, `/v1/registration-export?ids=${ids[0]},${ids[2]}&sort=number`);
    expect(chosen.rows).toHaveLength(2);
    const bad = await call(app, world.manager, `GET /v1/registration-export?ids=${ids[0]},nonsense`);
    expect(bad.body).toMatchObject({ status: 422, errors: [{ path: 'ids' }] });
    expect((await call(app, world.manager, 'GET /v1/registration-export?state=unheard')).status).toBe(422);
  });

  it('gives a partner its own rows without the vendor’s columns, whatever it asks for', async () => {
    const [own, rival] = world.partners;
    const mine = await read(own?.seller as Somebody, '/v1/registration-export?sort=number&order=asc');
    expect(mine.rows).toHaveLength(2);
    expect(mine.heads).not.toContain('Партнёр');
    expect(mine.heads).not.toContain('Статус партнёра');
    const asked = await read(rival?.seller as Somebody, `/v1/registration-export?ids=${ids.join(',')}`);
    expect(asked.rows).toHaveLength(1);
    const foreign = await read(rival?.seller as Somebody, `/v1/registration-export?partner_id=${own?.id}`);
    expect(foreign.rows).toEqual([]);
    expect(foreign.heads.length).toBeGreaterThan(10);
    expect((await read(other.manager, '/v1/registration-export')).rows).toEqual([]);
  });

  it('is refused to strangers and to staff without the right', async () => {
    expect((await call(app, null, 'GET /v1/registration-export')).status).toBe(401);
    expect((await call(app, finance, 'GET /v1/registration-export')).body.code).toBe('access.forbidden');
    for (const list of ['partner', 'customer'])
      expect((await call(app, world.partners[0]?.seller as Somebody, `GET /v1/${list}-export`)).status, list).toBe(403);
  });

  it('is written down: who, when, what was asked and how many rows left; no file stays behind', async () => {
    await read(world.manager, '/v1/registration-export?view=my_turn&sort=due');
    const { rows } = await app.owner.query(
      `SELECT person_id, data, at FROM audit_events WHERE vendor_id = $1 AND operation = 'exportRegistrations' AND data->'input'->>'view' = 'my_turn'`,
      [world.vendorId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      person_id: world.manager.personId,
      data: { input: { view: 'my_turn', sort: 'due' }, rows: 3, file_name: 'Регистрации 23.11.2026.xlsx' },
    });
    await expect
      .poll(() => readdirSync(tmpdir()).filter((name) => name.startsWith(`kanal-made-${process.pid}-`)))
      .toEqual([]);
  });
});

describe('exports of partners and customers', () => {
  it('hold the filtered list with words for states', async () => {
    const partners = await read(world.manager, '/v1/partner-export?status=active');
    expect(partners.name).toBe('Партнёры 23.11.2026.xlsx');
    expect(partners.rows.map((row) => row.Название)).toEqual(['Партнёр 0', 'Партнёр 1']);
    expect(partners.rows[0]).toMatchObject({ Партнёрство: 'Действующий', Людей: 1 });
    const customers = await read(world.manager, '/v1/customer-export');
    expect(customers.rows).toHaveLength(3);
    expect((await read(other.manager, '/v1/customer-export')).rows).toEqual([]);
  });
});

describe('sums of a view', () => {
  it('are exact and by currency, and nobody else’s', async () => {
    const all = await call(app, world.manager, 'GET /v1/registration-sums');
    expect(all.body).toEqual({
      count: 3,
      sums: [
        { currency: 'RUB', billing: 'one_off', amount_minor: '248000000' },
        { currency: 'USD', billing: 'one_off', amount_minor: '197500050' },
      ],
      at: '2026-11-23T09:10:00.000Z',
    });
    const own = await call(app, world.partners[1]?.seller as Somebody, 'GET /v1/registration-sums');
    expect(own.body).toMatchObject({ count: 1, sums: [{ currency: 'RUB', amount_minor: '124000000' }] });
    const none = await call(app, other.manager, 'GET /v1/registration-sums?view=overdue');
    expect(none.body).toMatchObject({ count: 0, sums: [] });
  });

  it('pass any number type without losing a kopeck', async () => {
    await app.owner.query(
      'UPDATE registrations SET amount_minor = 9007199254740993 WHERE vendor_id = $1 AND id = ANY($2)',
      [world.vendorId, [ids[0], ids[2]]],
    );
    const all = await call(app, world.manager, 'GET /v1/registration-sums?state=submitted');
    expect(all.body.sums[0].amount_minor).toBe('18014398509481986');
  });
});
