/** Claims of two partners on one scope, refusals that are appealed, and a vendor that keeps silent. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody } from '../../../test/deal-world.ts';
import { type Answer, call, monday, startTestApp, type TestApp } from '../../../test/support.ts';

let app: TestApp;
let world: DealWorld;
let number = 0;

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
const step = (who: Somebody, id: string, what: string, body: object = {}) =>
  call(app, who, `POST /v1/registrations/${id}/${what}`, body);
const code = async (answer: Promise<Answer>) => (await answer).body.code;
const record = (who: Somebody, id: string) => as(who, `GET /v1/registrations/${id}`);
const types = async (who: Somebody, id: string) =>
  (await as(who, `GET /v1/registrations/${id}/events`)).items.map((each: { type: string }) => each.type);

async function submitted(who: Somebody, customer: number, more: object = {}): Promise<string> {
  const { id } = await as(who, 'POST /v1/registrations', { ...claim(world, customer), ...more });
  ok(await step(who, id, 'submit'));
  return id;
}
const time = async (to: string | Date) => {
  app.clock.set(new Date(to));
  await app.kanal.runJobs(['registrations.expire', 'notifications.remind']);
};
const noticesOf = async ({ personId }: Somebody) => {
  await app.kanal.settle();
  const { rows } = await app.owner.query(
    `SELECT type, params FROM notifications WHERE vendor_id = $1 AND person_id = $2 ORDER BY created_at`,
    [world.vendorId, personId],
  );
  return rows as { type: string; params: Record<string, string> }[];
};

describe('a claim that comes to a scope with another open claim', () => {
  it('is in conflict from its first moment, in neutral words, and its clock runs on', async () => {
    app.clock.set(monday);
    const customer = ++number;
    const first = await submitted(seller(0), customer);
    const second = await submitted(seller(1), customer);
    const theirs = await record(seller(1), second);
    expect(theirs).toMatchObject({ state: 'in_conflict', clock: { turn: 'vendor', awaits: 'decision' } });
    expect(await types(seller(1), second)).toEqual(['draft', 'submit', 'open_conflict']);
    const seen = JSON.stringify([theirs, await as(seller(1), `GET /v1/registrations/${second}/events`)]);
    expect(seen).not.toContain(first);
    expect(seen).not.toContain('Партнёр 0');
    expect((await record(seller(0), first)).state).toBe('submitted');
    const [notice] = (await noticesOf(seller(1))).filter(({ type }) => type === 'registration.in_conflict');
    expect(JSON.stringify(notice?.params)).not.toContain('Партнёр');
  });

  it('goes back to review by itself once the other one is gone, and by a person at any time', async () => {
    const customer = ++number;
    const first = await submitted(seller(0), customer);
    const [second, third] = [await submitted(seller(1), customer), await submitted(seller(2), customer)];
    ok(await step(world.manager, third, 'resolve-conflict'));
    expect((await record(seller(2), third)).state).toBe('under_review');
    ok(await step(seller(0), first, 'withdraw'));
    ok(await step(seller(2), third, 'withdraw'));
    await time(app.clock.now());
    expect((await record(seller(1), second)).state).toBe('under_review');
    expect(await code(step(world.manager, second, 'open-conflict'))).toBe('registration.no_rival');
  });

  it('is not looked at unseen: the dossier, the history and the files count as reading both claims', async () => {
    const customer = ++number;
    const first = await submitted(seller(0), customer);
    const second = await submitted(seller(1), customer);
    const readers = async (at: number, id: string) =>
      (await as(seller(at), `GET /v1/registrations/${id}/readers`)).items.length;
    await as(world.manager, `GET /v1/registrations/${second}/dossier`);
    expect([await readers(0, first), await readers(1, second)]).toEqual([1, 1]);
    await as(world.head, `GET /v1/registrations/${second}/events`);
    expect([await readers(0, first), await readers(1, second)]).toEqual([1, 2]);
    await as(seller(1), `GET /v1/registrations/${second}/events`);
    expect(await readers(1, second)).toBe(2);
  });

  it('is not approved as the first while the earlier one waits, by another rule or after it', async () => {
    const customer = ++number;
    const first = await submitted(seller(0), customer);
    const [second, third] = [await submitted(seller(1), customer), await submitted(seller(2), customer)];
    const { on_approval } = await as(world.manager, `GET /v1/registrations/${second}/dossier`);
    expect(on_approval.decision_rule).toBeNull();
    expect(on_approval.grounds).not.toContain('first_complete_submission');
    for (const body of [{}, { decision_rule: 'first_complete_submission' }])
      expect(await code(step(world.manager, second, 'approve', body))).toBe('registration.not_first');
    ok(await step(world.manager, first, 'take'));
    ok(await step(world.manager, first, 'request-changes', { note: 'Какая площадка?' }));
    expect(await code(step(world.manager, second, 'approve'))).toBe('registration.not_first');
    ok(await step(seller(0), first, 'withdraw'));
    expect(await code(step(world.manager, third, 'approve'))).toBe('registration.not_first');
    expect(ok(await step(world.manager, second, 'approve')).decision_rule).toBe('first_complete_submission');
    expect(await code(step(world.manager, third, 'approve'))).toBe('registration.scope_not_free');
  });

  it('is no conflict for another product, another site that buys separately, or one’s own expansion elsewhere', async () => {
    const customer = ++number;
    await submitted(seller(0), customer);
    const other = await as(seller(1), 'POST /v1/registrations', claim(world, customer, [1]));
    expect(ok(await step(seller(1), other.id, 'submit')).state).toBe('submitted');
  });

  it('2: sites of one tax id that buy separately are two deals, until the purchases are made in one place', async () => {
    const customer = ++number;
    const site = (kpp: string) => ({ customer_kpp: kpp });
    const first = await submitted(seller(0), customer, site('770101001'));
    const { customer_id } = await as(world.manager, `GET /v1/registrations/${first}/dossier`);
    const separately = (on: boolean) =>
      app.owner.query('UPDATE customers SET sites_buy_separately = $2 WHERE id = $1', [customer_id, on]);
    await separately(true);
    const second = await submitted(seller(1), customer, site('770201001'));
    for (const id of [first, second]) {
      ok(await step(world.manager, id, 'take'));
      expect(ok(await step(world.manager, id, 'approve')).state).toBe('approved');
    }
    await separately(false);
    const third = await submitted(seller(2), customer, site('770301001'));
    expect((await record(seller(2), third)).state).toBe('in_conflict');
  });
});

/** What waits for this person, and as many as it says. */
async function today(who: Somebody): Promise<string[]> {
  const { overdue, today: now, tomorrow, later, counts } = await as(who, 'GET /v1/today');
  const rows = [overdue, now, tomorrow, later];
  expect(rows.map(({ length }) => length)).toEqual([counts.overdue, counts.today, counts.tomorrow, counts.later]);
  return rows.flat().map(({ id }: { id: string }) => id);
}

