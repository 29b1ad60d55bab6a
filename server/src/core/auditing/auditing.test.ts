/** An auditor reads the log: any leaf with what opens it, the order of equal claims, evidence that verifies without Kanal. */
import { unzip } from '@cj-tech-master/excelts/archive';
import {
  judgeOpenings,
  leafHash,
  parseExtra,
  parsePolicy,
  parseProofFile,
  verifyInclusion,
  verifyReceipt,
} from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody, somebody } from '../../../test/deal-world.ts';
import { type Answer, addPerson, call, startTestApp, type TestApp, type TestPerson } from '../../../test/support.ts';
import { settleVendor } from '../../platform/vendor-cache.ts';

let app: TestApp;
let world: DealWorld;
let auditor: Somebody;
let slug: string;
let made = 0;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 3);
  auditor = await somebody(app, world.vendorId, null, 'auditor');
  const { rows } = await app.owner.query('SELECT slug FROM vendor_directory WHERE vendor_id = $1', [world.vendorId]);
  slug = rows[0].slug;
});
afterAll(() => app.close());

const seller = (at: number) => world.partners[at]?.seller as Somebody;
const ok = (answer: Answer): Answer => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};
const ask = async (request: string, who: TestPerson = auditor) => ok(await call(app, who, `GET ${request}`)).body;
const sql = (text: string, ...values: unknown[]) => app.owner.query(text, [world.vendorId, ...values]);

async function registered(at: number, customer = ++made + 500, who: TestPerson = seller(at)): Promise<string> {
  const { id } = ok(await call(app, who, 'POST /v1/registrations', claim(world, customer))).body;
  ok(await call(app, who, `POST /v1/registrations/${id}/submit`, {}));
  return id;
}

async function decided(id: string, ...steps: [string, object?][]): Promise<void> {
  // A claim in conflict is nobody's to take: it is decided as it stands.
  const { rows } = await sql('SELECT state FROM registrations WHERE vendor_id = $1 AND id = $2', id);
  const all = rows[0].state === 'submitted' ? [['take'] as [string], ...steps] : steps;
  for (const [step, body = {}] of all) ok(await call(app, world.manager, `POST /v1/registrations/${id}/${step}`, body));
}

const firstLeafOf = async (id: string): Promise<number> =>
  (await ask(`/v1/log/leaves?registration_id=${id}`)).items.at(-1).index;
const policy = async () => parsePolicy(ok(await call(app, null, `GET /log/${slug}/policy`)).body);

describe('the list of leaves', () => {
  it('is of all partners, newest first, page by page, and names what each leaf opens', async () => {
    for (const at of [0, 1, 2]) await decided(await registered(at));
    const first = await ask('/v1/log/leaves?limit=4');
    const rest = await ask(`/v1/log/leaves?limit=100&cursor=${first.nextCursor}`);
    const indexes = [...first.items, ...rest.items].map(({ index }: { index: number }) => index);
    expect(indexes).toEqual(indexes.map((_: number, at: number) => indexes.length - 1 - at));
    const leaf = rest.items.at(-1);
    expect(leaf).toMatchObject({ index: 0, type: 'registered', actor: 'partner', partner: { name: 'Партнёр 0' } });
    expect(leaf.registration).toMatchObject({
      number: 1,
      customer: expect.stringContaining('ООО'),
      never_opened: true,
    });
  });

  it('is narrowed by kind, partner, registration, days and numbers', async () => {
    const types = async (query: string) =>
      new Set((await ask(`/v1/log/leaves?${query}`)).items.map(({ type }: { type: string }) => type));
    expect(await types('type=taken')).toEqual(new Set(['taken']));
    const partner = world.partners[1]?.id;
    const of = (await ask(`/v1/log/leaves?partner_id=${partner}`)).items;
    expect(new Set(of.map(({ partner: { id } }: { partner: { id: string } }) => id))).toEqual(new Set([partner]));
    const range = (await ask('/v1/log/leaves?from_index=1&to_index=3')).items;
    expect(range.map(({ index }: { index: number }) => index)).toEqual([3, 2, 1]);
    expect((await ask('/v1/log/leaves?from=2026-11-23&to=2026-11-23')).items.length).toBeGreaterThan(0);
    expect((await ask('/v1/log/leaves?from=2026-11-24')).items).toEqual([]);
    expect((await ask('/v1/log/leaves?to=2026-11-22')).items).toEqual([]);
    expect((await call(app, auditor, 'GET /v1/log/leaves?cursor=WyJ4Il0')).status).toBe(422);
  });

  it('finds the registrations that nobody of their partner had a receipt of', async () => {
    const id = await registered(0);
    const never = async () =>
      (await ask('/v1/log/leaves?never_opened=true')).items.map(
        ({ registration }: { registration: { id: string } }) => registration.id,
      );
    expect(await never()).toContain(id);
    const { items } = await ask(`/v1/registrations/${id}/receipts`, seller(0));
    await ask(items[0].url, seller(0));
    expect(await never()).not.toContain(id);
    const opened = await ask(`/v1/log/leaves/${await firstLeafOf(id)}`);
    expect(opened.handover).toMatchObject({ index: items[0].index, way: 'api' });
  });

  it('is for auditors and compliance, not for those whose decisions it checks, nor for partners', async () => {
    const compliance = await somebody(app, world.vendorId, null, 'compliance');
    for (const path of ['/v1/log/leaves', '/v1/log/leaves/0', '/v1/log/claim-order']) {
      expect((await call(app, compliance, `GET ${path}`)).status, path).toBe(200);
      for (const who of [world.manager, world.head, seller(0)])
        expect((await call(app, who, `GET ${path}`)).status, path).toBe(403);
    }
  });
});

