import { beforeAll, describe, expect, test } from 'vitest';
import {
  addPartner,
  addPerson,
  addVendor,
  call,
  startTestApp,
  type TestApp,
  type TestPerson,
} from '../../../test/support.ts';
import { newId } from '../../kernel/ids.ts';
import { tenantTransaction } from '../../platform/db/tenancy.ts';
import { notify, queueMail } from './index.ts';

let app: TestApp;
let vendorId: string;
let seller: TestPerson;
let colleague: TestPerson;
let stranger: TestPerson;
let administrator: TestPerson;
let partnerId: string;

beforeAll(async () => {
  app = await startTestApp();
  ({ vendorId } = await addVendor(app));
  partnerId = await addPartner(app, vendorId, 'Мост');
  seller = await addPerson(app, vendorId, partnerId, ['seller']);
  colleague = await addPerson(app, vendorId, partnerId, ['seller']);
  stranger = await addPerson(app, vendorId, await addPartner(app, vendorId, 'Другой'), ['owner']);
  administrator = await addPerson(app, vendorId, null, ['administrator']);
  return () => app.close();
});

const within = <T>(work: Parameters<typeof tenantTransaction<T>>[2]) =>
  tenantTransaction(app.kanal.db, { vendorId, partnerId: 'all' }, work);

type Type = 'registration.approved' | 'registration.report_due';

const tell = (person: TestPerson, number: number, type: Type = 'registration.approved') =>
  within((tx) =>
    notify(
      { tx, now: app.clock.now() },
      {
        ...{ vendorId, partnerId, personIds: [person.personId], type, page: `deals/${number}`, key: newId() },
        params: { number, customer: 'Ромашка', until_at: '2027-01-11T09:00:00Z', due_at: '2026-12-01T09:00:00Z' },
      },
    ),
  );

const mailCount = async (person: TestPerson) => {
  const found = await app.owner.query('SELECT count(*)::int AS n FROM mails WHERE person_id = $1', [person.personId]);
  return found.rows[0].n;
};

