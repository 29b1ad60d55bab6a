/** The drill: a person's name is erased from the log, and every proof about it holds as before. */
import { parseVerifierKey, policyOfLogs, type Verdict, verifyReceipt } from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, somebody } from '../../../test/deal-world.ts';
import { addPerson, call, startTestApp, type TestApp, type TestPerson } from '../../../test/support.ts';

const name = 'Елизавета Неповторимова';
let app: TestApp;
let customer = 0;
let world: DealWorld;
let seller: TestPerson;
let compliance: TestPerson;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 1);
  seller = await addPerson(app, world.vendorId, world.partners[0]?.id as string, ['seller'], name);
  compliance = await somebody(app, world.vendorId, null, 'compliance');
});
afterAll(() => app.close());

async function receipt(): Promise<{ file: string; url: string; vkey: string }> {
  customer += 1;
  const { body } = await call(app, seller, 'POST /v1/registrations', claim(world, customer));
  expect((await call(app, seller, `POST /v1/registrations/${body.id}/submit`, {})).status).toBe(200);
  const list = (await call(app, seller, `GET /v1/registrations/${body.id}/receipts`)).body;
  const { url } = list.items[0];
  return { url, vkey: list.vkey, file: (await call(app, seller, `GET ${url}`)).body };
}

function judged(file: string, vkey: string): Extract<Verdict, { outcome: 'valid' }> {
  const verdict = verifyReceipt(file, { policy: policyOfLogs(parseVerifierKey(vkey)), verify: verifyWithNode });
  if (verdict.outcome !== 'valid') throw new Error(JSON.stringify(verdict.reasons));
  return verdict;
}

/** Every row of every table of the log as text, as a dump would hold it. */
async function dump(): Promise<string> {
  const tables = await app.owner.query("SELECT tablename FROM pg_tables WHERE tablename LIKE 'log\\_%'");
  const parts: string[] = [];
  for (const { tablename } of tables.rows)
    parts.push(...(await app.owner.query(`SELECT t::text AS row FROM ${tablename} t`)).rows.map(({ row }) => row));
  return parts.join('\n');
}

const erase = (who: TestPerson, value: string, reason = 'Обращение от 20 ноября') =>
  call(app, who, 'POST /v1/log/erasures', { value, reason });

describe('erasure', () => {
  it('takes the value out of the log and its dumps, and every proof stays valid', async () => {
    const before = await receipt();
    expect(judged(before.file, before.vkey).facts.closed).toEqual([]);
    expect(await dump()).toContain(name);
    const { status, body } = await erase(compliance, name);
    expect(status).toBe(200);
    expect(body).toMatchObject({ leaves: [0] });
    expect(body.erased).toBeGreaterThan(0);
    await app.owner.query('VACUUM FULL log_leaf_openings');
    expect(await dump()).not.toContain(name);
    expect(await dump()).toContain('Обращение от 20 ноября');
    const after = judged((await call(app, seller, `GET ${before.url}`)).body, before.vkey);
    expect(after.facts.closed).toContain('by');
    // All that does not hold the name is open as before.
    const rest = Object.entries(judged(before.file, before.vkey).facts.opened).filter(
      ([, { value }]) => value !== name,
    );
    expect(after.facts.opened).toEqual(rest.map(([, opened]) => opened));
    expect(JSON.stringify(after.facts.opened)).not.toContain(name);
    // What the partner has in hands proves what it proved.
    expect(JSON.stringify(judged(before.file, before.vkey).facts.opened)).toContain(name);
    const { rows } = await app.owner.query("SELECT leaf_index FROM log_leaves WHERE type = 'erased'");
    expect(rows).toEqual([{ leaf_index: 1 }]);
  });

  it('writes nothing where nothing is found, and refuses a reason that would keep the value', async () => {
    expect((await erase(compliance, 'Кто-то другой')).body).toEqual({ erased: 0, leaves: [] });
    const named = await erase(compliance, 'Партнёр 0', 'Просил убрать партнёр 0 из журнала');
    expect(named.body.errors).toMatchObject([{ path: 'reason', code: 'field.names_the_value' }]);
    const { rows } = await app.owner.query("SELECT count(*)::int AS n FROM log_leaves WHERE type = 'erased'");
    expect(rows[0].n).toBe(1);
  });

  it('of several values in one leaf at the same time takes all of them', async () => {
    const { url, vkey } = await receipt();
    const opened = judged((await call(app, seller, `GET ${url}`)).body, vkey).facts.opened;
    const texts = opened.flatMap(({ value }) => (typeof value === 'string' && value.length > 3 ? [value] : []));
    const held = [...new Set(texts)].slice(0, 6);
    expect(held).toHaveLength(6);
    const answers = await Promise.all(held.map((value) => erase(compliance, value)));
    expect(answers.map(({ status }) => status)).toEqual(held.map(() => 200));
    const after = judged((await call(app, seller, `GET ${url}`)).body, vkey);
    expect(after.facts.opened).toEqual(opened.filter(({ value }) => !(held as unknown[]).includes(value)));
  });

  it('goes through a log that is longer than what is held in memory', async () => {
    const value = 'Лев Многократнов';
    const row = "jsonb_build_array(jsonb_build_array('by', $2::text), jsonb_build_array('note', 'остаётся'))";
    await app.owner.query(
      `INSERT INTO log_leaf_openings SELECT $1, 10000 + n, NULL, ${row}, decode(repeat('ab', 64), 'hex') FROM generate_series(1, 1100) n`,
      [world.vendorId, value],
    );
    const { body } = await erase(compliance, value);
    expect(body).toMatchObject({ erased: 1100 });
    expect(await dump()).not.toContain(value);
    const { rows } = await app.owner.query(
      'SELECT count(*)::int AS n FROM log_leaf_openings WHERE leaf_index > 10000 AND fields = \'[["note", "остаётся"]]\' AND length(salts) = 32',
    );
    expect(rows[0].n).toBe(1100);
  });

  it('is for the administrator and compliance alone', async () => {
    expect((await erase(world.manager, name)).status).toBe(403);
    expect((await erase(seller, name)).status).toBe(403);
  });
});
