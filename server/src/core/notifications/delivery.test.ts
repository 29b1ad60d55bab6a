/** Mails on their way: a real mail server, a real database, a clock that is set. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/mail-server.ts';
import { addPartner, addPerson, addVendor, call, startTestApp, type TestApp } from '../../../test/support.ts';
import { newId } from '../../kernel/ids.ts';
import { tenantTransaction } from '../../platform/db/tenancy.ts';
import { createLog } from '../../platform/log.ts';
import type { OutgoingMail } from '../../platform/mail/transport.ts';
import { createMailDelivery, notify, queueMail } from './index.ts';

let server: TestMailServer;
let app: TestApp;
let vendorId: string;
let slug: string;

beforeAll(async () => {
  server = await startMailServer();
  app = await startTestApp(undefined, { smtpUrl: server.url, publicUrl: 'https://kanal.example.com' });
  ({ vendorId, slug } = await addVendor(app));
});
afterAll(async () => {
  await app.close();
  await server.close();
});

const within = <T>(work: Parameters<typeof tenantTransaction<T>>[2]) =>
  tenantTransaction(app.kanal.db, { vendorId, partnerId: 'all' }, work);

const order = (to: string, kind = 'sign_in_link') => ({
  ...{ vendorId, partnerId: null, personId: null, to, kind, locale: 'ru' as const },
  values: { name: 'Анна <Лис>', link: '/sign-in/link#token-1' },
  now: app.clock.now(),
});

const mailTo = async (address: string) =>
  (await app.owner.query('SELECT * FROM mails WHERE vendor_id = $1 AND to_address = $2', [vendorId, address])).rows[0];

describe('a mail server that answers', () => {
  test('gets a plain part, a Cyrillic subject and absolute links; what opened a door is wiped', async () => {
    await within((tx) => queueMail(tx, order('anna@example.com')));
    await app.kanal.settle();
    expect(server.received).toHaveLength(1);
    const [mail] = server.received;
    expect(mail).toMatchObject({ to: ['anna@example.com'], subject: 'Ссылка для входа' });
    expect(mail?.text).toContain('Здравствуйте, Анна <Лис>!');
    expect(mail?.text).toContain('Войти:\nhttps://kanal.example.com/sign-in/link#token-1');
    expect(mail?.html).toContain('Анна &lt;Лис&gt;');
    expect(mail?.html).toContain('href="https://kanal.example.com/sign-in/link#token-1"');
    expect(mail?.headers['list-unsubscribe']).toBeUndefined();
    expect(mail?.headers.from).toBe('Kanal <kanal@kanal.example.com>');
    const row = await mailTo('anna@example.com');
    expect(row).toMatchObject({ state: 'sent', attempts: 1, text_body: '', html_body: '' });
    expect(mail?.headers['message-id']).toBe(`<${row.id}@kanal.example.com>`);
    await app.kanal.settle();
    expect(server.received).toHaveLength(1);
  });

  test('notices come in each reader’s language and zone; only those of no duty can be stopped', async () => {
    server.received.length = 0;
    const manager = await addPerson(app, vendorId, null, ['channel_manager'], 'Игорь Орлов');
    const partnerId = await addPartner(app, vendorId, 'Мост');
    const seller = await addPerson(app, vendorId, partnerId, ['seller'], 'Ann Seller');
    await app.owner.query("UPDATE people SET locale = 'en', time_zone = 'Asia/Vladivostok' WHERE id = $1", [
      seller.personId,
    ]);
    const params = { number: 7, customer: 'ООО «Ромашка»', partner: 'Мост', due_at: '2026-11-25T09:10:00.000Z' };
    const about = { vendorId, partnerId, page: 'deals/1', key: newId() };
    const now = app.clock.now();
    await within(async (tx) => {
      const told = { ...about, personIds: [manager.personId], type: 'registration.submitted' as const, params };
      await notify({ tx, now }, told);
      await notify({ tx, now }, told);
      const asked = { ...params, note: 'Пришлите КП' };
      const type = 'registration.changes_requested' as const;
      await notify({ tx, now }, { ...about, personIds: [seller.personId], type, params: asked });
    });
    await app.kanal.settle();
    expect(server.received).toHaveLength(2);
    const russian = server.received.find((mail) => mail.subject.includes('новая регистрация'));
    const english = server.received.find((mail) => mail.subject.includes('the vendor has a question'));
    expect(russian?.text).toContain('Срок решения: ср, 25\u00a0ноября, 12:10');
    expect(russian?.text).toContain(`https://kanal.example.com/w/${slug}/deals/1`);
    expect(russian?.headers['list-unsubscribe']).toBe(`<https://kanal.example.com/w/${slug}/profile>`);
    expect(english?.text).toContain('Answer due: Wed, 25\u00a0November, 19:10');
    expect(english?.text).toContain('> Пришлите КП');
    expect(english?.text).toContain(`https://kanal.example.com/c/${slug}/deals/1`);
    expect(english?.headers['list-unsubscribe']).toBeUndefined();
  });

  test('a notice never reaches people of another partner', async () => {
    const partnerId = await addPartner(app, vendorId, 'Чужой');
    const stranger = await addPerson(app, vendorId, partnerId, ['seller']);
    const notice = {
      vendorId,
      partnerId: newId(),
      page: 'deals/1',
      key: newId(),
      type: 'registration.approved' as const,
    };
    const telling = within((tx) =>
      notify({ tx, now: app.clock.now() }, { ...notice, personIds: [stranger.personId], params: {} }),
    );
    await expect(telling).rejects.toThrow('another partner');
  });

  test('mails of a demo are kept, whatever server is set', async () => {
    server.received.length = 0;
    await app.owner.query('UPDATE vendor_directory SET is_demo = true WHERE vendor_id = $1', [vendorId]);
    await within((tx) => queueMail(tx, order('demo@example.com')));
    await app.kanal.settle();
    await app.owner.query('UPDATE vendor_directory SET is_demo = false WHERE vendor_id = $1', [vendorId]);
    expect(server.received).toHaveLength(0);
    const row = await mailTo('demo@example.com');
    expect(row.state).toBe('kept');
    expect(row.text_body).toContain('https://kanal.example.com/sign-in/link#token-1');
  });
});

describe('a mail server that refuses', () => {
  test('for now: the mail waits longer each time, and fails after eight attempts', async () => {
    server.onReceiver = () => {
      throw Object.assign(new Error('try later'), { responseCode: 451 });
    };
    await within((tx) => queueMail(tx, order('late@example.com')));
    const pauses: number[] = [];
    for (let attempt = 1; attempt < 8; attempt++) {
      await app.kanal.settle();
      await app.kanal.settle();
      const row = await mailTo('late@example.com');
      expect(row).toMatchObject({ state: 'queued', attempts: attempt });
      expect(row.last_error).toContain('try later');
      pauses.push(row.next_attempt_at.getTime() - app.clock.now().getTime());
      app.clock.set(row.next_attempt_at);
    }
    expect(pauses.map((pause) => pause / 30_000)).toEqual([1, 2, 4, 8, 16, 32, 64]);
    await app.kanal.settle();
    const failed = await mailTo('late@example.com');
    expect(failed).toMatchObject({ state: 'failed', attempts: 8 });

    server.onReceiver = () => undefined;
    server.received.length = 0;
    const administrator = await addPerson(app, vendorId, null, ['administrator']);
    const retried = await call(app, administrator, `POST /v1/mails/${failed.id}/retry`, {});
    expect(retried).toMatchObject({ status: 200, body: { state: 'queued', attempts: 0 } });
    await app.kanal.settle();
    expect(server.received).toHaveLength(1);
  });

  test('for good: the mail fails at once', async () => {
    server.onReceiver = () => {
      throw Object.assign(new Error('no such box'), { responseCode: 550 });
    };
    await within((tx) => queueMail(tx, order('nobody@example.com')));
    await app.kanal.settle();
    server.onReceiver = () => undefined;
    expect(await mailTo('nobody@example.com')).toMatchObject({ state: 'failed', attempts: 1 });
  });

  test('the connection: the mail arrives when the server is back', async () => {
    const port = Number(new URL(server.url).port);
    await server.close();
    await within((tx) => queueMail(tx, order('patient@example.com')));
    await app.kanal.settle();
    const waiting = await mailTo('patient@example.com');
    expect(waiting).toMatchObject({ state: 'queued', attempts: 1 });
    expect(waiting.last_error).toMatch(/ECONNREFUSED|closed/i);
    server = await startMailServer(port);
    app.clock.set(waiting.next_attempt_at);
    await app.kanal.settle();
    expect(server.received.map((mail) => mail.to)).toEqual([['patient@example.com']]);
  });
});

describe('several processes', () => {
  test('never send the same mail twice, and one that died leaves it to the others when its lease is over', async () => {
    const sent: OutgoingMail[] = [];
    const slow = {
      send: async (mail: OutgoingMail) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        sent.push(mail);
        return { sent: true as const };
      },
      close: () => undefined,
    };
    const dying = { send: () => new Promise<never>(() => undefined), close: () => undefined };
    const common = { db: app.kanal.db, publicUrl: 'https://kanal.example.com', log: createLog({ level: 'silent' }) };
    const process = (transport: typeof slow | typeof dying) =>
      createMailDelivery({ ...common, transport, signed: () => Promise.resolve(), now: () => app.clock.now() });

    await within((tx) => queueMail(tx, order('claimed@example.com')));
    void process(dying).pass([vendorId]);
    await expect.poll(async () => (await mailTo('claimed@example.com')).attempts).toBe(1);
    for (let n = 0; n < 30; n++) await within((tx) => queueMail(tx, order(`many-${n}@example.com`)));
    const workers = [process(slow), process(slow), process(slow)];
    await Promise.all(workers.map((each) => each.pass([vendorId])));
    expect(sent.map((mail) => mail.to)).not.toContain('claimed@example.com');
    expect(new Set(sent.map((mail) => mail.id)).size).toBe(30);
    expect(sent).toHaveLength(30);

    app.clock.advance(5 * 60_000);
    await Promise.all(workers.map((each) => each.pass([vendorId])));
    expect(sent.filter((mail) => mail.to === 'claimed@example.com')).toHaveLength(1);
  });

  test('work that has begun is kicked: a mail goes out without anybody waiting for a round', async () => {
    await app.kanal.startWork();
    server.received.length = 0;
    const from = performance.now();
    await within((tx) => queueMail(tx, order('prompt@example.com')));
    await expect.poll(() => server.received.length, { timeout: 6_000 }).toBe(1);
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});
