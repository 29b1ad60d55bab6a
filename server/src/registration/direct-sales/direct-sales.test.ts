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
import { approval, notAllowed, standingAgainst } from './rules.ts';

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
    expect(body).toMatchObject({ state: 'registered', conflicts: [], late_stage: false });
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
    expect(body).toMatchObject({ state: 'stopped', conflicts: [] });
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
    expect(seen.conflicts).toMatchObject([{ kind: 'earlier', partner: 'Партнёр 0', number: theirs.number }]);
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
    expect(looked.body.items).toMatchObject([{ partner: 'Партнёр 0', number: theirs.number }]);
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

describe('the scope of a direct deal', () => {
  const approved = async (number: number, who = seller, over: object = {}) => {
    const made = await call(app, who, 'POST /v1/registrations', { ...claim(world, number), ...over });
    for (const [by, step] of [
      [who, 'submit'],
      [world.manager, 'take'],
      [world.manager, 'approve'],
    ] as const) {
      const { status, body } = await call(app, by, `POST /v1/registrations/${made.body.id}/${step}`, {});
      expect(status, JSON.stringify(body)).toBe(200);
    }
    return made.body.id as string;
  };
  const against = async (id: string) =>
    (await call(app, world.manager, `GET ${url}`)).body.items.find((each: { id: string }) => each.id === id).conflicts;
  const told = async (who: Somebody) => {
    await app.kanal.settle();
    return (await call(app, who, 'GET /v1/notifications')).body.items.map((each: { type: string }) => each.type);
  };
  const customerOf = async (id: string) =>
    (await call(app, world.manager, `GET /v1/registrations/${id}/dossier`)).body.customer_id as string;

  it('is that of the whole group where the group buys together', async () => {
    const group = await call(app, world.manager, 'POST /v1/customer-groups', {
      ...{ name: 'Холдинг «Вместе»', purchases_centrally: true },
    });
    for (const number of [50, 51]) {
      const { customer_tax_id: tax_id } = deal(number);
      const made = await call(app, world.manager, 'POST /v1/customers', { name: customerName(number), tax_id });
      const join = { group_id: group.body.id, relation: 'branch', from_on: '2020-01-01' };
      await call(app, world.manager, `POST /v1/customers/${made.body.id}/group`, join);
    }
    await approved(50);
    const { body } = await call(app, sales, `POST ${url}`, deal(51));
    expect(body.state).toBe('stopped');
    expect(await against(body.id)).toMatchObject([{ kind: 'protected' }]);
  });

  it('is that of all records that people have called the same', async () => {
    await registered(52);
    const second = await registered(53);
    const pair = [await customerOf(second.id), await customerOf((await registered(54)).id)].sort();
    await app.owner.query(
      `INSERT INTO customer_verdicts (vendor_id, left_id, right_id, verdict, judged_by, judged_at)
       VALUES ($1, $2, $3, 'same', $4, now())`,
      [world.vendorId, ...pair, world.manager.personId],
    );
    const { body } = await call(app, sales, `POST ${url}`, deal(54));
    expect(await against(body.id), 'both records, and no third').toHaveLength(2);
  });

  it('is the site where sites buy on their own, and every site when the deal names none', async () => {
    const id = await approved(55, seller, { customer_kpp: '770101001' });
    await app.owner.query('UPDATE customers SET sites_buy_separately = true WHERE id = $1', [await customerOf(id)]);
    await app.owner.query(`UPDATE protections SET site = '770101001' WHERE registration_id = $1`, [id]);
    const at = async (customer_kpp: string | null) =>
      (await call(app, sales, `POST ${url}`, deal(55, { customer_kpp }))).body.state;
    expect([await at('770201001'), await at('770101001'), await at(null)]).toEqual([
      ...['registered', 'stopped', 'stopped'],
    ]);
    const bad = await call(app, sales, `POST ${url}`, deal(55, { customer_kpp: '12' }));
    expect(bad.body.errors).toEqual([expect.objectContaining({ path: 'customer_kpp' })]);
  });

  it('names every partner that stands on it, and each of them is told', async () => {
    const other = world.partners[1]?.seller as Somebody;
    await registered(56);
    const made = await call(app, other, 'POST /v1/registrations', claim(world, 56));
    await call(app, other, `POST /v1/registrations/${made.body.id}/submit`, {});
    const { body } = await call(app, sales, `POST ${url}`, deal(56));
    expect(await against(body.id)).toHaveLength(2);
    expect(await told(other)).toContain('direct.came');
  });

  it('is looked at again before a deal counts as won: protection given meanwhile needs reason, approvals and notice', async () => {
    const { body } = await call(app, sales, `POST ${url}`, deal(57, { currency: 'KZT' }));
    expect(body).toMatchObject({ state: 'registered', currency: 'KZT' });
    const theirs = await approved(57);
    const beside = `GET /v1/registrations/${theirs}/direct-deals`;
    expect((await call(app, world.manager, beside)).body.items).toMatchObject([{ number: body.number }]);
    expect(await told(sales), 'the seller hears before the end').toContain('direct.protected_now');

    const end = () => act(sales, body.id, 'end', { outcome: 'won' });
    expect((await end()).body).toMatchObject({ state: 'stopped', reason_code: null });
    expect(await told(seller)).toContain('direct.came');
    expect((await end()).body.code).toBe('direct.wrong_state');
    await act(sales, body.id, 'ask', asked);
    await act(world.manager, body.id, 'approve', { note });
    expect((await act(world.head, body.id, 'approve', { note })).body.state).toBe('allowed');

    const { items } = (await call(app, seller, `GET /v1/registrations/${theirs}/events`)).body;
    expect(items.at(-1)).toMatchObject({
      type: 'direct_allowed',
      reason_code: 'customer_letter',
      to_state: 'approved',
    });
    const slips = (await call(app, seller, `GET /v1/registrations/${theirs}/receipts`)).body.items;
    expect(slips.map((each: { type: string }) => each.type)).toContain('direct.allowed');
    expect((await end()).body.state).toBe('won');
  });
});

