/** The core flow once more, with SERIALIZABLE transactions and with chance in the way: every transaction is repeatable. */
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ProblemError } from '../src/kernel/problem.ts';
import { addDealWorld, claim, type DealWorld, type Somebody } from './deal-world.ts';
import { startTestApp, type TestApp } from './support.ts';

let app: TestApp;
let world: DealWorld;
let customer = 0;
/** Commits of the application that still fail, as they do when another transaction won. */
let toInject = 0;
let injected = 0;

const query = pg.Client.prototype.query as (this: pg.Client, ...all: unknown[]) => unknown;
function failing(this: pg.Client & { connectionParameters?: { application_name?: string } }, ...all: unknown[]) {
  const [first] = all;
  const text = typeof first === 'string' ? first : (first as { text?: string })?.text;
  if (toInject > 0 && text === 'commit' && this.connectionParameters?.application_name === 'kanal') {
    toInject -= 1;
    injected += 1;
    const error = Object.assign(new Error('could not serialize access due to concurrent update'), { code: '40001' });
    return (query.call(this, 'rollback') as Promise<unknown>).then(() => Promise.reject(error));
  }
  return query.apply(this, all);
}

beforeAll(async () => {
  // Signing by itself would take failures that are meant for the operations.
  app = await startTestApp(undefined, { signSoon: false });
  const { rows } = await app.owner.query('SELECT current_database() AS name');
  await app.owner.query(`ALTER DATABASE ${rows[0].name} SET default_transaction_isolation = 'serializable'`);
  world = await addDealWorld(app, 12);
  pg.Client.prototype.query = failing as typeof pg.Client.prototype.query;
});
afterEach(() => {
  toInject = 0;
});
afterAll(async () => {
  pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
  await app.close();
});

const act = (who: Somebody, operation: string, input: unknown) =>
  app.kanal.call(who.actor, operation, input) as Promise<{ id: string; state: string }>;
const seller = (at: number) => world.partners[at]?.seller as Somebody;

/** As a client that repeats what was answered with 503: the server itself repeats a transaction five times only. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code !== '40001' || tries === 20) throw error;
    }
  }
}

async function submitted(at: number, number: number): Promise<string> {
  const { id } = await patiently(() => act(seller(at), 'createRegistration', claim(world, number)));
  await patiently(() => act(seller(at), 'submitRegistration', { id }));
  return id;
}

async function count(from: string): Promise<number> {
  const { rows } = await app.owner.query(`SELECT count(*)::int AS n FROM ${from} AND vendor_id = $1`, [world.vendorId]);
  return rows[0].n;
}

describe('SERIALIZABLE', () => {
  test('is what the transactions run with', async () => {
    const look = await act(world.manager, 'listRegistrations', {}).then(() =>
      app.kanal.db
        .selectNoFrom((eb) => eb.fn<string>('current_setting', [eb.val('transaction_isolation')]).as('level'))
        .execute(),
    );
    expect(look).toEqual([{ level: 'serializable' }]);
  });

  test('twelve partners at once: one approval, one protection, twelve different numbers', async () => {
    customer += 1;
    const ids = await Promise.all(world.partners.map((_each, at) => submitted(at, customer)));
    // The first is taken to review, the others stand in conflict.
    const { rows } = await app.owner.query(`SELECT id FROM registrations WHERE id = ANY($1) AND state = 'submitted'`, [
      ids,
    ]);
    expect(rows).toHaveLength(1);
    await act(world.manager, 'takeRegistration', { id: rows[0].id });
    const outcomes = await Promise.all(
      ids.map((id) =>
        patiently(() => act(world.manager, 'approveRegistration', { id, decision_rule: 'arbitration' })).then(
          () => 'approved',
          (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
        ),
      ),
    );
    expect(outcomes.filter((each) => each === 'approved')).toHaveLength(1);
    expect(outcomes.filter((each) => each === 'registration.scope_not_free')).toHaveLength(11);
    expect(await count('protections WHERE active')).toBe(1);
  }, 120_000);
});

describe('a commit that fails with 40001', () => {
  test('is repeated: each step is done once, whoever was in the way', async () => {
    customer += 1;
    const steps: [Somebody, string, object][] = [
      [seller(0), 'submitRegistration', {}],
      [world.manager, 'takeRegistration', {}],
      [world.manager, 'requestChanges', { note: 'Уточните площадку' }],
      [seller(0), 'resubmitRegistration', {}],
      [world.manager, 'approveRegistration', {}],
      [seller(0), 'reportProgress', { note: 'Провели показ у заказчика' }],
      [seller(0), 'extendRegistration', { note: 'Согласовали смету проекта' }],
      [seller(0), 'winRegistration', { reason_code: 'won_on_work', amount_minor: 1, closed_on: '2026-11-20' }],
    ];
    const { id } = await act(seller(0), 'createRegistration', claim(world, customer));
    for (const [who, operation, input] of steps) {
      toInject = 3;
      await act(who, operation, { id, ...input });
      expect(toInject, operation).toBe(0);
    }
    expect(injected).toBe(steps.length * 3);
    const { rows } = await app.owner.query(
      `SELECT array_agg(type ORDER BY seq) AS types,
         (SELECT count(*)::int FROM audit_events a WHERE a.vendor_id = $1 AND a.subject_id = $2) AS trail,
         (SELECT count(*)::int FROM outbox o WHERE o.vendor_id = $1 AND o.payload->>'registration_id' = $2::text) AS events
       FROM registration_events WHERE vendor_id = $1 AND registration_id = $2`,
      [world.vendorId, id],
    );
    const types = ['draft', 'submit', 'take', 'request_changes', 'resubmit', 'approve', 'report', 'extend', 'win'];
    expect(rows).toEqual([{ types, trail: types.length, events: steps.length }]);
  });

  test('again and again is told as unavailable, and nothing is half written', async () => {
    customer += 1;
    const { id } = await act(seller(1), 'createRegistration', claim(world, customer));
    toInject = 50;
    await expect(act(seller(1), 'submitRegistration', { id })).rejects.toMatchObject({ code: '40001' });
    toInject = 0;
    expect(await act(seller(1), 'getRegistration', { id })).toMatchObject({ state: 'draft', number: null });
    expect(await count(`registration_events WHERE registration_id = '${id}'`)).toBe(1);
  });
});
