/** Direct sales in the same book: stopped by a partner's claim, let go on by two people alone, and the partner hears at once. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addDealWorld,
  claim,
  customerName,
  type DealWorld,
  type Somebody,
  somebody,
} from '../../../test/deal-world.ts';
import { call, monday, startTestApp, type TestApp } from '../../../test/support.ts';
import { makeInn } from '../../kernel/identifiers/generate.ts';
import { approval, whatStops } from './rules.ts';

const dayMs = 86_400_000;
let app: TestApp;
let world: DealWorld;
let sales: Somebody;
let seller: Somebody;

beforeAll(async () => {
  app = await startTestApp(monday);
  world = await addDealWorld(app, 2);
  sales = await somebody(app, world.vendorId, null, 'sales');
  seller = world.partners[0]?.seller as Somebody;
});
beforeEach(() => app.clock.set(monday));
afterAll(() => app.close());

const url = '/v1/direct-registrations';
const deal = (number: number, over: object = {}) => ({
  customer_name: customerName(number),
  customer_tax_id: makeInn(`customer ${number}`),
  family_ids: [world.families[0]],
  amount_minor: 5_000_000_00,
  currency: 'RUB',
  close_date: '2027-06-30',
  need: 'Единая база клиентов для всех филиалов',
  ...over,
});
const act = (who: Somebody, id: string, deed: string, input: object = {}) =>
  call(app, who, `POST ${url}/${id}/${deed}`, input);
const note = 'Письмо заказчика проверено звонком';
const asked = { reason_code: 'customer_letter', reason: 'Заказчик письменно просит работать напрямую' };

async function registered(number: number, over: object = {}) {
  const made = await call(app, seller, 'POST /v1/registrations', { ...claim(world, number), ...over });
  const sent = await call(app, seller, `POST /v1/registrations/${made.body.id}/submit`, {});
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  return sent.body;
}

describe('a direct deal', () => {
  it('is registered where no partner has been, and closed by its seller', async () => {
    const { body } = await call(app, sales, `POST ${url}`, deal(1));
    expect(body).toMatchObject({ state: 'registered', conflict: null, late_stage: false });
    const other = await somebody(app, world.vendorId, null, 'sales');
    expect((await act(other, body.id, 'end', { outcome: 'won' })).body.code).toBe('direct.not_yours');
    expect((await call(app, other, `GET ${url}`)).body.items).toEqual([]);
    expect((await act(sales, body.id, 'end', { outcome: 'won' })).body.state).toBe('won');
    const bad = await call(app, sales, `POST ${url}`, deal(2, { customer_tax_id: '7700001236' }));
    expect(bad.body).toMatchObject({ code: 'direct.bad_reference', errors: [{ path: 'customer_tax_id' }] });
  });

  it('is stopped by a partner’s claim: the seller learns nothing of whose it is, the partner hears at once', async () => {
    const theirs = await registered(10);
    const { body } = await call(app, sales, `POST ${url}`, deal(10));
    expect(body).toMatchObject({ state: 'stopped', conflict: null });
    expect(JSON.stringify(body)).not.toContain('Партнёр 0');
    expect((await act(sales, body.id, 'open-conflict')).body.code).toBe('direct.wrong_state');
    await app.kanal.settle();
    const { items } = (await call(app, seller, 'GET /v1/notifications')).body;
    const told = items.find((each: { type: string }) => each.type === 'direct.came');
    expect(told.title.replaceAll('\u00a0', ' ')).toBe(
      `Прямые продажи вендора заявили то же, что ваша регистрация № ${theirs.number}`,
    );
    const listed = (await call(app, world.manager, `GET ${url}`)).body.items;
    const seen = listed.find((each: { id: string }) => each.id === body.id);
    expect(seen.conflict).toEqual({ kind: 'earlier', partner: 'Партнёр 0', number: theirs.number });
    expect((await call(app, seller, `GET ${url}`)).status, 'no partner reads direct sales').toBe(403);
  });

  it('goes on with a reason and two approvals, one of them the head’s; then its seller may look, and is seen looking', async () => {
    const theirs = await registered(20, { close_date: '2026-12-10' });
    const { body } = await call(app, sales, `POST ${url}`, deal(20));
    expect(body.late_stage).toBe(true);
    expect((await act(world.manager, body.id, 'approve', { note })).body.code).toBe('direct.reason_needed');
    expect((await act(sales, body.id, 'ask', asked)).body.reason_code).toBe('customer_letter');
    expect((await act(world.manager, body.id, 'approve', { note })).body).toMatchObject({ state: 'stopped' });
    expect((await act(world.manager, body.id, 'approve', { note })).body.code).toBe('direct.same_person');
    const third = await somebody(app, world.vendorId, null, 'compliance');
    expect((await act(third, body.id, 'approve', { note })).body.code).toBe('direct.head_needed');
    expect((await act(world.head, body.id, 'approve', { note })).body).toMatchObject({ state: 'allowed' });
    const looked = await act(sales, body.id, 'open-conflict');
    expect(looked.body).toMatchObject({ partner: 'Партнёр 0', number: theirs.number });
    const readers = (await call(app, seller, `GET /v1/registrations/${theirs.id}/readers`)).body;
    expect(JSON.stringify(readers)).toContain('Игорь Орлов');
    const after = await call(app, seller, `GET /v1/registrations/${theirs.id}`);
    expect(after.body.state, 'nobody’s claim was touched').toBe(theirs.state);
    await app.kanal.settle();
    const { items } = (await call(app, seller, 'GET /v1/notifications')).body;
    expect(items.find((each: { type: string }) => each.type === 'direct.allowed').text).toContain('письмо заказчика');
  });

  it('that was first is told to whoever decides on a partner that comes later, and to nobody else', async () => {
    await call(app, sales, `POST ${url}`, deal(40));
    await registered(40);
    await app.kanal.settle();
    const { items } = (await call(app, world.manager, 'GET /v1/notifications')).body;
    expect(items.map((each: { type: string }) => each.type)).toContain('direct.also_there');
    for (const who of [seller, sales]) {
      const told = (await call(app, who, 'GET /v1/notifications')).body.items;
      expect(told.map((each: { type: string }) => each.type)).not.toContain('direct.also_there');
    }
  });

  it('may be left to the partner, and another product is another deal', async () => {
    await registered(30);
    const { body } = await call(app, sales, `POST ${url}`, deal(30));
    expect((await act(world.head, body.id, 'refuse', { note })).body.state).toBe('refused');
    const other = await call(app, sales, `POST ${url}`, deal(30, { family_ids: [world.families[1]] }));
    expect(other.body.state).toBe('registered');
  });
});

describe('what stops direct sales', () => {
  const old = { id: 'a', partner_id: 'p', is_protected: false, is_open: false, close_date: null };
  const at = (days: number) => new Date(monday.getTime() - days * dayMs);
  it.each([
    ['nothing', [], null],
    ['a claim that ended within the look-back', [{ ...old, submitted_at: at(60) }], 'earlier'],
    ['not one that ended before it', [{ ...old, submitted_at: at(61) }], null],
    ['an open one however old', [{ ...old, is_open: true, submitted_at: at(300) }], 'earlier'],
    [
      'a protection before an earlier claim',
      [
        { ...old, is_open: true, submitted_at: at(50) },
        { ...old, id: 'b', is_protected: true, submitted_at: at(10) },
      ],
      'protected',
    ],
  ])('%s', (_, claims, kind) => expect(whatStops(claims, monday, 60)?.kind ?? null).toBe(kind));

  it('is passed by two people, never by the seller', () => {
    const row = { person_id: 'seller', reason_code: 'other', first_approver_id: 'one' };
    const by = (personId: string, isHead: boolean, firstIsHead = false) =>
      approval(row, { personId, isHead, firstIsHead });
    expect(by('two', true)).toEqual({ second: true });
    expect(by('two', false, true)).toEqual({ second: true });
    expect(by('seller', true)).toMatchObject({ code: 'direct.same_person' });
    expect(by('two', false)).toMatchObject({ code: 'direct.head_needed' });
  });
});
