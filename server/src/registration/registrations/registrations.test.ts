import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { installRules } from '../../../test/registration-support.ts';
import {
  type Answer,
  addPartner,
  addPerson,
  addVendor,
  call,
  monday,
  startTestApp,
  type TestApp,
  type TestPerson,
} from '../../../test/support.ts';
import { makeInn } from '../../kernel/identifiers/generate.ts';

let app: TestApp;
let vendorId: string;
let manager: TestPerson;
let head: TestPerson;
let sellerA: TestPerson;
let sellerB: TestPerson;
let family: string;
let innSeed = 0;

beforeAll(async () => {
  app = await startTestApp();
  ({ vendorId } = await addVendor(app));
  await installRules(app, vendorId);
  manager = await addPerson(app, vendorId, null, ['channel_manager'], 'Алина Петрова');
  head = await addPerson(app, vendorId, null, ['head_of_channel', 'product_expert']);
  const a = await addPartner(app, vendorId, 'Вектор');
  const b = await addPartner(app, vendorId, 'Норд');
  sellerA = await addPerson(app, vendorId, a, ['seller']);
  sellerB = await addPerson(app, vendorId, b, ['seller'], 'Анна Белова');
  await app.owner.query('UPDATE partners SET tier = $1 WHERE vendor_id = $2', ['platinum', vendorId]);
  const made = await call(app, head, 'POST /v1/product-families', {
    code: 'crm',
    name: { ru: 'CRM Про', en: 'CRM Pro' },
  });
  family = made.body.id;
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(monday));

const claim = (over: object = {}) => ({
  customer_name: 'ООО «Ромашка»',
  customer_tax_id: makeInn(`customer ${innSeed}`),
  products: [{ family_id: family }],
  amount_minor: 1_240_000_00,
  close_date: '2027-06-30',
  need: 'Единая база клиентов для трёх магазинов и склада',
  ...over,
});
const fresh = (over: object = {}) => {
  innSeed++;
  return claim(over);
};

const ok = (answer: Answer): Answer => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};
async function submitted(who: TestPerson, body: object): Promise<string> {
  const { id } = ok(await call(app, who, 'POST /v1/registrations', body)).body;
  ok(await call(app, who, `POST /v1/registrations/${id}/submit`, {}));
  return id;
}
const decide = (id: string, what: string, body: object = {}) =>
  call(app, manager, `POST /v1/registrations/${id}/${what}`, body);
async function approved(who: TestPerson, body: object): Promise<string> {
  const id = await submitted(who, body);
  ok(await decide(id, 'take'));
  ok(await decide(id, 'approve'));
  return id;
}

describe('a registration from draft to decision', () => {
  it('a draft may lack everything; submission names all that is missing at once', async () => {
    const draft = ok(await call(app, sellerA, 'POST /v1/registrations', {}));
    expect(draft.body.state).toBe('draft');
    const refused = await call(app, sellerA, `POST /v1/registrations/${draft.body.id}/submit`, {});
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((each: { path: string }) => each.path)).toEqual([
      'customer_name',
      'customer_tax_id',
      'products',
      'amount_minor',
      'close_date',
      'need',
    ]);
  });

  it('the seller sees number, clock and history; the manager decides; both see protection', async () => {
    const id = await submitted(sellerA, fresh());
    const mine = ok(await call(app, sellerA, `GET /v1/registrations/${id}`)).body;
    expect(mine.number).toBeGreaterThan(0);
    expect(mine.clock).toMatchObject({ turn: 'vendor', awaits: 'decision', due_at: '2026-11-25T09:10:00.000Z' });
    const queue = ok(await call(app, manager, 'GET /v1/registrations?view=my_turn&sort=due')).body;
    expect(queue.items.map((each: { id: string }) => each.id)).toContain(id);
    ok(await decide(id, 'take'));
    const dossier = ok(await call(app, manager, `GET /v1/registrations/${id}/dossier`)).body;
    expect(dossier.scope_free).toBe(true);
    expect(ok(await decide(id, 'approve')).body.state).toBe('approved');
    const after = ok(await call(app, sellerA, `GET /v1/registrations/${id}`)).body;
    expect(after.protected_until).toBe('2027-02-21T09:10:00.000Z');
    const history = ok(await call(app, sellerA, `GET /v1/registrations/${id}/events`)).body.items;
    expect(history.map((each: { type: string }) => each.type)).toEqual(['draft', 'submit', 'take', 'approve']);
    ok(await call(app, manager, `GET /v1/registrations/${id}`));
    const readers = ok(await call(app, sellerA, `GET /v1/registrations/${id}/readers`)).body.items;
    expect(readers[0].person_name).toBe('Алина Петрова');
  });

  it('another partner sees nothing of it', async () => {
    const id = await submitted(sellerA, fresh());
    for (const path of ['', '/events', '/readers']) {
      expect((await call(app, sellerB, `GET /v1/registrations/${id}${path}`)).status).toBe(404);
    }
    expect((await call(app, sellerB, `POST /v1/registrations/${id}/withdraw`, {})).status).toBe(404);
    expect((await call(app, sellerB, `POST /v1/registrations/${id}/approve`, {})).status).toBe(403);
  });
});

