/** Two records of one customer become one with all that refers to them, and two again; over HTTP on a real database. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody } from '../../../test/deal-world.ts';
import { type Answer, call, startTestApp, type TestApp } from '../../../test/support.ts';

let app: TestApp;
let world: DealWorld;
let number = 0;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 3);
});
afterAll(() => app.close());

const seller = (at: number) => world.partners[at]?.seller as Somebody;
const ok = ({ status, body }: Answer) => {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};
const as = async (who: Somebody, request: string, body?: object) => ok(await call(app, who, request, body));
const manage = (request: string, body?: object) => as(world.manager, request, body);
const next = () => {
  number += 1;
  return number;
};
const decide = (id: string, what: string, body: object = {}) =>
  call(app, world.manager, `POST /v1/registrations/${id}/${what}`, body);

interface Made {
  id: string;
  body: ReturnType<typeof claim>;
  customer: string;
}
/** A claim that waits for a decision; `more` changes what it says of the customer. */
async function made(who: Somebody, more: object = {}, family = 0): Promise<Made> {
  const body = { ...claim(world, next(), [family]), ...more };
  const { id } = await as(who, 'POST /v1/registrations', body);
  const { state } = await as(who, `POST /v1/registrations/${id}/submit`, {});
  if (state === 'submitted') ok(await decide(id, 'take'));
  return { id, body, customer: await customerOf(id) };
}
async function customerOf(registration: string): Promise<string> {
  const { rows } = await app.owner.query('SELECT customer_id FROM registrations WHERE id = $1', [registration]);
  return rows[0].customer_id;
}
const merge = (kept: string, gone: string) =>
  call(app, world.manager, `POST /v1/customers/${kept}/merge`, { gone_id: gone });
const unmerge = (gone: string) => call(app, world.manager, `POST /v1/customers/${gone}/unmerge`, {});
const customer = (id: string) => manage(`GET /v1/customers/${id}`);
const numberOf = async (id: string) => (await manage(`GET /v1/registrations/${id}`)).number;
const scopes = async (registration: string) => {
  const { rows } = await app.owner.query('SELECT scope_id FROM protections WHERE registration_id = $1 AND active', [
    registration,
  ]);
  return rows.map((row) => row.scope_id);
};
/** Everything that the two records are and carry, for comparing before and after. */
async function everything(ids: string[]) {
  const of = async (table: string, columns: string, where = 'customer_id') =>
    (await app.owner.query(`SELECT ${columns} FROM ${table} WHERE ${where} = any($1) ORDER BY 1, 2`, [ids])).rows;
  return {
    customers: await of(
      'customers',
      'id, name, status, merged_into, country, tax_id, kpp, city, web_domain, industry, group_id',
      'id',
    ),
    aliases: await of('customer_aliases', 'customer_id, match_name, source'),
    memberships: await of('customer_memberships', 'customer_id, from_on::text, group_id, relation'),
    registrations: await of('registrations', 'id, customer_id'),
    candidates: await of('registration_candidates', 'id, customer_id, verdict'),
    protections: await of('protections', 'id, scope_id, site', 'scope_id'),
    profiles: await of('customer_profiles', 'customer_id, names'),
  };
}

