import { afterEach, describe, expect, it } from 'vitest';
import { addPartner, addPerson, addVendor, call, startTestApp, type TestApp } from '../../../test/support.ts';
import { addLogin, password, Visitor } from '../../../test/visitor.ts';

let app: TestApp;
afterEach(() => app.close());

async function statuses(times: number, headers: (at: number) => Record<string, string>): Promise<number[]> {
  const found = [];
  for (let at = 0; at < times; at++) {
    const answer = await app.kanal.http.inject({ url: '/v1/me', headers: headers(at), remoteAddress: '198.51.100.7' });
    found.push(answer.statusCode);
  }
  return found;
}

describe('the general limit', () => {
  it.each([
    ['authorization', (at: number) => `Bearer kanal_${'0'.repeat(32)}_${String(at).padStart(43, 'x')}`],
    ['cookie', (at: number) => `kanal.session_token=made-up-${at}`],
  ])('counts a made-up %s by address', async (name, value) => {
    app = await startTestApp(undefined, { ratePerMinute: 3 });
    expect(await statuses(5, (at) => ({ [name]: value(at) }))).toEqual([401, 401, 401, 429, 429]);
  });

  it('counts people apart who share an address', async () => {
    app = await startTestApp(undefined, { ratePerMinute: 3 });
    const { vendorId } = await addVendor(app);
    const partner = await addPartner(app, vendorId, 'Вектор');
    for (const each of [await addPerson(app, vendorId, partner, ['seller']), await addPerson(app, vendorId, null, [])])
      expect(await statuses(4, () => ({ authorization: each.authorization }))).toEqual([200, 200, 200, 429]);
  });

  it('believes a proxy on the address only when told to', async () => {
    const forwarded = (at: number) => ({ 'x-forwarded-for': `203.0.113.${at}` });
    app = await startTestApp(undefined, { ratePerMinute: 3 });
    expect((await statuses(4, forwarded)).at(-1)).toBe(429);
    await app.close();
    app = await startTestApp(undefined, { ratePerMinute: 3, trustProxy: ['198.51.100.7'] });
    expect((await statuses(4, forwarded)).at(-1)).toBe(401);
  });
});

describe('a request with a session', () => {
  it('from another site’s page is refused, whichever header tells', async () => {
    app = await startTestApp();
    const { vendorId } = await addVendor(app);
    const login = await addLogin(app, vendorId, null, ['administrator']);
    const visitor = new Visitor(app);
    await visitor.post('/auth/sign-in', { email: login.email, password });
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of foreign) {
      const answer = await visitor.visit('POST /v1/me/sessions/end', {}, { headers });
      expect([headers, answer.body.code]).toEqual([headers, 'request.forbidden_origin']);
      const enter = await call(app, null, 'POST /auth/sign-in', { email: login.email, password }, { headers });
      expect(enter.body.code).toBe('request.forbidden_origin');
    }
    const own = { headers: { 'sec-fetch-site': 'same-origin' } };
    expect((await visitor.visit('POST /auth/sign-out', {}, own)).status).toBe(200);
  });
});