describe('one leaf', () => {
  it('comes as its receipt with every opening, each of which opens its commitment', async () => {
    const id = await registered(0);
    const leaf = await ask(`/v1/log/leaves/${await firstLeafOf(id)}`);
    const verdict = verifyReceipt(leaf.receipt, { policy: await policy(), verify: verifyWithNode });
    expect(verdict).toMatchObject({ outcome: 'valid', facts: { index: leaf.index, closed: [] } });
    const judged = judgeOpenings(slug, parseExtra(parseProofFile(leaf.receipt).extra as Uint8Array));
    expect(judged.length).toBeGreaterThan(15);
    expect(new Set(judged.map(({ state }) => state))).toEqual(new Set(['opens']));
    expect(leaf.thread).toMatchObject([{ index: leaf.index, type: 'registered' }]);
  });

  it('tells an erased field from one that is lost, and a changed value from both', async () => {
    const name = 'Аделаида Неповторимая';
    const person = await addPerson(app, world.vendorId, world.partners[0]?.id as string, ['seller'], name);
    const id = await registered(0, ++made + 500, person);
    const index = await firstLeafOf(id);
    const compliance = await somebody(app, world.vendorId, null, 'compliance');
    const reason = 'Обращение от 20 ноября';
    ok(await call(app, compliance, 'POST /v1/log/erasures', { value: name, reason }));
    const erasure = (await ask('/v1/log/leaves?type=erased')).items[0];
    const leaf = await ask(`/v1/log/leaves/${index}`);
    expect(leaf.erased).toContainEqual({ label: 'by', index: erasure.index, reason });
    const states = (receipt: string) =>
      Object.fromEntries(
        judgeOpenings(slug, parseExtra(parseProofFile(receipt).extra as Uint8Array)).map(({ label, state }) => [
          label,
          state,
        ]),
      );
    expect(states(leaf.receipt)).toMatchObject({ by: 'closed', responsible: 'closed', customer: 'opens' });
    expect((await ask(`/v1/log/leaves/${erasure.index}`)).registration).toBeNull();
  });

  it('that is no leaf any more is said to be none, and hides no other', async () => {
    const index = await firstLeafOf(await registered(0));
    const { rows } = await sql('SELECT leaf FROM log_leaves WHERE vendor_id = $1 AND leaf_index = $2', index);
    await sql("UPDATE log_leaves SET leaf = 'spoilt' WHERE vendor_id = $1 AND leaf_index = $2", index);
    expect(await ask(`/v1/log/leaves/${index}`)).toMatchObject({ index, receipt: null });
    expect((await ask('/v1/log/leaves')).items.length).toBeGreaterThan(1);
    await ask('/v1/log/claim-order');
    await sql('UPDATE log_leaves SET leaf = $3 WHERE vendor_id = $1 AND leaf_index = $2', index, rows[0].leaf);
  });

  it('is not looked into unseen: the partner reads who did, and the audit trail says what', async () => {
    const id = await registered(1);
    const readers = async () => (await ask(`/v1/registrations/${id}/readers`, seller(1))).items;
    const index = await firstLeafOf(id);
    expect(await readers()).toEqual([]);
    await ask(`/v1/log/leaves/${index}`);
    expect(await readers()).toHaveLength(1);
    const trail = "SELECT data FROM audit_events WHERE vendor_id = $1 AND operation = 'openLeaf'";
    expect((await sql(trail)).rows.map(({ data }) => data)).toContainEqual({ input: { index } });
  });

  it('of another vendor, or that is not written yet, is not there', async () => {
    expect((await call(app, auditor, 'GET /v1/log/leaves/99999')).status).toBe(404);
  });
});

