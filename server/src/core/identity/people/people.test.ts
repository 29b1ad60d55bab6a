import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addPartner,
  addPerson,
  addVendor,
  call,
  startTestApp,
  type TestApp,
  type TestPerson,
} from '../../../../test/support.ts';
import { addLogin, password, Visitor } from '../../../../test/visitor.ts';

let app: TestApp;
let vendorId: string;
let vector: string;
let admin: TestPerson;
let manager: TestPerson;
let owner: TestPerson;
let seller: TestPerson;

beforeAll(async () => {
  app = await startTestApp();
  vendorId = (await addVendor(app)).vendorId;
  vector = await addPartner(app, vendorId, 'Вектор');
  admin = await addPerson(app, vendorId, null, ['administrator'], 'Ада Админ');
  manager = await addPerson(app, vendorId, null, ['channel_manager'], 'Иван Менеджер');
  owner = await addPerson(app, vendorId, vector, ['owner'], 'Олег Владелец');
  seller = await addPerson(app, vendorId, vector, ['seller'], 'Сергей Продавец');
  await addPerson(app, vendorId, await addPartner(app, vendorId, 'Орбита'), ['owner'], 'Чужой Владелец');
  await addPerson(app, (await addVendor(app, 'Бета')).vendorId, null, ['administrator'], 'Бета Админ');
});
afterAll(() => app.close());

const names = (body: { items: { full_name: string }[] }) => body.items.map((each) => each.full_name);

describe('staff', () => {
  it('lists the vendor’s people by side, partner, words, page by page', async () => {
    expect(names((await call(app, manager, 'GET /v1/people?side=workspace')).body)).toEqual([
      'Ада Админ',
      'Иван Менеджер',
    ]);
    expect(names((await call(app, manager, `GET /v1/people?partner_id=${vector}`)).body)).toHaveLength(2);
    const q = encodeURIComponent('ПРОДАВ');
    expect(names((await call(app, manager, `GET /v1/people?q=${q}`)).body)).toEqual(['Сергей Продавец']);
    const all: string[] = [];
    let cursor = '';
    do {
      const page = (await call(app, manager, `GET /v1/people?limit=2${cursor && `&cursor=${cursor}`}`)).body;
      all.push(...names(page));
      cursor = page.nextCursor ?? '';
    } while (cursor);
    expect(all).toHaveLength(5);
    expect(new Set(all).size).toBe(5);
    expect((await call(app, manager, 'GET /v1/people?cursor=nonsense')).status).toBe(422);
  });

  it('reads, but only an administrator changes', async () => {
    const mine = await call(app, manager, `GET /v1/people/${seller.personId}`);
    expect(mine.body).toMatchObject({ partner: { name: 'Вектор' }, can: { update: false } });
    expect((await call(app, admin, `GET /v1/people/${seller.personId}`)).body.can.update).toBe(true);
    expect((await call(app, manager, `PATCH /v1/people/${seller.personId}`, { position: 'x' })).status).toBe(403);
    const changed = await call(app, admin, `PATCH /v1/people/${seller.personId}`, {
      roles: ['seller', 'engineer'],
      position: 'Инженер',
    });
    expect(changed.body).toMatchObject({ roles: ['seller', 'engineer'], position: 'Инженер' });
    const wrong = await call(app, admin, `PATCH /v1/people/${seller.personId}`, { roles: ['administrator'] });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'person.wrong_roles' } });
  });

  it('keeps one administrator', async () => {
    const answer = await call(app, admin, `POST /v1/people/${admin.personId}/leave`);
    expect(answer).toMatchObject({ status: 409, body: { code: 'person.last_administrator' } });
  });

  it('of another vendor finds nobody here', async () => {
    const stranger = await addPerson(app, (await addVendor(app, 'Гамма')).vendorId, null, ['administrator']);
    expect((await call(app, stranger, `GET /v1/people/${seller.personId}`)).status).toBe(404);
    expect((await call(app, stranger, `POST /v1/people/${seller.personId}/leave`)).status).toBe(404);
  });
});

