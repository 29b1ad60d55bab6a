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
import {
  addVerdict,
  type Claim,
  findCandidates,
  findOrCreateCustomer,
  foldPostings,
  loadCustomers,
  reasonInWords,
} from './index.ts';
import { askedKeys } from './rules/keys.ts';
import { matchName } from './rules/names.ts';
import { readPostings } from './store/postings.ts';

// Valid check sums, of nobody in particular.
const innA = '7707083893';
const innB = '7728168971';
const innC = '5008009854';

let app: TestApp;
let pool: ReturnType<typeof openPool>;
let vendorId: string;
let manager: TestPerson;
let seller: TestPerson;
let stranger: TestPerson;

const within = <T>(work: (tx: Tx) => Promise<T>) => tenantTransaction(pool.db, { vendorId, partnerId: 'all' }, work);
const claimed = (claim: Partial<Claim> & { name: string }): Claim => ({
  country: 'RU',
  tax_id: null,
  kpp: null,
  domain: null,
  ...claim,
});
const candidates = (claim: Partial<Claim> & { name: string }) =>
  within((tx) => findCandidates(tx, vendorId, claimed(claim), 20, app.clock.now()));
const create = async (body: Record<string, unknown>) => (await call(app, manager, 'POST /v1/customers', body)).body;
const found = (claim: Partial<Claim> & { name: string }) =>
  within((tx) => findOrCreateCustomer(tx, vendorId, { ...claimed(claim), now: app.clock.now() }));

beforeAll(async () => {
  app = await startTestApp();
  pool = openPool({ url: app.appUrl, max: 12, onError: () => undefined });
  ({ vendorId } = await addVendor(app));
  const other = await addVendor(app, 'Другой');
  manager = await addPerson(app, vendorId, null, ['channel_manager']);
  seller = await addPerson(app, vendorId, await addPartner(app, vendorId, 'Вектор'), ['seller', 'owner']);
  stranger = await addPerson(app, other.vendorId, null, ['channel_manager']);
});
afterAll(async () => {
  await pool.close();
  await app.close();
});

