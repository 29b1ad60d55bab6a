import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addPartner,
  addPerson,
  addVendor,
  call,
  startTestApp,
  type TestApp,
  type TestPerson,
} from '../../../test/support.ts';
import { openPool } from '../../platform/db/pool.ts';
import { type Tx, tenantTransaction } from '../../platform/db/tenancy.ts';
import { deputyOf, vendorCalendar } from './index.ts';

let app: TestApp;
let pool: ReturnType<typeof openPool>;
let vendorId: string;
let partnerId: string;
let administrator: TestPerson;
let manager: TestPerson;
let colleague: TestPerson;
let seller: TestPerson;
let stranger: TestPerson;

const within = <T>(work: (tx: Tx) => Promise<T>, partner: string | 'all' = 'all') =>
  tenantTransaction(pool.db, { vendorId, partnerId: partner }, work);

beforeAll(async () => {
  app = await startTestApp();
  pool = openPool({ url: app.appUrl, max: 2, onError: () => undefined });
  ({ vendorId } = await addVendor(app));
  const other = await addVendor(app, 'Другой');
  partnerId = await addPartner(app, vendorId, 'Вектор');
  administrator = await addPerson(app, vendorId, null, ['administrator']);
  manager = await addPerson(app, vendorId, null, ['channel_manager'], 'Игорь Орлов');
  colleague = await addPerson(app, vendorId, null, ['channel_manager'], 'Вера Синицына');
  seller = await addPerson(app, vendorId, partnerId, ['seller']);
  stranger = await addPerson(app, other.vendorId, null, ['administrator']);
});
afterAll(async () => {
  await pool.close();
  await app.close();
});

const kindOf = (answer: { body: { days: { date: string; kind: string }[] } }, date: string) =>
  answer.body.days.find((day) => day.date === date)?.kind;

describe('the calendar', () => {
  it('is the production calendar of the vendor’s country, for partners too', async () => {
    const year = await call(app, seller, 'GET /v1/calendar/2024');
    expect(year.body).toMatchObject({ country: 'RU', provisional: false, source: 'shipped', working_days: 248 });
    expect(kindOf(year, '2024-04-27')).toBe('working');
    expect(kindOf(year, '2024-02-22')).toBe('short');
    expect(year.body.days.find((day: { date: string }) => day.date === '2024-04-29')).toEqual({
      date: '2024-04-29',
      kind: 'off',
      moved_from: '2024-04-27',
    });
    expect((await call(app, seller, 'GET /v1/calendar/2027')).body).toMatchObject({
      provisional: true,
      source: 'rule',
    });
    expect((await call(app, seller, 'GET /v1/calendar/2025?country=KZ')).body.country).toBe('KZ');
    expect((await call(app, seller, 'GET /v1/calendar/soon')).status).toBe(422);
  });

  it('a loaded year moves deadlines at once, and only those of its vendor', async () => {
    const due = async () => {
      const business = await within((tx) => vendorCalendar(tx, vendorId), partnerId);
      return business.addBusinessDays(new Date('2027-03-04T09:00:00Z'), 1).toISOString();
    };
    expect(await due()).toBe('2027-03-05T09:00:00.000Z');
    const xml =
      '<calendar year="2027" country="ru"><days><day d="03.05" t="1"/><day d="03.04" t="2"/></days></calendar>';
    const loaded = await call(app, administrator, 'POST /v1/calendar/years', { xml });
    expect(loaded.body).toMatchObject({ year: 2027, provisional: false, source: 'loaded' });
    expect(await due()).toBe('2027-03-08T09:00:00.000Z');
    expect((await call(app, stranger, 'GET /v1/calendar/2027')).body.source).toBe('rule');
    const json = { country: 'RU', year: 2027, off: ['03-08'], short: [], workingWeekend: [] };
    expect((await call(app, administrator, 'POST /v1/calendar/years', { json })).status).toBe(200);
    expect(await due()).toBe('2027-03-05T09:00:00.000Z');
  });

  it('refuses what it cannot understand and names each place', async () => {
    const json = { country: 'RU', year: 2027, off: ['02-30', '03-08', '03-08'], workingWeekend: ['03-03'] };
    const bad = await call(app, administrator, 'POST /v1/calendar/years', { json });
    expect(bad.status).toBe(422);
    expect(bad.body.errors.map((each: { path: string }) => each.path)).toEqual([
      'json.off[0]',
      'json.off[2]',
      'json.workingWeekend[0]',
    ]);
    expect(bad.body.errors[0].detail).toBe('Нет такого дня: 02-30');
    for (const body of [
      {},
      { json, xml: '<calendar/>' },
      { xml: 'hello' },
      { xml: '<calendar year="2027"><a/></calendar>' },
    ])
      expect((await call(app, administrator, 'POST /v1/calendar/years', body)).body.code).toBe('calendar.invalid');
    for (const person of [seller, manager])
      expect((await call(app, person, 'POST /v1/calendar/years', { json })).status).toBe(403);
  });
});

describe('deputies', () => {
  const from_at = '2026-11-23T06:00:00Z';
  const until_at = '2026-11-30T15:00:00Z';
  const named = () => ({ person_id: manager.personId, deputy_id: colleague.personId, from_at, until_at });
  const acting = () => within((tx) => deputyOf(tx, vendorId, manager.personId, app.clock.now()));

  it('stand in from a moment until a moment, and until they are cancelled', async () => {
    expect(await acting()).toBeNull();
    const set = await call(app, manager, 'POST /v1/deputies', named());
    expect(set.body).toMatchObject({ deputy: { name: 'Вера Синицына' }, current: true, can: { cancel: true } });
    expect(await acting()).toBe(colleague.personId);
    expect((await call(app, manager, 'POST /v1/deputies', named())).body.code).toBe('deputy.overlaps');
    expect((await call(app, colleague, 'GET /v1/deputies')).body.items).toHaveLength(1);
    expect((await call(app, stranger, 'GET /v1/deputies')).body.items).toHaveLength(0);
    expect((await call(app, stranger, `POST /v1/deputies/${set.body.id}/cancel`)).status).toBe(404);
    expect((await call(app, manager, `POST /v1/deputies/${set.body.id}/cancel`)).body.current).toBe(false);
    expect(await acting()).toBeNull();
    expect((await call(app, manager, `POST /v1/deputies/${set.body.id}/cancel`)).body.code).toBe('deputy.ended');
    expect((await call(app, manager, 'POST /v1/deputies', named())).status).toBe(200);
  });

  it('are people of the vendor who work there, and not the person', async () => {
    const wrong = { ...named(), person_id: colleague.personId };
    const self = await call(app, manager, 'POST /v1/deputies', { ...wrong, until_at: from_at });
    expect(self.body.errors.map((each: { path: string }) => each.path)).toEqual(['deputy_id', 'until_at']);
    for (const deputy_id of [seller.personId, stranger.personId]) {
      const answer = await call(app, manager, 'POST /v1/deputies', { ...wrong, deputy_id });
      expect(answer.body).toMatchObject({ code: 'deputy.not_possible', errors: [{ path: 'deputy_id' }] });
    }
    expect((await call(app, seller, 'POST /v1/deputies', named())).status).toBe(403);
    expect((await call(app, seller, 'GET /v1/deputies')).status).toBe(403);
  });
});
