import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPerson, addVendor, call, startTestApp, type TestApp, type TestPerson } from '../../../test/support.ts';

let app: TestApp;
let admin: TestPerson;
let auditor: TestPerson;

beforeAll(async () => {
  app = await startTestApp();
  const { vendorId } = await addVendor(app);
  admin = await addPerson(app, vendorId, null, ['administrator']);
  auditor = await addPerson(app, vendorId, null, ['auditor']);
});
afterAll(() => app.close());

describe('settings', () => {
  it('are read by some, changed by the administrator, also in the directory', async () => {
    const before = (await call(app, auditor, 'GET /v1/settings')).body;
    expect(before).toMatchObject({ name: 'Акме', day_start: '09:00', can: { update: false } });
    expect((await call(app, auditor, 'PATCH /v1/settings', { name: 'Акме Софт' })).status).toBe(403);
    const after = await call(app, admin, 'PATCH /v1/settings', { name: 'Акме Софт', day_start: '10:00' });
    expect(after.body).toMatchObject({ name: 'Акме Софт', day_start: '10:00', day_end: '18:00', slug: before.slug });
    expect((await call(app, admin, 'GET /v1/me')).body.memberships[0].vendor.name).toBe('Акме Софт');
  });

  it('a day has an end after its beginning, and every bad field is named', async () => {
    const short = await call(app, admin, 'PATCH /v1/settings', { day_end: '10:00' });
    expect(short.body.errors).toMatchObject([{ path: 'day_end', code: 'field.day_too_short' }]);
    const bad = await call(app, admin, 'PATCH /v1/settings', { country: 'Россия', currency: 'rub', slug: 'x' });
    expect(bad.body.errors.map((each: { path: string }) => each.path).sort()).toEqual(['country', 'currency', 'slug']);
  });

  it('say what the installation is', async () => {
    const about = (await call(app, admin, 'GET /v1/about')).body;
    expect(about).toMatchObject({ mail: 'kept', database: { kind: 'external' }, public_url: 'http://localhost:3000' });
    expect(about.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(about.database.version).toMatch(/^\d+/);
  });
});