describe('a task', () => {
  it('is the reviewer’s, or of whoever stands in; a conflict is the vendor’s turn like any undecided claim', async () => {
    app.clock.set(monday);
    const customer = ++number;
    const first = await submitted(seller(0), customer);
    expect(await today(world.head)).toContain(first);
    ok(await step(world.manager, first, 'take'));
    expect(await today(world.manager)).toContain(first);
    expect(await today(world.head)).not.toContain(first);
    const turns = async () => (await as(world.manager, 'GET /v1/registration-counts')).views.my_turn;
    const before = await turns();
    await submitted(seller(1), customer);
    expect(await turns()).toBe(before + 1);
    const absence = { from_at: '2026-11-20T00:00:00Z', until_at: '2026-11-30T00:00:00Z', created_at: monday };
    await app.owner.query(
      `INSERT INTO deputies (vendor_id, id, person_id, deputy_id, from_at, until_at, created_at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, $6)`,
      [world.vendorId, world.manager.personId, world.head.personId, ...Object.values(absence)],
    );
    expect(await today(world.head)).toContain(first);
    await app.owner.query('DELETE FROM deputies WHERE vendor_id = $1', [world.vendorId]);
  });
});

describe('a refusal', () => {
  async function refused(): Promise<string> {
    app.clock.set(monday);
    const id = await submitted(seller(0), ++number);
    ok(await step(world.manager, id, 'take'));
    ok(await step(world.manager, id, 'reject', { reason_code: 'no_proof' }));
    return id;
  }
  const why = { note: 'Протокол встречи приложен к заявке' };

  it('is appealed once, in time and in words, to somebody else', async () => {
    const id = await refused();
    expect(await record(seller(0), id)).toMatchObject({
      clock: { turn: 'partner', awaits: 'appeal' },
      can: { appeal: true },
    });
    expect((await step(seller(0), id, 'appeal', { note: 'нет' })).status).toBe(422);
    expect(await code(step(seller(1), id, 'appeal', why))).toBe('record.not_found');
    expect(ok(await step(seller(0), id, 'appeal', why))).toMatchObject({
      state: 'under_review',
      can: { appeal: false },
    });
    expect((await record(world.manager, id)).can).toMatchObject({ approve: false, reject: false, assign: true });
    for (const what of ['approve', 'reject', 'request-changes'])
      expect(await code(step(world.manager, id, what, { reason_code: 'no_proof', note: 'Нет' }))).toMatch(
        what === 'reject' ? /own_refusal/ : /own_refusal|request.invalid/,
      );
    expect(await code(step(world.manager, id, 'assign', { reviewer_id: world.manager.personId }))).toBe(
      'registration.bad_reviewer',
    );
    expect((await noticesOf(world.head)).map(({ type }) => type)).toContain('registration.appealed');
    ok(await step(world.head, id, 'reject', { reason_code: 'no_proof' }));
    expect(await code(step(seller(0), id, 'appeal', why))).toBe('registration.already_appealed');
    expect((await record(seller(0), id)).clock).toBeNull();
  });

  it('that is appealed waits among everybody’s tasks but those of whoever refused', async () => {
    const id = await refused();
    ok(await step(seller(0), id, 'appeal', why));
    expect(await today(world.head)).toContain(id);
    expect(await today(world.manager)).not.toContain(id);
  });

  it('stands when the time to appeal is over', async () => {
    const id = await refused();
    app.clock.set(new Date('2026-11-30T10:00:00Z'));
    expect(await code(step(seller(0), id, 'appeal', why))).toBe('registration.appeal_too_late');
    expect((await record(seller(0), id)).can.appeal).toBe(false);
  });
});

