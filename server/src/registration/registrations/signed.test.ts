/** The partner's own signature: what is accepted, what is refused, and what the receipt then shows. */
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseVerifierKey, policyOfLogs, type Verdict, verifyReceipt } from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, somebody } from '../../../test/deal-world.ts';
import { call, startTestApp, type TestApp, type TestPerson } from '../../../test/support.ts';
import { newSigningKey, type SigningKey } from '../../demo/signing-key.ts';
import { factsAfter } from './rules/changed-claim.ts';
import { type ClaimFacts, requestFor } from './rules/signing.ts';

let app: TestApp;
let world: DealWorld;
let slug: string;
let seller: TestPerson;
let key: SigningKey;
let number = 0;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 2);
  const { rows } = await app.owner.query('SELECT slug FROM vendor_directory WHERE vendor_id = $1', [world.vendorId]);
  slug = rows[0].slug;
  seller = world.partners[0]?.seller as TestPerson;
  key = await newKey(seller);
});
afterAll(() => app.close());

async function newKey(who: TestPerson): Promise<SigningKey> {
  const made = newSigningKey();
  const input = { device: 'Программа', ...made.proof(slug, who.personId, app.clock.now()) };
  expect((await call(app, who, 'POST /v1/partner-keys', input)).status).toBe(200);
  return made;
}

interface Draft {
  id: string;
  version: number;
  facts: ClaimFacts;
}

const factsOf = (body: ClaimFacts & { products: { code: string }[] }): ClaimFacts => ({
  ...body,
  family_codes: body.products.map(({ code }) => code),
});

async function draft(who = seller): Promise<Draft> {
  number += 1;
  const { body } = await call(app, who, 'POST /v1/registrations', claim(world, number, [1, 0]));
  return { id: body.id, version: body.version, facts: factsOf(body) };
}

type Change = { op?: 'submit' | 'resubmit' | 'change'; vendor?: string; at?: Date; by?: SigningKey };

function signatureOf({ id, version, facts }: Draft, { op = 'submit', vendor = slug, at, by = key }: Change = {}) {
  const subject = { op, vendor, registration: id, version, at: (at ?? app.clock.now()).toISOString() };
  return by.signed(requestFor(subject, facts));
}

const submit = (id: string, signature?: object, who = seller) =>
  call(app, who, `POST /v1/registrations/${id}/submit`, signature ? { signature } : {});

/** Verdict about the newest receipt of a registration. */
async function newest(id: string): Promise<Extract<Verdict, { outcome: 'valid' }>> {
  const { vkey, items } = (await call(app, seller, `GET /v1/registrations/${id}/receipts`)).body;
  const file = (await call(app, seller, `GET ${items.at(-1).url}`)).body;
  const verdict = verifyReceipt(file, { policy: policyOfLogs(parseVerifierKey(vkey)), verify: verifyWithNode });
  if (verdict.outcome !== 'valid') throw new Error(JSON.stringify(verdict.reasons));
  return verdict;
}

const eventsOf = async (id: string, who = seller) =>
  (await call(app, who, `GET /v1/registrations/${id}/events`)).body.items as { type: string; data: object }[];

