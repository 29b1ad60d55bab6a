/** What people have answered about two records of one customer holds for every later claim, whichever record it meets. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeInn } from '../src/kernel/identifiers/generate.ts';
import { addDealWorld, claim, type DealWorld, type Somebody } from './deal-world.ts';
import { type Answer, call, startTestApp, type TestApp } from './support.ts';

let app: TestApp;
let world: DealWorld;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 3);
});
afterAll(() => app.close());

const seller = (at: number) => world.partners[at]?.seller as Somebody;
const ok = ({ status, body }: Answer) => {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};
const as = async (who: Somebody, request: string, body?: object) => ok(await call(app, who, request, body));
const decide = (id: string, what: string, body: object = {}) =>
  call(app, world.manager, `POST /v1/registrations/${id}/${what}`, body);

async function taken(who: Somebody, body: object): Promise<string> {
  const { id } = await as(who, 'POST /v1/registrations', body);
  // Where another partner's claim stands already it is in conflict, and nobody has to take it.
  const { state } = await as(who, `POST /v1/registrations/${id}/submit`, {});
  if (state === 'submitted') ok(await decide(id, 'take'));
  return id;
}

async function judge(id: string, verdict: string | null, only: (candidate: { customer: { name: string } }) => boolean) {
  const { candidates } = await as(world.manager, `GET /v1/registrations/${id}/dossier`);
  const found = candidates.find(only);
  return decide(id, `candidates/${found.id}/judge`, { verdict });
}

const romashka = { customer_name: 'ООО «Ромашка»', customer_tax_id: null, customer_domain: 'romashka-trade.ru' };

it('two records that people called the same leave one protection', async () => {
  const byDomain = { ...claim(world, 1), ...romashka };
  const byTaxId = { ...byDomain, customer_name: 'Romashka Trade', customer_tax_id: makeInn('romashka') };
  const first = await taken(seller(0), byDomain);
  await as(seller(0), `POST /v1/registrations/${first}/withdraw`, {});
  const winner = await taken(seller(1), byTaxId);
  ok(await decide(winner, 'approve'));
  const second = await taken(seller(0), byDomain);
  ok(await judge(second, 'same', () => true));
  expect((await decide(second, 'approve')).body.code).toBe('registration.scope_not_free');
  ok(await decide(second, 'reject', { reason_code: 'scope_not_free' }));

  const third = await taken(seller(2), byTaxId);
  expect((await as(world.manager, `GET /v1/registrations/${third}/dossier`)).scope_free).toBe(false);
  expect((await decide(third, 'approve')).body.code).toBe('registration.scope_not_free');
  const byEither = ['romashka-trade.ru', byTaxId.customer_tax_id].map(async (customer) => {
    const asked = { customer, family_ids: [world.families[0]] };
    return (await as(seller(2), 'POST /v1/scope-checks', asked)).answer;
  });
  expect(await Promise.all(byEither)).toEqual(['ask', 'not_free']);
});

it('a mistaken answer can be taken back or changed: the claim returns, and its name teaches nothing any more', async () => {
  const vague = { ...claim(world, 41), customer_tax_id: null, customer_domain: 'ladya-port.ru' };
  const known = await taken(seller(1), { ...claim(world, 42), customer_domain: 'ladya-port.ru' });
  const id = await taken(seller(0), vague);
  const ofKnown = ({ customer }: { customer: { name: string } }) => customer.name === claim(world, 42).customer_name;
  const { rows: own } = await app.owner.query('SELECT customer_id FROM registrations WHERE id = $1', [id]);
  const stands = async () => {
    const { rows } = await app.owner.query(
      `SELECT r.customer_id, (SELECT count(*)::int FROM customer_aliases a JOIN registrations k ON k.customer_id = a.customer_id
        WHERE k.id = $2 AND a.source = 'verdict') AS names FROM registrations r WHERE r.id = $1`,
      [id, known],
    );
    return rows[0];
  };
  const before = { customer_id: own[0].customer_id, names: 0 };
  for (const after of [null, 'different']) {
    ok(await judge(id, 'same', ofKnown));
    expect(await stands()).toEqual({ customer_id: expect.not.stringMatching(before.customer_id), names: 1 });
    ok(await judge(id, after, ofKnown));
    expect(await stands()).toEqual(before);
  }
  ok(await judge(id, null, ofKnown));
  expect((await decide(id, 'approve')).body.code).toBe('registration.candidates_unanswered');
});

it('an answer about the customer before a correction is no answer about the one after it', async () => {
  const vague = { ...claim(world, 21), customer_tax_id: null, customer_domain: 'rodnik-voda.ru' };
  await taken(seller(2), vague);
  const id = await taken(seller(0), { ...vague, customer_name: 'Торговый дом «Исток»' });
  ok(await judge(id, 'different', () => true));
  ok(await decide(id, 'request-changes', { note: 'Уточните заказчика' }));
  await as(seller(0), `PATCH /v1/registrations/${id}`, { customer_tax_id: makeInn('customer 22') });
  await as(seller(0), `POST /v1/registrations/${id}/resubmit`, {});
  expect((await decide(id, 'approve')).body.code).toBe('registration.candidates_unanswered');
});

it('an amount that grows in small steps is measured against what was approved', async () => {
  const id = await taken(seller(0), claim(world, 31));
  ok(await decide(id, 'approve'));
  const states = [];
  for (const amount_minor of [1_500_000_00, 1_800_000_00]) {
    states.push((await as(seller(0), `PATCH /v1/registrations/${id}`, { amount_minor })).state);
  }
  expect(states).toEqual(['approved', 'under_review']);
});

it('a claim whose customer was corrected is judged as what it says now', async () => {
  const other = await taken(seller(1), { ...claim(world, 11), customer_domain: 'vasilek-market.ru' });
  const vague = { ...claim(world, 12), customer_tax_id: null, customer_domain: 'kolos-agro.ru' };
  await taken(seller(2), vague);
  const id = await taken(seller(0), { ...vague, customer_name: 'Торговый дом «Заря»' });
  ok(await judge(id, 'different', () => true));
  ok(await decide(id, 'request-changes', { note: 'Уточните заказчика' }));
  const corrected = { customer_tax_id: makeInn('customer 13'), customer_domain: 'vasilek-market.ru' };
  await as(seller(0), `PATCH /v1/registrations/${id}`, corrected);
  await as(seller(0), `POST /v1/registrations/${id}/resubmit`, {});
  const { candidates } = await as(world.manager, `GET /v1/registrations/${id}/dossier`);
  const rival = candidates.find((each: { claim: { id: string } | null }) => each.claim?.id === other);
  const answer = await decide(id, `candidates/${rival.id}/judge`, { verdict: 'same' });
  expect(answer.body.code).toBe('candidate.contradicts_identifiers');
});

const dossier = (id: string) => as(world.manager, `GET /v1/registrations/${id}/dossier`);

it('a phone that two claims share is asked about, and one that is no number is sent back', async () => {
  const shared = { customer_tax_id: null, customer_domain: 'zarya-hleb.example', customer_phone: '8 (495) 234-56-78' };
  const first = await taken(seller(0), { ...claim(world, 61), ...shared, customer_name: 'Хлебозавод «Заря»' });
  const later = { ...shared, customer_domain: 'gorizont.example', customer_phone: '+7 495 2345678 доб. 5' };
  const id = await taken(seller(1), { ...claim(world, 62), ...later, customer_name: 'ООО «Горизонт»' });
  expect((await as(seller(1), `GET /v1/registrations/${id}`)).customer_phone).toBe('+74952345678');
  const { candidates } = await dossier(id);
  expect(candidates[0]).toMatchObject({
    ...{ claim: { id: first }, customer: { phone: '+74952345678' } },
    ...{ relation: 'same', strength: 'strong', needs_answer: true },
    reasons: [{ code: 'same_phone', text: { ru: 'тот же телефон +7\u00a0495\u00a0234\u00a056\u00a078' } }],
  });
  const wrong = { ...claim(world, 63), customer_phone: '34-56-78' };
  const draft = await as(seller(2), 'POST /v1/registrations', wrong);
  expect(draft.customer_phone).toBe('34-56-78');
  const refused = await call(app, seller(2), `POST /v1/registrations/${draft.id}/submit`, {});
  expect(refused.body.errors).toMatchObject([{ path: 'customer_phone', code: 'field.phone.invalid' }]);
  await as(seller(2), `PATCH /v1/registrations/${draft.id}`, { customer_phone: '' });
  await as(seller(2), `POST /v1/registrations/${draft.id}/submit`, {});
});

it('the phone of a customer stays out of the log', async () => {
  const leaves = await app.owner.query(
    "SELECT count(*) AS n FROM log_leaf_openings WHERE fields::text LIKE '%2345678%'",
  );
  expect(Number(leaves.rows[0].n)).toBe(0);
  const all = await app.owner.query("SELECT count(*) AS n FROM log_leaf_openings WHERE fields::text LIKE '%Горизонт%'");
  expect(Number(all.rows[0].n)).toBeGreaterThan(0);
});

const lot = { route: 'law_44', notice_number: '№ 0373 1000 1232 6000 123', notice_date: '2026-11-20' };

it('claims of two partners on one tender are asked about, whatever their customers are called', async () => {
  const first = await taken(seller(0), { ...claim(world, 41), ...lot, customer_name: 'ГБУЗ «Поликлиника 5»' });
  const other = { ...claim(world, 42), ...lot, notice_number: '0373100012326000123' };
  const unnamed = { ...other, customer_tax_id: null, customer_domain: 'kaskad-zakupki.example' };
  const agent = await taken(seller(1), { ...unnamed, customer_name: 'Организатор торгов «Каскад»' });
  const { candidates } = await dossier(agent);
  expect(candidates).toHaveLength(1);
  expect(candidates[0]).toMatchObject({
    claim: { id: first },
    relation: 'same',
    strength: 'strong',
    needs_answer: true,
    reasons: [
      {
        code: 'same_notice',
        text: {
          ru: 'то же извещение о закупке №\u00a00373100012326000123',
          en: 'same tender notice No.\u00a00373100012326000123',
        },
      },
    ],
  });
  expect((await decide(agent, 'approve')).body.code).toBe('registration.candidates_unanswered');
  // Two valid tax ids are never one customer.
  const third = await taken(seller(2), { ...other, customer_name: 'Департамент здравоохранения' });
  const found = (await dossier(third)).candidates;
  expect(found.find((each: { claim: { id: string } }) => each.claim.id === first)).toMatchObject({ relation: 'group' });
  expect(found.find((each: { claim: { id: string } }) => each.claim.id === agent)).toMatchObject({ relation: 'same' });
  // A refused pair never asks again.
  const onFirst = (each: object) => (each as { claim: { id: string } }).claim.id === first;
  ok(await judge(agent, 'different', onFirst));
  ok(await decide(agent, 'request-changes', { note: 'Уточните заказчика' }));
  await as(seller(1), `POST /v1/registrations/${agent}/resubmit`, {});
  const again = (await dossier(agent)).candidates.find(onFirst);
  expect(again).toMatchObject({ verdict: 'different', needs_answer: false });
});

it('no tender without a notice of its kind, and no likeness for one partner or a direct purchase', async () => {
  const first = await taken(seller(0), { ...claim(world, 51), ...lot, route: 'tender', notice_number: 'lot / 51-b' });
  const alone = await taken(seller(0), { ...claim(world, 52), ...lot, route: 'tender', notice_number: 'LOT/51-B' });
  const direct = await taken(seller(1), { ...claim(world, 53), ...lot, route: 'direct', notice_number: 'LOT/51-B' });
  const rival = await taken(seller(2), { ...claim(world, 54), ...lot, route: 'auction', notice_number: 'Lot/51-b' });
  expect((await dossier(alone)).candidates).toEqual([]);
  expect((await dossier(direct)).candidates).toEqual([]);
  const ids = (await dossier(rival)).candidates.map((each: { claim: { id: string } }) => each.claim.id);
  expect(ids.sort()).toEqual([first, alone].sort());
  for (const [route, notice_number] of [
    ['law_44', '32612345678'],
    ['law_223', '0373100012326000123'],
  ]) {
    const { id } = await as(seller(0), 'POST /v1/registrations', { ...claim(world, 55), ...lot, route, notice_number });
    const refused = await call(app, seller(0), `POST /v1/registrations/${id}/submit`, {});
    expect(refused.body.errors).toMatchObject([{ path: 'notice_number', code: `field.notice_${route}` }]);
  }
});
