/** Lead, support partner and vendor agree on one deal, and none of them learns more than it was told. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody } from '../../../test/deal-world.ts';
import { call, monday, startTestApp, type TestApp } from '../../../test/support.ts';
import { system } from '../../access/actors.ts';
import { makeInn } from '../../kernel/identifiers/generate.ts';
import { tenantTransaction } from '../../platform/db/tenancy.ts';
import { benefitShares } from './store/benefits.ts';

let app: TestApp;
let world: DealWorld;
let seed = 0;
const inns = ['lead', 'support', 'third'].map((name) => makeInn(`co-selling ${name}`));
const stranger = makeInn('co-selling nobody');
const terms = { role: 'Монтаж и пусконаладка', lead_percent: 70 };

beforeAll(async () => {
  app = await startTestApp(monday);
  world = await addDealWorld(app, 3);
  for (const [at, { id }] of world.partners.entries())
    await app.owner.query('UPDATE partners SET tax_id = $1 WHERE id = $2', [inns[at], id]);
});
beforeEach(() => app.clock.set(monday));
afterAll(() => app.close());

const seller = (at: number) => world.partners[at]?.seller as Somebody;
const partner = (at: number) => world.partners[at]?.id as string;
const post = (who: Somebody, url: string, body: object = {}) => call(app, who, `POST /v1/${url}`, body);
const get = async (who: Somebody, url: string) => (await call(app, who, `GET /v1/${url}`)).body;

async function deal(...steps: string[]): Promise<string> {
  seed += 1;
  const { id } = (await post(seller(0), 'registrations', claim(world, 700 + seed))).body;
  await post(seller(0), `registrations/${id}/submit`);
  for (const step of steps) expect((await post(world.manager, `registrations/${id}/${step}`)).status).toBe(200);
  return id;
}
const propose = (id: string, tax_id = inns[1], more: object = {}) =>
  post(seller(0), `registrations/${id}/co-selling`, { tax_id, ...terms, ...more });
const seen = (who: Somebody, id: string) => get(who, `registrations/${id}/co-selling`);
const newest = async (who: Somebody, id: string) => (await seen(who, id)).items[0];
const joint = async (at: number, id: string) =>
  (await get(seller(at), 'joint-deals')).items.find((each: { id: string }) => each.id === id);
const titles = async (who: Somebody) => {
  await app.kanal.settle();
  return (await get(who, 'notifications?limit=100')).items.map((each: { title: string }) =>
    each.title.replaceAll('\u00a0', ' '),
  );
};

async function invited(...steps: string[]): Promise<{ deal: string; id: string }> {
  const on = await deal(...steps);
  expect((await propose(on)).body).toEqual({ sent: true });
  const { id } = await newest(world.manager, on);
  const passed = await post(world.manager, `co-sellings/${id}/pass-on`, { partner_id: partner(1) });
  expect(passed.status, JSON.stringify(passed.body)).toBe(200);
  return { deal: on, id };
}
async function agreed(...steps: string[]) {
  const found = await invited(...steps);
  const answer = await post(seller(1), `co-sellings/${found.id}/answer`, { accept: true });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return found;
}
const shares = (id: string) =>
  tenantTransaction(app.kanal.db, { vendorId: world.vendorId, partnerId: 'all' }, (tx) =>
    benefitShares(tx, world.vendorId, id),
  );

describe('an agreement', () => {
  it('stands when lead, vendor and support have agreed, with a receipt for each partner and shares for the benefits', async () => {
    const { deal: on, id } = await invited('take', 'approve');
    expect(await shares(on), 'not before all have agreed').toEqual([{ partner_id: partner(0), percent: 100 }]);
    expect(await joint(1, id)).toMatchObject({
      ...{ state: 'invited', lead: 'Партнёр 0', own_percent: 30, lead_percent: 70, deal: null },
      due_at: '2026-11-30T09:10:00.000Z',
    });
    expect((await post(seller(1), `co-sellings/${id}/answer`, { accept: true })).status).toBe(200);
    expect(await joint(1, id)).toMatchObject({
      state: 'agreed',
      deal: { state: 'approved', stage: { en: 'Qualification' } },
    });
    expect(await newest(seller(0), on)).toMatchObject({ state: 'agreed', support: { name: 'Партнёр 1' } });
    expect(await shares(on)).toEqual([
      { partner_id: partner(0), percent: 70 },
      { partner_id: partner(1), percent: 30 },
    ]);
    const { items } = await get(seller(0), `registrations/${on}/events`);
    expect(items.at(-1)).toMatchObject({
      type: 'co_selling_agree',
      data: { support: 'Партнёр 1', support_percent: 30 },
    });
    const receipts = (await get(seller(0), `registrations/${on}/receipts`)).items;
    const leaf = receipts.at(-1);
    expect(leaf.type).toBe('co_selling.agreed');
    const mine = await call(app, seller(0), `GET /v1/registrations/${on}/receipts/${leaf.index}`);
    const theirs = await call(app, seller(1), `GET /v1/joint-deals/${id}/receipts/joined`);
    for (const { body, status } of [mine, theirs]) {
      expect(status, JSON.stringify(body)).toBe(200);
      const text = String(body.text ?? body);
      expect(Buffer.from(/extra (\S+)/.exec(text)?.[1] ?? '', 'base64').toString()).toContain('support_percent');
    }
    expect(await titles(seller(0))).toContain(
      `Сделку № ${(await get(seller(0), `registrations/${on}`)).number} ведут двое`,
    );
  });

  it('shows the support partner the agreement and nothing else of the deal', async () => {
    const { deal: on, id } = await agreed('take', 'approve');
    const one = await joint(1, id);
    expect(JSON.stringify(one)).not.toMatch(/124000000|amount|tax_id|contact/);
    for (const url of ['', '/events', '/receipts', '/co-selling', '/readers'])
      expect((await call(app, seller(1), `GET /v1/registrations/${on}${url}`)).status, url).toBe(404);
    expect((await call(app, seller(1), `GET /v1/deals/${on}`)).status).toBe(404);
    expect(await joint(2, id), 'a third company').toBeUndefined();
    expect((await post(seller(2), `co-sellings/${id}/answer`, { accept: true })).status).toBe(404);
    expect((await call(app, seller(2), `GET /v1/joint-deals/${id}/receipts/joined`)).status).toBe(404);
    expect(
      (await get(seller(0), 'joint-deals')).items.some((each: { id: string }) => each.id === id),
      'the lead',
    ).toBe(false);
  });

  it('gives way to another split with the same company, and to no other company', async () => {
    const { deal: on } = await agreed('take', 'approve');
    for (const other of [inns[2], stranger])
      expect((await propose(on, other)).body.code).toBe('co_selling.another_stands');
    app.clock.advance(60_000);
    expect((await propose(on, inns[1], { lead_percent: 55 })).status).toBe(200);
    expect((await shares(on))[0]?.percent, 'until all agree to the new one').toBe(70);
    const { id } = await newest(world.manager, on);
    await post(world.manager, `co-sellings/${id}/pass-on`, { partner_id: partner(1) });
    await post(seller(1), `co-sellings/${id}/answer`, { accept: true });
    expect((await shares(on)).map(({ percent }) => percent)).toEqual([55, 45]);
    expect((await seen(seller(0), on)).items.map((each: { state: string }) => each.state)).toEqual(['agreed', 'ended']);
  });

  it('does not change once the deal is won', async () => {
    const { deal: on, id } = await agreed('take', 'approve');
    const won = await post(seller(0), `registrations/${on}/win`, {
      reason_code: 'won_on_work',
      amount_minor: 100_00,
      closed_on: '2026-11-23',
    });
    expect(won.status, JSON.stringify(won.body)).toBe(200);
    for (const [who, url, body] of [
      [world.manager, `co-sellings/${id}/end`, { note: 'Передумали' }],
      [seller(1), `co-sellings/${id}/leave`, { note: 'Передумали' }],
      [seller(0), `registrations/${on}/co-selling`, { tax_id: inns[1], ...terms }],
    ] as const)
      expect((await post(who, url, body)).body.code, url).toBe('co_selling.deal_over');
    expect((await shares(on)).map(({ percent }) => percent)).toEqual([70, 30]);
  });

  it('ends by the support partner’s word or the vendor’s, with a reason that both partners read', async () => {
    const first = await agreed('take', 'approve');
    const note = 'Инженеры заняты до лета';
    expect((await post(seller(0), `co-sellings/${first.id}/leave`, { note })).status, 'not the lead').toBe(404);
    expect((await post(seller(1), `co-sellings/${first.id}/leave`, { note })).status).toBe(200);
    expect(await newest(seller(0), first.deal)).toMatchObject({ state: 'ended', note });
    expect(await shares(first.deal)).toHaveLength(1);
    const receipts = (await get(seller(0), `registrations/${first.deal}/receipts`)).items;
    expect(receipts.at(-1).type).toBe('co_selling.ended');
    expect((await call(app, seller(1), `GET /v1/joint-deals/${first.id}/receipts/left`)).status).toBe(200);
    const second = await agreed();
    expect((await post(seller(1), `co-sellings/${second.id}/end`, { note })).status, 'not a partner').toBe(403);
    expect((await post(world.manager, `co-sellings/${second.id}/end`, { note })).status).toBe(200);
    expect(await joint(1, second.id)).toMatchObject({ state: 'ended', note, deal: null });
  });
});

describe('a company named by the lead', () => {
  it('gets the same answer byte for byte whether or not it is a partner, and looks the same until it has answered', async () => {
    const [known, unknown] = [await deal(), await deal()];
    const answers = [];
    for (const [on, tax_id] of [
      [known, inns[1]],
      [unknown, stranger],
    ] as const) {
      const body = { tax_id, ...terms };
      const { status, body: said } = await post(seller(0), `registrations/${on}/co-selling`, body);
      answers.push(JSON.stringify({ status, said }));
    }
    expect(answers[0]).toBe(answers[1]);
    const { id, matches } = await newest(world.manager, known);
    expect(matches).toEqual([{ id: partner(1), name: 'Партнёр 1', active: true }]);
    expect((await newest(world.manager, unknown)).matches).toEqual([]);
    await post(world.manager, `co-sellings/${id}/pass-on`, { partner_id: partner(1) });
    const plain = async (on: string) => ({ ...(await newest(seller(0), on)), id: null, named_tax_id: null });
    expect(JSON.stringify(await plain(known))).toBe(JSON.stringify(await plain(unknown)));
    // One company does not answer, of the other there is nobody to ask.
    app.clock.set(new Date('2026-11-30T09:10:00Z'));
    await app.kanal.settle({ jobs: ['co_selling.run'] });
    const other = await newest(world.manager, unknown);
    await post(world.manager, `co-sellings/${other.id}/decline`, {});
    expect(JSON.stringify(await plain(known))).toBe(JSON.stringify(await plain(unknown)));
    expect(await newest(world.manager, known)).toMatchObject({ state: 'lapsed' });
  });

  it('is told to nobody by the distributor either', async () => {
    const answers = [];
    for (const tax_id of [inns[2], stranger]) {
      const on = await deal();
      const { status, body } = await call(app, seller(0), `PUT /v1/registrations/${on}/distributor`, { tax_id });
      const { distributor } = await seen(seller(0), on);
      answers.push(JSON.stringify({ status, body, distributor: { ...distributor, named_tax_id: null } }));
      const { matches } = (await seen(world.manager, on)).distributor;
      expect(matches).toHaveLength(tax_id === stranger ? 0 : 1);
      if (tax_id === stranger) continue;
      await post(world.manager, `registrations/${on}/distributor`, { partner_id: partner(2) });
      expect((await seen(seller(0), on)).distributor.company).toEqual({ id: partner(2), name: 'Партнёр 2' });
    }
    expect(answers[0]).toBe(answers[1]);
  });

  it('must be another one, with a tax id that can be', async () => {
    const on = await deal();
    expect((await propose(on, inns[0])).body.code).toBe('co_selling.own_company');
    expect((await propose(on, '1234567890')).body.code).toBe('co_selling.bad_tax_id');
    await propose(on);
    expect((await propose(on)).body.code).toBe('co_selling.open_already');
    const { id } = await newest(world.manager, on);
    const wrong = await post(world.manager, `co-sellings/${id}/pass-on`, { partner_id: partner(2) });
    expect(wrong.body.code).toBe('co_selling.not_this_company');
    await app.owner.query("UPDATE partners SET status = 'suspended' WHERE id = $1", [partner(1)]);
    const asleep = await post(world.manager, `co-sellings/${id}/pass-on`, { partner_id: partner(1) });
    expect(asleep.body.code).toBe('co_selling.not_this_company');
    await app.owner.query("UPDATE partners SET status = 'active' WHERE id = $1", [partner(1)]);
    expect((await post(seller(0), `co-sellings/${id}/withdraw`)).status).toBe(200);
    expect(await newest(seller(0), on)).toMatchObject({ state: 'withdrawn' });
  });
});

describe('an offer of the vendor', () => {
  it('asks the lead first, names the company to it last, and asks nobody whom the lead does not want', async () => {
    const on = await deal();
    const offer = (at: number) =>
      post(world.manager, `registrations/${on}/co-selling-offers`, { partner_id: partner(at), ...terms });
    expect((await offer(0)).body.code).toBe('co_selling.own_company');
    await offer(2);
    const first = await newest(seller(0), on);
    expect(first).toMatchObject({ state: 'proposed', turn: 'lead', support: null, can: { answer: true } });
    expect(await joint(2, first.id)).toBeUndefined();
    expect((await post(seller(2), `co-sellings/${first.id}/answer`, { accept: true })).status).toBe(404);
    await post(seller(0), `co-sellings/${first.id}/answer`, { accept: false, note: 'Справимся сами' });
    expect(await newest(world.manager, on)).toMatchObject({ state: 'declined', note: 'Справимся сами' });
    expect(await joint(2, first.id)).toBeUndefined();
    app.clock.advance(60_000);
    await offer(1);
    const { id } = await newest(seller(0), on);
    await post(seller(0), `co-sellings/${id}/answer`, { accept: true });
    expect(await newest(seller(0), on)).toMatchObject({ state: 'invited', turn: 'support', support: null });
    await post(seller(1), `co-sellings/${id}/answer`, { accept: true });
    expect((await newest(seller(0), on)).support).toEqual({ id: partner(1), name: 'Партнёр 1' });
  });
});

describe('time', () => {
  it('reminds once a day before and lets an invitation lapse; the vendor’s silence takes nothing', async () => {
    const { id, deal: on } = await invited();
    const waiting = await deal();
    await propose(waiting);
    app.clock.set(new Date('2026-11-29T10:00:00Z'));
    for (let each = 0; each < 2; each++) await app.kanal.settle({ jobs: ['co_selling.run'] });
    expect(
      (await titles(seller(1))).filter((title: string) => title.startsWith('Ответьте на приглашение')),
    ).toHaveLength(1);
    app.clock.set(new Date('2026-11-30T09:10:00Z'));
    await app.kanal.settle({ jobs: ['co_selling.run'] });
    expect((await joint(1, id)).state).toBe('lapsed');
    expect((await post(seller(1), `co-sellings/${id}/answer`, { accept: true })).body.code).toBe(
      'co_selling.wrong_state',
    );
    expect((await newest(world.manager, waiting)).state).toBe('proposed');
    expect(await shares(on)).toHaveLength(1);
  });

  it('stands still while a dispute holds the deal, and begins anew afterwards', async () => {
    const { id, deal: on } = await invited();
    await app.owner.query('UPDATE registrations SET frozen_at = $1, frozen_by = id WHERE id = $2', [monday, on]);
    for (const [who, url, body] of [
      [seller(1), `co-sellings/${id}/answer`, { accept: true }],
      [world.manager, `co-sellings/${id}/decline`, {}],
      [seller(0), `co-sellings/${id}/withdraw`, {}],
    ] as const)
      expect((await post(who, url, body)).body.code, url).toBe('co_selling.on_hold');
    app.clock.set(new Date('2026-12-07T09:10:00Z'));
    await app.kanal.settle({ jobs: ['co_selling.run'] });
    const run = await app.kanal.call(system('co_selling.run', world.vendorId), 'runCoSelling', { id });
    expect(run).toEqual({ done: 'nothing' });
    expect((await joint(1, id)).state).toBe('invited');
  });

  it('takes an open proposal back when the deal is over', async () => {
    const { id, deal: on } = await invited();
    expect((await post(seller(0), `registrations/${on}/withdraw`)).status).toBe(200);
    await app.kanal.settle();
    expect((await joint(1, id)).state).toBe('withdrawn');
    expect(await titles(seller(1))).toContainEqual(expect.stringMatching(/^Приглашение больше не действует/));
  });
});

it('two answers at once make one agreement, and one proposal is open', async () => {
  const { id, deal: on } = await invited();
  const answer = () => post(seller(1), `co-sellings/${id}/answer`, { accept: true });
  const statuses = (await Promise.all([answer(), answer(), answer()])).map(({ status }) => status).sort();
  expect(statuses).toEqual([200, 409, 409]);
  const again = await Promise.all([1, 2, 3].map((each) => propose(on, inns[1], { lead_percent: 40 + each })));
  expect(again.filter(({ status }) => status === 200)).toHaveLength(1);
});

it('row security itself keeps the two sides apart, and a split that is no whole out', async () => {
  const { deal: on, id } = await invited();
  const hidden = await deal();
  await propose(hidden);
  const { id: other } = await newest(world.manager, hidden);
  const rows = (at: number) =>
    tenantTransaction(app.kanal.db, { vendorId: world.vendorId, partnerId: partner(at) }, (tx) =>
      tx.selectFrom('co_sellings').select('id').where('vendor_id', '=', world.vendorId).execute(),
    );
  const of = async (at: number) => (await rows(at)).map((row) => row.id);
  expect(await of(1)).toContain(id);
  expect(await of(1), 'named, but not passed on').not.toContain(other);
  expect(await of(2)).not.toContain(id);
  const split = app.owner.query('UPDATE co_sellings SET support_percent = 31 WHERE id = $1', [id]);
  await expect(split).rejects.toThrow(/co_sellings_split/);
  expect((await seen(seller(0), on)).items).toHaveLength(1);
});