describe('the order of equal claims', () => {
  // What was judged is remembered for some seconds, which a test has not.
  beforeEach(() => settleVendor(world.vendorId));

  const groupOf = async (id: string) => {
    settleVendor(world.vendorId);
    const { items } = await ask('/v1/log/claim-order?limit=100');
    return items.find(({ claims }: { claims: { registration_id: string }[] }) =>
      claims.some(({ registration_id }) => registration_id === id),
    );
  };

  it('is kept when the first is approved, and says who stood where', async () => {
    const [first, second] = [await registered(0, 1_001), await registered(1, 1_001)];
    await decided(first, ['approve', { decision_rule: 'first_complete_submission' }]);
    await decided(second, ['reject', { reason_code: 'scope_not_free', note: 'Предмет защиты не свободен.' }]);
    const group = await groupOf(first);
    expect(group.verdict).toBe('kept');
    expect(group.claims.map(({ registration_id }: { registration_id: string }) => registration_id)).toEqual([
      first,
      second,
    ]);
    expect(group.claims[0]).toMatchObject({
      partner: { name: 'Партнёр 0' },
      granted: { rule: 'first_complete_submission' },
      ended: null,
    });
    expect(group.claims[1]).toMatchObject({ granted: null, ended: { type: 'rejected' } });
  });

  it('is passed over when a later claim is approved while an earlier one waits; a rule may explain it', async () => {
    const [first, second] = [await registered(0, 1_002), await registered(1, 1_002)];
    await decided(second, ['approve', { decision_rule: 'customer_choice' }]);
    expect((await groupOf(first)).verdict).toBe('explained');
    const [third, fourth] = [await registered(2, 1_003), await registered(1, 1_003)];
    // The product refuses that; whoever changes a place in the database does not change it in the log.
    await app.owner.query("UPDATE registrations SET submitted_at = submitted_at + interval '1 day' WHERE id = $1", [
      third,
    ]);
    await decided(fourth, ['approve', { decision_rule: 'first_complete_submission' }]);
    expect((await groupOf(third)).verdict).toBe('passed_over');
  });

  it('puts the gravest first, page by page, and counts all', async () => {
    const one = await registered(0, 1_004);
    await registered(1, 1_004);
    expect((await groupOf(one)).verdict).toBe('undecided');
    const all = await ask('/v1/log/claim-order?limit=100');
    const order = ['passed_over', 'doubled', 'explained', 'refused_first', 'undecided', 'kept'];
    const ranks = all.items.map(({ verdict }: { verdict: string }) => order.indexOf(verdict));
    expect(ranks).toEqual(ranks.toSorted((a: number, b: number) => a - b));
    const pages: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await ask(`/v1/log/claim-order?limit=1${cursor}`);
      pages.push(...page.items.map(({ tag }: { tag: string }) => tag));
      if (!page.nextCursor) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(pages).toEqual(all.items.map(({ tag }: { tag: string }) => tag));
    expect(Object.values(all.counts as Record<string, number>).reduce((sum, each) => sum + each, 0)).toBe(pages.length);
    expect((await ask('/v1/log/claim-order?from=2026-11-24')).items).toEqual([]);
    expect((await ask('/v1/log/claim-order?verdict=undecided')).items).toHaveLength(1);
  });
});