describe('customers', () => {
  let group: { id: string };
  let romashka: { id: string };

  it('are saved with checked keys, found by name in either script, tax id and domain', async () => {
    group = (await call(app, manager, 'POST /v1/customer-groups', { name: 'Цветы' })).body;
    romashka = await create({
      name: 'ООО «Ромашка»',
      tax_id: '7707 083 893',
      web_domain: 'https://www.romashka.ru/about',
      group_id: group.id,
      aliases: ['Ромашка-Сервис'],
    });
    expect(romashka).toMatchObject({
      tax_id: innA,
      web_domain: 'romashka.ru',
      legal_form: 'ООО',
      group: { name: 'Цветы' },
      aliases: [{ name: 'Ромашка-Сервис', source: 'manual' }],
      can: { update: true },
    });
    for (const q of ['ромаш', 'Romashka', '77070', 'romashka.ru']) {
      const list = await call(app, manager, `GET /v1/customers?q=${encodeURIComponent(q)}`);
      expect(
        list.body.items.map((each: { id: string }) => each.id),
        q,
      ).toEqual([romashka.id]);
    }
    expect((await call(app, manager, `GET /v1/customers?group_id=${group.id}&country=KZ`)).body.items).toEqual([]);
  });

  it('keep the general phone in one form and find each other by it, though they have different ids', async () => {
    const first = await create({ name: 'Гладиолус', phone: '8 (4822) 11-22-33' });
    expect(first.phone).toBe('+74822112233');
    const [other] = await candidates({ name: 'Никакого сходства', phone: '+7 4822 112233' });
    expect(other).toMatchObject({ customer: { id: first.id }, relation: 'same', strength: 'strong' });
    expect(other?.reasons).toContainEqual({ code: 'same_phone', params: { phone: '+74822112233' } });
    await create({ id: first.id, name: 'Гладиолус', tax_id: innC, phone: '+74822112233' });
    const [apart] = await candidates({ name: 'Никакого сходства', tax_id: innB, phone: '84822112233' });
    expect(apart).toMatchObject({ customer: { id: first.id }, relation: 'group', strength: 'strong' });
    expect(await candidates({ name: 'Никакого сходства', phone: '112233' })).toEqual([]);
    await create({ id: first.id, name: 'Гладиолус' });
    expect(await candidates({ name: 'Никакого сходства', phone: '84822112233' })).toEqual([]);
  });

  it('name every bad key at once, and the customer that has the tax id', async () => {
    const bad = { name: '«»', tax_id: '7707083894', kpp: '12', ogrn: '1', web_domain: 'mail.ru', phone: '1' };
    const answer = await call(app, manager, 'POST /v1/customers', bad);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((each: { path: string }) => each.path).sort()).toEqual([
      'kpp',
      'name',
      'ogrn',
      'phone',
      'tax_id',
      'web_domain',
    ]);
    expect(answer.body.errors[0].detail).toBe('В ИНН опечатка: контрольная цифра не сходится');
    const taken = await call(app, manager, 'POST /v1/customers', { name: 'Другая', tax_id: innA });
    expect(taken.body).toMatchObject({ code: 'customer.tax_id_taken', params: { id: romashka.id } });
    expect(taken.body.title).toBe('Этот ИНН уже у заказчика ООО «Ромашка»');
    const lost = await call(app, manager, 'POST /v1/customers', { name: 'Другая', group_id: romashka.id });
    expect(lost.body.code).toBe('customer_group.not_found');
  });

  it('are closed to partners and to other vendors', async () => {
    for (const path of ['/v1/customers', `/v1/customers/${romashka.id}`, '/v1/customer-groups'])
      expect((await call(app, seller, `GET ${path}`)).status).toBe(403);
    expect((await call(app, seller, 'POST /v1/customers', { name: 'А' })).status).toBe(403);
    expect((await call(app, stranger, `GET /v1/customers/${romashka.id}`)).status).toBe(404);
    expect((await call(app, stranger, 'POST /v1/customers', { id: romashka.id, name: 'А' })).status).toBe(404);
    expect((await call(app, stranger, `POST /v1/customers/${romashka.id}/group`, { group_id: null })).status).toBe(404);
    expect((await call(app, stranger, 'POST /v1/customer-groups', { id: group.id, name: 'А' })).status).toBe(404);
    expect((await call(app, stranger, 'GET /v1/customers')).body.items).toEqual([]);
  });

  it('change name and keys, and the index follows', async () => {
    const { id } = await create({ name: 'АО «Лютик»' });
    await create({ id, name: 'АО «Василёк»', web_domain: 'vasilek.ru' });
    expect(await candidates({ name: 'Лютик' })).toEqual([]);
    expect((await candidates({ name: 'Vasilek' }))[0]?.customer.id).toBe(id);
    const moved = await call(app, manager, `POST /v1/customers/${id}/group`, { group_id: group.id });
    expect(moved.body.group.id).toBe(group.id);
    const taken = await call(app, manager, 'POST /v1/customer-groups', { name: 'Цветы' });
    expect(taken.body.code).toBe('customer_group.name_taken');
  });
});