describe('a signed submission', () => {
  it('is shown by its receipt, word for word, and by the history of both sides', async () => {
    const made = await draft();
    const signature = signatureOf(made);
    expect((await submit(made.id, signature)).status).toBe(200);
    const { facts } = await newest(made.id);
    expect(facts.signed).toMatchObject({ shown: true, keyId: key.keyId, request: JSON.parse(signature.request) });
    expect(facts.closed).toEqual(['cust.2']);
    for (const who of [seller, world.manager])
      expect((await eventsOf(made.id, who)).at(-1)).toMatchObject({ type: 'submit', data: { signed_with: key.keyId } });
  });

  it('stays what it is when the key is retired, and no other can follow with that key', async () => {
    const own = await newKey(seller);
    const [first, second] = [await draft(), await draft()];
    expect((await submit(first.id, signatureOf(first, { by: own }))).status).toBe(200);
    const { items } = (await call(app, seller, 'GET /v1/partner-keys')).body;
    const { id } = items.find((each: { key_id: string }) => each.key_id === own.keyId);
    expect((await call(app, seller, `POST /v1/partner-keys/${id}/retire`, {})).status).toBe(200);
    expect((await newest(first.id)).facts.signed).toMatchObject({ shown: true, keyId: own.keyId });
    expect((await submit(second.id, signatureOf(second, { by: own }))).body.code).toBe('signature.retired_key');
    expect((await submit(second.id)).status).toBe(200);
    expect((await newest(second.id)).facts.signed).toBeUndefined();
  });

  it('is refused for anything that is not this claim by this person, and nothing is done', async () => {
    const made = await draft();
    const other = await draft();
    const rival = world.partners[1]?.seller as TestPerson;
    const colleague = await somebody(app, world.vendorId, world.partners[0]?.id as string, 'seller');
    const good = signatureOf(made);
    const hour = 3_600_000;
    const from = (ms: number) => new Date(app.clock.now().getTime() + ms);
    const refusals: [string, object][] = [
      ['signature.unknown_key', signatureOf(made, { by: newSigningKey() })],
      ['signature.unknown_key', signatureOf(made, { by: await newKey(rival) })],
      ['signature.unknown_key', signatureOf(made, { by: await newKey(colleague) })],
      ['signature.wrong', { ...good, signature: signatureOf(other).signature }],
      ['signature.wrong', { ...good, signature: newSigningKey().signed(JSON.parse(good.request)).signature }],
      ['signature.malformed', { ...good, request: `${good.request} ` }],
      ['signature.malformed', { ...good, request: '{}' }],
      ['signature.malformed', { ...good, signature: 'AAAA' }],
      ['signature.other_request', signatureOf(other)],
      ['signature.other_request', signatureOf(made, { op: 'resubmit' })],
      ['signature.other_request', signatureOf(made, { vendor: 'another' })],
      ['signature.other_version', signatureOf({ ...made, version: made.version + 1 })],
      ['signature.other_claim', signatureOf({ ...made, facts: { ...made.facts, amount_minor: 1 } })],
      ['signature.other_claim', signatureOf({ ...made, facts: { ...made.facts, family_codes: ['family-0'] } })],
      ['signature.too_old', signatureOf(made, { at: from(-25 * hour) })],
      ['signature.too_old', signatureOf(made, { at: from(25 * hour) })],
    ];
    for (const [code, signature] of refusals) {
      const { status, body } = await submit(made.id, signature);
      expect([body.code, status]).toEqual([code, expect.toSatisfy((got: number) => got === 409 || got === 422)]);
      expect(body.detail).toBeTruthy();
    }
    expect((await submit(made.id, good, colleague)).body.code).toBe('signature.unknown_key');
    expect((await call(app, seller, `GET /v1/registrations/${made.id}`)).body.state).toBe('draft');
    expect((await submit(made.id, signatureOf(made, { at: from(-23 * hour) }))).status).toBe(200);
  });

  it('of a version that was changed since is refused', async () => {
    const made = await draft();
    const signature = signatureOf(made);
    await call(app, seller, `PATCH /v1/registrations/${made.id}`, { amount_minor: 9_000_000_00 });
    expect((await submit(made.id, signature)).body).toMatchObject({
      code: 'signature.other_version',
      params: { signed: made.version, version: made.version + 1 },
    });
  });

  it('by a key of small order is refused even if it were listed', async () => {
    const made = await draft();
    const point = 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a';
    await app.owner.query('UPDATE partner_keys SET public_key = $1 WHERE key_id = $2', [
      Buffer.from(point, 'hex'),
      (await newKey(seller)).keyId,
    ]);
    const { rows } = await app.owner.query('SELECT key_id FROM partner_keys WHERE public_key = $1', [
      Buffer.from(point, 'hex'),
    ]);
    const signature = Buffer.from(`01${'00'.repeat(63)}`, 'hex').toString('base64');
    const forged = { ...signatureOf(made), key_id: rows[0].key_id, signature };
    expect((await submit(made.id, forged)).body.code).toBe('signature.wrong');
  });

  it.each(['ru', 'en'])('made by the code of the guide (%s) is accepted', async (language) => {
    const text = readFileSync(new URL(`../../../../docs/guide/${language}/signature.md`, import.meta.url), 'utf8');
    const code = /```js\n(.*?)```/s.exec(text)?.[1] as string;
    const { newKey: proofByGuide, signSubmission } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    const { privateKey } = generateKeyPairSync('ed25519');
    const body = proofByGuide(privateKey, slug, seller.personId, 'Обмен с 1С', app.clock.now());
    const listed = await call(app, seller, 'POST /v1/partner-keys', body);
    expect(listed.status).toBe(200);
    const { id } = await draft();
    const record = (await call(app, seller, `GET /v1/registrations/${id}`)).body;
    const signature = signSubmission(privateKey, listed.body.key_id, slug, record, app.clock.now());
    expect((await submit(id, signature)).status).toBe(200);
    expect((await newest(id)).facts.signed).toMatchObject({ shown: true, keyId: listed.body.key_id });
  });
});

