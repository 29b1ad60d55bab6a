/** Who hears what of a registration: through the API, the outbox and the queue, as people use them. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { installRules } from '../../../../test/registration-support.ts';
import {
  addPartner,
  addPerson,
  addVendor,
  call,
  monday,
  startTestApp,
  type TestApp,
  type TestPerson,
} from '../../../../test/support.ts';
import { makeInn } from '../../../kernel/identifiers/generate.ts';

let app: TestApp;
let vendorId: string;
let family: string;
let partnerId: string;
let seed = 0;
const people = {} as Record<'manager' | 'deputy' | 'other' | 'head' | 'seller' | 'owner' | 'rival', TestPerson>;

beforeAll(async () => {
  app = await startTestApp();
  ({ vendorId } = await addVendor(app));
  await installRules(app, vendorId);
  partnerId = await addPartner(app, vendorId, 'Вектор');
  const rivalId = await addPartner(app, vendorId, 'Норд');
  people.manager = await addPerson(app, vendorId, null, ['channel_manager'], 'Алина Петрова');
  people.deputy = await addPerson(app, vendorId, null, ['channel_manager'], 'Олег Лис');
  people.other = await addPerson(app, vendorId, null, ['channel_manager'], 'Вера Куст');
  people.head = await addPerson(app, vendorId, null, ['head_of_channel', 'product_expert'], 'Марк Дуб');
  people.seller = await addPerson(app, vendorId, partnerId, ['seller'], 'Анна Белова');
  await app.owner.query("UPDATE people SET locale = 'en' WHERE id = $1", [people.seller.personId]);
  people.owner = await addPerson(app, vendorId, partnerId, ['owner'], 'Пётр Рогов');
  people.rival = await addPerson(app, vendorId, rivalId, ['owner', 'seller'], 'Инна Цой');
  await app.owner.query('UPDATE partners SET tier = $1 WHERE vendor_id = $2', ['platinum', vendorId]);
  await app.owner.query('UPDATE partners SET manager_id = $1 WHERE id = $2', [people.manager.personId, partnerId]);
  const name = { ru: 'CRM Про', en: 'CRM Pro' };
  family = (await call(app, people.head, 'POST /v1/product-families', { code: 'crm', name })).body.id;
  return () => app.close();
});
beforeEach(async () => {
  app.clock.set(monday);
  await app.kanal.settle();
  // What the tests before left behind has nothing to say any more.
  await app.owner.query("UPDATE registrations SET state = 'withdrawn' WHERE state <> 'draft'");
  await app.owner.query('UPDATE deputies SET cancelled_at = from_at');
  for (const person of Object.values(people)) await call(app, person, 'POST /v1/notifications/read', { all: true });
});

async function step(who: keyof typeof people, request: string, body: object = {}) {
  const answer = await call(app, people[who], `POST /v1/registrations${request}`, body);
  if (answer.status !== 200) throw new Error(`${request}: ${answer.status} ${JSON.stringify(answer.body)}`);
  app.clock.advance(1);
  return answer.body;
}

async function submitted(): Promise<string> {
  seed++;
  const { id } = await step('seller', '', {
    customer_name: 'ООО «Ромашка»',
    customer_tax_id: makeInn(`notice ${seed}`),
    products: [{ family_id: family }],
    amount_minor: 1_240_000_00,
    close_date: '2027-06-30',
    need: 'Единая база клиентов для трёх магазинов и склада',
  });
  await step('seller', `/${id}/submit`);
  return id;
}

/** Types of what each of them has not read yet, oldest first. */
async function news(): Promise<Record<string, string[]>> {
  await app.kanal.settle();
  const found: Record<string, string[]> = {};
  for (const [name, person] of Object.entries(people)) {
    const { items } = (await call(app, person, 'GET /v1/notifications?unread=true')).body;
    const types = items.map((item: { type: string }) => item.type.replace('registration.', '')).reverse();
    if (types.length > 0) found[name] = types;
  }
  return found;
}