describe('what stops direct sales', () => {
  const old = { id: 'a', partner_id: 'p', is_protected: false, is_open: false, close_date: null };
  const at = (days: number) => new Date(monday.getTime() - days * dayMs);
  const looking = { now: monday, registeredAt: monday, lookBackDays: 60, lateDays: 30 };
  it.each([
    ['nothing', [], []],
    ['a claim that ended within the look-back', [{ ...old, submitted_at: at(60) }], ['earlier']],
    ['not one that ended before it', [{ ...old, submitted_at: at(61) }], []],
    ['an open one however old', [{ ...old, is_open: true, submitted_at: at(300) }], ['earlier']],
    ['not one that came later', [{ ...old, is_open: true, submitted_at: at(-1) }], []],
    ['one that came later and is protected', [{ ...old, is_protected: true, submitted_at: at(-1) }], ['protected']],
    [
      'a protection before an earlier claim, and both',
      [
        { ...old, is_open: true, submitted_at: at(50) },
        { ...old, id: 'b', is_protected: true, submitted_at: at(10) },
      ],
      ['protected', 'earlier'],
    ],
  ])('%s', (_, claims, kinds) => expect(standingAgainst(claims, looking).map(({ kind }) => kind)).toEqual(kinds));

  it.each([
    ['nothing known', [], 1],
    ['known and not allowed', [{ registration_id: 'a', kind: 'protected' as const, allowed_at: null }], 1],
    ['allowed before it was protected', [{ registration_id: 'a', kind: 'earlier' as const, allowed_at: monday }], 1],
    ['allowed for another claim', [{ registration_id: 'b', kind: 'protected' as const, allowed_at: monday }], 1],
    ['allowed', [{ registration_id: 'a', kind: 'protected' as const, allowed_at: monday }], 0],
  ])('an approval holds for what it was given for: %s', (_, known, left) => {
    const found = standingAgainst([{ ...old, is_protected: true, submitted_at: monday }], looking);
    expect(notAllowed(found, known)).toHaveLength(left);
  });

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
