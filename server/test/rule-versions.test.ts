import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registrationDefaults } from '../src/core/rules/contract/registration-rules.ts';
import { forgetRules, installFirstRules, rulesById, rulesInForce } from '../src/core/rules/index.ts';
import { openPool } from '../src/platform/db/pool.ts';
import { type Tx, tenantTransaction } from '../src/platform/db/tenancy.ts';
import { addPartner, addPerson, addVendor, call, startTestApp, type TestApp, type TestPerson } from './support.ts';

let app: TestApp;
let pool: ReturnType<typeof openPool>;
let vendorId: string;
let partnerId: string;
let head: TestPerson;
let manager: TestPerson;
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
  head = await addPerson(app, vendorId, null, ['head_of_channel'], 'Анна Лебедева');
  manager = await addPerson(app, vendorId, null, ['channel_manager']);
  seller = await addPerson(app, vendorId, partnerId, ['seller']);
  stranger = await addPerson(app, other.vendorId, null, ['head_of_channel']);
  await within((tx) => installFirstRules(tx, vendorId, app.clock.now()));
  app.clock.advance(60_000);
});
afterAll(async () => {
  await pool.close();
  await app.close();
});

const inForce = async () => (await call(app, seller, 'GET /v1/rule-sets/registration/in-force')).body;