const remind = () => app.kanal.settle({ jobs: ['notifications.remind'] });

const mailsOf = async (who: keyof typeof people, kind: string) =>
  (await app.owner.query('SELECT * FROM mails WHERE person_id = $1 AND kind = $2', [people[who].personId, kind])).rows;

describe('what happens to a registration', () => {
  test('is told to the other side: manager, then seller, and to the owner what was decided', async () => {
    const id = await submitted();
    expect(await news()).toEqual({ manager: ['submitted'] });
    await step('manager', `/${id}/take`);
    await step('manager', `/${id}/approve`, { note: 'Удачи!' });
    expect(await news()).toEqual({ manager: ['submitted'], seller: ['taken', 'approved'], owner: ['approved'] });
    const { items } = (await call(app, people.seller, 'GET /v1/notifications')).body;
    expect(items[0]).toMatchObject({ note: 'Удачи!', link: expect.stringMatching(`^/c/v-[0-9a-f]+/deals/${id}$`) });
    const [mail] = await mailsOf('seller', 'registration.approved');
    expect(mail).toMatchObject({ state: 'kept', locale: 'en', partner_id: partnerId });
    expect(mail.subject).toContain('ООО «Ромашка»: registration approved');
    expect(mail.text_body).toContain(`/deals/${id}`);
    expect((await mailsOf('owner', 'registration.approved'))[0].subject).toContain('регистрация одобрена');
    expect(await mailsOf('seller', 'registration.taken')).toEqual([]);
  });

  test('questions, answers, refusal: each to the one who must act or know', async () => {
    const id = await submitted();
    await step('other', `/${id}/take`);
    await step('other', `/${id}/request-changes`, { note: 'Пришлите КП' });
    await step('seller', `/${id}/resubmit`, { note: 'Приложили' });
    await step('other', `/${id}/reject`, { reason_code: 'no_proof', note: 'Нет подтверждения' });
    expect(await news()).toEqual({
      manager: ['submitted'],
      other: ['resubmitted'],
      seller: ['taken', 'changes_requested', 'rejected'],
      owner: ['rejected'],
    });
  });

  test('reports, a change of what is protected and the end of a deal reach the reviewer; a withdrawn draft nobody', async () => {
    const { id: draft } = await step('seller', '', { customer_name: 'Черновик' });
    await step('seller', `/${draft}/withdraw`);
    const id = await submitted();
    await step('manager', `/${id}/take`);
    await step('manager', `/${id}/approve`);
    await step('seller', `/${id}/report`, { note: 'Показ прошёл' });
    const changed = await call(app, people.seller, `PATCH /v1/registrations/${id}`, { amount_minor: 9_000_000_00 });
    expect(changed.body.state).toBe('under_review');
    app.clock.advance(1);
    await step('manager', `/${id}/approve`);
    await step('owner', `/${id}/win`, { reason_code: 'won_on_work', amount_minor: 100_00, closed_on: '2026-11-23' });
    expect(await news()).toMatchObject({
      manager: ['submitted', 'reported', 'changed', 'won'],
      seller: ['taken', 'approved', 'approved', 'won'],
      owner: ['approved', 'approved'],
    });
  });

  test('goes to the deputy too while the manager is away, and to all managers when nobody is named', async () => {
    await call(app, people.head, 'POST /v1/deputies', {
      person_id: people.manager.personId,
      deputy_id: people.deputy.personId,
      from_at: '2026-11-23T09:10:00Z',
      until_at: '2026-11-24T09:00:00Z',
    });
    await submitted();
    expect(await news()).toEqual({ manager: ['submitted'], deputy: ['submitted'] });
    app.clock.set(new Date('2026-11-24T10:00:00Z'));
    await app.owner.query('UPDATE partners SET manager_id = NULL WHERE id = $1', [partnerId]);
    await submitted();
    const heard = await news();
    await app.owner.query('UPDATE partners SET manager_id = $1 WHERE id = $2', [people.manager.personId, partnerId]);
    expect(heard).toEqual({
      manager: ['submitted', 'submitted'],
      deputy: ['submitted', 'submitted'],
      other: ['submitted'],
    });
  });

  test('is told once, even when the same event arrives again', async () => {
    const id = await submitted();
    await news();
    await app.owner.query("UPDATE outbox SET dispatched_at = NULL WHERE payload->>'registration_id' = $1", [id]);
    await app.owner.query("DELETE FROM pgboss.job WHERE name = 'events'");
    expect(await news()).toEqual({ manager: ['submitted'] });
  });
});

