import { parseVerifierKey, policyOfLogs, toBase64, type Verdict, verifyReceipt } from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { tellVerdict } from '@kanal/receipt/tell';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installRules } from '../../../test/registration-support.ts';
import {
  type Answer,
  addPartner,
  addPerson,
  addVendor,
  call,
  startTestApp,
  type TestApp,
  type TestPerson,
} from '../../../test/support.ts';
import { makeInn } from '../../kernel/identifiers/generate.ts';

let app: TestApp;
let vendor: { vendorId: string; slug: string };
let manager: TestPerson;
let seller: TestPerson;
let rival: TestPerson;
let family: string;
let made = 0;

beforeAll(async () => {
  app = await startTestApp();
  vendor = await addVendor(app);
  await installRules(app, vendor.vendorId);
  manager = await addPerson(app, vendor.vendorId, null, ['channel_manager'], 'Алина Петрова');
  const head = await addPerson(app, vendor.vendorId, null, ['head_of_channel', 'product_expert']);
  seller = await addPerson(app, vendor.vendorId, await addPartner(app, vendor.vendorId, 'Вектор'), ['seller']);
  rival = await addPerson(app, vendor.vendorId, await addPartner(app, vendor.vendorId, 'Норд'), ['seller']);
  const body = { code: 'crm', name: { ru: 'CRM Про', en: 'CRM Pro' } };
  family = (await call(app, head, 'POST /v1/product-families', body)).body.id;
});
afterAll(() => app.close());

const ok = (answer: Answer): Answer => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};

async function registered(who = seller): Promise<string> {
  const claim = {
    customer_name: 'ООО «Ромашка»',
    customer_tax_id: makeInn(`receipts ${made++}`),
    products: [{ family_id: family }],
    amount_minor: 1_240_000_50,
    close_date: '2027-06-30',
    need: 'Единая база клиентов',
  };
  const { id } = ok(await call(app, who, 'POST /v1/registrations', claim)).body;
  ok(await call(app, who, `POST /v1/registrations/${id}/submit`, {}));
  return id;
}

async function approved(): Promise<string> {
  const id = await registered();
  ok(await call(app, manager, `POST /v1/registrations/${id}/take`, {}));
  ok(await call(app, manager, `POST /v1/registrations/${id}/approve`, {}));
  return id;
}

const receipts = async (id: string, who = seller) =>
  ok(await call(app, who, `GET /v1/registrations/${id}/receipts`)).body;
const file = async (url: string, who = seller) => ok(await call(app, who, `GET ${url}`)).body as string;

function verify(text: string, vkey: string): Verdict {
  return verifyReceipt(text, { policy: policyOfLogs(parseVerifierKey(vkey)), verify: verifyWithNode });
}

