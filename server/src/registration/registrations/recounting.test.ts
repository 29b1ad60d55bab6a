/** A year of the calendar arrives while times run: they are reckoned anew for both sides, and the history says so. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody, somebody } from '../../../test/deal-world.ts';
import { type Answer, call, startTestApp, type TestApp } from '../../../test/support.ts';

let app: TestApp;
let world: DealWorld;
let administrator: Somebody;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 1);
  administrator = await somebody(app, world.vendorId, null, 'administrator');
});
afterAll(() => app.close());

const ok = async (who: Somebody, request: string, body?: object): Promise<Answer['body']> => {
  const answer = await call(app, who, request, body);
  if (answer.status !== 200) throw new Error(`${request}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

test('the vendor’s time and the partner’s move with the working days, and nothing else does', async () => {
  const seller = world.partners[0]?.seller as Somebody;
  // A Wednesday of a year without a decree.
  app.clock.set(new Date('2029-03-14T09:00:00Z'));
  const sent = async (number: number) => {
    const { id } = await ok(seller, 'POST /v1/registrations', claim(world, number));
    await ok(seller, `POST /v1/registrations/${id}/submit`, {});
    return id;
  };
  const [waiting, asked, approved] = [await sent(1), await sent(2), await sent(3)];
  for (const id of [asked, approved]) await ok(world.manager, `POST /v1/registrations/${id}/take`, {});
  await ok(world.manager, `POST /v1/registrations/${asked}/request-changes`, { note: 'Приложите письмо заказчика' });
  await ok(world.manager, `POST /v1/registrations/${approved}/approve`, {});
  const help = await ok(seller, `POST /v1/deals/${approved}/resources`, { kind: 'visit', words: 'Визит к директору' });
  expect(help.resources[0].due_at).toBe('2029-03-16T09:00:00.000Z');
  const taken = await sent(4);
  await ok(world.manager, `POST /v1/registrations/${taken}/take`, {});
  const refusal = { reason_code: 'no_proof', note: 'Не сказано, что нужно заказчику и когда.' };
  await ok(world.manager, `POST /v1/registrations/${taken}/reject`, refusal);
  const complaint = {
    registration_id: taken,
    kind: 'decision',
    ground: 'evidence_ignored',
    demand: 'Прошу решить снова: письмо заказчика не прочли',
  };
  const { id: dispute } = await ok(seller, 'POST /v1/disputes', complaint);
  const evidence = async () => (await ok(seller, `GET /v1/disputes/${dispute}`)).clock?.due_at;
  expect(await evidence()).toBe('2029-03-19T09:00:00.000Z');
  const notice = { rule: 'false_registration', facts: 'Заявлен заказчик, с которым партнёр не работал, письмо есть' };
  const found = await ok(world.manager, 'POST /v1/conduct-cases', { partner_id: world.partners[0]?.id, ...notice });
  expect(found.reply_due_at).toBe('2029-03-23T09:00:00.000Z');
  const due = async (id: string) => (await ok(seller, `GET /v1/registrations/${id}`)).clock?.due_at;
  const before = await Promise.all([waiting, asked, approved].map(due));
  expect(before[0]).toBe('2029-03-16T09:00:00.000Z');

  const json = { country: 'RU', year: 2029, off: ['03-08', '03-15'], short: [], workingWeekend: [] };
  await ok(administrator, 'POST /v1/calendar/years', { json });
  expect(await due(waiting)).toBe('2029-03-19T09:00:00.000Z');
  expect(Date.parse(await due(asked))).toBeGreaterThan(Date.parse(before[1] as string));
  expect(await due(approved)).toBe(before[2]);
  expect((await ok(seller, `GET /v1/deals/${approved}`)).resources[0].due_at).toBe('2029-03-19T09:00:00.000Z');
  expect(await evidence()).toBe('2029-03-20T09:00:00.000Z');
  const conduct = await ok(world.manager, `GET /v1/conduct-cases/${found.id}`);
  expect(conduct.reply_due_at).toBe('2029-03-26T09:00:00.000Z');
  expect(Date.parse(conduct.vendor_due_at)).toBeGreaterThan(Date.parse(found.vendor_due_at));
  const history = async (id: string) => (await ok(seller, `GET /v1/registrations/${id}/events`)).items;
  expect((await history(waiting)).at(-1)).toMatchObject({
    type: 'recount',
    data: { from: '2029-03-16T09:00:00.000Z', due_at: '2029-03-19T09:00:00.000Z', year: 2029 },
  });

  // The same year again changes nothing; the day given back brings the time back.
  await ok(administrator, 'POST /v1/calendar/years', { json });
  expect((await history(waiting)).filter((each: { type: string }) => each.type === 'recount')).toHaveLength(1);
  await ok(administrator, 'POST /v1/calendar/years', { json: { ...json, off: ['03-08'] } });
  expect(await Promise.all([waiting, asked, approved].map(due))).toEqual(before);
});
