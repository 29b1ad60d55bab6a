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

let app: TestApp;
let expert: TestPerson;
let seller: TestPerson;

beforeAll(async () => {
  app = await startTestApp();
  const { vendorId } = await addVendor(app);
  expert = await addPerson(app, vendorId, null, ['product_expert']);
  seller = await addPerson(app, vendorId, await addPartner(app, vendorId, 'Вектор'), ['seller']);
});
afterAll(() => app.close());

const crm = { code: 'crm', name: { ru: 'CRM Про', en: 'CRM Pro' } };

describe('products', () => {
  it('a family and its product appear to a partner', async () => {
    const family = await call(app, expert, 'POST /v1/product-families', crm);
    expect(family.status).toBe(200);
    const product = {
      family_id: family.body.id,
      sku: 'CRM-10',
      name: crm.name,
      billing: 'monthly',
      list_price_minor: 1_500_00,
      currency: 'RUB',
    };
    expect((await call(app, expert, 'POST /v1/products', product)).status).toBe(200);
    const list = await call(app, seller, 'GET /v1/products?q=crm');
    expect(list.body.items.map((each: { sku: string }) => each.sku)).toEqual(['CRM-10']);
  });

  it('a taken code and every bad field are answered in words', async () => {
    const taken = await call(app, expert, 'POST /v1/product-families', crm);
    expect(taken.status).toBe(409);
    expect(taken.body.title).toBe('Код crm уже занят другим семейством');
    const bad = await call(app, expert, 'POST /v1/product-families', { code: '?', name: { ru: '' }, colour: 1 });
    expect(bad.status).toBe(422);
    expect(bad.body.errors.map((each: { path: string }) => each.path).sort()).toEqual([
      'code',
      'colour',
      'name.en',
      'name.ru',
    ]);
  });

  it('a partner may not change products', async () => {
    expect((await call(app, seller, 'POST /v1/product-families', { ...crm, code: 'x' })).status).toBe(403);
    expect((await call(app, null, 'GET /v1/products')).status).toBe(401);
  });

  it('the same idempotency key repeats the answer, with other input it is refused', async () => {
    const body = { ...crm, code: 'once' };
    const first = await call(app, expert, 'POST /v1/product-families', body, { idempotencyKey: 'k1' });
    const second = await call(app, expert, 'POST /v1/product-families', body, { idempotencyKey: 'k1' });
    expect(second.body).toEqual(first.body);
    const other = await call(
      app,
      expert,
      'POST /v1/product-families',
      { ...body, code: 'else' },
      { idempotencyKey: 'k1' },
    );
    expect(other.body.code).toBe('request.key_reused');
  });
});