describe('receipts', () => {
  it('are there as soon as the event is, and are verified without Kanal', async () => {
    const id = await approved();
    const { vkey, items } = await receipts(id);
    expect(items.map((each: { type: string }) => each.type)).toEqual(['registered', 'taken', 'approved']);
    const texts = await Promise.all(items.map((each: { url: string }) => file(each.url)));
    for (const [at, text] of texts.entries()) {
      const verdict = verify(text, vkey);
      expect(verdict).toMatchObject({ outcome: 'valid', facts: { vendor: vendor.slug, index: items[at].index } });
    }
  });

  it('open every field of the claim to its partner', async () => {
    const { vkey, items } = await receipts(await registered());
    const verdict = verify(await file(items[0].url), vkey);
    if (verdict.outcome !== 'valid') throw new Error(JSON.stringify(verdict.reasons));
    const opened = Object.fromEntries(verdict.facts.opened.map(({ label, value }) => [label, value]));
    expect(opened).toMatchObject({
      customer: 'ООО «Ромашка»',
      amount: '1240000.50',
      currency: 'RUB',
      families: 'crm',
      partner: 'Вектор',
      by: 'Игорь Орлов',
    });
    expect(verdict.facts.closed).toEqual([]);
    for (const { key, term } of tellVerdict(verdict, { language: 'ru' }).opened)
      expect(term, `${key} has a name`).not.toBe(key);
    expect(verdict.facts.leaf).toMatchObject({ type: 'registered', actor: 'partner' });
  });

  it('name the leaf before them in the same registration', async () => {
    const { vkey, items } = await receipts(await approved());
    const leaves = await Promise.all(
      items.map(async (each: { url: string }) => {
        const verdict = verify(await file(each.url), vkey);
        return verdict.outcome === 'valid' ? verdict.facts.leaf : null;
      }),
    );
    expect(leaves.map((leaf) => leaf?.prev)).toEqual([undefined, items[0].index, items[1].index]);
    expect(new Set(leaves.map((leaf) => leaf?.thread)).size).toBe(1);
  });

  it('of one partner do not exist for another, nor for a registration that is not theirs', async () => {
    const id = await registered();
    const { items } = await receipts(id);
    expect((await call(app, rival, `GET /v1/registrations/${id}/receipts`)).status).toBe(404);
    expect((await call(app, rival, `GET ${items[0].url}`)).status).toBe(404);
    const own = await registered(rival);
    const crossed = `/v1/registrations/${own}/receipts/${items[0].index}`;
    expect((await call(app, rival, `GET ${crossed}`)).status).toBe(404);
  });

  it('are printed for people, for nobody else than the files', async () => {
    const { items } = await receipts(await registered());
    const printed = await call(app, seller, `GET ${items[0].url}/pdf`);
    expect(printed.status).toBe(200);
    expect(printed.headers['content-type']).toBe('application/pdf');
    expect(printed.headers['content-disposition']).toContain(`kanal-${items[0].index}.pdf`);
    expect(String(printed.body)).toMatch(/^%PDF-/);
    expect((await call(app, rival, `GET ${items[0].url}/pdf`)).status).toBe(404);
  });

  it('are not made of drafts', async () => {
    const { id } = ok(await call(app, seller, 'POST /v1/registrations', { customer_name: 'Черновик' })).body;
    ok(await call(app, seller, `POST /v1/registrations/${id}/withdraw`, {}));
    expect((await call(app, seller, `GET /v1/registrations/${id}/receipts`)).status).toBe(404);
  });
});

describe('the head of the log', () => {
  it('is what the newest receipt stands on, the same for both sides', async () => {
    const { vkey, items } = await receipts(await registered());
    const verdict = verify(await file(items[0].url), vkey);
    if (verdict.outcome !== 'valid') throw new Error(JSON.stringify(verdict.reasons));
    for (const who of [seller, manager]) {
      const { checkpoint } = ok(await call(app, who, 'GET /v1/log/head')).body;
      expect(checkpoint).toMatchObject({ size: verdict.facts.size, root: toBase64(verdict.facts.root) });
    }
  });
});

describe('what an administrator of the database may try', () => {
  /** Does harm behind the application's back, and tells what the receipt then says. */
  async function after(harm: (index: number) => Promise<unknown>): Promise<Verdict['outcome'] | number> {
    const id = await registered();
    const { vkey, items } = await receipts(id);
    await harm(items[0].index);
    const answer = await call(app, seller, `GET ${items[0].url}`);
    return answer.status === 200 ? verify(answer.body, vkey).outcome : answer.status;
  }
  const sql = (text: string, ...values: unknown[]) => app.owner.query(text, [vendor.vendorId, ...values]);

  it('an edited value no longer opens its commitment', async () => {
    const outcome = await after((index) =>
      sql(
        `UPDATE log_leaf_openings SET fields = replace(fields::text, 'Ромашка', 'Другая')::jsonb WHERE vendor_id = $1 AND leaf_index = $2`,
        index,
      ),
    );
    expect(outcome).toBe('invalid');
  });

  it('an edited leaf is no longer in the tree', async () => {
    const outcome = await after((index) =>
      sql(
        'UPDATE log_leaves SET leaf = replace(leaf, \'"actor":"partner"\', \'"actor":"vendor"\') WHERE vendor_id = $1 AND leaf_index = $2',
        index,
      ),
    );
    expect(outcome).toBe('invalid');
  });
});