describe('evidence', () => {
  /** A field that an earlier test has had erased, and the leaf that says so. */
  async function anErasedField(): Promise<{ label: string; at: number; erasure: number }> {
    const erasure = (await ask('/v1/log/leaves?type=erased')).items[0].index;
    const { receipt } = await ask(`/v1/log/leaves/${erasure}`);
    const { fields } = parseExtra(parseProofFile(receipt).extra!).openings;
    const [at, label] = String(([fields?.value].flat() as string[])[0]).split(' ');
    return { label: label as string, at: Number(at), erasure };
  }

  async function filesOf(request: string): Promise<Map<string, Buffer>> {
    const response = await app.kanal.http.inject({
      url: request,
      headers: { authorization: auditor.authorization, 'accept-language': 'ru' },
    });
    expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
    expect(response.headers['content-type']).toBe('application/zip');
    const files = new Map<string, Buffer>();
    for await (const entry of unzip(new Uint8Array(response.rawPayload)).entries())
      files.set(entry.path, Buffer.from(await entry.bytes()));
    return files;
  }

  it('about a registration holds every leaf of it under one checkpoint, each valid by itself', async () => {
    const id = await registered(0);
    await decided(id, ['approve', {}]);
    const files = await filesOf(`/v1/log/evidence?registration_id=${id}`);
    const receipts = [...files].filter(([name]) => name.startsWith('receipts/'));
    expect(receipts).toHaveLength(3);
    const trusted = parsePolicy(String(files.get('policy.txt')));
    for (const [name, content] of receipts) {
      const verdict = verifyReceipt(content, { policy: trusted, verify: verifyWithNode });
      expect(verdict.outcome, name).toBe('valid');
      expect(parseProofFile(content).checkpoint).toBe(String(files.get('checkpoint.txt')));
      const { index, proof } = parseProofFile(content);
      if (verdict.outcome !== 'valid') continue;
      // The leaf's own bytes, for whoever writes a verifier anew.
      const hash = leafHash(new Uint8Array(files.get(`leaves/${index}.json`) as Buffer));
      expect(verifyInclusion(hash, index, verdict.facts.size, proof, verdict.facts.root)).toBe(true);
    }
    for (const name of ['report-ru.pdf', 'report-en.pdf']) expect(String(files.get(name))).toMatch(/^%PDF-/);
    expect(String(files.get('README.txt'))).toContain('kanal verify');
    expect((await ask(`/v1/registrations/${id}/readers`, seller(0))).items).toHaveLength(1);
  });

  it('about a range takes the erasures along that its closed fields need', async () => {
    const { label, at, erasure } = await anErasedField();
    const files = await filesOf(`/v1/log/evidence?from_index=${at}&to_index=${at}`);
    expect([...files.keys()].filter((name) => name.startsWith('receipts/')).toSorted()).toEqual(
      [at, erasure].map((index) => `receipts/kanal-${index}.tlog-proof`).toSorted(),
    );
    const named = parseExtra(parseProofFile(files.get(`receipts/kanal-${erasure}.tlog-proof`) as Buffer).extra!);
    expect(named.openings.fields?.value).toContain(`${at} ${label}`);
  });

  it('has a measure, needs something to prove, and is for nobody without the right', async () => {
    const evidence = (query: string, who: TestPerson = auditor) => call(app, who, `GET /v1/log/evidence?${query}`);
    expect((await evidence('from_index=70000&to_index=70001')).body.code).toBe('evidence.nothing');
    expect((await evidence('from_index=3')).body.errors).toMatchObject([{ code: 'field.registration_or_range' }]);
    expect((await evidence('from_index=0&to_index=0', world.manager)).status).toBe(403);
    expect((await evidence('from_index=0&to_index=0', seller(0))).status).toBe(403);
  });
});