describe('the inbox', () => {
  test('shows a person’s own notices, newest first, in pages, and nobody else’s', async () => {
    for (const number of [1, 2, 3]) {
      await tell(seller, number);
      app.clock.advance(60_000);
    }
    const first = await call(app, seller, 'GET /v1/notifications?limit=2');
    expect(first.body).toMatchObject({ unread: 3, items: [{ title: '№\u00a03 · Ромашка: регистрация одобрена' }, {}] });
    const second = await call(app, seller, `GET /v1/notifications?limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body.nextCursor).toBeNull();
    expect(second.body.items.map((item: { link: string }) => item.link.split('/').at(-1))).toEqual(['1']);
    for (const other of [colleague, stranger, administrator]) {
      expect((await call(app, other, 'GET /v1/notifications')).body).toMatchObject({ items: [], unread: 0 });
    }
    const bad = await call(app, seller, 'GET /v1/notifications?cursor=abc');
    expect(bad.status).toBe(422);
  });

  test('is marked as read by its person alone', async () => {
    const { items } = (await call(app, seller, 'GET /v1/notifications')).body;
    const ids = [items[0].id];
    expect((await call(app, colleague, 'POST /v1/notifications/read', { ids })).body).toEqual({ unread: 0 });
    expect((await call(app, seller, 'POST /v1/notifications/read', { ids })).body).toEqual({ unread: 2 });
    const unread = await call(app, seller, 'GET /v1/notifications?unread=true');
    expect(unread.body.items).toHaveLength(2);
    expect((await call(app, seller, 'POST /v1/notifications/read', { all: true })).body).toEqual({ unread: 0 });
    for (const body of [{}, { ids, all: true }]) {
      const refused = await call(app, seller, 'POST /v1/notifications/read', body);
      expect(refused.status).toBe(422);
      expect(refused.body.errors).toMatchObject([{ path: 'ids', detail: 'Укажите что-то одно: ids или all' }]);
    }
  });
});

describe('preferences', () => {
  test('name what a person’s side is told, and which of it is a duty', async () => {
    const { items } = (await call(app, seller, 'GET /v1/notification-preferences')).body;
    const types = items.map((item: { type: string }) => item.type);
    expect(types).toContain('registration.approved');
    expect(types).not.toContain('registration.submitted');
    expect(items.find((item: { type: string }) => item.type === 'registration.approved')).toEqual({
      ...{ type: 'registration.approved', label: 'Регистрация одобрена' },
      ...{ duty: true, mail_only: false, in_app: true, by_mail: true },
    });
  });

  test('are obeyed, one person’s and not another’s', async () => {
    const off = { type: 'registration.report_due', in_app: false, by_mail: false };
    const saved = await call(app, seller, 'PUT /v1/notification-preferences', { items: [off] });
    expect(saved.status).toBe(200);
    expect(saved.body.items.find((item: { type: string }) => item.type === off.type)).toMatchObject(off);
    const before = [await mailCount(seller), await mailCount(colleague)];
    await tell(seller, 9, 'registration.report_due');
    await tell(colleague, 9, 'registration.report_due');
    expect((await call(app, seller, 'GET /v1/notifications')).body.unread).toBe(0);
    expect((await call(app, colleague, 'GET /v1/notifications')).body.unread).toBe(1);
    expect([await mailCount(seller), await mailCount(colleague)]).toEqual([before[0], (before[1] ?? 0) + 1]);
  });

  test('cannot switch off a duty, nor name what the other side is told', async () => {
    const refused = await call(app, seller, 'PUT /v1/notification-preferences', {
      items: [{ type: 'registration.approved', in_app: true, by_mail: false }],
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'notification.duty' } });
    expect(refused.body.errors).toMatchObject([{ path: 'items.0.by_mail' }]);
    const strange = await call(app, seller, 'PUT /v1/notification-preferences', {
      items: [{ type: 'registration.submitted', in_app: true, by_mail: false }],
    });
    expect(strange).toMatchObject({ status: 422, body: { code: 'notification.not_yours' } });
  });
});

describe('the outbox page', () => {
  test('shows kept mails with their text to administrators, and to nobody else', async () => {
    await within((tx) =>
      queueMail(tx, {
        ...{ vendorId, partnerId: null, personId: null, to: 'new@example.com', locale: 'ru', kind: 'password_reset' },
        values: { name: 'Анна', link: '/reset-password#token' },
        now: app.clock.now(),
      }),
    );
    const waiting = (await call(app, administrator, 'GET /v1/mails?state=queued&q=new@')).body.items[0];
    expect((await call(app, administrator, `GET /v1/mails/${waiting.id}`)).body).toMatchObject({
      hidden: true,
      text: '',
    });
    await app.kanal.settle();
    const kept = (await call(app, administrator, `GET /v1/mails/${waiting.id}`)).body;
    expect(kept).toMatchObject({ state: 'kept', subject: 'Новый пароль', hidden: false, can: { retry: true } });
    expect(kept.text).toContain('http://localhost:3000/reset-password#token');
    const page = await call(app, administrator, 'GET /v1/mails?limit=1');
    expect(page.body.items).toHaveLength(1);
    const next = await call(app, administrator, `GET /v1/mails?limit=1&cursor=${page.body.nextCursor}`);
    expect(next.body.items[0].id).not.toBe(page.body.items[0].id);
    for (const person of [seller, stranger]) {
      expect((await call(app, person, 'GET /v1/mails')).status).toBe(403);
      expect((await call(app, person, `GET /v1/mails/${waiting.id}`)).status).toBe(403);
    }
    const other = await addPerson(app, (await addVendor(app, 'Другой')).vendorId, null, ['administrator']);
    expect((await call(app, other, `GET /v1/mails/${waiting.id}`)).status).toBe(404);
    expect((await call(app, other, `POST /v1/mails/${waiting.id}/retry`, {})).status).toBe(404);
  });

  test('sends a kept mail again once, not one that waits already', async () => {
    const { id } = (await call(app, administrator, 'GET /v1/mails?state=kept')).body.items[0];
    expect((await call(app, administrator, `POST /v1/mails/${id}/retry`, {})).body.state).toBe('queued');
    const again = await call(app, administrator, `POST /v1/mails/${id}/retry`, {});
    expect(again).toMatchObject({ status: 409, body: { code: 'mail.wrong_state' } });
  });
});
