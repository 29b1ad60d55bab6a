/** The figures of both sides: kept with each decision, equal to what the history says, and made of it by the migration. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld } from '../../../test/deal-world.ts';
import { call, monday, startTestApp, type TestApp, type TestPerson } from '../../../test/support.ts';
import { newId } from '../../kernel/ids.ts';

const hourMs = 3_600_000;
const migration = readFileSync(new URL('../../../migrations/0090-decision-days.sql', import.meta.url), 'utf8');
let app: TestApp;
let world: DealWorld;
let seed = 4_000;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 2);
  // In time after an hour; the month after, late; of another partner, refused and not early.
  await decided(0, 'approve', hourMs);
  app.clock.set(new Date('2026-12-01T07:00:00Z'));
  await decided(0, 'approve', 100 * hourMs);
  app.clock.set(new Date('2026-12-08T07:00:00Z'));
  await decided(1, 'reject', 2 * hourMs, '2026-12-20');
  await decided(1, 'approve', 2 * hourMs);
});
afterAll(() => app.close());

async function decided(partner: number, how: 'approve' | 'reject', after_ms: number, close_date = '2029-06-30') {
  const seller = world.partners[partner]?.seller as TestPerson;
  seed += 1;
  const { id } = (await call(app, seller, 'POST /v1/registrations', { ...claim(world, seed), close_date })).body;
  const step = async (who: TestPerson, name: string, body: object = {}) => {
    const answer = await call(app, who, `POST /v1/registrations/${id}/${name}`, body);
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${JSON.stringify(answer.body)}`);
  };
  await step(seller, 'submit');
  app.clock.advance(after_ms);
  await step(world.manager, 'take');
  await step(world.manager, how, how === 'reject' ? { reason_code: 'incomplete', note: 'Нет заказчика' } : {});
}

const kept = async () =>
  (
    await app.owner.query(
      `SELECT day::text, partner_id, decided, in_time, early,
         (SELECT array_agg(m ORDER BY m) FROM unnest(minutes) m) AS minutes
       FROM decision_days WHERE vendor_id = $1 ORDER BY day, partner_id`,
      [world.vendorId],
    )
  ).rows;

const asked = async (partner: number) =>
  (await call(app, world.partners[partner]?.seller as TestPerson, 'GET /v1/scorecard')).body;

describe('the scorecard', () => {
  it('counts each decision by month, and a partner’s own beside', async () => {
    const seen = (await call(app, world.manager, 'GET /v1/scorecard')).body;
    expect(seen).toMatchObject({ decided: 4, decided_in_time_percent: 75, early_percent: 75, overdue_now: 0 });
    expect(seen.median_decision_minutes).toBe(120);
    expect(seen.by_month).toEqual([
      { month: '2026-11', decided: 1, in_time_percent: 100, early_percent: 100 },
      { month: '2026-12', decided: 3, in_time_percent: 67, early_percent: 67 },
    ]);
    expect(seen).toMatchObject({
      approved_percent: 75,
      refusals: [{ reason_code: 'incomplete', count: 1 }],
      own: null,
    });
    const { own } = await asked(1);
    expect(own).toMatchObject({ registered: 2, won: 0, open: 1, conversion_percent: 0, early_percent: 50 });
    expect(own).toMatchObject({ squatting_index: null, approved_percent: 50, vendor_late: 0 });
  });

  it('shows a partner whole days, no number below three and no share of fewer than five', async () => {
    const then = app.clock.now();
    expect(await asked(0), 'two decisions are of today').toMatchObject({
      decided: null,
      overdue_now: null,
      refusals: [],
    });
    app.clock.set(new Date(then.getTime() + 24 * hourMs));
    const after = await asked(0);
    expect(after).toMatchObject({ decided: 4, decided_in_time_percent: null, median_decision_minutes: null });
    expect(after.by_month[0]).toEqual({ month: '2026-11', decided: null, in_time_percent: null, early_percent: null });
    expect(after.until).toBe('2026-12-08T21:00:00.000Z');
    app.clock.set(then);
  });

  it('of any partner is the vendor’s to open, and a partner opens its own alone', async () => {
    const [one, two] = world.partners as [DealWorld['partners'][number], DealWorld['partners'][number]];
    const of = (who: TestPerson, id: string) => call(app, who, `GET /v1/scorecard?partner_id=${id}`);
    expect((await of(world.manager, two.id)).body.own).toMatchObject({ registered: 2, partner: { name: 'Партнёр 1' } });
    expect((await of(one.seller, two.id)).status).toBe(403);
    expect((await of(one.seller, one.id)).status).toBe(403);
    expect((await of(world.manager, newId())).status).toBe(404);
  });

  it('sorts partners by what needs attention, for the vendor alone', async () => {
    const { items } = (await call(app, world.manager, 'GET /v1/partner-scorecards')).body;
    expect(items).toMatchObject([
      { name: 'Партнёр 0', open: 2, registered: 2, won: 0, squatting_index: null },
      { name: 'Партнёр 1', open: 1, registered: 2 },
    ]);
    expect((await call(app, world.partners[0]?.seller as TestPerson, 'GET /v1/partner-scorecards')).status).toBe(403);
  });

  it('forgets what was decided more than a year ago', async () => {
    const then = app.clock.now();
    app.clock.set(new Date(monday.getTime() + 370 * 24 * hourMs));
    const seen = (await call(app, world.manager, 'GET /v1/scorecard')).body;
    app.clock.set(then);
    expect(seen.by_month.map(({ month }: { month: string }) => month)).toEqual(['2026-12']);
    expect(seen.decided).toBe(3);
  });

  it('is made of the history by the migration as it would have been kept', async () => {
    const before = await kept();
    expect(before).toHaveLength(3);
    // By an owner who is no superuser, whom row-level security binds too.
    await app.owner.query('DROP TABLE decision_days');
    const keeper = `keeper_${newId().replaceAll('-', '')}`;
    await app.owner.query(`CREATE ROLE ${keeper}; GRANT CREATE, USAGE ON SCHEMA public TO ${keeper}`);
    for (const table of ['registration_events', 'registrations', 'rule_versions', 'vendors'])
      await app.owner.query(`ALTER TABLE ${table} OWNER TO ${keeper}`);
    await app.owner.query(`BEGIN; SET LOCAL ROLE ${keeper}; ${migration}; COMMIT`);
    expect(await kept()).toEqual(before);
  });
});
