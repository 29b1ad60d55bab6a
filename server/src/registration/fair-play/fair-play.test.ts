/** The monthly report: counted from what happened, published once, and telling partners of nobody. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody, somebody } from '../../../test/deal-world.ts';
import { call, monday, startTestApp, type TestApp } from '../../../test/support.ts';
import { makeInn } from '../../kernel/identifiers/generate.ts';
import { fairPlayFigures } from './contract.ts';
import { monthAfter, monthBefore, withoutSmall } from './rules.ts';

let app: TestApp;
let world: DealWorld;
let owner: Somebody;
let sales: Somebody;

beforeAll(async () => {
  app = await startTestApp(monday);
  world = await addDealWorld(app, 1);
  owner = await somebody(app, world.vendorId, world.partners[0]?.id as string, 'owner');
  sales = await somebody(app, world.vendorId, null, 'sales');
});
afterAll(() => app.close());

it('counts a month by the vendor’s own clock, and the month before it', async () => {
  const seller = world.partners[0]?.seller as Somebody;
  const made = await call(app, seller, 'POST /v1/registrations', claim(world, 1));
  await call(app, seller, `POST /v1/registrations/${made.body.id}/submit`, {});
  const deal = (number: number) => ({
    ...{ customer_name: `ООО «Прямая ${number}»`, customer_tax_id: makeInn(`customer ${number}`) },
    ...{ family_ids: [world.families[0]], amount_minor: 100, currency: 'RUB', close_date: '2027-06-30' },
    need: 'Единая база клиентов для филиалов',
  });
  for (const number of [1, 2]) await call(app, sales, 'POST /v1/direct-registrations', deal(number));
  for (let each = 0; each < 3; each++)
    await call(app, owner, 'POST /v1/market-complaints', {
      ...{ kind: 'trademark', about: 'Магазин', facts: 'Чужой знак на упаковке и в рекламе' },
    });
  await call(app, owner, 'POST /v1/conduct-incidents', {
    ...{ rule: 'late_answer', facts: 'Третий раз подряд решение приходит после срока' },
  });
  // One in the night of the first of December by Moscow, which is November's in London.
  app.clock.set(new Date('2026-11-30T21:30:00Z'));
  await call(app, sales, 'POST /v1/direct-registrations', deal(3));
  const november = await call(app, world.head, 'GET /v1/fair-play?month=2026-11');
  expect(november.body.numbers).toMatchObject({
    ...{ direct_deals: 2, direct_stopped: 1, complaints: 3, vendor_incidents: 1, partner_cases: 0, decided: 0 },
  });
  const december = await call(app, world.head, 'GET /v1/fair-play?month=2026-12');
  expect(december.body).toMatchObject({ is_over: false, numbers: { direct_deals: 1 }, previous: { direct_deals: 2 } });
  expect((await call(app, world.manager, 'GET /v1/fair-play?month=2026-11')).status).toBe(403);
  const headers = { authorization: world.head.authorization, 'accept-language': 'ru' };
  const paper = await app.kanal.http.inject({ method: 'GET', url: '/v1/fair-play-document?month=2026-11', headers });
  expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  expect(String(paper.headers['content-disposition'])).toContain(encodeURIComponent('ноябрь 2026'));
});

it('is published once, when the month is over, with small numbers hidden', async () => {
  const publish = (month: string) => call(app, world.head, `POST /v1/fair-play/${month}/publish`, { note: 'Итоги' });
  expect((await publish('2026-12')).body.code).toBe('fair_play.month_not_over');
  expect((await publish('2026-11')).status).toBe(200);
  expect((await publish('2026-11')).body.code).toBe('fair_play.published');
  const { items } = (await call(app, owner, 'GET /v1/published-fair-play')).body;
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    month: '2026-11',
    note: 'Итоги',
    numbers: { complaints: 3, direct_deals: null, vendor_incidents: null, partner_cases: 0 },
  });
});

describe('rules', () => {
  it('hide one and two, and say nought', () => {
    const numbers = Object.fromEntries(fairPlayFigures.map((each) => [each, 2])) as Parameters<typeof withoutSmall>[0];
    expect(withoutSmall({ ...numbers, sanctions: 3, provisional: 0 })).toMatchObject({
      ...{ sanctions: 3, provisional: 0, disputes_upheld: null, decided: 2, decided_late: 2 },
    });
  });
  it('know the months of a year', () => {
    expect([monthBefore('2026-01'), monthAfter('2026-12'), monthBefore('2026-11')]).toEqual([
      ...['2025-12', '2027-01', '2026-10'],
    ]);
  });
});
