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
import { newId } from '../../kernel/ids.ts';

const inn = '7707083893';

let app: TestApp;
let manager: TestPerson;
let sales: TestPerson;
let seller: TestPerson;
let rival: TestPerson;
let stranger: TestPerson;
let vendorId: string;

/** Written as the owner: the life of registrations is another feature's subject. */
async function addRegistration(
  partnerId: string,
  responsible: TestPerson,
  row: Record<string, unknown>,
): Promise<void> {
  const now = app.clock.now();
  const all = {
    vendor_id: vendorId,
    id: newId(),
    partner_id: partnerId,
    responsible_id: responsible.personId,
    created_at: now,
    updated_at: now,
    ...row,
  };
  const names = Object.keys(all);
  await app.owner.query(
    `INSERT INTO registrations (${names.join(', ')}) VALUES (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(all),
  );
}

beforeAll(async () => {
  app = await startTestApp();
  ({ vendorId } = await addVendor(app));
  const other = await addVendor(app, 'Другой');
  manager = await addPerson(app, vendorId, null, ['channel_manager']);
  sales = await addPerson(app, vendorId, null, ['sales']);
  const own = await addPartner(app, vendorId, 'Ромашковый край');
  const theirs = await addPartner(app, vendorId, 'Рубин');
  seller = await addPerson(app, vendorId, own, ['seller']);
  rival = await addPerson(app, vendorId, theirs, ['seller']);
  stranger = await addPerson(app, other.vendorId, null, ['channel_manager']);
  const customer = await call(app, manager, 'POST /v1/customers', { name: 'ООО «Ромашка Плюс»', tax_id: inn });
  const base = { customer_id: customer.body.id, customer_name: 'Ромашка Плюс', customer_tax_id: inn };
  await addRegistration(own, seller, { ...base, state: 'under_review', number: 1042 });
  await addRegistration(theirs, rival, { ...base, state: 'approved', number: 1043 });
  await addRegistration(own, seller, { ...base, state: 'draft', project_name: 'Черновик' });
});
afterAll(() => app.close());

const find = async (person: TestPerson, q: string) => {
  const { body } = await call(app, person, `GET /v1/search?q=${encodeURIComponent(q)}`);
  return {
    partners: body.partners.map((each: { name: string }) => each.name),
    customers: body.customers.map((each: { name: string }) => each.name),
    registrations: body.registrations.map((each: { number: number | null }) => each.number).sort(),
  };
};

describe('search', () => {
  it('finds what the vendor has, in either script and unfinished', async () => {
    for (const q of ['ромашк', 'Romashka', 'ромашка пл'])
      expect(await find(manager, q), q).toMatchObject({
        customers: ['ООО «Ромашка Плюс»'],
        registrations: [1042, 1043],
      });
    expect((await find(manager, 'ромашк')).partners).toEqual(['Ромашковый край']);
    for (const q of ['1042', '№1042']) expect((await find(manager, q)).registrations, q).toEqual([1042]);
    expect(await find(manager, '77070')).toMatchObject({
      customers: ['ООО «Ромашка Плюс»'],
      registrations: [1042, 1043],
    });
    expect((await find(manager, 'плюс василёк')).customers).toEqual([]);
  });

  it('shows a partner its own registrations and nothing else', async () => {
    for (const q of ['ромашк', inn]) {
      const found = await find(seller, q);
      expect(found).toMatchObject({ partners: [], customers: [] });
      expect(found.registrations).toEqual([1042, null]);
    }
    expect((await find(rival, 'ромашк')).registrations).toEqual([1043]);
    expect((await find(rival, '1042')).registrations).toEqual([]);
  });

  it('keeps to rights and vendors, and survives any text', async () => {
    expect(await find(sales, 'ромашк')).toEqual({ partners: ['Ромашковый край'], customers: [], registrations: [] });
    expect(await find(stranger, 'ромашк')).toEqual({ partners: [], customers: [], registrations: [] });
    expect((await call(app, null, 'GET /v1/search?q=a')).status).toBe(401);
    expect((await call(app, manager, 'GET /v1/search?q=%20')).status).toBe(422);
    for (const q of ['%', '_', '\\', "'", '«»', '~', '0', '99999999999999999999', 'x'.repeat(200)])
      expect((await call(app, manager, `GET /v1/search?q=${encodeURIComponent(q)}`)).status, q).toBe(200);
  });
});

describe('saved views', () => {
  const view = { list: 'registrations', name: 'Мои срочные', query: 'state=under_review&sort=due' };

  it('belong to one person', async () => {
    const saved = await call(app, manager, 'POST /v1/saved-views', view);
    expect(saved.body).toMatchObject(view);
    const { id } = saved.body;
    expect((await call(app, manager, 'POST /v1/saved-views', view)).body.code).toBe('view.name_taken');
    const changed = await call(app, manager, 'POST /v1/saved-views', { ...view, id, query: 'state=approved' });
    expect(changed.body).toMatchObject({ id, query: 'state=approved' });
    expect((await call(app, manager, 'GET /v1/saved-views?list=registrations')).body.items).toHaveLength(1);
    expect((await call(app, manager, 'GET /v1/saved-views?list=partners')).body.items).toHaveLength(0);
    for (const person of [sales, seller, stranger]) {
      expect((await call(app, person, 'GET /v1/saved-views')).body.items).toEqual([]);
      expect((await call(app, person, 'POST /v1/saved-views', { ...view, id })).status).toBe(404);
      expect((await call(app, person, `DELETE /v1/saved-views/${id}`)).status).toBe(404);
    }
    expect((await call(app, seller, 'POST /v1/saved-views', view)).status).toBe(200);
    expect((await call(app, manager, `DELETE /v1/saved-views/${id}`)).body).toEqual({ id });
    expect((await call(app, manager, 'GET /v1/saved-views')).body.items).toEqual([]);
  });

  it('two of one name at once leave one, and bad ones are named', async () => {
    const both = await Promise.all([0, 1].map(() => call(app, sales, 'POST /v1/saved-views', view)));
    expect(both.map((each) => each.status).sort()).toEqual([200, 409]);
    const bad = await call(app, sales, 'POST /v1/saved-views', { list: 'Нет', name: ' ', query: 1 });
    expect(bad.body.errors.map((each: { path: string }) => each.path).sort()).toEqual(['list', 'name', 'query']);
  });
});