describe('acceptance', () => {
  it('1: two partners, the same tax id and family in the same second: one protection, one conflict, neutral text', async () => {
    const body = fresh();
    const [a, b] = await Promise.all([submitted(sellerA, body), submitted(sellerB, body)]);
    const states = await Promise.all([a, b].map((id) => call(app, manager, `GET /v1/registrations/${id}`)));
    expect(states.map(({ body: seen }) => seen.state).sort()).toEqual(['in_conflict', 'submitted']);
    ok(await decide(states[0]?.body.state === 'submitted' ? a : b, 'take'));
    const answers = await Promise.all([a, b].map((id) => decide(id, 'approve', { decision_rule: 'arbitration' })));
    expect(answers.map((each) => each.status).sort()).toEqual([200, 409]);
    const refused = answers.find((each) => each.status === 409);
    expect(refused?.body.code).toBe('registration.scope_not_free');
    const active = await app.owner.query(
      'SELECT count(*)::int AS n FROM protections WHERE vendor_id = $1 AND active AND registration_id = ANY($2)',
      [vendorId, [a, b]],
    );
    expect(active.rows[0].n).toBe(1);
    for (const [who, id] of [
      [sellerA, a],
      [sellerB, b],
    ] as const) {
      const text =
        JSON.stringify((await call(app, who, `GET /v1/registrations/${id}`)).body) +
        JSON.stringify((await call(app, who, `GET /v1/registrations/${id}/events`)).body);
      expect(text).not.toContain(who === sellerA ? 'Норд' : 'Вектор');
      expect(text).not.toContain(who === sellerA ? b : a);
    }
  });

  it('4: an answer within one business day keeps the time, in ten it counts anew and the history says why', async () => {
    for (const [days, kept] of [
      [1, true],
      [10, false],
    ] as const) {
      app.clock.set(monday);
      const id = await submitted(sellerA, fresh());
      const before = ok(await call(app, sellerA, `GET /v1/registrations/${id}`)).body;
      ok(await decide(id, 'take'));
      ok(await decide(id, 'request-changes', { note: 'Уточните площадку' }));
      app.clock.set(new Date(monday.getTime() + (days === 1 ? 1 : 14) * 86_400_000));
      ok(await call(app, sellerA, `POST /v1/registrations/${id}/resubmit`, { note: 'Площадка в Твери' }));
      const after = ok(await call(app, sellerA, `GET /v1/registrations/${id}`)).body;
      expect(after.submitted_at === before.submitted_at).toBe(kept);
      expect(after.first_submitted_at).toBe(before.first_submitted_at);
      const events = ok(await call(app, sellerA, `GET /v1/registrations/${id}/events`)).body.items;
      expect(events.at(-1)).toMatchObject({ type: 'resubmit', data: { kept_place: kept } });
    }
  });

  it('5: submitted on 30 December at 17:30 Moscow is due on the first working days of January', async () => {
    app.clock.set(new Date('2025-12-30T14:30:00Z'));
    await installRules(app, vendorId, { decision_business_days: 1 }, new Date('2025-12-01T00:00:00Z'));
    const id = await submitted(sellerA, fresh());
    const { clock } = ok(await call(app, sellerA, `GET /v1/registrations/${id}`)).body;
    expect(clock.due_at).toBe('2026-01-12T14:30:00.000Z');
  });

  it('6: protection ends at 09:00 of the partner’s zone: an extension at 08:59 is accepted, at 09:01 not', async () => {
    await app.owner.query(
      "UPDATE partners SET time_zone = 'Asia/Vladivostok' WHERE vendor_id = $1 AND name = 'Вектор'",
      [vendorId],
    );
    const nineThere = new Date('2026-11-22T23:00:00Z');
    const ids: string[] = [];
    for (let each = 0; each < 2; each++) {
      app.clock.set(nineThere);
      ids.push(await approved(sellerA, fresh({ close_date: '2027-12-01' })));
      for (const days of [29, 58, 87]) {
        app.clock.set(new Date(nineThere.getTime() + days * 86_400_000));
        ok(
          await call(app, sellerA, `POST /v1/registrations/${ids[each]}/report`, { note: 'Показ прошёл, идёт пилот' }),
        );
      }
    }
    const end = new Date(nineThere.getTime() + 90 * 86_400_000);
    app.clock.set(new Date(end.getTime() - 60_000));
    ok(await call(app, sellerA, `POST /v1/registrations/${ids[0]}/extend`, { note: 'Пилот идёт, договор в марте' }));
    app.clock.set(new Date(end.getTime() + 60_000));
    const late = await call(app, sellerA, `POST /v1/registrations/${ids[1]}/extend`, {
      note: 'Пилот идёт, договор в марте',
    });
    expect(late.body.code).toBe('registration.protection_over');
    await app.owner.query("UPDATE partners SET time_zone = 'Europe/Moscow' WHERE vendor_id = $1", [vendorId]);
  });

  it('9: approved by the rules of 30 June, won in August: the registration still cites them', async () => {
    app.clock.set(new Date('2027-06-30T09:00:00Z'));
    const id = await approved(sellerA, fresh({ close_date: '2027-12-01' }));
    const before = ok(await call(app, sellerA, `GET /v1/registrations/${id}`)).body.rules;
    await installRules(app, vendorId, { protection_days: 60 }, new Date('2027-07-01T00:00:00Z'));
    app.clock.set(new Date('2027-07-29T09:00:00Z'));
    ok(await call(app, sellerA, `POST /v1/registrations/${id}/report`, { note: 'Договор на подписи' }));
    app.clock.set(new Date('2027-08-10T09:00:00Z'));
    ok(
      await call(app, sellerA, `POST /v1/registrations/${id}/win`, {
        reason_code: 'won_on_work',
        amount_minor: 1_200_000_00,
        closed_on: '2027-08-09',
      }),
    );
    const after = ok(await call(app, sellerA, `GET /v1/registrations/${id}`)).body;
    expect(after.state).toBe('won');
    expect(after.rules).toEqual(before);
    const events = ok(await call(app, sellerA, `GET /v1/registrations/${id}/events`)).body.items;
    expect(events.at(-1).rules_version).toBe(before.version);
    const other = await approved(sellerA, fresh({ close_date: '2027-12-01' }));
    expect(ok(await call(app, sellerA, `GET /v1/registrations/${other}`)).body.rules.version).not.toBe(before.version);
  });
});

