/** The nightly round finds old customers that may be one, a person answers once, and the answer holds. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addPerson, addVendor, call, startTestApp, type TestApp, type TestPerson } from '../../../test/support.ts';
import { makeInn } from '../../kernel/identifiers/generate.ts';

const job = ['customers.propose_duplicates'];
let app: TestApp;
let manager: TestPerson;
let auditor: TestPerson;

beforeAll(async () => {
  // Noon in the vendor's zone.
  app = await startTestApp(new Date('2026-11-23T09:00:00Z'));
  const { vendorId } = await addVendor(app);
  manager = await addPerson(app, vendorId, null, ['channel_manager']);
  auditor = await addPerson(app, vendorId, null, ['auditor']);
});
afterAll(() => app.close());

const save = async (body: object) => (await call(app, manager, 'POST /v1/customers', body)).body.id as string;
const list = async () => (await call(app, manager, 'GET /v1/customer-duplicates')).body.items;
const answer = (pair: { left: { id: string }; right: { id: string } }, verdict: string) =>
  call(app, manager, 'POST /v1/customer-duplicates/answer', {
    left_id: pair.left.id,
    right_id: pair.right.id,
    verdict,
  });
const night = (day: number) => app.clock.set(new Date(`2026-11-${day}T23:30:00Z`));

it('proposes at night, remembers the answers and does not ask twice', async () => {
  const ids = {
    typed: await save({ name: 'АО «Волховский подшипник»', city: 'Волхов' }),
    latin: await save({ name: 'Volkhovskiy Podshipnik JSC', city: 'Волхов', web_domain: 'volkhov.example' }),
    left: await save({ name: 'ООО «Лесная сказка»', tax_id: makeInn('left'), web_domain: 'skazka.example' }),
    right: await save({ name: 'ООО «Лесная сказка плюс»', tax_id: makeInn('right'), web_domain: 'skazka.example' }),
    other: await save({ name: 'ПАО «Уралпромтехника»' }),
  };
  await app.kanal.runJobs(job);
  expect(await list(), 'not by day').toEqual([]);
  night(23);
  await app.kanal.runJobs(job);
  const found = await list();
  const pairs = found.map((each: { left: { id: string }; right: { id: string } }) => [each.left.id, each.right.id]);
  expect(pairs.sort()).toEqual([[ids.typed, ids.latin].sort(), [ids.left, ids.right].sort()].sort());
  expect(found.every((each: { reasons: { text: { ru: string } }[] }) => each.reasons.length > 0)).toBe(true);
  const of = (id: string) =>
    found.find((each: { left: { id: string }; right: { id: string } }) => [each.left.id, each.right.id].includes(id));

  const contradicting = await answer(of(ids.left), 'same');
  expect(contradicting.body.code).toBe('candidate.contradicts_identifiers');
  expect((await answer(of(ids.left), 'group')).status).toBe(200);
  expect((await answer(of(ids.typed), 'same')).status).toBe(200);
  expect((await answer(of(ids.typed), 'different')).body.code).toBe('customer_duplicate.not_open');
  expect(await list()).toEqual([]);
  const { rows } = await app.owner.query('SELECT verdict FROM customer_verdicts ORDER BY verdict');
  expect(rows.map((row) => row.verdict)).toEqual(['group', 'same']);
  night(24);
  await app.kanal.runJobs(job);
  expect(await list()).toEqual([]);
});

it('shows what was answered, and takes an answer back with the name it has taught', async () => {
  const answers = async (id: string) =>
    (await call(app, manager, `GET /v1/customer-answers?customer_id=${id}`)).body.items;
  const withdraw = (pair: { left: { id: string }; right: { id: string } }) =>
    call(app, manager, `POST /v1/customer-answers/${pair.right.id}/${pair.left.id}/withdraw`, {});
  const aliases = async (id: string) => (await call(app, manager, `GET /v1/customers/${id}`)).body.aliases;
  const left = await save({ name: 'АО «Онежский карьер»', web_domain: 'onega.example' });
  const right = await save({ name: 'Онежский карьер и щебень, АО', web_domain: 'onega.example' });
  night(24);
  await app.kanal.runJobs(job);
  await app.owner.query('UPDATE customer_rounds SET finished_on = NULL');
  await app.kanal.runJobs(job);
  const [pair] = await list();
  expect([pair.left.id, pair.right.id]).toEqual([left, right].sort());
  await answer(pair, 'same');
  expect(await aliases(pair.right.id)).toEqual([{ name: pair.left.name, source: 'verdict' }]);
  const [given] = await answers(left);
  expect(given).toMatchObject({ left: pair.left, right: pair.right, verdict: 'same', can: { withdraw: true } });
  expect(given.by).not.toBe(null);

  expect((await withdraw(pair)).body).toEqual({ verdict: 'same' });
  expect(await aliases(pair.right.id)).toEqual([]);
  expect(await answers(left)).toEqual([]);
  expect((await withdraw(pair)).body.code).toBe('customer_answer.none');
  expect(await list(), 'asked again').toHaveLength(1);

  await answer(pair, 'same');
  await call(app, manager, `POST /v1/customers/${left}/merge`, { gone_id: right });
  expect((await answers(left))[0].can).toEqual({ withdraw: false });
  expect((await withdraw(pair)).body.code).toBe('customer_answer.merged');
  await call(app, manager, `POST /v1/customers/${right}/unmerge`, {});
  expect((await withdraw(pair)).status).toBe(200);
  await answer(pair, 'different');
  expect(await list()).toEqual([]);
  expect((await call(app, auditor, `POST /v1/customer-answers/${left}/${right}/withdraw`, {})).status).toBe(403);
});

it('a pair that has been merged meanwhile is no question, and is one again when the merge is undone', async () => {
  const kept = await save({ name: 'АО «Ладожский причал»', web_domain: 'ladoga.example' });
  const gone = await save({ name: 'Ладожский причал, АО', web_domain: 'ladoga.example' });
  night(25);
  await app.kanal.runJobs(job);
  expect(await list()).toHaveLength(1);
  await call(app, manager, `POST /v1/customers/${kept}/merge`, { gone_id: gone });
  expect(await list()).toEqual([]);
  await call(app, manager, `POST /v1/customers/${gone}/unmerge`, {});
  expect(await list()).toHaveLength(1);
  expect((await call(app, auditor, 'GET /v1/customer-duplicates')).status).toBe(403);
});

it('goes through all of them, batch by batch, once a night', async () => {
  for (let each = 0; each < 60; each++) await save({ name: `ООО «Склад ${each} Кольцевая»` });
  night(26);
  await app.kanal.runJobs(job);
  const round = await app.owner.query('SELECT after_id, finished_on::text FROM customer_rounds');
  expect(round.rows).toEqual([{ after_id: null, finished_on: '2026-11-27' }]);
  const calls = async () =>
    Number(
      (await app.owner.query("SELECT count(*) AS n FROM audit_events WHERE operation = 'proposeDuplicates'")).rows[0].n,
    );
  const once = await calls();
  await app.kanal.runJobs(job);
  expect(await calls()).toBe(once);
});