describe('candidates', () => {
  it('come with a relation, a strength and reasons that a person reads', async () => {
    const exact = await candidates({ name: 'Совсем другое имя', tax_id: innA });
    expect(exact[0]).toMatchObject({ relation: 'same', strength: 'exact', confidence: 1 });
    expect(exact[0]?.reasons.map((each) => reasonInWords(each).ru)[0]).toBe('тот же ИНН 7707\u00A0083\u00A0893');
    const byName = (await candidates({ name: 'Romashka LLC' }))[0];
    expect(byName).toMatchObject({ relation: 'same', strength: 'strong' });
    expect(byName?.reasons.map((each) => each.code)).toEqual(['same_name', 'other_legal_form']);
    const byDomain = (await candidates({ name: 'Цветочный рай', domain: 'info@romashka.ru' }))[0];
    expect(byDomain).toMatchObject({ relation: 'same', strength: 'strong' });
    expect(byDomain?.reasons.map((each) => reasonInWords(each).en)).toEqual(['same domain romashka.ru']);
    const typed = (await candidates({ name: 'ООО Рамашка' }))[0];
    expect(typed).toMatchObject({ relation: 'same', strength: 'weak' });
    expect(typed?.reasons.map((each) => reasonInWords(each).ru)).toEqual([
      'похожие названия: ООО Рамашка и ООО «Ромашка»',
      'написано по-разному: рамашка = ромашка',
    ]);
    const longer = (await candidates({ name: 'Romashka Garden' })).find(
      (each) => each.customer.id === byName?.customer.id,
    );
    expect(longer?.reasons.map((each) => reasonInWords(each).en)).toContain('only in one of the names: garden');
    expect((await candidates({ name: 'Ромашка Сервис' }))[0]).toMatchObject({ strength: 'strong' });
  });

  it('with another valid tax id are never the same', async () => {
    const other = await candidates({ name: 'ООО «Ромашка»', tax_id: innB, domain: 'romashka.ru' });
    expect(other[0]).toMatchObject({ relation: 'group', strength: 'strong' });
    const named = await candidates({ name: 'ООО «Ромашка»', tax_id: innB });
    expect(named[0]).toMatchObject({ relation: 'different', strength: 'weak' });
    // A wrong check sum is a typing error and says nothing.
    expect((await candidates({ name: 'ООО «Ромашка»', tax_id: '7707083890' }))[0]).toMatchObject({ relation: 'same' });
  });

  it('of the same group say so', async () => {
    const groups = await call(app, manager, 'GET /v1/customer-groups');
    const { id } = groups.body.items[0];
    await create({ name: 'ЗАО «Тюльпан»', tax_id: innB, group_id: id });
    const weak = (await candidates({ name: 'Тюльпан', tax_id: innB })).find((each) => each.relation === 'group');
    expect(weak).toMatchObject({ strength: 'weak' });
    expect(weak?.reasons.map((each) => reasonInWords(each).ru)).toContain('одна группа компаний: Цветы');
    await call(app, manager, 'POST /v1/customer-groups', { id, name: 'Цветы', purchases_centrally: true });
    const strong = (await candidates({ name: 'Тюльпан', tax_id: innB })).find((each) => each.relation === 'group');
    expect(strong).toMatchObject({ strength: 'strong' });
  });

  it('remember what a person has answered', async () => {
    const own = await found({ name: 'Кактус Плюс' });
    const known = await create({ name: 'ООО «Кактус»', tax_id: innC });
    const asked = () => candidates({ name: 'Кактус Плюс', customer_id: own.id });
    expect((await asked()).map((each) => each.customer.id)).toEqual([known.id]);
    const answer = (verdict: 'same' | 'different', right = known.id) =>
      within((tx) =>
        addVerdict(tx, vendorId, {
          left: own.id,
          right,
          verdict,
          name: 'Кактус Плюс',
          judgedBy: manager.personId,
          now: app.clock.now(),
        }),
      );
    await answer('different');
    expect(await asked()).toEqual([]);
    await answer('same');
    expect((await asked())[0]).toMatchObject({ relation: 'same', strength: 'exact', verdict: 'same' });
    expect(await found({ name: 'КАКТУС-плюс, ООО' })).toMatchObject({ created: false });
    // The same record can not be the same as two with different tax ids, even by way of a third.
    const tulip = await found({ name: 'Тюльпан', tax_id: innB });
    await expect(answer('same', tulip.id)).rejects.toThrow('candidate.contradicts_identifiers');
  });

  it('are found through recent rows and through lists alike, and by profiles made anew', async () => {
    const { id } = await create({ name: 'Завод «Примула»' });
    const seen = async () => (await candidates({ name: 'Primula Plant' })).map((each) => each.customer.id);
    expect(await seen()).toEqual([id]);
    const folded = await within((tx) => foldPostings(tx, vendorId, 100_000));
    expect(folded).toBeGreaterThan(10);
    expect(await within((tx) => foldPostings(tx, vendorId, 100_000))).toBe(0);
    expect(await seen()).toEqual([id]);
    const profiles = 'UPDATE customer_profiles SET version = 0, number = 0 WHERE vendor_id = $1';
    await app.owner.query('ALTER TABLE customer_profiles NO FORCE ROW LEVEL SECURITY');
    await app.owner.query(profiles, [vendorId]);
    await app.owner.query('ALTER TABLE customer_profiles FORCE ROW LEVEL SECURITY');
    expect(await seen()).toEqual([]);
    await app.kanal.runJobs(['customers.index']);
    expect(await seen()).toEqual([id]);
    await app.owner.query('ALTER TABLE customer_profiles NO FORCE ROW LEVEL SECURITY');
    await app.owner.query('DELETE FROM customer_profiles WHERE vendor_id = $1 AND customer_id = $2', [vendorId, id]);
    await app.owner.query('ALTER TABLE customer_profiles FORCE ROW LEVEL SECURITY');
    // As a customer of the release before this one would be.
    await app.kanal.runJobs(['customers.index']);
    expect(await seen()).toEqual([id]);
  });

  it('a key of too many is given up, and others still find', async () => {
    const names = Array.from({ length: 520 }, (_, at) => ({
      ...claimed({ name: `Общее слово ${'абвгдежзик'[at % 10]}${at}ц` }),
    }));
    await within((tx) => loadCustomers(tx, vendorId, names, app.clock.now()));
    // Two at once share the work.
    const fold = () => within((tx) => foldPostings(tx, vendorId, 1_000));
    while ((await Promise.all([fold(), fold()])).some((folded) => folded > 0));
    const usual = askedKeys(matchName('Общее слово', 'RU'), null).filter(({ kind }) => kind === 'pair');
    expect(usual).toHaveLength(1);
    expect((await within((tx) => readPostings(tx, vendorId, usual))).postings).toEqual([]);
    // A recent one of many is no rare one.
    await found({ name: 'Общее слово ещё' });
    expect((await within((tx) => readPostings(tx, vendorId, usual))).postings).toEqual([]);
    const rare = askedKeys(matchName('Общее слово а510ц', 'RU'), null);
    const { postings } = await within((tx) => readPostings(tx, vendorId, rare));
    expect(postings.some(({ customers }) => customers.length === 1)).toBe(true);
    expect((await candidates({ name: 'Завод Примула' }))[0]?.customer.name).toBe('Завод «Примула»');
  });

  it('never name a customer of another vendor', async () => {
    const other = await addVendor(app, 'Третий');
    const seen = await tenantTransaction(pool.db, { vendorId: other.vendorId, partnerId: 'all' }, (tx) =>
      findCandidates(tx, other.vendorId, claimed({ name: 'Ромашка', tax_id: innA }), 20, app.clock.now()),
    );
    expect(seen).toEqual([]);
  });
});

