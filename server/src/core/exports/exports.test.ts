/** Exports in the background: asked for, made with the rights of their reader, told by notice, private, and gone after a day. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readSheet from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody, somebody } from '../../../test/deal-world.ts';
import { call, monday, startTestApp, type TestApp, type TestPerson } from '../../../test/support.ts';

const hourMs = 3_600_000;
const folder = mkdtempSync(path.join(tmpdir(), 'kanal-exports-test-'));
let app: TestApp;
let world: DealWorld;
let own: Somebody;
let rival: Somebody;

beforeAll(async () => {
  app = await startTestApp(monday, { filesDir: folder });
  world = await addDealWorld(app, 2);
  own = world.partners[0]?.seller as Somebody;
  rival = world.partners[1]?.seller as Somebody;
  for (const [seller, number] of [
    [own, 1],
    [own, 2],
    [rival, 3],
  ] as const) {
    const made = await call(app, seller, 'POST /v1/registrations', {
      ...claim(world, number),
      ...(number === 1 ? { customer_name: '=HYPERLINK("http://bad.example")' } : {}),
    });
    expect((await call(app, seller, `POST /v1/registrations/${made.body.id}/submit`, {})).status).toBe(200);
  }
});
beforeEach(() => app.clock.set(monday));
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (who: TestPerson, question: Record<string, unknown> = {}, operation = 'exportRegistrations') =>
  call(app, who, 'POST /v1/exports', { operation, question, locale: 'ru' });
const look = async (who: TestPerson, id: string) => (await call(app, who, `GET /v1/exports/${id}`)).body;

async function made(who: TestPerson, question: Record<string, unknown> = {}): Promise<string> {
  const asked = await ask(who, question);
  expect(asked).toMatchObject({ status: 200, body: { state: 'queued', rows_total: null, file_name: null } });
  await app.kanal.settle();
  return asked.body.id;
}

async function fetched(who: TestPerson, id: string) {
  const headers = { authorization: who.authorization, 'accept-language': 'ru' };
  const answer = await app.kanal.http.inject({ method: 'GET', url: `/v1/exports/${id}/file`, headers });
  expect(answer.statusCode).toBe(200);
  const [sheet] = await readSheet(answer.rawPayload);
  return { disposition: String(answer.headers['content-disposition']), cells: (sheet?.data ?? []) as unknown[][] };
}

const keyOf = async (id: string) =>
  (await app.owner.query('SELECT storage_key FROM exports WHERE id = $1', [id])).rows[0].storage_key as string;

describe('an export in the background', () => {
  it('answers at once, then holds the list as its reader sees it, with no formulas, and says so by notice', async () => {
    const id = await made(own, { sort: 'number', order: 'asc' });
    const ready = await look(own, id);
    expect(ready).toMatchObject({
      state: 'ready',
      operation: 'exportRegistrations',
      file_name: 'Регистрации 23.11.2026.xlsx',
      rows_total: 2,
      rows_written: 2,
      problem: null,
      expires_at: '2026-11-24T09:10:00.000Z',
    });
    const { disposition, cells } = await fetched(own, id);
    expect(disposition).toContain(encodeURIComponent('Регистрации 23.11.2026.xlsx'));
    expect(cells).toHaveLength(3);
    expect(cells[0]).not.toContain('Партнёр');
    expect(cells[1]?.[1]).toBe('\'=HYPERLINK("http://bad.example")');
    const notices = await call(app, own, 'GET /v1/notifications?unread=true');
    const notice = notices.body.items.find((each: { type: string }) => each.type === 'export.ready');
    expect(notice).toMatchObject({ title: 'Выгрузка готова: Регистрации 23.11.2026.xlsx' });
    expect(notice.text.replaceAll('\u00a0', ' ')).toBe(
      'В файле 2 строки. Скачать его можете только вы, до вт, 24 ноября, 12:10.',
    );
    expect(notice.link).toMatch(new RegExp(`^/c/[^/]+/exports\\?file=${id}$`));
    expect((await call(app, own, 'GET /v1/exports')).body.items[0].id).toBe(id);
  });

  it('is nobody else’s: no colleague, no rival, not even the vendor’s own people find it', async () => {
    const id = await made(world.manager);
    expect((await fetched(world.manager, id)).cells).toHaveLength(4);
    const colleague = await somebody(app, world.vendorId, null, 'channel_manager');
    for (const stranger of [colleague, world.head, own, rival]) {
      expect((await call(app, stranger, `GET /v1/exports/${id}`)).status).toBe(404);
      expect((await call(app, stranger, `GET /v1/exports/${id}/file`)).status).toBe(404);
      expect(
        (await call(app, stranger, 'GET /v1/exports')).body.items.map((each: { id: string }) => each.id),
      ).not.toContain(id);
    }
  });

  it('asks for the rights of the list: when it is asked for, when it is made, and when it is fetched', async () => {
    const refused = await ask(own, {}, 'exportCustomers');
    expect(refused.body).toMatchObject({
      status: 422,
      errors: [{ path: 'operation', code: 'field.not_listed' }],
    });
    const leaver = await somebody(app, world.vendorId, null, 'channel_manager');
    const roles = (set: string[]) =>
      app.owner.query('UPDATE people SET roles = $1 WHERE id = $2', [set, leaver.personId]);
    const early = await ask(leaver);
    await roles(['marketing']);
    await app.kanal.settle();
    expect(await look(leaver, early.body.id)).toMatchObject({ state: 'failed', file_name: null });
    await roles(['channel_manager']);
    const late = await made(leaver);
    await fetched(leaver, late);
    await roles(['marketing']);
    // Who is calling is believed for a few seconds: a new key asks anew.
    await expect
      .poll(async () => (await call(app, leaver, `GET /v1/exports/${late}/file`)).status, {
        timeout: 8_000,
        interval: 500,
      })
      .toBe(403);
  });

  it('takes the questions of the list and no others', async () => {
    const wrong = await ask(world.manager, { state: 5, nonsense: true });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map((each: { path: string }) => each.path).sort()).toEqual([
      'question.nonsense',
      'question.state',
    ]);
    expect((await ask(world.manager, {}, 'deleteView')).status).toBe(422);
    const unheard = await ask(world.manager, { state: 'unheard' });
    await app.kanal.settle();
    const failed = await look(world.manager, unheard.body.id);
    expect(failed).toMatchObject({ state: 'failed', problem: { ru: expect.any(String), en: expect.any(String) } });
    const { body } = await call(app, world.manager, 'GET /v1/notifications?unread=true');
    const notice = body.items.find((each: { type: string }) => each.type === 'export.failed');
    expect(notice).toMatchObject({ title: 'Выгрузка не получилась: регистрации' });
  });

  it('has three places for one person', async () => {
    const asked = await Promise.all([ask(rival), ask(rival), ask(rival)]);
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await ask(rival)).body.code).toBe('export.too_many_waiting');
    const waiting = await call(app, rival, `GET /v1/exports/${asked[0]?.body.id}/file`);
    expect(waiting.body.code).toBe('export.not_ready');
    await app.kanal.settle();
    expect((await ask(rival)).status).toBe(200);
    await app.kanal.settle();
  });

  it('is written down when it is made and when its file leaves the house', async () => {
    const id = await made(world.head, { state: 'submitted' });
    await fetched(world.head, id);
    const { rows } = await app.owner.query(
      'SELECT operation, data FROM audit_events WHERE vendor_id = $1 AND person_id = $2 ORDER BY at, id',
      [world.vendorId, world.head.personId],
    );
    expect(rows.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(['requestExport', 'exportRegistrations', 'downloadExport']),
    );
    const sheet = rows.find(({ operation }) => operation === 'exportRegistrations');
    expect(sheet.data).toMatchObject({ rows: 3, input: { state: 'submitted' } });
  });

  it('expires after a day: closed to its reader at once, its bytes taken away by the next round, its record after a month', async () => {
    const id = await made(world.manager);
    const file = path.join(folder, await keyOf(id));
    expect(existsSync(file)).toBe(true);
    app.clock.set(new Date(monday.getTime() + 24 * hourMs));
    expect((await call(app, world.manager, `GET /v1/exports/${id}/file`)).body).toMatchObject({
      status: 410,
      title: 'Срок хранения файла вышел',
    });
    await app.kanal.runJobs(['exports.make']);
    expect(existsSync(file)).toBe(false);
    expect(await look(world.manager, id)).toMatchObject({ state: 'expired' });
    expect((await call(app, world.manager, `GET /v1/exports/${id}/file`)).status).toBe(410);
    app.clock.set(new Date(monday.getTime() + 31 * 24 * hourMs));
    await app.kanal.runJobs(['housekeeping.sweep']);
    expect((await call(app, world.manager, `GET /v1/exports/${id}`)).status).toBe(404);
  });

  it('is made anew when the process that made it has died, and left alone while that one works', async () => {
    const { body } = await ask(world.manager);
    const lease = (until: Date) =>
      app.owner.query("UPDATE exports SET state = 'making', attempts = 1, leased_until = $2 WHERE id = $1", [
        body.id,
        until,
      ]);
    await lease(new Date(monday.getTime() + 60_000));
    await app.kanal.settle();
    expect(await look(world.manager, body.id)).toMatchObject({ state: 'making' });
    app.clock.set(new Date(monday.getTime() + 60_000));
    await app.kanal.settle();
    expect(await look(world.manager, body.id)).toMatchObject({ state: 'ready' });
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`kanal-export-${process.pid}-`))).toEqual([]);
  });
});

describe('an export at once', () => {
  it('gives the file up to the number of rows that its caller waits for, and says so beyond it', async () => {
    expect((await call(app, world.manager, 'GET /v1/registration-export?at_most=3')).status).toBe(200);
    const long = await call(app, world.manager, 'GET /v1/registration-export?at_most=2');
    expect(long.body).toMatchObject({ status: 422, code: 'export.takes_long', params: { rows: 3, limit: 2 } });
    for (const list of ['customer', 'partner']) {
      const code = (await call(app, world.manager, `GET /v1/${list}-export?at_most=1`)).body.code;
      expect(code, list).toBe('export.takes_long');
    }
    expect(
      (await call(app, world.manager, `GET /v1/partner-export?at_most=1&q=${encodeURIComponent('Партнёр 1')}`)).status,
    ).toBe(200);
  });
});