describe('time', () => {
  it('a missed report puts at risk, the end of protection expires, reactivation brings back to review', async () => {
    const id = await approved(sellerA, fresh({ close_date: '2027-12-01' }));
    app.clock.advance(31 * 86_400_000);
    await app.kanal.runJobs(['registrations.expire']);
    expect(ok(await call(app, sellerA, `GET /v1/registrations/${id}`)).body.state).toBe('at_risk');
    app.clock.advance(60 * 86_400_000);
    await app.kanal.runJobs(['registrations.expire']);
    const expired = ok(await call(app, sellerA, `GET /v1/registrations/${id}`)).body;
    expect(expired).toMatchObject({ state: 'expired', can: { reactivate: true } });
    const held = await app.owner.query(
      'SELECT count(*)::int AS n FROM protections WHERE registration_id = $1 AND active',
      [id],
    );
    expect(held.rows[0].n).toBe(0);
    expect(ok(await call(app, sellerA, `POST /v1/registrations/${id}/reactivate`, {})).body.state).toBe('under_review');
  });
});

describe('an expired registration', () => {
  it('stands behind everything that waits, and is brought back in its time only', async () => {
    const id = await approved(sellerA, fresh({ close_date: '2027-12-01' }));
    app.clock.advance(91 * 86_400_000);
    await app.kanal.runJobs(['registrations.expire']);
    const waiting = await submitted(sellerA, fresh({ close_date: '2028-06-30' }));
    const order = async () => {
      const { items } = ok(await call(app, sellerA, 'GET /v1/registrations?sort=due&limit=100')).body;
      return items.map((each: { id: string }) => each.id);
    };
    expect((await order()).indexOf(waiting)).toBeLessThan((await order()).indexOf(id));
    app.clock.advance(31 * 86_400_000);
    const late = ok(await call(app, sellerA, `GET /v1/registrations/${id}`)).body;
    expect(late).toMatchObject({ state: 'expired', clock: null, can: { reactivate: false } });
    expect((await call(app, sellerA, `POST /v1/registrations/${id}/reactivate`, {})).status).toBe(409);
    // Every page of the list fits to the next one, ended rows included.
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = ok(await call(app, sellerA, `GET /v1/registrations?sort=due&limit=3&cursor=${cursor}`));
      seen.push(...body.items.map((each: { id: string }) => each.id));
      if (!body.nextCursor) break;
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(await order());
  });
});

