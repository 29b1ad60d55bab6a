import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPartner, addPerson, addVendor, call, startTestApp, type TestApp } from '../../../../test/support.ts';
import { addLogin, password, type TestLogin, Visitor } from '../../../../test/visitor.ts';

let app: TestApp;
let acme: string;
let anna: TestLogin;

beforeAll(async () => {
  app = await startTestApp();
  acme = (await addVendor(app, 'Акме')).vendorId;
  anna = await addLogin(app, acme, null, ['channel_manager']);
});
afterAll(() => app.close());

async function signedIn(email = anna.email): Promise<Visitor> {
  const visitor = new Visitor(app);
  expect((await visitor.post('/auth/sign-in', { email, password })).status).toBe(200);
  return visitor;
}

describe('one login in several places', () => {
  it('sees each vendor and partner with roles and rights, and acts in each by its own rights', async () => {
    const beta = (await addVendor(app, 'Бета')).vendorId;
    const vector = await addPartner(app, beta, 'Вектор');
    const person = await addLogin(app, acme, null, ['product_expert']);
    const atVector = await addLogin(app, beta, vector, ['seller'], person.email);
    expect(atVector.userId).toBe(person.userId);
    const visitor = await signedIn(person.email);
    const me = (await visitor.get('/v1/me')).body;
    expect(me.user).toMatchObject({ email: person.email, two_factor_enabled: false });
    expect(me.memberships).toMatchObject([
      { person_id: person.personId, vendor: { name: 'Акме' }, partner: null, side: 'workspace' },
      { person_id: atVector.personId, vendor: { name: 'Бета' }, partner: { name: 'Вектор' }, side: 'cabinet' },
    ]);
    expect(me.memberships[0].grants).toContain('product.manage');
    expect(me.memberships[1].grants).not.toContain('product.manage');
    const family = { code: 'crm', name: { ru: 'CRM', en: 'CRM' } };
    expect((await visitor.as(atVector.personId).post('/v1/product-families', family)).status).toBe(403);
    expect((await visitor.as(person.personId).post('/v1/product-families', family)).status).toBe(200);
    expect((await visitor.as(atVector.personId).get('/v1/product-families')).body.items).toEqual([]);
    expect((await visitor.as(person.personId).get('/v1/me')).body.memberships).toHaveLength(2);
  });

  it('an API key knows its own place only', async () => {
    const key = await addPerson(app, acme, null, ['finance']);
    const me = (await call(app, key, 'GET /v1/me')).body;
    expect(me.user).toBeNull();
    expect(me.memberships.map((each: { person_id: string }) => each.person_id)).toEqual([key.personId]);
    expect((await call(app, key, 'GET /v1/me/sessions')).status).toBe(403);
    expect((await call(app, null, 'GET /v1/me')).status).toBe(401);
  });
});

describe('profile', () => {
  it('changes name and zone here, and tells every bad field', async () => {
    const visitor = (await signedIn()).as(anna.personId);
    const changed = await visitor.visit('PATCH /v1/me/profile', { full_name: 'Анна Рощина', time_zone: 'Asia/Omsk' });
    expect(changed.body).toMatchObject({ full_name: 'Анна Рощина', time_zone: 'Asia/Omsk', locale: 'ru' });
    expect((await visitor.get('/v1/me')).body.memberships[0].full_name).toBe('Анна Рощина');
    const bad = await visitor.visit('PATCH /v1/me/profile', { full_name: '', time_zone: 'Moon/Sea', roles: ['owner'] });
    expect(bad.body.errors.map((each: { path: string }) => each.path).sort()).toEqual([
      'full_name',
      'roles',
      'time_zone',
    ]);
  });
});

describe('sessions', () => {
  it('are listed, ended one by one or all but this one, at once', async () => {
    const person = await addLogin(app, acme, null, ['sales']);
    const [here, there, third] = await Promise.all([1, 2, 3].map(() => signedIn(person.email)));
    if (!here || !there || !third) throw new Error('three sessions');
    for (const each of [here, there, third]) expect((await each.get('/v1/me')).status).toBe(200);
    const listed = (await here.get('/v1/me/sessions')).body.items;
    expect(listed).toHaveLength(3);
    expect(JSON.stringify(listed)).not.toContain('token');
    const thereId = (await there.get('/auth/session')).body.session.id;
    expect((await here.as(person.personId).post(`/v1/me/sessions/${thereId}/end`)).status).toBe(200);
    expect((await there.get('/v1/me')).status).toBe(401);
    expect((await here.post(`/v1/me/sessions/${thereId}/end`)).status).toBe(404);
    const except_id = (await here.get('/auth/session')).body.session.id;
    expect((await here.post('/v1/me/sessions/end', { except_id })).body).toEqual({ ended: 1 });
    expect((await third.get('/v1/me')).status).toBe(401);
    expect((await here.get('/v1/me')).status).toBe(200);
  });

  it('of somebody else are not there', async () => {
    const other = await addLogin(app, acme, null, ['sales']);
    const visitor = await signedIn(other.email);
    const id = (await visitor.get('/auth/session')).body.session.id;
    const stranger = await signedIn();
    expect((await stranger.post(`/v1/me/sessions/${id}/end`)).status).toBe(404);
    expect((await visitor.get('/v1/me')).status).toBe(200);
  });

  it('signing out ends the caller at once, also with a copy of the cookie', async () => {
    const visitor = await signedIn();
    expect((await visitor.get('/v1/me')).status).toBe(200);
    await visitor.post('/auth/sign-out', {}, { keepCookies: true });
    expect((await visitor.get('/v1/me')).status).toBe(401);
  });
});
