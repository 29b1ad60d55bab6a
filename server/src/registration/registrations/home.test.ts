/** The first page of the cabinet: the nearest deals, and how many there are in all. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody } from '../../../test/deal-world.ts';
import { call, startTestApp, type TestApp } from '../../../test/support.ts';

let app: TestApp;
let world: DealWorld;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 2);
});
afterAll(() => app.close());

test('more deals wait than the list shows, and the page says how many; of other partners it knows nothing', async () => {
  const [own, other] = world.partners.map((partner) => partner.seller as Somebody);
  if (!own || !other) throw new Error('two partners');
  for (const number of [1, 2, 3, 4, 5, 6, 7]) {
    const seller = number === 7 ? other : own;
    const { body } = await call(app, seller, 'POST /v1/registrations', claim(world, number));
    expect((await call(app, seller, `POST /v1/registrations/${body.id}/submit`, {})).status).toBe(200);
    if (number > 1) continue;
    await call(app, world.manager, `POST /v1/registrations/${body.id}/take`, {});
    const note = 'Приложите письмо заказчика';
    await call(app, world.manager, `POST /v1/registrations/${body.id}/request-changes`, { note });
  }
  const { body: home } = await call(app, own, 'GET /v1/cabinet/home');
  expect([home.mine, home.theirs].map((rows) => rows.length)).toEqual([1, 5]);
  expect(home.waiting).toEqual({ mine: 1, theirs: 5 });
  const { body: more } = await call(app, own, 'POST /v1/registrations', claim(world, 8));
  await call(app, own, `POST /v1/registrations/${more.id}/submit`, {});
  const { body: now } = await call(app, own, 'GET /v1/cabinet/home');
  expect(now.theirs).toHaveLength(5);
  expect(now.waiting).toEqual({ mine: 1, theirs: 6 });
});
