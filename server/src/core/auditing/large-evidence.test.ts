/** Evidence of more leaves than one waits for: made in the background as every large file is, and proving itself no less. */
import { unzip } from '@cj-tech-master/excelts/archive';
import { parsePolicy, parseProofFile, verifyReceipt } from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody, somebody } from '../../../test/deal-world.ts';
import { call, startTestApp, type TestApp, type TestPerson } from '../../../test/support.ts';
import { leavesAtOnce, mostLeavesInEvidence } from './rules.ts';

const leaves = leavesAtOnce + 3;
let app: TestApp;
let world: DealWorld;
let auditor: Somebody;
let registrations: string[];

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 1);
  auditor = await somebody(app, world.vendorId, null, 'auditor');
  registrations = [];
  for (let number = 0; number < leaves; number += 1) {
    const { id } = (await call(app, seller(), 'POST /v1/registrations', claim(world, 2_000 + number))).body;
    expect((await call(app, seller(), `POST /v1/registrations/${id}/submit`, {})).status).toBe(200);
    registrations.push(id);
  }
});
afterAll(() => app.close());

const seller = () => world.partners[0]?.seller as Somebody;
const range = (from_index: number, to_index: number) => ({ from_index, to_index });
const atOnce = (query: string) => call(app, auditor, `GET /v1/log/evidence?${query}`);
const ask = (who: TestPerson, question: object) =>
  call(app, who, 'POST /v1/exports', { operation: 'downloadEvidence', question, locale: 'ru' });
const look = async (who: TestPerson, id: string) => (await call(app, who, `GET /v1/exports/${id}`)).body;
const readersOf = async (id: string) =>
  (await call(app, seller(), `GET /v1/registrations/${id}/readers`)).body.items.length;

async function made(question: object): Promise<string> {
  const asked = await ask(auditor, question);
  expect(asked).toMatchObject({ status: 200, body: { state: 'queued', operation: 'downloadEvidence' } });
  await app.kanal.settle();
  return asked.body.id;
}

async function fetched(id: string) {
  const headers = { authorization: auditor.authorization };
  const answer = await app.kanal.http.inject({ method: 'GET', url: `/v1/exports/${id}/file`, headers });
  expect(answer.statusCode).toBe(200);
  const files = new Map<string, Buffer>();
  for await (const entry of unzip(new Uint8Array(answer.rawPayload)).entries())
    files.set(entry.path, Buffer.from(await entry.bytes()));
  return { type: answer.headers['content-type'], disposition: String(answer.headers['content-disposition']), files };
}

describe('evidence of many leaves', () => {
  it('is refused to whoever does not want to wait, and given at once up to the measure', async () => {
    const long = await atOnce(`from_index=0&to_index=${leaves - 1}&at_most=${leavesAtOnce}`);
    expect(long.body).toMatchObject({
      status: 422,
      code: 'export.takes_long',
      params: { limit: leavesAtOnce, rows: leaves },
    });
    // A refusal has opened nothing.
    expect(await readersOf(registrations[0] as string)).toBe(0);
    expect((await atOnce(`from_index=0&to_index=1&at_most=${leavesAtOnce}`)).status).toBe(200);
  });

  it('is made in the background: told by notice, whole, every receipt valid, its report in volumes', async () => {
    const last = registrations.at(-1) as string;
    expect(await readersOf(last)).toBe(0);
    const id = await made(range(0, leaves - 1));
    // A look into the leaves like any other.
    expect(await readersOf(last)).toBe(1);
    expect(await look(auditor, id)).toMatchObject({
      state: 'ready',
      rows_total: leaves,
      rows_written: leaves,
      problem: null,
      file_name: expect.stringMatching(new RegExp(`^kanal-.+-evidence-0-${leaves - 1}\\.zip$`)),
    });
    const { type, disposition, files } = await fetched(id);
    expect(type).toBe('application/zip');
    expect(disposition).toContain(`evidence-0-${leaves - 1}.zip`);
    const policy = parsePolicy(String(files.get('policy.txt')));
    const receipts = [...files].filter(([name]) => name.startsWith('receipts/'));
    expect(receipts.map(([, content]) => parseProofFile(content).index)).toEqual([...Array(leaves).keys()]);
    for (const [name, content] of receipts) {
      expect(verifyReceipt(content, { policy, verify: verifyWithNode }).outcome, name).toBe('valid');
      expect(parseProofFile(content).checkpoint).toBe(String(files.get('checkpoint.txt')));
    }
    const reports = [...files].filter(([name]) => name.endsWith('.pdf'));
    expect(reports.map(([name]) => name)).toEqual([
      'report-01-ru.pdf',
      'report-01-en.pdf',
      'report-02-ru.pdf',
      'report-02-en.pdf',
    ]);
    for (const [, content] of reports) expect(String(content)).toMatch(/^%PDF-/);
    const { items } = (await call(app, auditor, 'GET /v1/notifications?unread=true')).body;
    const notice = items.find(({ type: kind }: { type: string }) => kind === 'export.ready');
    expect(notice.text.replaceAll('\u00a0', ' ')).toContain(`В архиве ${leaves} записи.`);
  });

  it('leaves in the trail what was asked and how much has left the house', async () => {
    await made(range(1, leaves - 1));
    const { rows } = await app.owner.query(
      "SELECT data FROM audit_events WHERE vendor_id = $1 AND operation = 'downloadEvidence' AND person_id = $2",
      [world.vendorId, auditor.personId],
    );
    const asked = expect.objectContaining({ rows: leaves - 1, input: range(1, leaves - 1) });
    expect(rows.map(({ data }) => data)).toContainEqual(asked);
  });

  it('is for whoever may read the log, and for the one who asked alone', async () => {
    for (const who of [world.manager, world.head, seller()])
      expect((await ask(who, range(0, 1))).body.errors).toMatchObject([{ path: 'operation' }]);
    const id = await made(range(0, leavesAtOnce));
    const other = await somebody(app, world.vendorId, null, 'auditor');
    for (const who of [other, world.head]) {
      expect((await call(app, who, `GET /v1/exports/${id}`)).status).toBe(404);
      expect((await call(app, who, `GET /v1/exports/${id}/file`)).status).toBe(404);
    }
    expect((await ask(auditor, { from_index: 3 })).body.errors).toMatchObject([
      { path: 'question.registration_id', code: 'field.registration_or_range' },
    ]);
  });

  it('has an end: more leaves than one archive holds are refused, in words', async () => {
    const first = 1_000_000;
    await app.owner.query(
      `INSERT INTO log_leaves (vendor_id, leaf_index, type, at, leaf)
       SELECT $1, n, 'rules.published', now(), '{}' FROM generate_series($2::int, $3::int) AS n`,
      [world.vendorId, first, first + mostLeavesInEvidence],
    );
    const query = range(first, first + mostLeavesInEvidence);
    expect((await atOnce(`from_index=${query.from_index}&to_index=${query.to_index}`)).body).toMatchObject({
      code: 'evidence.too_much',
      params: { most: mostLeavesInEvidence },
    });
    const failed = await look(auditor, await made(query));
    expect(failed).toMatchObject({ state: 'failed', file_name: null });
    expect(failed.problem.ru.replaceAll('\u00a0', ' ')).toContain('1 000 записей');
    await app.owner.query('DELETE FROM log_leaves WHERE vendor_id = $1 AND leaf_index >= $2', [world.vendorId, first]);
  });
});