describe('later steps', () => {
  it('an answer and a change of what is protected are signed too', async () => {
    const made = await draft();
    await submit(made.id, signatureOf(made));
    const staff = (verb: string, body = {}) =>
      call(app, world.manager, `POST /v1/registrations/${made.id}/${verb}`, body);
    await staff('take');
    await staff('request-changes', { note: 'Уточните сумму' });
    const changed = (await call(app, seller, `PATCH /v1/registrations/${made.id}`, { amount_minor: 2_000_000_00 }))
      .body;
    const now = { id: made.id, version: changed.version, facts: factsOf(changed) };
    const answer = await call(app, seller, `POST /v1/registrations/${made.id}/resubmit`, {
      note: 'Сумма с поддержкой',
      signature: signatureOf(now, { op: 'resubmit' }),
    });
    expect(answer.status).toBe(200);
    expect((await newest(made.id)).facts.signed).toMatchObject({ shown: true, request: { op: 'resubmit' } });
    expect((await staff('approve')).status).toBe(200);
    const { version } = (await call(app, seller, `GET /v1/registrations/${made.id}`)).body;
    const facts = { ...now.facts, amount_minor: 5_000_000_00, family_codes: ['family-0'] };
    const patch = { amount_minor: 5_000_000_00, products: [{ family_id: world.families[0] }] };
    const wrong = signatureOf({ ...now, version }, { op: 'change' });
    const url = `PATCH /v1/registrations/${made.id}`;
    expect((await call(app, seller, url, { ...patch, signature: wrong })).body.code).toBe('signature.other_claim');
    const right = signatureOf({ id: made.id, version, facts }, { op: 'change' });
    expect((await call(app, seller, url, { ...patch, signature: right })).status).toBe(200);
    expect((await newest(made.id)).facts.signed).toMatchObject({
      request: { op: 'change', claim: { families: 'family-0' } },
    });
  });

  it('a change is signed as it will be stored, however ids were typed and in whatever order products were chosen', async () => {
    const made = await draft();
    await submit(made.id, signatureOf(made));
    for (const verb of ['take', 'approve'])
      await call(app, world.manager, `POST /v1/registrations/${made.id}/${verb}`, {});
    const url = `/v1/registrations/${made.id}`;
    const record = (await call(app, seller, `GET ${url}`)).body;
    const families = (await call(app, seller, 'GET /v1/product-families')).body.items;
    const change = {
      customer_tax_id: '7707 083-893',
      customer_domain: 'https://www.Перемена.рф/about',
      products: [...families].reverse().map(({ id }: { id: string }) => ({ family_id: id })),
      need: 'Ещё один склад',
    };
    const signature = signatureOf(
      { ...made, version: record.version, facts: factsAfter(record, change, families) },
      { op: 'change' },
    );
    const { status, body } = await call(app, seller, `PATCH ${url}`, { ...change, version: record.version, signature });
    expect([status, body.code, body.state]).toEqual([200, undefined, 'under_review']);
    expect(body.customer_tax_id).toBe('7707083893');
    expect((await newest(made.id)).facts.signed).toMatchObject({
      shown: true,
      request: { claim: { tax_id: '7707083893', domain: body.customer_domain, families: 'family-0, family-1' } },
    });
    expect((await eventsOf(made.id)).at(-1)).toMatchObject({
      type: 'change_protected',
      data: { signed_with: key.keyId },
    });
  });

  it('an edit within what is protected is a leaf too, with the whole claim and the signature', async () => {
    const made = await draft();
    await submit(made.id, signatureOf(made));
    for (const verb of ['take', 'approve'])
      await call(app, world.manager, `POST /v1/registrations/${made.id}/${verb}`, {});
    const url = `/v1/registrations/${made.id}`;
    const { version } = (await call(app, seller, `GET ${url}`)).body;
    const facts = { ...made.facts, need: 'Учёт на трёх площадках' };
    const signature = signatureOf({ id: made.id, version, facts }, { op: 'change' });
    const { status, body } = await call(app, seller, `PATCH ${url}`, { need: facts.need, version, signature });
    expect([status, body.state]).toEqual([200, 'approved']);
    const { facts: told } = await newest(made.id);
    expect(told.leaf.type).toBe('edited');
    expect(told.signed).toMatchObject({ shown: true, request: { op: 'change', claim: { need: facts.need } } });
    expect((await eventsOf(made.id)).at(-1)).toMatchObject({ type: 'edit', data: { signed_with: key.keyId } });
  });

  it('erasing a word of the claim takes the signed request with it; its hash and every proof stay', async () => {
    const made = await draft();
    await submit(made.id, signatureOf(made));
    const compliance = await somebody(app, world.vendorId, null, 'compliance');
    const erased = await call(app, compliance, 'POST /v1/log/erasures', {
      value: made.facts.customer_name,
      reason: 'Обращение от 20 ноября',
    });
    expect(erased.body).toMatchObject({ erased: 2 });
    const { facts } = await newest(made.id);
    expect(facts.signed).toEqual({ shown: false });
    expect(facts.closed.toSorted()).toEqual(['cust.2', 'customer', 'signed_request']);
    expect(JSON.stringify(facts.opened)).not.toContain(JSON.stringify(made.facts.customer_name).slice(1, -1));
  });

  it('a claim of twenty products with every field filled is logged whole', async () => {
    const families = [...world.families];
    for (let at = families.length; at < 20; at += 1) {
      const body = { code: `wide-${at}`, name: { ru: `Продукт ${at}`, en: `Product ${at}` } };
      families.push((await call(app, world.head, 'POST /v1/product-families', body)).body.id);
    }
    number += 1;
    const full = {
      ...claim(world, number),
      customer_kpp: '770101001',
      customer_domain: `wide-${number}.example`,
      project_name: 'Склад',
      need: 'ы'.repeat(4_000),
      products: families.map((family_id) => ({ family_id })),
    };
    const { body } = await call(app, seller, 'POST /v1/registrations', full);
    const made = { id: body.id, version: body.version, facts: factsOf(body) };
    const { status, body: answer } = await submit(made.id, signatureOf(made));
    expect([status, answer.code]).toEqual([200, undefined]);
    const { facts } = await newest(made.id);
    expect(facts.signed).toMatchObject({ shown: true });
    expect(facts.closed).toHaveLength(19);
  });
});