describe('merging two records of one customer', () => {
  it('brings over everything, answers with the successor, and undoing brings both back as they were', async () => {
    const vague = await made(seller(0), { customer_tax_id: null, customer_domain: 'rosinka-merge.example' });
    const exact = await made(seller(1), {}, 1);
    ok(await decide(exact.id, 'approve'));
    const group = await manage('POST /v1/customer-groups', { name: 'Группа «Росинка»' });
    await manage(`POST /v1/customers/${exact.customer}/group`, { group_id: group.id, from_on: '2024-02-01' });
    const ids = [vague.customer, exact.customer];
    const before = await everything(ids);

    const look = await manage(`GET /v1/customers/${vague.customer}/merge-preview?gone_id=${exact.customer}`);
    expect(look).toEqual({
      registrations: 1,
      protected: 1,
      names: [exact.body.customer_name],
      fields: ['tax_id'],
      group: 'Группа «Росинка»',
    });
    expect(ok(await merge(vague.customer, exact.customer)).registrations).toBe(1);
    expect(await customer(exact.customer)).toMatchObject({ status: 'merged', merged_into: vague.customer });
    expect(await customer(vague.customer)).toMatchObject({
      tax_id: exact.body.customer_tax_id,
      group: { id: group.id },
      aliases: [{ name: exact.body.customer_name, source: 'verdict' }],
    });
    expect([await customerOf(exact.id), await scopes(exact.id)]).toEqual([vague.customer, [vague.customer]]);
    // Claims find the kept record by what only the other one had, and the promise stands.
    const late = await made(seller(2), exact.body, 1);
    expect(late.customer).toBe(vague.customer);
    expect((await decide(late.id, 'approve')).body.code).toBe('registration.scope_not_free');
    await as(seller(2), `POST /v1/registrations/${late.id}/withdraw`, {});
    const list = await manage(`GET /v1/customers?q=${exact.body.customer_tax_id}`);
    expect(list.items.map((each: { id: string }) => each.id)).toEqual([vague.customer]);
    expect((await call(app, world.manager, 'POST /v1/customers', { id: exact.customer, name: 'А' })).body.code).toBe(
      'customer.merged',
    );

    const { items } = await manage(`GET /v1/customers/${exact.customer}/merges`);
    expect(items).toMatchObject([
      { kept: { id: vague.customer }, registrations: 1, undone: null, can: { undo: true } },
    ]);
    expect(ok(await unmerge(exact.customer)).registrations).toBe(1);
    const after = await everything(ids);
    // What came after the merge for the kept record stays with it.
    const came = (rows: { id: string }[]) => rows.filter((row) => row.id !== late.id);
    const candidatesBefore = new Set(before.candidates.map((row: { id: string }) => row.id));
    expect({
      ...after,
      registrations: came(after.registrations),
      candidates: after.candidates.filter((row: { id: string }) => candidatesBefore.has(row.id)),
    }).toEqual(before);
    expect((await manage(`GET /v1/customers/${vague.customer}/merges`)).items[0]).toMatchObject({
      undone: { by: expect.any(String) },
      can: { undo: false },
    });
    expect((await unmerge(exact.customer)).body.code).toBe('customer_merge.not_merged');
  });

  it('never joins two valid tax ids, not even by way of a third record', async () => {
    const [one, two] = [await made(seller(0)), await made(seller(1))];
    const refused = await merge(one.customer, two.customer);
    expect(refused.body).toMatchObject({
      code: 'customer_merge.other_tax_id',
      params: { left: expect.any(String), right: expect.any(String) },
    });
    expect(
      (await call(app, world.manager, `POST /v1/customers/${one.customer}/merge`, { gone_id: one.customer })).body.code,
    ).toBe('customer_merge.itself');
    const third = await made(seller(2), { customer_tax_id: null, customer_domain: 'third-merge.example' });
    ok(await merge(third.customer, one.customer));
    expect((await merge(two.customer, third.customer)).body.code).toBe('customer_merge.other_tax_id');
    expect((await merge(two.customer, one.customer)).body.code).toBe('customer_merge.not_active');
  });

  it('is refused in words with both numbers when both records hold a protection of one scope', async () => {
    const vague = await made(seller(0), { customer_tax_id: null, customer_domain: 'two-promises.example' });
    const exact = await made(seller(1));
    for (const { id } of [vague, exact]) ok(await decide(id, 'approve'));
    const refused = await merge(vague.customer, exact.customer);
    const numbers = { left: await numberOf(exact.id), right: await numberOf(vague.id) };
    expect(refused.body).toMatchObject({ code: 'customer_merge.two_protections', params: numbers });
    expect(refused.body.title).toContain(`№\u00A0${numbers.left}`);
    const preview = `GET /v1/customers/${vague.customer}/merge-preview?gone_id=${exact.customer}`;
    expect((await call(app, world.manager, preview)).body.code).toBe('customer_merge.two_protections');
    expect(await scopes(exact.id)).toEqual([exact.customer]);
    await as(seller(1), `POST /v1/registrations/${exact.id}/lose`, { reason_code: 'price' });
    ok(await merge(vague.customer, exact.customer));
  });

  it('in a chain moves everything to the end of it, and is undone from that end only', async () => {
    const [a, b, c] = [
      await made(seller(0), { customer_tax_id: null, customer_domain: 'chain-a.example' }),
      await made(seller(0), { customer_tax_id: null, customer_domain: 'chain-b.example' }),
      await made(seller(0), { customer_tax_id: null, customer_domain: 'chain-c.example' }),
    ];
    ok(await merge(b.customer, a.customer));
    ok(await merge(c.customer, b.customer));
    expect(await customerOf(a.id)).toBe(c.customer);
    expect((await unmerge(a.customer)).body).toMatchObject({ code: 'customer_merge.merged_further' });
    ok(await unmerge(b.customer));
    ok(await unmerge(a.customer));
    expect([await customerOf(a.id), await customerOf(b.id)]).toEqual([a.customer, b.customer]);
  });

  it('a protection granted after the merge goes back with its registration', async () => {
    const kept = await made(seller(0), { customer_tax_id: null, customer_domain: 'later-kept.example' });
    const gone = await made(seller(1), { customer_tax_id: null, customer_domain: 'later-gone.example' });
    ok(await merge(kept.customer, gone.customer));
    ok(await decide(gone.id, 'approve', { decision_rule: 'customer_choice' }));
    expect(await scopes(gone.id)).toEqual([kept.customer]);
    expect((await decide(kept.id, 'approve')).body.code).toBe('registration.scope_not_free');
    ok(await unmerge(gone.customer));
    expect(await scopes(gone.id)).toEqual([gone.customer]);
    ok(await decide(kept.id, 'approve'));
  });

  it('is for the channel alone', async () => {
    const [one, two] = [await made(seller(0)), await made(seller(0))];
    const body = { gone_id: two.customer };
    expect((await call(app, seller(0), `POST /v1/customers/${one.customer}/merge`, body)).status).toBe(403);
    const other = await addDealWorld(app, 0);
    expect((await call(app, other.manager, `POST /v1/customers/${one.customer}/merge`, body)).status).toBe(404);
  });
});