describe('reminders', () => {
  test('of the vendor’s clock: at half, at nine tenths, and over, each once; then to the head of channel', async () => {
    await submitted();
    const heard: Record<string, string[]>[] = [];
    for (const instant of [
      '2026-11-24T09:00:00Z',
      '2026-11-24T09:10:01Z',
      '2026-11-25T07:30:00Z',
      '2026-11-25T09:10:01Z',
    ]) {
      app.clock.set(new Date(instant));
      await remind();
      await remind();
      heard.push(await news());
    }
    expect(heard).toEqual([
      { manager: ['submitted'] },
      { manager: ['submitted', 'decision_half'] },
      { manager: ['submitted', 'decision_half', 'decision_soon'] },
      { manager: ['submitted', 'decision_half', 'decision_soon', 'decision_overdue'], head: ['decision_overdue'] },
    ]);
    expect(await mailsOf('head', 'registration.decision_overdue')).toHaveLength(1);
  });

  test('of the partner’s dates: report, end of protection, and what time itself does', async () => {
    const id = await submitted();
    await step('manager', `/${id}/take`);
    await step('manager', `/${id}/approve`);
    await news();
    await call(app, people.seller, 'POST /v1/notifications/read', { all: true });
    const days = async (instant: string) => {
      app.clock.set(new Date(instant));
      await app.kanal.settle({ jobs: ['registrations.expire', 'notifications.remind'] });
      await app.kanal.settle({ jobs: ['registrations.expire', 'notifications.remind'] });
      const told = (await news()).seller ?? [];
      await call(app, people.seller, 'POST /v1/notifications/read', { all: true });
      return told;
    };
    expect(await days('2026-12-20T09:09:00Z')).toEqual([]);
    expect(await days('2026-12-20T09:10:01Z')).toEqual(['report_due']);
    expect(await days('2026-12-23T09:10:01Z')).toEqual(['at_risk']);
    expect(await days('2027-01-22T09:10:01Z')).toEqual(['protection_ends']);
    expect(await days('2027-02-07T09:10:01Z')).toEqual(['protection_ends']);
    expect(await days('2027-02-18T09:10:01Z')).toEqual(['protection_ends']);
    expect(await days('2027-02-21T09:10:01Z')).toEqual(['expired']);
    const { items } = (await call(app, people.seller, 'GET /v1/notifications?limit=2')).body;
    expect(items[0].text).toContain('can be reactivated until Tue, 23\u00a0March, 12:10');
    expect(items[1].title).toContain('3 days of protection left');
  });

  test('belong to the system: nobody can call them', async () => {
    const id = await submitted();
    for (const person of Object.values(people)) {
      expect((await call(app, person, `POST /v1/registrations/${id}/remind`, {})).status).toBe(403);
    }
  });
});

test('the other partner has heard nothing of all this, in the application or by mail', async () => {
  expect((await call(app, people.rival, 'GET /v1/notifications')).body).toMatchObject({ items: [], unread: 0 });
  const mails = await app.owner.query('SELECT id FROM mails WHERE person_id = $1', [people.rival.personId]);
  expect(mails.rows).toEqual([]);
});
