/** Input that a contract once let through to the database, which refused it: an answer 422, never a failure of ours. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeCursor } from '../src/kernel/page.ts';
import { addDealWorld, claim, type DealWorld, type Somebody } from './deal-world.ts';
import { call, startTestApp, type TestApp } from './support.ts';

let app: TestApp;
let world: DealWorld;
let seller: Somebody;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 1);
  seller = world.partners[0]?.seller as Somebody;
});
afterAll(() => app.close());

const id = '01890000-0000-7000-8000-000000000001';
const forged: [string, (string | number)[]][] = [
  ['registrations?sort=due', ['0000-00-00', id]],
  ['registrations?sort=updated', ['2026-01-01T00:00:00.000Z', 'no id']],
  ['registrations?sort=amount', [1e300, id]],
  ['registrations?sort=close', ['2026-02-30', id]],
  ['registrations?sort=number', [3e9, id]],
  ['customers?', ['Ромашка', 'no id']],
  ['customer-groups?', ['Ромашка', 'no id']],
  ['partners?sort=name', ['Вектор', 'no id']],
  ['partners?sort=city', ['Казань', 'Вектор', 'no id']],
  ['partners?sort=updated', ['0000-01-01T00:00:00.000Z', id]],
  ['notifications?', ['2026-01-01T00:00:00.000Z', 'no id']],
  ['rule-sets/registration/versions?', [1e300]],
];

it.each(forged)('refuses a cursor that list %s did not make: %j', async (list, values) => {
  const answer = await call(app, world.manager, `GET /v1/${list}&cursor=${encodeCursor(values)}`);
  expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([422, 'cursor']);
});

it('makes cursors that its lists accept', async () => {
  for (const number of [1, 2]) await call(app, seller, 'POST /v1/registrations', claim(world, number));
  await call(app, seller, 'POST /v1/registrations', { customer_name: 'Без срока и суммы' });
  for (const sort of ['due', 'updated', 'amount', 'close', 'number']) {
    const first = await call(app, seller, `GET /v1/registrations?sort=${sort}&order=asc&limit=2`);
    const rest = await call(
      app,
      seller,
      `GET /v1/registrations?sort=${sort}&order=asc&cursor=${first.body.nextCursor}`,
    );
    expect([sort, rest.status, rest.body.items.length]).toEqual([sort, 200, 1]);
  }
});

it.each(['0000-01-01', '1899-12-31', '2200-01-01', '9999-12-31'])('refuses the day %s', async (day) => {
  const made = await call(app, seller, 'POST /v1/registrations', { ...claim(world, 3), close_date: day });
  expect([made.status, made.body.errors]).toMatchObject([422, [{ path: 'close_date', code: 'field.bad_date' }]]);
  expect((await call(app, seller, `GET /v1/registrations?close_from=${day}`)).status).toBe(422);
});
