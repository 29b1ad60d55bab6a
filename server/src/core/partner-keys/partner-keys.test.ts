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
import { newSigningKey, type SigningKey } from '../../demo/signing-key.ts';

let app: TestApp;
let vendor: { vendorId: string; slug: string };
let vector: string;
let seller: TestPerson;
let owner: TestPerson;
let engineer: TestPerson;
let rival: TestPerson;
let manager: TestPerson;

beforeAll(async () => {
  app = await startTestApp();
  vendor = await addVendor(app);
  vector = await addPartner(app, vendor.vendorId, 'Вектор');
  const nord = await addPartner(app, vendor.vendorId, 'Норд');
  seller = await addPerson(app, vendor.vendorId, vector, ['seller'], 'Ирина Волкова');
  owner = await addPerson(app, vendor.vendorId, vector, ['owner'], 'Олег Соколов');
  engineer = await addPerson(app, vendor.vendorId, vector, ['engineer']);
  rival = await addPerson(app, vendor.vendorId, nord, ['owner']);
  manager = await addPerson(app, vendor.vendorId, null, ['channel_manager']);
});
afterAll(() => app.close());

const proofOf = (key: SigningKey, who: TestPerson, vendorName = vendor.slug, at = app.clock.now()) =>
  key.proof(vendorName, who.personId, at);

const add = (who: TestPerson, key: SigningKey, more: object = {}) =>
  call(app, who, 'POST /v1/partner-keys', { device: 'Телефон', ...proofOf(key, who), ...more });

/** Leaves about keys, with what opens them, newest last. */
async function leaves() {
  const { rows } = await app.owner.query(
    `SELECT leaf_index, type, partner_id, registration_id FROM log_leaves
     WHERE vendor_id = $1 AND type LIKE 'partner_key.%' ORDER BY leaf_index`,
    [vendor.vendorId],
  );
  return rows;
}

describe('a key for signatures', () => {
  it('is listed once it has signed that it is its owner’s, and the log says so', async () => {
    const key = newSigningKey();
    const { status, body } = await add(seller, key);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      key_id: key.keyId,
      public_key: key.publicKey,
      device: 'Телефон',
      person: { full_name: 'Ирина Волкова' },
      partner: { name: 'Вектор' },
      retired_at: null,
      can: { retire: true },
    });
    expect((await leaves()).at(-1)).toMatchObject({
      type: 'partner_key.added',
      partner_id: vector,
      registration_id: null,
    });
    expect((await call(app, manager, `GET /v1/partner-keys?partner_id=${vector}`)).body.items[0]).toMatchObject({
      key_id: key.keyId,
      can: { retire: false },
    });
    expect((await call(app, rival, 'GET /v1/partner-keys')).body.items).toEqual([]);
    expect((await add(seller, key)).body.code).toBe('partner_key.taken');
  });

  it('must be proven: by itself, for this person, this vendor and this day', async () => {
    const [key, other] = [newSigningKey(), newSigningKey()];
    const good = proofOf(key, seller);
    const late = new Date(app.clock.now().getTime() - 25 * 3_600_000);
    const bad: object[] = [
      { signature: other.sign(Buffer.from(good.statement)) },
      { signature: 'AAAA' },
      { statement: 'yes' },
      { statement: ` ${good.statement}` },
      proofOf(key, owner),
      proofOf(key, seller, 'other'),
      proofOf(key, seller, vendor.slug, late),
    ];
    for (const proof of bad) {
      const { status, body } = await add(seller, key, proof);
      expect([status, body.code]).toEqual([422, 'partner_key.bad_proof']);
    }
    expect((await add(seller, key)).status).toBe(200);
  });

  it.each([
    ['of small order', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
    ['that is the neutral point', `01${'00'.repeat(31)}`],
    ['that is no point', 'ff'.repeat(32)],
  ])('%s is refused, whatever signed for it', async (_, hex) => {
    const key = newSigningKey();
    const point = Buffer.from(hex, 'hex').toString('base64');
    const statement = proofOf(key, seller).statement.replace(key.publicKey, point);
    // R neutral and S zero: holds for a key of small order where nobody looks at the points.
    const signature = Buffer.from(`01${'00'.repeat(63)}`, 'hex').toString('base64');
    for (const each of [signature, key.sign(Buffer.from(statement))])
      expect((await add(seller, key, { statement, signature: each })).body.code).toBe('partner_key.bad_proof');
  });

  it('is replaced by its owner when it was lost, in one step that the log holds', async () => {
    const [lost, next] = [newSigningKey(), newSigningKey()];
    const { id } = (await add(seller, lost)).body;
    const foreign = await call(app, owner, 'POST /v1/partner-keys', {
      device: 'Чужой',
      ...proofOf(next, owner),
      replaces: id,
    });
    expect(foreign.body.errors).toMatchObject([{ path: 'replaces', code: 'field.not_found' }]);
    expect((await add(seller, next, { replaces: id })).status).toBe(200);
    const listed = (await call(app, seller, 'GET /v1/partner-keys?active=true')).body.items;
    expect(listed.map((each: { key_id: string }) => each.key_id)).not.toContain(lost.keyId);
    expect((await leaves()).slice(-2).map(({ type }) => type)).toEqual(['partner_key.retired', 'partner_key.added']);
    expect((await add(seller, newSigningKey(), { replaces: id })).body.code).toBe('partner_key.retired');
    expect((await add(seller, lost)).body.code).toBe('partner_key.taken');
  });

  it('is retired by its owner, or by the owner of the company, and by nobody else', async () => {
    const mine = (await add(seller, newSigningKey())).body.id;
    const his = (await add(owner, newSigningKey())).body.id;
    const retire = (who: TestPerson, id: string) => call(app, who, `POST /v1/partner-keys/${id}/retire`, {});
    expect((await retire(seller, his)).status).toBe(403);
    expect((await retire(engineer, mine)).status).toBe(403);
    expect((await retire(manager, mine)).status).toBe(403);
    expect((await retire(rival, mine)).status).toBe(404);
    expect((await retire(owner, mine)).body).toMatchObject({ can: { retire: false } });
    expect((await retire(owner, mine)).body.code).toBe('partner_key.retired');
    expect((await leaves()).at(-1).type).toBe('partner_key.retired');
  });

  it('ends with its person’s time in the company', async () => {
    const leaver = await addPerson(app, vendor.vendorId, vector, ['seller'], 'Павел Уходов');
    const key = newSigningKey();
    await add(leaver, key);
    const before = (await leaves()).length;
    const left = await call(app, owner, `POST /v1/colleagues/${leaver.personId}/leave`, {});
    expect(left.status).toBe(200);
    const items = (await call(app, owner, 'GET /v1/partner-keys')).body.items;
    expect(items.find((each: { key_id: string }) => each.key_id === key.keyId).retired_at).not.toBeNull();
    expect(await leaves()).toHaveLength(before + 1);
  });

  it('is one of twenty at most', async () => {
    const many = await addPerson(app, vendor.vendorId, vector, ['seller']);
    let last = '';
    for (let each = 0; each < 20; each += 1) last = (await add(many, newSigningKey())).body.id;
    expect((await add(many, newSigningKey())).body).toMatchObject({ code: 'partner_key.too_many' });
    expect((await add(many, newSigningKey(), { replaces: last })).status).toBe(200);
  });
});
