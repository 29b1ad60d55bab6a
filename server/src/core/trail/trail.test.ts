/** The audit trail over HTTP: who did what, in words, by person, deed and period, for those who may know. */
import readSheet from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody, somebody } from '../../../test/deal-world.ts';
import { call, monday, startTestApp, type TestApp, type TestPerson } from '../../../test/support.ts';
import { locales } from '../../kernel/locale.ts';
import { readCatalogue } from '../../platform/texts.ts';
import { trailedOperations } from './deeds.ts';

interface Event {
  operation: string;
  at: string;
  actor: { kind: string; by_key: boolean; person: { name: string } | null; partner: { name: string } | null };
  deed: { ru: string; en: string };
  subject: { kind: string; id: string; name: string | null } | null;
  file: { name: string; rows: number } | null;
}

const dayMs = 86_400_000;
let app: TestApp;
let world: DealWorld;
let other: DealWorld;
let auditor: Somebody;
let administrator: Somebody;
let seller: Somebody;
let registrationId: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 2);
  other = await addDealWorld(app, 1);
  auditor = await somebody(app, world.vendorId, null, 'auditor');
  administrator = await somebody(app, world.vendorId, null, 'administrator');
  seller = world.partners[0]?.seller as Somebody;
  // One deed a second: what happens in one moment stands in no order.
  const tick = () => app.clock.set(new Date(app.clock.now().getTime() + 1_000));
  registrationId = (await call(app, seller, 'POST /v1/registrations', claim(world, 1))).body.id;
  tick();
  await call(app, seller, `POST /v1/registrations/${registrationId}/submit`, {});
  app.clock.set(new Date(monday.getTime() + dayMs));
  await call(app, world.manager, `POST /v1/registrations/${registrationId}/take`, {});
  tick();
  await call(app, world.manager, 'GET /v1/registration-export');
  tick();
});
afterAll(() => app.close());

async function events(who: TestPerson, query = ''): Promise<Event[]> {
  const answer = await call(app, who, `GET /v1/audit-events?${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.items;
}
const deeds = (list: Event[]) => list.map(({ operation }) => operation);

describe('the audit trail', () => {
  it('tells who did what, to what, newest first, in words of both languages', async () => {
    const list = await events(auditor);
    expect(deeds(list)).toEqual([
      'exportRegistrations',
      'takeRegistration',
      'submitRegistration',
      'createRegistration',
    ]);
    const number = (await call(app, world.manager, `GET /v1/registrations/${registrationId}`)).body.number;
    expect(list[1]).toMatchObject({
      at: '2026-11-24T09:10:00.000Z',
      actor: { kind: 'staff', by_key: true, person: { id: world.manager.personId }, partner: null },
      deed: { ru: 'Регистрация взята в работу', en: 'Registration taken for review' },
      subject: { kind: 'registration', id: registrationId, name: String(number) },
      file: null,
    });
    expect(list[2]?.actor).toMatchObject({ kind: 'partner', partner: { name: 'Партнёр 0' } });
    expect(list[0]?.file).toEqual({ name: 'Регистрации 24.11.2026.xlsx', rows: 1 });
  });

  it('is narrowed by person, by deed and by period', async () => {
    expect(deeds(await events(auditor, `person_id=${seller.personId}`))).toEqual([
      'submitRegistration',
      'createRegistration',
    ]);
    expect(deeds(await events(auditor, 'operation=takeRegistration'))).toEqual(['takeRegistration']);
    const day = new Date(monday.getTime() + dayMs / 2).toISOString();
    expect(deeds(await events(auditor, `to=${day}`))).toEqual(['submitRegistration', 'createRegistration']);
    const later = deeds(await events(auditor, `from=${day}`));
    expect(later).toContain('takeRegistration');
    expect(later).not.toContain('submitRegistration');
    // The very instant counts from its beginning and not at its end.
    expect(deeds(await events(auditor, `from=${monday.toISOString()}&to=${monday.toISOString()}`))).toEqual([]);
    expect(deeds(await events(auditor, 'from=1900-01-01T00:00:00Z'))).toContain('createRegistration');
  });

  it('goes on page by page, without a gap or a repetition', async () => {
    const whole = await events(auditor, 'limit=100');
    const seen: Event[] = [];
    let cursor = '';
    do {
      const { body } = await call(app, auditor, `GET /v1/audit-events?limit=2&cursor=${cursor}`);
      seen.push(...body.items);
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(seen).toEqual(whole);
    expect((await call(app, auditor, 'GET /v1/audit-events?cursor=nonsense')).status).toBe(422);
  });

  it('keeps what time itself did apart', async () => {
    app.clock.set(new Date(monday.getTime() + 2 * dayMs));
    await app.kanal.runJobs(['registrations.expire']);
    const system = await events(auditor, 'who=system');
    expect(deeds(system)).toContain('endLapsedProtections');
    expect(system.every(({ actor }) => actor.kind === 'system' && actor.person === null)).toBe(true);
    const everything = await events(auditor, 'who=all&limit=100');
    expect(everything.length).toBeGreaterThan((await events(auditor, 'limit=100')).length);
    app.clock.set(new Date(monday.getTime() + dayMs));
  });

  it('is for administrators and auditors; an administrator learns no deal by it', async () => {
    const list = await events(administrator);
    expect(list.find(({ operation }) => operation === 'takeRegistration')?.subject).toEqual({
      kind: 'registration',
      id: registrationId,
      name: null,
    });
    for (const stranger of [world.manager, world.head, seller])
      expect((await call(app, stranger, 'GET /v1/audit-events')).status).toBe(403);
    expect((await call(app, null, 'GET /v1/audit-events')).status).toBe(401);
    const elsewhere = await somebody(app, other.vendorId, null, 'auditor');
    expect(deeds(await events(elsewhere))).not.toContain('takeRegistration');
  });

  it('goes into a spreadsheet with the same filter, and says so in itself', async () => {
    app.clock.set(new Date(monday.getTime() + 3 * dayMs));
    const url = `/v1/audit-export?person_id=${seller.personId}`;
    const headers = { authorization: auditor.authorization, 'accept-language': 'ru' };
    const answer = await app.kanal.http.inject({ method: 'GET', url, headers });
    expect(answer.statusCode).toBe(200);
    const [sheet] = await readSheet(answer.rawPayload);
    const cells = (sheet?.data ?? []) as unknown[][];
    expect(cells[0]?.slice(0, 5)).toEqual(['Когда', 'Кто', 'Партнёр', 'Чем', 'Что сделано']);
    expect(cells.slice(1).map((row) => row[4])).toEqual(['Регистрация подана', 'Черновик регистрации начат']);
    const [newest] = await events(auditor);
    expect(newest).toMatchObject({ operation: 'exportAuditEvents', file: { rows: 2 } });
  });
});

it('every command that leaves a row is called by a name in both languages, and no name is left over', async () => {
  const known = trailedOperations();
  expect(known.length).toBeGreaterThan(80);
  for (const locale of locales) {
    const named = Object.keys(readCatalogue(locale)).flatMap((key) => /^trail\.deed\.(\w+)$/.exec(key)?.slice(1) ?? []);
    expect(named.sort()).toEqual(known);
  }
  const { body } = await call(app, auditor, 'GET /v1/audit-deeds');
  expect(body.items).toHaveLength(known.length);
});