describe('a merge and a claim about the merged record in the same moment', () => {
  /** Until so many statements wait for a lock of another transaction. */
  async function waiting(count: number): Promise<void> {
    const asked = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await vi.waitFor(
      async () => {
        // Within a transaction the view would go on showing what it showed first.
        await app.owner.query('SELECT pg_stat_clear_snapshot()');
        expect((await app.owner.query(asked)).rows[0].n).toBe(count);
      },
      { timeout: 5_000 },
    );
  }
  /** Holds a row, so that whoever needs it stops there with all the locks it has. */
  async function stopping(lock: string, values: string[], meanwhile: () => Promise<void>): Promise<void> {
    await app.owner.query('BEGIN');
    try {
      await app.owner.query(lock, values);
      await meanwhile();
    } finally {
      await app.owner.query('COMMIT');
    }
  }
  const pair = async () => {
    const [kept, gone] = [
      await made(seller(0), { customer_tax_id: null, customer_domain: `moment-${next()}.example` }),
      await made(seller(1)),
    ];
    const { id } = await as(seller(2), 'POST /v1/registrations', { ...claim(world, next(), [1]), ...sameAs(gone) });
    return { kept, gone, draft: id as string };
  };
  const sameAs = ({ body }: Made) => ({
    customer_name: body.customer_name,
    customer_tax_id: body.customer_tax_id,
  });
  const submit = (id: string) => call(app, seller(2), `POST /v1/registrations/${id}/submit`, {});

  it('the merge is first: the claim that has seen the record waits, and lands on the successor', async () => {
    const { kept, gone, draft } = await pair();
    let both: Promise<Answer[]> | undefined;
    // The merge has locked both records and stops at the registrations; the claim comes to the record then.
    await stopping('SELECT 1 FROM registrations WHERE id = $1 FOR UPDATE', [gone.id], async () => {
      const merging = merge(kept.customer, gone.customer);
      await waiting(1);
      both = Promise.all([merging, submit(draft)]);
      await waiting(2);
    });
    for (const answer of (await both) as Answer[]) ok(answer);
    expect(await customerOf(draft)).toBe(kept.customer);
  });

  it('the claim is first: the merge waits for it, and takes it along', async () => {
    const { kept, gone, draft } = await pair();
    let both: Promise<Answer[]> | undefined;
    // The claim has found its customer and stops at its number.
    const counter = "SELECT 1 FROM counters WHERE vendor_id = $1 AND name = 'registration' FOR UPDATE";
    await stopping(counter, [world.vendorId], async () => {
      const submitting = submit(draft);
      await waiting(1);
      both = Promise.all([submitting, merge(kept.customer, gone.customer)]);
      await waiting(2);
    });
    for (const answer of (await both) as Answer[]) ok(answer);
    expect(await customerOf(draft)).toBe(kept.customer);
  });

  it('ten times with neither first: nothing stays on a merged record', async () => {
    for (let round = 0; round < 10; round++) {
      const { kept, gone, draft } = await pair();
      const [merged, submitted] = await Promise.all([merge(kept.customer, gone.customer), submit(draft)]);
      ok(merged);
      ok(submitted);
      expect(await customerOf(draft)).toBe(kept.customer);
      await as(seller(2), `POST /v1/registrations/${draft}/withdraw`, {});
    }
  });
});

