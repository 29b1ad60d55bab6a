/** Comments: who hears of them, who may put them right, and what a partner never learns. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody } from '../../../test/deal-world.ts';
import { type Answer, call, startTestApp, type TestApp } from '../../../test/support.ts';
import { tenantTransaction } from '../../platform/db/tenancy.ts';

let app: TestApp;
let world: DealWorld;
let id: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 2);
  ({ id } = await ok(seller(), 'POST /v1/registrations', claim(world, 1)));
  await ok(seller(), `POST /v1/registrations/${id}/submit`, {});
  await ok(world.manager, `POST /v1/registrations/${id}/take`, {});
  await ok(world.manager, `POST /v1/registrations/${id}/approve`, {});
});
afterAll(() => app.close());

const seller = (at = 0) => world.partners[at]?.seller as Somebody;

async function ok(who: Somebody, request: string, body?: object): Promise<Answer['body']> {
  const answer = await call(app, who, request, body);
  if (answer.status !== 200) throw new Error(`${request}: ${answer.status} ${JSON.stringify(answer.body)}`);
  app.clock.advance(1);
  return answer.body;
}

const write = (who: Somebody, body: object) => ok(who, `POST /v1/deals/${id}/comments`, body);
const codeOf = async (who: Somebody, request: string, body?: object) => (await call(app, who, request, body)).body.code;
const read = async (who: Somebody) => (await ok(who, `GET /v1/deals/${id}/comments`)).items;

async function heard(who: Somebody): Promise<string[]> {
  await app.kanal.settle();
  const { items } = await ok(who, 'GET /v1/notifications');
  return items.map((each: { type: string }) => each.type).filter((type: string) => type.startsWith('deal.'));
}

test('whoever is named hears of it, in the application and by mail', async () => {
  const people = (await ok(seller(), `GET /v1/deals/${id}/people`)).items;
  expect(people.map((each: { id: string }) => each.id)).toContain(world.manager.personId);
  await write(seller(), { text: 'Посмотрите смету, пожалуйста', mention_ids: [world.manager.personId] });
  expect(await heard(world.manager)).toEqual(['deal.mentioned']);
  const { rows } = await app.owner.query("SELECT link FROM notifications WHERE type = 'deal.mentioned'");
  expect(rows[0].link).toMatch(new RegExp(`/deals/${id}/room$`));
  expect((await app.owner.query("SELECT 1 FROM mails WHERE kind = 'deal.mentioned'")).rows).toHaveLength(1);
});

test('nobody of another partner can be named, nor somebody the partner has nothing to do with', async () => {
  for (const stranger of [seller(1), world.head]) {
    const body = { text: 'Кто это?', mention_ids: [stranger.personId] };
    expect(await codeOf(seller(), `POST /v1/deals/${id}/comments`, body)).toBe('deal_comment.bad_mention');
  }
});

test('is put right by its author within fifteen minutes, and leaves a trace when removed', async () => {
  const { id: own } = await write(seller(), { text: 'Встрча в среду' });
  const url = `/v1/deals/${id}/comments/${own}`;
  expect(await codeOf(world.manager, `PATCH ${url}`, { text: 'x' })).toBe('deal_comment.not_yours');
  expect(await ok(seller(), `PATCH ${url}`, { text: 'Встреча в среду' })).toMatchObject({ text: 'Встреча в среду' });
  app.clock.advance(15 * 60_000);
  expect(await codeOf(seller(), `PATCH ${url}`, { text: 'Встреча в четверг' })).toBe('deal_comment.too_late');
  await ok(seller(), `DELETE ${url}`);
  const [newest] = await read(world.manager);
  expect(newest).toMatchObject({ id: own, text: '', removed_at: expect.stringMatching(/^2026/) });
  const { rows } = await app.owner.query('SELECT text FROM deal_comments WHERE id = $1', [own]);
  expect(rows[0].text).toBe('');
  const trace = await app.owner.query("SELECT 1 FROM deal_events WHERE data::text LIKE '%среду%'");
  expect(trace.rows).toEqual([]);
});

describe('an internal comment', () => {
  let internal: string;
  beforeAll(async () => {
    const body = { text: 'Скидку не дадим', internal: true, mention_ids: [world.head.personId] };
    ({ id: internal } = await write(world.manager, body));
  });

  test('is read by the vendor’s people, and by nobody of the partner', async () => {
    expect((await read(world.manager))[0]).toMatchObject({ id: internal, internal: true });
    expect(JSON.stringify(await read(seller()))).not.toContain('Скидку');
    for (const [method, body] of [
      ['PATCH', { text: 'x' }],
      ['DELETE', undefined],
    ] as const) {
      const request = `${method} /v1/deals/${id}/comments/${internal}`;
      expect((await call(app, seller(), request, body)).status).toBe(404);
    }
  });

  test('leaves nothing in the course, the deal, or the notices of the partner', async () => {
    const texts = await Promise.all(
      [`/v1/deals/${id}`, `/v1/deals/${id}/events`, `/v1/registrations/${id}/events`, '/v1/notifications'].map((url) =>
        ok(seller(), `GET ${url}`),
      ),
    );
    expect(JSON.stringify(texts)).not.toContain('Скидку');
    expect(await heard(world.head)).toEqual(['deal.mentioned_internally']);
    expect(
      await codeOf(world.manager, `POST /v1/deals/${id}/comments`, {
        text: 'x',
        internal: true,
        mention_ids: [seller().personId],
      }),
    ).toBe('deal_comment.bad_mention');
    expect(await codeOf(seller(), `POST /v1/deals/${id}/comments`, { text: 'x', internal: true })).toBe(
      'deal_comment.not_internal',
    );
  });

  test('is closed to the partner by the database itself', async () => {
    const seen = (partnerId: string) =>
      tenantTransaction(app.kanal.db, { vendorId: world.vendorId, partnerId }, async (tx) => {
        const rows = await tx
          .selectFrom('deal_comments')
          .select('internal')
          .where('vendor_id', '=', world.vendorId)
          .execute();
        return rows.filter((row) => row.internal).length;
      });
    expect(await seen('all')).toBeGreaterThan(0);
    expect(await seen(world.partners[0]?.id as string)).toBe(0);
  });

  test('moves neither version nor time of what the partner reads', async () => {
    const before = await ok(seller(), `GET /v1/deals/${id}`);
    await write(world.manager, { text: 'Ещё одно слово между нами', internal: true });
    expect(await ok(seller(), `GET /v1/deals/${id}`)).toEqual(before);
  });
});

test('another partner finds no deal, whatever it asks', async () => {
  for (const url of ['', '/events', '/people', '/comments'])
    expect((await call(app, seller(1), `GET /v1/deals/${id}${url}`)).status).toBe(404);
  expect((await ok(seller(1), 'GET /v1/deals')).items).toEqual([]);
});