describe('10: a vendor that keeps silent', () => {
  it('is on record as late, then the system protects the claim provisionally, without a price, until the decision', async () => {
    app.clock.set(monday);
    const id = await submitted(seller(0), ++number);
    await time('2026-11-25T09:09:00Z');
    expect(await types(seller(0), id)).toEqual(['draft', 'submit']);
    await time('2026-11-25T09:11:00Z');
    expect(await types(seller(0), id)).toEqual(['draft', 'submit', 'breach']);
    const told = (await noticesOf(world.head)).map(({ type }) => type);
    expect(told).toContain('registration.decision_overdue');
    await time('2026-11-27T09:11:00Z');
    expect(await types(seller(0), id)).toEqual(['draft', 'submit', 'breach', 'grant_provisional']);
    expect(await record(seller(0), id)).toMatchObject({
      state: 'submitted',
      provisional_at: '2026-11-27T09:11:00.000Z',
      overdue_at: '2026-11-25T09:10:00.000Z',
      protected_until: null,
    });
    const { rows } = await app.owner.query('SELECT active FROM protections WHERE registration_id = $1', [id]);
    expect(rows).toEqual([{ active: true }]);

    const rival = await submitted(seller(1), number);
    expect(await code(step(world.manager, rival, 'approve', { decision_rule: 'customer_choice' }))).toBe(
      'registration.scope_not_free',
    );
    await time('2026-11-27T09:20:00Z');
    expect((await types(seller(0), id)).filter((type: string) => type === 'grant_provisional')).toHaveLength(1);
    ok(await step(world.manager, id, 'take'));
    ok(await step(world.manager, id, 'reject', { reason_code: 'no_proof' }));
    const after = await app.owner.query('SELECT active FROM protections WHERE registration_id = $1', [id]);
    expect(after.rows).toEqual([{ active: false }]);
    ok(await step(world.manager, rival, 'approve'));
  });

  it('gives nothing that is somebody else’s, and says so once', async () => {
    app.clock.set(monday);
    const first = await submitted(seller(0), ++number);
    ok(await step(world.manager, first, 'take'));
    ok(await step(world.manager, first, 'approve'));
    const second = await submitted(seller(1), number);
    await time('2026-11-28T09:00:00Z');
    await time('2026-11-30T09:00:00Z');
    expect(await types(seller(1), second)).toEqual(['draft', 'submit', 'open_conflict', 'breach', 'keep_silent']);
    expect((await record(seller(1), second)).provisional_at).toBeNull();
  });
});