describe('splitting', () => {
  it('takes registrations, protections and names out into a customer of their own, and merging is the way back', async () => {
    const domain = { customer_tax_id: null, customer_domain: 'split-here.example' };
    const right = await made(seller(0), { ...domain, customer_name: 'АО «Берег-Сплит»' });
    const wrong = await made(seller(1), { ...domain, customer_name: 'АО «Берег-Сплит»' }, 1);
    expect(wrong.customer).toBe(right.customer);
    ok(await decide(wrong.id, 'approve'));
    await manage('POST /v1/customers', {
      id: right.customer,
      name: 'АО «Берег-Сплит»',
      web_domain: 'split-here.example',
      aliases: ['Берег Транс', 'Берег Холод'],
    });
    const split = (body: object) => call(app, world.manager, `POST /v1/customers/${right.customer}/split`, body);
    expect((await split({ name: 'Берег Транс' })).body.code).toBe('customer_split.nothing');
    const stranger = await made(seller(2));
    expect((await split({ name: 'Берег Транс', registration_ids: [stranger.id] })).body.code).toBe(
      'customer_split.nothing',
    );
    const { created } = ok(
      await split({ name: 'ООО «Берег Транс»', aliases: ['Берег Транс'], registration_ids: [wrong.id] }),
    );
    expect([await customerOf(right.id), await customerOf(wrong.id)]).toEqual([right.customer, created.id]);
    expect(await scopes(wrong.id)).toEqual([created.id]);
    expect((await customer(right.customer)).aliases.map((each: { name: string }) => each.name)).toEqual([
      'Берег Холод',
    ]);
    // Each is its own customer: the same scope of the first is free.
    const again = await made(seller(2), { ...domain, customer_name: 'АО «Берег-Сплит»' }, 1);
    expect(again.customer).toBe(right.customer);
    const { candidates } = await manage(`GET /v1/registrations/${right.id}/dossier`);
    expect(candidates.filter((each: { needs_answer: boolean }) => each.needs_answer)).toEqual([]);
    ok(await merge(right.customer, created.id));
    expect([await customerOf(wrong.id), await scopes(wrong.id)]).toEqual([right.customer, [right.customer]]);
  });
});
