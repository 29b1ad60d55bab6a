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
import { addLogin } from '../../../../test/visitor.ts';

let app: TestApp;
let vendorId: string;
let vector: string;
let manager: TestPerson;

beforeAll(async () => {
  app = await startTestApp();
  vendorId = (await addVendor(app)).vendorId;
  vector = await addPartner(app, vendorId, 'Вектор');
  manager = await addPerson(app, vendorId, null, ['channel_manager'], 'Иван Менеджер');
});
afterAll(() => app.close());

const ask = (email: string, more: object = {}) =>
  call(app, null, 'POST /v1/invitation-requests', {
    vendor_id: vendorId,
    full_name: 'Пётр Новиков',
    position: 'Директор',
    company: 'ООО «Новое»',
    email,
    ...more,
  });
const waiting = async () => (await call(app, manager, 'GET /v1/invitation-requests?state=waiting')).body.items;
const mailKinds = async (to: string) =>
  (await app.owner.query('SELECT kind FROM mails WHERE to_address = $1', [to])).rows.map((row) => row.kind);

describe('a request for an invitation', () => {
  it('gets the same answer for a stranger, a known person, and a second time', async () => {
    const login = await addLogin(app, vendorId, vector, ['seller']);
    const answers = [await ask('new@example.com'), await ask(login.email), await ask('NEW@example.com')];
    for (const each of answers) expect([each.status, each.body]).toEqual([200, {}]);
    expect((await waiting()).map((each: { email: string; known: boolean }) => [each.email, each.known])).toEqual(
      expect.arrayContaining([
        ['new@example.com', false],
        [login.email, true],
      ]),
    );
    expect(await waiting()).toHaveLength(2);
  });

  it('names every missing field; a vendor that is not there is not found', async () => {
    const bad = await call(app, null, 'POST /v1/invitation-requests', { vendor_id: vendorId, email: 'x', message: 1 });
    expect(bad.body.errors.map((each: { path: string }) => each.path).sort()).toEqual([
      'company',
      'email',
      'full_name',
      'message',
      'position',
    ]);
    expect((await ask('a@example.com', { vendor_id: vector })).status).toBe(404);
  });

  it('becomes an invitation, once', async () => {
    await ask('good@example.com');
    const [request] = (await waiting()).filter((each: { email: string }) => each.email === 'good@example.com');
    const decide = (body: object) => call(app, manager, `POST /v1/invitation-requests/${request.id}/decide`, body);
    const missing = await decide({ decision: 'invite' });
    expect(missing.body.errors.map((each: { path: string }) => each.path)).toEqual(['partner_id', 'roles']);
    const staff = await decide({ decision: 'invite', partner_id: null, roles: ['administrator'] });
    expect(staff.body.code).toBe('invitation.staff_forbidden');
    const invited = await decide({ decision: 'invite', partner_id: vector, roles: ['owner'] });
    expect(invited.body).toMatchObject({ state: 'invited', decided_by: 'Иван Менеджер', can: { decide: false } });
    expect(await mailKinds('good@example.com')).toEqual(['invitation']);
    expect((await decide({ decision: 'decline' })).body.code).toBe('invitation_request.decided');
  });

  it('or is declined by mail', async () => {
    await ask('bad@example.com', { locale: 'en' });
    const [request] = (await waiting()).filter((each: { email: string }) => each.email === 'bad@example.com');
    const path = `/v1/invitation-requests/${request.id}/decide`;
    expect((await call(app, manager, `POST ${path}`, { decision: 'decline' })).body.state).toBe('declined');
    expect(await mailKinds('bad@example.com')).toEqual(['invitation_declined']);
  });

  it('is seen by the vendor’s channel only', async () => {
    const owner = await addPerson(app, vendorId, vector, ['owner']);
    expect((await call(app, owner, 'GET /v1/invitation-requests')).status).toBe(403);
    const stranger = await addPerson(app, (await addVendor(app, 'Бета')).vendorId, null, ['administrator']);
    expect((await call(app, stranger, 'GET /v1/invitation-requests')).body.items).toEqual([]);
    const [request] = await waiting();
    const path = `/v1/invitation-requests/${request.id}/decide`;
    expect((await call(app, stranger, `POST ${path}`, { decision: 'decline' })).status).toBe(404);
  });
});