describe('free or taken', () => {
  it('answers by identifier only, neutrally, and stops an enumeration', async () => {
    const body = fresh();
    const ask = (customer: string) => call(app, sellerB, 'POST /v1/scope-checks', { customer, family_ids: [family] });
    expect(ok(await ask(body.customer_tax_id)).body.answer).toBe('free');
    const waiting = fresh();
    await submitted(sellerA, waiting);
    expect(ok(await ask(waiting.customer_tax_id)).body).toMatchObject({ answer: 'ask', known: null });
    const own = await call(app, sellerA, 'POST /v1/scope-checks', {
      customer: waiting.customer_tax_id,
      family_ids: [],
    });
    expect(ok(own).body.answer).toBe('free');
    await approved(sellerA, body);
    const taken = ok(await ask(body.customer_tax_id)).body;
    expect(taken).toMatchObject({ answer: 'not_free', known: null });
    expect((await ask('Ромашка')).body.code).toBe('scope_check.not_an_identifier');
    for (let each = 0; each < 27; each++) ok(await ask(makeInn(`probe ${each}`)));
    expect((await ask(body.customer_tax_id)).body.code).toBe('scope_check.too_many');
    // Slowly is no way either: who asks about many and registers few is told to ask a person, free or not.
    for (let hour = 1; hour <= 3; hour++) {
      app.clock.advance(3_700_000);
      for (let each = 0; each < 11; each++) ok(await ask(makeInn(`slow probe ${hour} ${each}`)));
    }
    const answers = [makeInn('nobody at all'), body.customer_tax_id].map(
      async (each) => ok(await ask(each)).body.answer,
    );
    expect(await Promise.all(answers)).toEqual(['ask', 'ask']);
  });
});

describe('what needs a running partnership, and what needs words', () => {
  it('a suspended partner’s answer is refused and nothing is changed', async () => {
    const id = await submitted(sellerA, fresh());
    ok(await decide(id, 'take'));
    ok(await decide(id, 'request-changes', { note: 'Уточните площадку' }));
    const suspend = (status: string) =>
      app.owner.query("UPDATE partners SET status = $1 WHERE vendor_id = $2 AND name = 'Вектор'", [status, vendorId]);
    await suspend('suspended');
    const refused = await call(app, sellerA, `POST /v1/registrations/${id}/resubmit`, { note: 'В Твери' });
    expect(refused.body.code).toBe('partner.not_active');
    expect(ok(await call(app, sellerA, `GET /v1/registrations/${id}`)).body.state).toBe('action_required');
    await suspend('active');
  });

  it('«other» is no reason without words, for a refusal and for a loss', async () => {
    const review = await submitted(sellerA, fresh());
    ok(await decide(review, 'take'));
    expect((await decide(review, 'reject', { reason_code: 'other' })).body.code).toBe('registration.note_required');
    const running = await approved(sellerA, fresh());
    const lost = await call(app, sellerA, `POST /v1/registrations/${running}/lose`, { reason_code: 'other' });
    expect(lost.body.errors).toMatchObject([{ path: 'note' }]);
  });
});

