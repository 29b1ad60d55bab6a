/** Longer protection, what the vendor's people do in the partner's place, and drafts nobody touches: over HTTP, with the jobs. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody } from '../../../test/deal-world.ts';
import { call, monday, startTestApp, type TestApp, type TestPerson } from '../../../test/support.ts';

const dayMs = 86_400_000;
const proof = { note: 'Пилот идёт, договор через квартал' };
let app: TestApp;
let world: DealWorld;
let seed = 500;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 2);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(monday));

const seller = () => world.partners[0]?.seller as Somebody;
const later = (days: number) => app.clock.set(new Date(app.clock.now().getTime() + days * dayMs));
const jobs = () => app.kanal.runJobs(['notifications.remind', 'registrations.expire']);

async function step(who: TestPerson, id: string, name: string, body: object = {}) {
  const answer = await call(app, who, `POST /v1/registrations/${id}/${name}`, body);
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function draft(): Promise<string> {
  seed++;
  return (await call(app, seller(), 'POST /v1/registrations', claim(world, seed))).body.id;
}

/** Protected for 90 days, and for 90 more. */
async function extended(): Promise<string> {
  const id = await draft();
  await step(seller(), id, 'submit');
  await step(world.manager, id, 'take');
  await step(world.manager, id, 'approve');
  await step(seller(), id, 'extend', proof);
  return id;
}

async function told(who: TestPerson, id: string): Promise<string[]> {
  await app.kanal.settle();
  const answer = await call(app, who, 'GET /v1/notifications?limit=100');
  return answer.body.items
    .filter((each: { link: string }) => each.link.endsWith(id))
    .map((each: { type: string }) => each.type.replace('registration.', ''));
}

const read = async (who: TestPerson, id: string) => (await call(app, who, `GET /v1/registrations/${id}`)).body;
const history = async (id: string) => (await call(app, seller(), `GET /v1/registrations/${id}/events`)).body.items;