describe('colleagues', () => {
  it('are seen by everybody of the company, changed by owners, and never those of another partner', async () => {
    expect(names((await call(app, seller, 'GET /v1/colleagues')).body)).toEqual(['Олег Владелец', 'Сергей Продавец']);
    expect((await call(app, seller, 'GET /v1/people')).status).toBe(403);
    expect((await call(app, seller, `PATCH /v1/colleagues/${owner.personId}`, { position: 'x' })).status).toBe(403);
    const changed = await call(app, owner, `PATCH /v1/colleagues/${seller.personId}`, { roles: ['seller'] });
    expect(changed.body.roles).toEqual(['seller']);
    expect((await call(app, owner, `PATCH /v1/colleagues/${admin.personId}`, { position: 'x' })).status).toBe(404);
  });

  it('a branch must be one of the company’s own', async () => {
    const branchId = '01890000-0000-7000-8000-000000000001';
    await app.owner.query('INSERT INTO branches (vendor_id, id, partner_id, name) VALUES ($1, $2, $3, $4)', [
      vendorId,
      branchId,
      vector,
      'Самара',
    ]);
    const good = await call(app, owner, `PATCH /v1/colleagues/${seller.personId}`, { branch_id: branchId });
    expect(good.body.branch).toEqual({ id: branchId, name: 'Самара' });
    const bad = await call(app, owner, `PATCH /v1/colleagues/${seller.personId}`, { branch_id: vector });
    expect(bad.body.errors).toMatchObject([{ path: 'branch_id', code: 'field.not_found' }]);
  });

  it('the last owner stays, also when two remove each other at once', async () => {
    const alone = await call(app, owner, `POST /v1/colleagues/${owner.personId}/leave`);
    expect(alone).toMatchObject({ status: 409, body: { code: 'person.last_owner' } });
    const partner = await addPartner(app, vendorId, 'Дуэль');
    const [a, b] = [
      await addPerson(app, vendorId, partner, ['owner']),
      await addPerson(app, vendorId, partner, ['owner']),
    ];
    for (const each of [a, b]) expect((await call(app, each, 'GET /v1/colleagues')).status).toBe(200);
    const answers = await Promise.all([
      call(app, a, `POST /v1/colleagues/${b.personId}/leave`),
      call(app, b, `POST /v1/colleagues/${a.personId}/leave`),
    ]);
    // Whoever comes so late that the key is gone already is turned away at the door.
    expect([409, 401]).toContain(Math.max(...answers.map((each) => each.status)));
    expect(answers.filter((each) => each.status === 200)).toHaveLength(1);
    expect((await call(app, admin, `GET /v1/people?partner_id=${partner}&status=active`)).body.items).toHaveLength(1);
  });

  it('who left has no access from that moment, and stays in the list', async () => {
    const login = await addLogin(app, vendorId, vector, ['seller']);
    const visitor = new Visitor(app);
    await visitor.post('/auth/sign-in', { email: login.email, password });
    const there = visitor.as(login.personId);
    expect((await there.get('/v1/colleagues')).status).toBe(200);
    expect((await call(app, seller, 'GET /v1/colleagues')).status).toBe(200);
    expect((await call(app, owner, `POST /v1/colleagues/${login.personId}/leave`)).body.status).toBe('left');
    expect((await there.get('/v1/colleagues')).body.code).toBe('access.no_membership');
    expect((await visitor.get('/v1/me')).body.memberships).toEqual([]);
    expect((await call(app, owner, `POST /v1/colleagues/${login.personId}/leave`)).body.code).toBe('person.has_left');
    expect((await call(app, owner, `POST /v1/colleagues/${seller.personId}/leave`)).status).toBe(200);
    expect((await call(app, seller, 'GET /v1/colleagues')).status).toBe(401);
    expect((await call(app, owner, 'GET /v1/colleagues?status=left')).body.items).toHaveLength(2);
  });
});