describe('families of a claim', () => {
  it('are found in the list and on the row as they are in the lines, from the first draft through every change', async () => {
    const other = ok(
      await call(app, head, 'POST /v1/product-families', { code: 'desk', name: { ru: 'Служба', en: 'Desk' } }),
    ).body.id as string;
    const listed = async (one: string) =>
      (ok(await call(app, sellerA, `GET /v1/registrations?family_id=${one}&limit=100`)).body.items as { id: string }[])
        .map((each) => each.id)
        .includes(id);
    const kept = async () => {
      const { rows } = await app.owner.query(
        `SELECT r.family_ids, array_agg(p.family_id ORDER BY p.family_id) FILTER (WHERE p.family_id IS NOT NULL) AS lines
         FROM registrations r LEFT JOIN registration_products p ON p.registration_id = r.id WHERE r.id = $1 GROUP BY 1`,
        [id],
      );
      expect(rows[0].family_ids).toEqual(rows[0].lines ?? []);
    };
    const { id } = ok(await call(app, sellerA, 'POST /v1/registrations', fresh())).body as { id: string };
    expect([await listed(family), await listed(other)]).toEqual([true, false]);
    for (const families of [[other], [family, other], [], [other, family]]) {
      const products = families.map((family_id) => ({ family_id }));
      ok(await call(app, sellerA, `PATCH /v1/registrations/${id}`, { products }));
      expect([await listed(family), await listed(other)]).toEqual([
        families.includes(family),
        families.includes(other),
      ]);
      await kept();
    }
    ok(await call(app, sellerA, `POST /v1/registrations/${id}/submit`, {}));
    ok(await decide(id, 'take'));
    ok(await decide(id, 'approve'));
    const changed = ok(
      await call(app, sellerA, `PATCH /v1/registrations/${id}`, { products: [{ family_id: other }] }),
    ).body;
    expect(changed.state).toBe('under_review');
    await kept();
  });
});

describe('edits after approval', () => {
  it('a harmless edit is recorded, a change of what is protected goes back to review and keeps the protection', async () => {
    const id = await approved(sellerA, fresh());
    const edited = ok(
      await call(app, sellerA, `PATCH /v1/registrations/${id}`, { next_steps: 'Пилот с 7 декабря' }),
    ).body;
    expect(edited.state).toBe('approved');
    const changed = ok(await call(app, sellerA, `PATCH /v1/registrations/${id}`, { amount_minor: 9_000_000_00 })).body;
    expect(changed.state).toBe('under_review');
    const held = await app.owner.query(
      'SELECT count(*)::int AS n FROM protections WHERE registration_id = $1 AND active',
      [id],
    );
    expect(held.rows[0].n).toBe(1);
    expect(ok(await decide(id, 'approve')).body.state).toBe('approved');
  });

  it('a refusal after a re-review leaves the protection until its day, then it ends by itself', async () => {
    const id = await approved(sellerA, fresh());
    ok(await call(app, sellerA, `PATCH /v1/registrations/${id}`, { amount_minor: 9_000_000_00 }));
    ok(await decide(id, 'reject', { reason_code: 'no_proof' }));
    const active = async () =>
      (await app.owner.query('SELECT count(*)::int AS n FROM protections WHERE registration_id = $1 AND active', [id]))
        .rows[0].n;
    expect(await active()).toBe(1);
    app.clock.advance(90 * 86_400_000);
    await app.kanal.runJobs(['registrations.expire']);
    expect(await active()).toBe(0);
  });
});
