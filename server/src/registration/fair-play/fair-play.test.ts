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

const deal = (number: number) => ({
  ...{ customer_name: `ООО «Прямая ${number}»`, customer_tax_id: makeInn(`customer ${number}`) },
  ...{ family_ids: [world.families[0]], amount_minor: 100, currency: 'RUB', close_date: '2027-06-30' },
  need: 'Единая база клиентов для филиалов',
});

it('counts a month by the vendor’s own clock, and the month before it', async () => {
  const seller = world.partners[0]?.seller as Somebody;
  const made = await call(app, seller, 'POST /v1/registrations', claim(world, 1));
  await call(app, seller, `POST /v1/registrations/${made.body.id}/submit`, {});
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

it('is asked for on its day, once, and the head hears when it was skipped; partners hear when it is out', async () => {
  const told = async (who: Somebody) => {
    await app.kanal.settle({ jobs: ['fair_play.remind'] });
    const { items } = (await call(app, who, 'GET /v1/notifications')).body;
    return items.filter((each: { type: string }) => each.type.startsWith('fair_play.'));
  };
  const names = (items: { type: string }[]) => items.map(({ type }) => type).sort();
  expect(names(await told(owner))).toEqual(['fair_play.published']);
  app.clock.set(new Date('2027-01-12T06:00:00Z'));
  await call(app, sales, 'POST /v1/direct-registrations', deal(4));
  expect(await told(world.head), 'December waits, and its time has not come').toEqual([]);
  app.clock.set(new Date('2027-01-15T06:00:00Z'));
  expect(names(await told(world.head))).toEqual(['fair_play.due']);
  app.clock.set(new Date('2027-01-29T06:00:00Z'));
  const skipped = await told(world.head);
  expect(names(skipped)).toEqual(['fair_play.due', 'fair_play.skipped']);
  expect(JSON.stringify(skipped)).toContain('декабрь 2026');
  app.clock.set(new Date('2027-01-30T06:00:00Z'));
  expect(await told(world.head)).toHaveLength(2);
});

it('counts what was taken from partners, and what of it shortly before the contract', async () => {
  const { seller } = world.partners[0] as { seller: Somebody };
  const at = (day: string) => app.clock.set(new Date(`${day}T08:00:00Z`));
  at('2027-02-01');
  for (const [number, close_date] of [
    [900, '2027-02-20'],
    [901, '2027-12-20'],
  ] as const) {
    const { id } = (await call(app, seller, 'POST /v1/registrations', { ...claim(world, number), close_date })).body;
    for (const [who, step] of [
      [seller, 'submit'],
      [world.manager, 'take'],
      [world.manager, 'approve'],
    ] as const)
      expect((await call(app, who, `POST /v1/registrations/${id}/${step}`, {})).status).toBe(200);
    await app.owner.query(
      `INSERT INTO registration_events (vendor_id, registration_id, partner_id, seq, type, at, from_state, to_state, actor_kind, actor_name, data)
       SELECT vendor_id, id, partner_id, 99, 'revoke', $2, 'approved', 'revoked', 'staff', '', '{}' FROM registrations WHERE id = $1`,
      [id, app.clock.now()],
    );
  }
  const { numbers } = (await call(app, world.head, 'GET /v1/fair-play?month=2027-02')).body;
  expect(numbers).toMatchObject({ revoked: 2, transferred: 0, late_stage_removals: 1 });
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