describe('the customer of a claim', () => {
  it('is one, however many claim it at once', async () => {
    const claim = { name: 'ПАО «Орхидея»', tax_id: '7736050003', domain: 'orchid.example' };
    const all = await Promise.all(Array.from({ length: 12 }, () => found(claim)));
    expect(new Set(all.map((each) => each.id)).size).toBe(1);
    expect(all.filter((each) => each.created)).toHaveLength(1);
  });

  it('without an id is known by name and domain together, and new by less', async () => {
    const first = await found({ name: 'Гвоздика', domain: 'gvozdika.example' });
    expect(await found({ name: 'ООО Gvozdika', domain: 'www.gvozdika.example' })).toEqual({
      id: first.id,
      created: false,
    });
    expect(await found({ name: 'Гвоздика' })).toMatchObject({ created: true });
  });

  it('look-ups go by equality through the index, as the role of the application', async () => {
    const plan = await within(async (tx) => {
      const { sql } = await import('kysely');
      await sql.raw('SET LOCAL enable_seqscan = off').execute(tx);
      const { rows } = await sql<{ 'QUERY PLAN': string }>`
        EXPLAIN SELECT k.at, b.postings, r.number
        FROM unnest(${[1, 2]}::int[], ${[0, 0]}::int[]) WITH ORDINALITY AS k (key, bucket, at)
        LEFT JOIN customer_posting_buckets b ON b.vendor_id = ${vendorId} AND b.bucket = k.bucket
        LEFT JOIN LATERAL (
          SELECT c.number FROM customer_recent_postings c WHERE c.vendor_id = ${vendorId} AND c.key = k.key LIMIT 301
        ) r ON true`.execute(tx);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/Index Only Scan using customer_recent_postings_pkey/);
    expect(plan).toMatch(/Index Scan using customer_posting_buckets_pkey/);
    expect(plan).toMatch(/Index Cond: .*vendor_id.*bucket/);
  });
});