describe('a request for an extension', () => {
  it('offers the automatic one first, then the request, and each side what is its own', async () => {
    const id = await extended();
    const mine = await read(seller(), id);
    expect(mine.extension).toMatchObject({ automatic_left: 0, manual_left: 1, asked_at: null });
    expect(mine.can).toMatchObject({ extend: false, request_extension: true, decline_extension: false });
    await step(seller(), id, 'request-extension', proof);
    const theirs = await read(world.manager, id);
    expect(theirs.can).toMatchObject({ extend: true, request_extension: false, decline_extension: true });
    expect(theirs.extension.asked_note).toBe(proof.note);
    expect(theirs.clock).toMatchObject({ turn: 'vendor', awaits: 'extension', due_at: '2026-11-25T09:10:00.000Z' });
    expect((await read(seller(), id)).can).toMatchObject({ extend: false, request_extension: false });
    const again = await call(app, seller(), `POST /v1/registrations/${id}/request-extension`, proof);
    expect(again.body.code).toBe('registration.extension_pending');
  });

  it('has its place in the queue among the claims, by due time, and follows as the next case', async () => {
    const asked = await extended();
    await step(seller(), asked, 'request-extension', proof);
    later(1);
    const claimed = await draft();
    await step(seller(), claimed, 'submit');
    const queueOf = async (id: string) =>
      (await call(app, world.manager, `GET /v1/registrations/${id}/dossier`)).body.queue;
    const [first, second] = [await queueOf(asked), await queueOf(claimed)];
    expect(second.position).toBeGreaterThan(first.position);
    expect(first.position).toBeGreaterThan(0);
    // From the last case the way leads round to the first one, which is a request as well.
    const { body } = await call(app, world.manager, 'GET /v1/registrations?view=my_turn&sort=due&limit=100');
    const ids = body.items.map((each: { id: string }) => each.id);
    expect(second.total).toBe(ids.length);
    expect(first.position).toBe(ids.indexOf(asked) + 1);
    for (const [at, id] of ids.entries()) expect((await queueOf(id)).next.id).toBe(ids[at + 1] ?? ids[0]);
  });

  it('waits in the manager’s turn and day, and is granted in one press', async () => {
    const id = await extended();
    const before = (await call(app, world.manager, 'GET /v1/registration-counts')).body.views.my_turn;
    await step(seller(), id, 'request-extension', proof);
    expect((await call(app, world.manager, 'GET /v1/registration-counts')).body.views.my_turn).toBe(before + 1);
    const turn = await call(app, world.manager, 'GET /v1/registrations?view=my_turn&sort=due');
    expect(turn.body.items.map((each: { id: string }) => each.id)).toContain(id);
    const today = (await call(app, world.manager, 'GET /v1/today?whose=department')).body;
    const rows = [today.overdue, today.today, today.tomorrow, today.later].flat();
    expect(rows.find((each: { id: string }) => each.id === id)).toMatchObject({ kind: 'extension', action: 'decide' });
    expect(await told(world.manager, id)).toContain('extension_requested');
    const until = (await read(seller(), id)).protected_until;
    const granted = await step(world.manager, id, 'extend');
    expect(Date.parse(granted.protected_until) - Date.parse(until)).toBe(90 * dayMs);
    expect(granted.extension).toMatchObject({ manual_left: 0, asked_at: null });
    expect(granted.can).toMatchObject({ extend: false, decline_extension: false });
    expect(await told(seller(), id)).toContain('extended');
  });

  it('is declined in words that the partner reads; it may ask again', async () => {
    const id = await extended();
    await step(seller(), id, 'request-extension', proof);
    const short = await call(app, world.manager, `POST /v1/registrations/${id}/decline-extension`, { note: 'нет' });
    expect(short.status).toBe(422);
    const note = 'За квартал ничего не сдвинулось';
    await step(world.manager, id, 'decline-extension', { note, internal_note: 'Обсудили на планёрке' });
    const mine = await read(seller(), id);
    expect(mine).toMatchObject({ state: 'approved', reason_note: note, can: { request_extension: true } });
    expect(mine.clock.turn).toBe('partner');
    expect(JSON.stringify(await history(id))).not.toContain('планёрке');
    expect(await told(seller(), id)).toContain('extension_declined');
    await step(seller(), id, 'request-extension', proof);
  });

  it('left without an answer is granted by the end of the protection, and no rival can come between', async () => {
    const id = await extended();
    for (let at = 0; at < 6; at++) {
      later(29);
      await step(seller(), id, 'report', { note: 'Провели показ у заказчика' });
    }
    const asked = await step(seller(), id, 'request-extension', proof);
    app.clock.set(new Date(asked.protected_until));
    await jobs();
    const after = await read(seller(), id);
    expect(Date.parse(after.protected_until) - Date.parse(asked.protected_until)).toBe(90 * dayMs);
    const last = (await history(id)).at(-1);
    expect(last).toMatchObject({ type: 'extend', actor_kind: 'system', data: { by_silence: true, requested: true } });
    const { rows } = await app.owner.query(
      'SELECT until_at FROM protections WHERE vendor_id = $1 AND registration_id = $2 AND active',
      [world.vendorId, id],
    );
    expect(rows.map((row) => row.until_at.toISOString())).toEqual([after.protected_until]);
  });

  it('asks for proof of whoever extends without a request', async () => {
    const id = await extended();
    const answer = await call(app, world.manager, `POST /v1/registrations/${id}/extend`, {});
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, 'note']);
    await step(world.manager, id, 'extend', proof);
  });
});

describe('a tender whose result is put off', () => {
  it('takes the protection along, by a report or an edit, and an earlier one shortens nothing', async () => {
    seed++;
    const tender = { route: 'tender', notice_number: 'LOT-77', notice_date: '2026-11-20', close_date: '2027-03-30' };
    const { id } = (await call(app, seller(), 'POST /v1/registrations', { ...claim(world, seed), ...tender })).body;
    await step(seller(), id, 'submit');
    for (const name of ['take', 'approve']) await step(world.manager, id, name);
    expect((await read(seller(), id)).protected_until).toBe('2027-04-29T20:59:59.999Z');
    await step(seller(), id, 'report', { note: 'Торги перенесены', close_date: '2027-04-30' });
    expect((await read(seller(), id)).protected_until).toBe('2027-05-30T20:59:59.999Z');
    expect((await history(id)).at(-1)).toMatchObject({ type: 'report', data: { protected_until: expect.any(String) } });
    const edit = (close_date: string) => call(app, seller(), `PATCH /v1/registrations/${id}`, { close_date });
    expect((await edit('2027-05-31')).body).toMatchObject({
      protected_until: '2027-06-30T20:59:59.999Z',
      clock: { turn: 'partner' },
    });
    expect((await edit('2027-02-01')).body.protected_until).toBe('2027-06-30T20:59:59.999Z');
    const { rows } = await app.owner.query('SELECT until_at FROM protections WHERE registration_id = $1 AND active', [
      id,
    ]);
    expect(rows.map(({ until_at }) => until_at.toISOString())).toEqual(['2027-06-30T20:59:59.999Z']);
  });
});