describe('rule versions', () => {
  let draft: { id: string; document: Record<string, unknown> };

  it('a vendor begins with version 1, which partners read', async () => {
    expect(await inForce()).toMatchObject({ version: 1, in_force: true, can: { update: false, publish: false } });
    const sets = await call(app, manager, 'GET /v1/rule-sets');
    const fields = sets.body.items[0].fields;
    expect(fields[0]).toMatchObject({ path: 'decision_business_days', minimum: 1, maximum: 20 });
    expect(fields[0].label).toEqual({ ru: 'Срок решения', en: 'Time to decide' });
    expect(fields.find((each: { path: string }) => each.path === 'priority_rules').options).toHaveLength(7);
  });

  it('a draft is a copy, one at a time, unseen by partners and strangers', async () => {
    const first = await call(app, manager, 'POST /v1/rule-sets/registration/drafts', { note: 'Быстрее решаем' });
    expect(first.body).toMatchObject({
      version: 2,
      state: 'draft',
      can: { update: true, submit: true, publish: false },
    });
    draft = first.body;
    const second = await call(app, manager, 'POST /v1/rule-sets/registration/drafts', {});
    expect(second.body.code).toBe('rules.draft_exists');
    for (const person of [seller, stranger]) {
      expect((await call(app, person, `GET /v1/rule-versions/${draft.id}`)).status).toBe(404);
    }
    expect((await call(app, seller, 'POST /v1/rule-sets/registration/drafts', {})).status).toBe(403);
    expect((await call(app, seller, 'GET /v1/rule-sets/registration/versions')).body.items).toHaveLength(1);
    expect((await call(app, stranger, 'GET /v1/rule-sets/registration/in-force')).status).toBe(404);
  });

  it('two drafts begun at once leave one', async () => {
    expect((await call(app, manager, `POST /v1/rule-versions/${draft.id}/discard`)).body.state).toBe('discarded');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => call(app, manager, 'POST /v1/rule-sets/registration/drafts', {})),
    );
    expect(answers.map((each) => each.status).sort()).toEqual([200, 409, 409, 409, 409]);
    draft = answers.find((each) => each.status === 200)?.body;
  });

  it('bad values are named all at once and change nothing', async () => {
    const bad = { ...draft.document, decision_business_days: 0, protection_days: '90', colour: 1 };
    const answer = await call(app, manager, `PATCH /v1/rule-versions/${draft.id}`, { document: bad });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((each: { path: string }) => each.path).sort()).toEqual([
      'document.colour',
      'document.decision_business_days',
      'document.protection_days',
    ]);
    const law = { ...draft.document, priority_rules: ['customer_choice', 'arbitration'] };
    const crossed = await call(app, manager, `PATCH /v1/rule-versions/${draft.id}`, { document: law });
    expect(crossed.body.errors[0].detail).toBe('Закон и правила закупок всегда идут первыми');
    expect((await call(app, manager, `GET /v1/rule-versions/${draft.id}`)).body.document).toEqual(draft.document);
  });

  it('goes from draft through review into force, and never changes after', async () => {
    const at = `/v1/rule-versions/${draft.id}`;
    const document = { ...draft.document, decision_business_days: 3, large_amount_minor: 5_000_000_00 };
    expect((await call(app, manager, `PATCH ${at}`, { document })).status).toBe(200);
    expect((await call(app, head, `POST ${at}/publish`)).body.code).toBe('rules.wrong_state');
    expect((await call(app, manager, `POST ${at}/submit`)).body.state).toBe('in_review');
    expect((await call(app, manager, `PATCH ${at}`, { note: 'ещё' })).body.code).toBe('rules.wrong_state');
    expect((await call(app, manager, `POST ${at}/publish`)).status).toBe(403);
    const past = await call(app, head, `POST ${at}/publish`, { effective_from: '2026-11-23T09:00:00Z' });
    expect(past.body.code).toBe('rules.date_past');

    const cited = await within((tx) => rulesInForce(tx, vendorId, 'registration', app.clock.now()));
    const published = await call(app, head, `POST ${at}/publish`);
    expect(published.body).toMatchObject({
      state: 'published',
      in_force: true,
      published_by: { name: 'Анна Лебедева' },
    });
    expect(await inForce()).toMatchObject({ version: 3, published_by: null });
    const now = await within((tx) => rulesInForce(tx, vendorId, 'registration', app.clock.now()), partnerId);
    expect(now).toMatchObject({ version: 3, document: { decision_business_days: 3 } });
    const old = await within((tx) => rulesById(tx, vendorId, 'registration', cited.id));
    expect(old).toMatchObject({ version: 1, document: { decision_business_days: 2 } });

    for (const step of ['discard', 'return', 'submit']) {
      expect((await call(app, head, `POST ${at}/${step}`)).body.code).toBe('rules.wrong_state');
    }
  });

  it('amounts are in the vendor’s currency, on the page and for deadlines alike', async () => {
    const administrator = await addPerson(app, vendorId, null, ['administrator']);
    const forDeadlines = () => within((tx) => rulesInForce(tx, vendorId, 'registration', app.clock.now()), partnerId);
    for (const currency of ['KZT', 'RUB']) {
      expect((await call(app, administrator, 'PATCH /v1/settings', { currency })).status).toBe(200);
      expect(await inForce()).toMatchObject({ currency });
      expect(await forDeadlines()).toMatchObject({ currency });
    }
  });

  it('a later date waits, and the difference is told in words', async () => {
    const { id, document } = (await call(app, manager, 'POST /v1/rule-sets/registration/drafts', {})).body;
    await call(app, manager, `PATCH /v1/rule-versions/${id}`, { document: { ...document, protection_days: 120 } });
    await call(app, manager, `POST /v1/rule-versions/${id}/submit`);
    const from = new Date(app.clock.now().getTime() + 86_400_000).toISOString();
    const published = await call(app, head, `POST /v1/rule-versions/${id}/publish`, { effective_from: from });
    expect(published.body).toMatchObject({ in_force: false, effective_from: from });
    expect((await inForce()).version).toBe(3);
    const then = await call(app, seller, `GET /v1/rule-sets/registration/in-force?at=${from}`);
    expect(then.body.version).toBe(4);

    const first = (await call(app, head, 'GET /v1/rule-sets/registration/versions')).body.items.at(-1);
    const difference = await call(app, seller, `GET /v1/rule-versions/${id}/compare?with=${first.id}`);
    expect(difference.body.differences.map((each: { words: { ru: string } }) => each.words.ru)).toEqual([
      'Срок решения: было 2 рабочих дня, стало 3 рабочих дня.',
      'Крупная сделка — от суммы: было 10\u00A0000\u00A0000\u00A0₽, стало 5\u00A0000\u00A0000\u00A0₽.',
      'Срок защиты: было 90 дней, стало 120 дней.',
    ]);
    expect((await call(app, stranger, `GET /v1/rule-versions/${id}/compare?with=${first.id}`)).status).toBe(404);
  });

  it('lists page by page, the newest first', async () => {
    const first = await call(app, head, 'GET /v1/rule-sets/registration/versions?limit=2');
    const rest = await call(
      app,
      head,
      `GET /v1/rule-sets/registration/versions?limit=9&cursor=${first.body.nextCursor}`,
    );
    const versions = [...first.body.items, ...rest.body.items].map((each: { version: number }) => each.version);
    expect(versions).toEqual([4, 3, 2, 1]);
    expect((await call(app, head, 'GET /v1/rule-sets/registration/versions?cursor=x')).status).toBe(422);
    expect((await call(app, head, 'GET /v1/rule-sets/prices/versions')).status).toBe(422);
  });
});

describe('a rule that came with a later release', () => {
  it('is at its default where a published document does not name it, whose hash in the log stays that of its text', async () => {
    const without = `UPDATE rule_versions SET document = document - 'tender_freeze_days' WHERE vendor_id = $1`;
    await app.owner.query(without, [vendorId]);
    forgetRules(vendorId);
    const now = app.clock.now();
    const rules = await within((tx) => rulesInForce(tx, vendorId, 'registration', now));
    expect(rules.document.tender_freeze_days).toBe(registrationDefaults.tender_freeze_days);
    expect(rules.published).not.toHaveProperty('tender_freeze_days');
  });
});
