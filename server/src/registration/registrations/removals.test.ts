/** A protection is taken away or moved: by two people, with evidence, and after its holder was heard. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody, somebody } from '../../../test/deal-world.ts';
import { type Answer, call, monday, startTestApp, type TestApp } from '../../../test/support.ts';

let app: TestApp;
let world: DealWorld;
let compliance: Somebody;
let number = 0;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 3);
  compliance = await somebody(app, world.vendorId, null, 'compliance');
});
beforeEach(() => app.clock.set(monday));
afterAll(() => app.close());

const seller = (at: number) => world.partners[at]?.seller as Somebody;
const partnerId = (at: number) => world.partners[at]?.id as string;
const ok = ({ status, body }: Answer) => {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};
const as = async (who: Somebody, request: string, body?: object) => ok(await call(app, who, request, body));
const step = (who: Somebody, id: string, what: string, body: object = {}) =>
  call(app, who, `POST /v1/registrations/${id}/${what}`, body);
const code = async (answer: Promise<Answer>) => (await answer).body.code;
const record = (who: Somebody, id: string) => as(who, `GET /v1/registrations/${id}`);

async function submitted(who: Somebody, customer: number, more: object = {}): Promise<string> {
  const { id } = await as(who, 'POST /v1/registrations', { ...claim(world, customer), ...more });
  ok(await step(who, id, 'submit'));
  return id;
}
async function held(more: object = {}): Promise<string> {
  const id = await submitted(seller(0), ++number, more);
  for (const what of ['take', 'approve']) ok(await step(world.manager, id, what));
  return id;
}
async function letter(id: string): Promise<string> {
  const headers = { authorization: world.manager.authorization, 'content-type': 'application/octet-stream' };
  const answer = await app.kanal.http.inject({
    method: 'POST',
    url: `/v1/registrations/${id}/internal-files?name=${encodeURIComponent('Письмо заказчика о Партнёре 1.pdf')}`,
    headers,
    payload: Buffer.from('%PDF-1.7 letter'),
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json().id;
}
const note = 'Заказчик прислал письмо, просим ответить';
async function proposed(id: string, more: object = {}, who = world.manager): Promise<void> {
  const file_ids = [await letter(id)];
  ok(await step(who, id, 'propose-removal', { kind: 'revoke', reason_code: 'inactive', note, file_ids, ...more }));
}
const transfer = () => ({ kind: 'transfer', reason_code: 'customer_choice', to_partner_id: partnerId(1) });
const objection = { note: 'Пилот идёт, протоколы приложены' };
const active = async (id: string) => {
  const { rows } = await app.owner.query(
    'SELECT count(*)::int AS n FROM protections WHERE registration_id = $1 AND active',
    [id],
  );
  return rows[0].n;
};

describe('a proposal to take a protection away', () => {
  it('needs evidence, a reason of its kind and words; the holder reads what concerns it and no more', async () => {
    const id = await held();
    const file = await letter(id);
    const proposal = { kind: 'revoke', reason_code: 'inactive', note, file_ids: [file] };
    expect((await step(world.manager, id, 'propose-removal', { ...proposal, file_ids: [] })).status).toBe(422);
    const wrong = { ...proposal, reason_code: 'customer_choice' };
    expect(await code(step(world.manager, id, 'propose-removal', wrong))).toBe('registration.bad_reference');
    expect((await step(seller(0), id, 'propose-removal', proposal)).status).toBe(403);
    await proposed(id, { ...transfer(), internal_note: 'Партнёр 1 просил не звонить' });
    expect(await code(step(world.manager, id, 'propose-removal', proposal))).toBe('registration.removal_open');
    const seen = await record(seller(0), id);
    expect(seen).toMatchObject({
      state: 'approved',
      removal: { kind: 'transfer', note },
      can: { answer_removal: true },
    });
    const everything = JSON.stringify([
      seen,
      await as(seller(0), `GET /v1/registrations/${id}/events`),
      await as(seller(0), `GET /v1/registrations/${id}/readers`),
    ]);
    for (const secret of ['Партнёр 1', 'Партнёре 1', partnerId(1), 'не звонить'])
      expect(everything).not.toContain(secret);
    expect(seen.files).toEqual([]);
    const stolen = await app.kanal.http.inject({
      url: `/v1/registrations/${id}/files/${file}`,
      headers: { authorization: seller(0).authorization },
    });
    expect(stolen.statusCode).toBe(404);
    expect((await record(world.head, id)).removal.to_partner).toEqual({ id: partnerId(1), name: 'Партнёр 1' });
  });

  it('is confirmed by another person only, once the holder has spoken or its time is over', async () => {
    const id = await held();
    await proposed(id, {}, world.head);
    expect(await code(step(world.head, id, 'confirm-removal'))).toBe('registration.own_proposal');
    expect(await code(step(compliance, id, 'confirm-removal'))).toBe('registration.hearing_runs');
    expect((await step(world.manager, id, 'confirm-removal')).status).toBe(403);
    ok(await step(seller(0), id, 'answer-removal', objection));
    expect(await code(step(seller(0), id, 'answer-removal', objection))).toBe('registration.answered');
    expect((await record(compliance, id)).removal.statement).toBe(objection.note);
    const done = ok(await step(compliance, id, 'confirm-removal'));
    expect(done).toMatchObject({ state: 'revoked', reason_code: 'inactive', removal: null, clock: null });
    expect(await active(id)).toBe(0);
    const silent = await held();
    await proposed(silent);
    app.clock.set(new Date('2026-11-26T09:30:00Z'));
    ok(await step(world.head, silent, 'confirm-removal'));
  });

  it('may be declined: the protection stays as it was', async () => {
    const id = await held();
    const { clock } = await record(seller(0), id);
    await proposed(id);
    ok(await step(world.head, id, 'decline-removal', { note: 'Работа видна' }));
    expect(await record(seller(0), id)).toMatchObject({ state: 'approved', removal: null, clock });
    expect(await code(step(world.head, id, 'confirm-removal'))).toBe('registration.no_removal');
    await proposed(id);
  });

  it('is overtaken by the end of the deal', async () => {
    const id = await held();
    await proposed(id);
    ok(await step(seller(0), id, 'win', { reason_code: 'won_on_work', amount_minor: 100, closed_on: '2026-11-20' }));
    const { rows } = await app.owner.query('SELECT outcome FROM registration_removals WHERE registration_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ outcome: 'overtaken' }]);
    expect(await code(step(world.head, id, 'confirm-removal'))).toBe('registration.no_removal');
  });
});

describe('a transfer by the customer’s letter', () => {
  it('protects the receiver’s own claim at least as long, and tells neither of the other', async () => {
    const id = await held();
    const own = await submitted(seller(1), number);
    const { protected_until } = await record(seller(0), id);
    await proposed(id, transfer());
    ok(await step(seller(0), id, 'answer-removal', objection));
    expect(ok(await step(world.head, id, 'confirm-removal')).state).toBe('transferred');
    const received = await record(seller(1), own);
    expect(received).toMatchObject({ state: 'approved', decision_rule: 'customer_choice', protected_until });
    expect([await active(id), await active(own)]).toEqual([0, 1]);
    const told = JSON.stringify([received, await as(seller(1), `GET /v1/registrations/${own}/events`)]);
    expect(told).not.toContain('Партнёр 0');
    expect(told).not.toContain(objection.note);
  });

  it('makes a registration for a receiver that has none, without what the holder has written', async () => {
    const id = await held({ need: 'Тайный замысел первого партнёра', contact_name: 'Иванов', contact_consent: true });
    await proposed(id, transfer());
    ok(await step(seller(0), id, 'answer-removal', objection));
    ok(await step(world.head, id, 'confirm-removal'));
    const { rows } = await app.owner.query(
      'SELECT to_registration_id FROM registration_removals WHERE registration_id = $1',
      [id],
    );
    const made = await record(seller(1), rows[0].to_registration_id);
    expect(made).toMatchObject({ state: 'approved', need: '', contact_name: '', amount_minor: null });
    expect(made.number).toBeGreaterThan(0);
    const linked = (at: number, of: { id: string; number: number }) =>
      expect.objectContaining({
        id: of.id,
        number: of.number,
        partner: expect.objectContaining({ id: partnerId(at) }),
      });
    const given = await record(seller(0), id);
    expect([given.transfers, made.transfers]).toEqual([undefined, undefined]);
    expect((await record(world.head, id)).transfers).toEqual({ from: null, to: linked(1, made) });
    expect((await record(world.head, made.id)).transfers).toEqual({ from: linked(0, given), to: null });
    expect(made.customer_tax_id).toBe((await record(seller(0), id)).customer_tax_id);
  });

  it('7: five days before a tender ends nothing moves, both sides are told, and after it everything may', async () => {
    const tender = { route: 'tender', notice_number: 'LOT-7', notice_date: '2026-11-20', close_date: '2026-11-28' };
    const id = await held(tender);
    await proposed(id, transfer());
    ok(await step(seller(0), id, 'answer-removal', objection));
    expect(await code(step(world.head, id, 'confirm-removal'))).toBe('registration.tender_runs');
    expect((await record(seller(0), id)).removal.frozen_until).toBe('2026-11-28T20:59:59.999Z');
    await app.kanal.settle();
    for (const [who, type] of [
      [seller(0), 'registration.removal_proposed'],
      [world.head, 'registration.removal_to_confirm'],
    ] as const) {
      const { rows } = await app.owner.query(
        `SELECT 1 FROM notifications WHERE person_id = $1 AND type = $2 AND link LIKE '%' || $3`,
        [who.personId, type, id],
      );
      expect(rows, type).toHaveLength(1);
    }
    app.clock.set(new Date('2026-11-28T21:00:01Z'));
    ok(await step(world.head, id, 'confirm-removal'));
  });

  it('7: a proposal made long before the tender’s end is not confirmed in its last days either', async () => {
    const tender = { route: 'tender', notice_number: 'LOT-9', notice_date: '2026-11-20', close_date: '2026-12-20' };
    const id = await held(tender);
    await proposed(id, transfer());
    ok(await step(seller(0), id, 'answer-removal', objection));
    expect(await record(world.head, id)).toMatchObject({
      removal: { frozen_until: null },
      can: { confirm_removal: true },
    });
    app.clock.set(new Date('2026-12-15T09:00:00Z'));
    expect(await record(world.head, id)).toMatchObject({
      removal: { frozen_until: '2026-12-20T20:59:59.999Z' },
      can: { confirm_removal: false },
    });
    expect(await code(step(world.head, id, 'confirm-removal'))).toBe('registration.tender_runs');
    app.clock.set(new Date('2026-12-20T21:00:01Z'));
    ok(await step(world.head, id, 'confirm-removal'));
  });

  it('goes before a tender’s end when the law demands it', async () => {
    const tender = { route: 'tender', notice_number: 'LOT-8', notice_date: '2026-11-20', close_date: '2026-11-28' };
    const id = await held(tender);
    await proposed(id, { ...transfer(), reason_code: 'law_and_procurement' });
    ok(await step(seller(0), id, 'answer-removal', objection));
    ok(await step(world.head, id, 'confirm-removal'));
  });
});

describe('11: a partnership that ends', () => {
  it('closes what is undecided, lets run what is protected, and leaves nothing without an end', async () => {
    const id = await held();
    const waiting = await submitted(seller(0), ++number);
    const asked = await submitted(seller(0), ++number);
    ok(await step(world.manager, asked, 'take'));
    ok(await step(world.manager, asked, 'request-changes', { note: 'Уточните площадку' }));
    const { id: draft } = await as(seller(0), 'POST /v1/registrations', { need: 'Черновик' });
    const refused = await submitted(seller(0), ++number);
    ok(await step(world.manager, refused, 'take'));
    ok(await step(world.manager, refused, 'reject', { reason_code: 'no_proof' }));
    ok(
      await call(app, world.head, `POST /v1/partners/${partnerId(0)}/status`, {
        move: 'terminate',
        reason: 'Договор расторгнут',
      }),
    );
    await app.kanal.runJobs(['registrations.expire']);
    const states = async () => {
      const { rows } = await app.owner.query('SELECT id, state FROM registrations WHERE id = ANY($1)', [
        [id, waiting, asked, draft, refused],
      ]);
      const of = new Map(rows.map((row) => [row.id, row.state]));
      return [id, waiting, asked, draft, refused].map((each) => of.get(each));
    };
    expect(await states()).toEqual(['approved', 'withdrawn', 'withdrawn', 'withdrawn', 'rejected']);
    expect(await active(id)).toBe(1);
    const more = await step(world.manager, id, 'extend', { note: 'Партнёр ушёл, но сделка идёт' });
    expect(more.body.code).toBe('partner.not_active');
    await app.kanal.runJobs(['registrations.expire']);
    const { rows } = await app.owner.query(
      "SELECT count(*)::int AS n FROM registration_events WHERE registration_id = $1 AND type = 'wind_down'",
      [id],
    );
    expect(rows[0].n).toBe(1);
    app.clock.set(new Date('2027-03-01T09:00:00Z'));
    await app.kanal.runJobs(['registrations.expire']);
    expect((await states())[0]).toBe('expired');
    expect(await active(id)).toBe(0);
  });
});