describe('in the partner’s place', () => {
  it('a report, a win and a return by the manager carry her name, say so, and reach the seller', async () => {
    const id = await extended();
    await step(world.manager, id, 'report', { note: 'Рассказал по телефону: идёт пилот' });
    const reported = (await history(id)).at(-1);
    expect(reported).toMatchObject({ type: 'report', actor_kind: 'staff', data: { on_behalf: 'partner' } });
    expect(await told(seller(), id)).toContain('done_for_you');
    later(181);
    await jobs();
    expect((await read(world.manager, id)).can).toMatchObject({ reactivate: true, win: false });
    await step(world.manager, id, 'reactivate', { note: 'Заказчик вернулся к проекту' });
    await step(world.manager, id, 'approve');
    await step(world.manager, id, 'win', {
      reason_code: 'won_on_work',
      amount_minor: 1_000_00,
      closed_on: '2026-11-20',
    });
    expect((await history(id)).at(-1).data).toMatchObject({ on_behalf: 'partner', closed_on: '2026-11-20' });
    expect(await told(seller(), id)).toContain('won');
  });
});

describe('an idle draft', () => {
  it('is reminded of, then withdrawn, then brought back whole', async () => {
    const id = await draft();
    const words = (await read(seller(), id)).need;
    later(52);
    await jobs();
    expect(await told(seller(), id)).toEqual([]);
    later(1);
    await jobs();
    expect(await told(seller(), id)).toEqual(['draft_idle']);
    later(6);
    await jobs();
    expect((await read(seller(), id)).state).toBe('draft');
    later(1);
    await jobs();
    const lapsed = await read(seller(), id);
    expect(lapsed).toMatchObject({ state: 'withdrawn', need: words, can: { restore: true, update: false } });
    expect(await told(seller(), id)).toContain('lapsed');
    expect((await call(app, world.manager, `GET /v1/registrations/${id}`)).status).toBe(404);
    const back = await step(seller(), id, 'restore');
    expect(back).toMatchObject({ state: 'draft', need: words, can: { submit: true } });
    later(52);
    await jobs();
    expect((await read(seller(), id)).state).toBe('draft');
    await step(seller(), id, 'submit');
  });

  it('is not idle while somebody writes in it or attaches to it', async () => {
    const [written, attached] = [await draft(), await draft()];
    later(53);
    await jobs();
    later(5);
    await call(app, seller(), `PATCH /v1/registrations/${written}`, { need: 'Единая база клиентов и склада' });
    const headers = { 'content-type': 'application/octet-stream' };
    const url = `POST /v1/registrations/${attached}/files?name=plan.txt`;
    expect((await call(app, seller(), url, Buffer.from('plan'), { headers })).status).toBe(200);
    later(50);
    await jobs();
    expect([(await read(seller(), written)).state, (await read(seller(), attached)).state]).toEqual(['draft', 'draft']);
  });

  it('that was taken back by hand comes back too, a submitted claim does not', async () => {
    const [own, sent] = [await draft(), await draft()];
    await step(seller(), own, 'withdraw');
    await step(seller(), own, 'restore');
    await step(seller(), sent, 'submit');
    await step(seller(), sent, 'withdraw');
    const answer = await call(app, seller(), `POST /v1/registrations/${sent}/restore`, {});
    expect([answer.status, answer.body.code]).toEqual([409, 'registration.was_submitted']);
    const other = world.partners[1]?.seller as Somebody;
    expect((await call(app, other, `POST /v1/registrations/${own}/restore`, {})).status).toBe(404);
  });
});
