import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPartner, addPerson, addVendor, call, startTestApp, type TestApp } from '../../../../test/support.ts';
import { addLogin, password, type TestLogin, Visitor } from '../../../../test/visitor.ts';

let app: TestApp;
let vendorId: string;
let vector: string;
let manager: TestLogin;
let seller: TestLogin;
let admin: Visitor;
let owner: Visitor;

beforeAll(async () => {
  app = await startTestApp();
  vendorId = (await addVendor(app)).vendorId;
  vector = await addPartner(app, vendorId, 'Вектор');
  admin = await signedIn(await addLogin(app, vendorId, null, ['administrator', 'channel_manager']));
  owner = await signedIn(await addLogin(app, vendorId, vector, ['owner', 'seller']));
  manager = await addLogin(app, vendorId, null, ['channel_manager']);
  seller = await addLogin(app, vendorId, vector, ['seller']);
});
afterAll(() => app.close());

async function signedIn(login: TestLogin): Promise<Visitor> {
  const visitor = new Visitor(app);
  await visitor.post('/auth/sign-in', { email: login.email, password });
  return visitor.as(login.personId);
}

const by = (token: string) => ({ personId: '', authorization: `Bearer ${token}` });

describe('an API key', () => {
  it('is shown once, acts with its person’s rights, and ends at once', async () => {
    const made = await admin.post('/v1/api-keys', { name: 'Обмен' });
    expect(made.body.token).toMatch(/^kanal_[0-9a-f]{32}_[\w-]{43}$/);
    const key = by(made.body.token);
    expect((await call(app, key, 'GET /v1/people')).status).toBe(200);
    expect(JSON.stringify((await admin.get('/v1/api-keys')).body)).not.toContain(made.body.token);
    expect((await admin.post(`/v1/api-keys/${made.body.id}/revoke`)).body.revoked_at).not.toBeNull();
    expect((await call(app, key, 'GET /v1/people')).status).toBe(401);
    expect((await admin.post(`/v1/api-keys/${made.body.id}/revoke`)).body.code).toBe('api_key.revoked');
  });

  it('is narrowed by scopes and roles, never widened', async () => {
    const narrow = await admin.post('/v1/api-keys', { name: 'Чтение', scopes: ['partner.read'] });
    const key = by(narrow.body.token);
    expect((await call(app, key, 'GET /v1/people')).status).toBe(403);
    expect((await call(app, key, 'GET /v1/me')).body.memberships[0].grants).toEqual(['partner.read']);
    const wide = await admin.post('/v1/api-keys', {
      name: 'Шире',
      roles: ['channel_manager', 'finance'],
      scopes: ['settings.manage'],
    });
    expect(wide.body.errors.map((each: { path: string }) => each.path)).toEqual(['roles', 'scopes']);
    const role = await admin.post('/v1/api-keys', { name: 'Роль', roles: ['channel_manager'] });
    expect((await call(app, by(role.body.token), 'GET /v1/settings')).status).toBe(403);
  });

  it('loses what its person loses', async () => {
    const made = await admin.post('/v1/api-keys', { name: 'Роль', person_id: manager.personId });
    expect((await call(app, by(made.body.token), 'GET /v1/invitations')).status).toBe(200);
    await admin.visit(`PATCH /v1/people/${manager.personId}`, { roles: ['product_expert'] });
    expect((await call(app, by(made.body.token), 'GET /v1/invitations')).status).toBe(403);
  });

  it('for somebody else is told to them', async () => {
    await admin.post('/v1/api-keys', { name: 'Выгрузка', person_id: manager.personId });
    const { rows } = await app.owner.query(
      "SELECT text_body FROM mails WHERE to_address = $1 AND kind = 'api_key_created'",
      [manager.email],
    );
    expect(rows.at(-1).text_body).toContain('«Выгрузка»');
  });

  it('expires', async () => {
    const soon = new Date(app.clock.now().getTime() + 60_000).toISOString();
    const made = await admin.post('/v1/api-keys', { name: 'На час', expires_at: soon });
    app.clock.advance(60_000);
    expect((await call(app, by(made.body.token), 'GET /v1/people')).status).toBe(401);
    const late = await admin.post('/v1/api-keys', { name: 'Поздно', expires_at: soon });
    expect(late.body.code).toBe('api_key.expires_in_past');
  });

  it('of a partner is the owner’s affair, for the own company only', async () => {
    const made = await owner.post('/v1/api-keys', { name: '1С', person_id: seller.personId });
    expect(made.body).toMatchObject({ partner: { name: 'Вектор' }, roles: ['seller'] });
    const listed = (await owner.get('/v1/api-keys')).body.items;
    expect(listed.map((each: { name: string }) => each.name)).toEqual(['1С']);
    const staff = await owner.post('/v1/api-keys', { name: 'x', person_id: manager.personId });
    expect(staff.body.errors).toMatchObject([{ path: 'person_id', code: 'field.not_found' }]);
    const foreign = await admin.post('/v1/api-keys', { name: 'x', person_id: seller.personId });
    expect(foreign.body.errors).toMatchObject([{ path: 'person_id', code: 'field.not_found' }]);
    const vendors = (await admin.get('/v1/api-keys')).body.items.find((each: { partner: unknown }) => !each.partner);
    expect((await owner.post(`/v1/api-keys/${vendors.id}/revoke`)).status).toBe(404);
    expect((await (await signedIn(seller)).get('/v1/api-keys')).status).toBe(403);
  });

  it('makes no keys itself, and its secret is kept nowhere', async () => {
    const person = await addPerson(app, vendorId, null, ['administrator']);
    expect((await call(app, person, 'POST /v1/api-keys', { name: 'x' })).status).toBe(403);
    const made = await admin.post('/v1/api-keys', { name: 'x' }, { headers: { 'idempotency-key': 'once' } });
    const { rows } = await app.owner.query('SELECT response FROM idempotency_keys');
    expect(JSON.stringify(rows)).not.toContain(made.body.token);
  });
});
