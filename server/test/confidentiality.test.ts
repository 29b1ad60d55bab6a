/** A partner learns nothing of others: not by counting what it was not told, nor by asking faster than is counted. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody } from './deal-world.ts';
import { call, startTestApp, type TestApp } from './support.ts';

let app: TestApp;
let world: DealWorld;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 2);
});
afterAll(() => app.close());

const seller = (at: number) => world.partners[at]?.seller as Somebody;

it('questions asked at the same moment are counted one by one', async () => {
  const asked = await Promise.all(
    Array.from({ length: 45 }, (_, at) => call(app, seller(0), 'POST /v1/scope-checks', { customer: `site${at}.ru` })),
  );
  expect(asked.filter((each) => each.status === 200)).toHaveLength(30);
  expect(asked.find((each) => each.status !== 200)?.body.code).toBe('scope_check.too_many');
});

it('a comparison with a rival leaves no gap in the history its partner reads', async () => {
  const domain = { customer_tax_id: null, customer_domain: 'romashka-trade.ru' };
  const ids = [];
  for (const at of [1, 0]) {
    const { body } = await call(app, seller(at), 'POST /v1/registrations', {
      ...claim(world, 1 + at),
      ...domain,
    });
    await call(app, seller(at), `POST /v1/registrations/${body.id}/submit`, {});
    ids.push(body.id);
  }
  const [, id] = ids;
  await call(app, world.manager, `POST /v1/registrations/${id}/take`, {});
  const before = (await call(app, seller(0), `GET /v1/registrations/${id}`)).body;
  const { candidates } = (await call(app, world.manager, `GET /v1/registrations/${id}/dossier`)).body;
  for (const verdict of ['different', 'same']) {
    const path = `POST /v1/registrations/${id}/candidates/${candidates[0].id}/judge`;
    expect((await call(app, world.manager, path, { verdict })).status).toBe(200);
  }
  app.clock.advance(1_000);
  const after = (await call(app, seller(0), `GET /v1/registrations/${id}`)).body;
  expect({ ...after, clock: null }).toEqual({ ...before, clock: null });
  await call(app, world.manager, `POST /v1/registrations/${id}/request-changes`, { note: 'Чем подтвердите работу?' });
  const events = (await call(app, seller(0), `GET /v1/registrations/${id}/events`)).body.items;
  expect(events.map((each: { seq: number; type: string }) => [each.seq, each.type])).toEqual([
    [1, 'draft'],
    [2, 'submit'],
    [3, 'take'],
    [4, 'request_changes'],
  ]);
});
