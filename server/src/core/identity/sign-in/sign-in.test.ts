import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authenticatorCode } from '../../../../test/authenticator.ts';
import { addVendor, startTestApp, type TestApp } from '../../../../test/support.ts';
import { addLogin, password, type TestLogin, Visitor } from '../../../../test/visitor.ts';

let app: TestApp;
let manager: TestLogin;

beforeAll(async () => {
  app = await startTestApp();
  const { vendorId } = await addVendor(app);
  manager = await addLogin(app, vendorId, null, ['channel_manager']);
});
afterAll(() => app.close());
beforeEach(() => app.owner.query('DELETE FROM identity.attempts'));

const signIn = (visitor: Visitor, given = password, email = manager.email) =>
  visitor.post('/auth/sign-in', { email, password: given });

describe('sign in', () => {
  it('opens a session, shows it without its token, and ends it at once', async () => {
    const visitor = new Visitor(app);
    const answer = await signIn(visitor);
    expect(answer).toMatchObject({ status: 200, body: { two_factor_required: false } });
    expect(JSON.stringify(answer.body)).not.toContain('token');
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^kanal\.session_token=[^;]+;.*HttpOnly; SameSite=Lax/i);
    const session = await visitor.get('/auth/session');
    expect(session.body.user).toMatchObject({ email: manager.email, two_factor_enabled: false });
    expect(JSON.stringify(session.body)).not.toContain(visitor.cookie('kanal.session_token').split('.')[0]);
    await visitor.post('/auth/sign-out', {}, { keepCookies: true });
    expect((await visitor.get('/auth/session')).body).toEqual({ session: null, user: null });
  });

  it('acts in the chosen membership only', async () => {
    const visitor = new Visitor(app);
    await signIn(visitor);
    const other = await addLogin(app, (await addVendor(app, 'Другой')).vendorId, null, ['administrator']);
    expect((await visitor.get('/v1/products')).body.code).toBe('access.no_membership');
    expect((await visitor.as(other.personId).get('/v1/products')).body.code).toBe('access.no_membership');
    expect((await visitor.as('nobody').get('/v1/products')).body.code).toBe('access.no_membership');
    expect((await visitor.as(manager.personId).get('/v1/products')).status).toBe(200);
  });

  it('a wrong password and an unknown address get the same answer, byte for byte', async () => {
    const wrong = await signIn(new Visitor(app), 'not the right password');
    const unknown = await signIn(new Visitor(app), password, 'nobody@example.com');
    expect(wrong.status).toBe(401);
    expect(wrong.body.title).toBe('Адрес или пароль не подходят');
    expect({ ...unknown.body, instance: '' }).toEqual({ ...wrong.body, instance: '' });
    expect(Object.keys(unknown.headers).sort()).toEqual(Object.keys(wrong.headers).sort());
  });

  it('names every bad field, and accepts no other ones', async () => {
    const bad = await new Visitor(app).post('/auth/sign-in', { email: 'x', callbackURL: 'https://example.com' });
    expect(bad.status).toBe(422);
    expect(bad.body.errors.map((each: { path: string }) => each.path).sort()).toEqual([
      'callbackURL',
      'email',
      'password',
    ]);
  });

  it('is refused from another site, with and without a session', async () => {
    const answer = await new Visitor(app).post(
      '/auth/sign-in',
      { email: manager.email, password },
      { headers: { origin: 'https://evil.example' } },
    );
    expect(answer.body.code).toBe('request.forbidden_origin');
  });

  it('stops guessing, counts known and unknown addresses alike, and forgives in time', async () => {
    for (const email of [manager.email, 'nobody@example.com']) {
      for (let at = 0; at < 10; at += 1) expect((await signIn(new Visitor(app), 'wrong', email)).status).toBe(401);
      const stopped = await signIn(new Visitor(app), 'wrong', email);
      expect(stopped).toMatchObject({ status: 429, body: { code: 'sign_in.too_often' } });
      expect(stopped.body.detail).toBe('Повторите через 15 минут.');
    }
    expect((await signIn(new Visitor(app))).status).toBe(429);
    app.clock.set(new Date(app.clock.now().getTime() + 16 * 60_000));
    expect((await signIn(new Visitor(app))).status).toBe(200);
  });

  it('opens nothing of the library beyond its own routes', async () => {
    const visitor = new Visitor(app);
    await signIn(visitor);
    for (const path of ['/auth/sign-up/email', '/auth/sign-in/email', '/auth/update-user', '/auth/delete-user'])
      expect((await visitor.post(path, {})).body.code, path).toBe('route.not_found');
    for (const path of ['/auth/ok', '/auth/list-sessions', '/auth/get-session'])
      expect((await visitor.get(path)).status, path).toBe(404);
  });
});

describe('links in mails', () => {
  it('a sign-in link works once, for a known address; the answer is the same for every address', async () => {
    const known = await new Visitor(app).post('/auth/sign-in-link', { email: manager.email.toUpperCase() });
    const unknown = await new Visitor(app).post('/auth/sign-in-link', { email: 'nobody@example.com' });
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    const token = await tokenFor(manager.email, 'sign_in_link');
    expect(await mails('nobody@example.com')).toEqual([]);
    const visitor = new Visitor(app);
    expect((await visitor.post('/auth/sign-in-link/use', { token })).body).toEqual({ two_factor_required: false });
    expect((await visitor.get('/auth/session')).body.user.email).toBe(manager.email);
    const twice = await new Visitor(app).post('/auth/sign-in-link/use', { token });
    expect(twice).toMatchObject({ status: 410, body: { code: 'sign_in.link_invalid' } });
  });

  it('a lost password is replaced by a link, once, and every session ends', async () => {
    const person = await addLogin(app, manager.vendorId, null, ['sales']);
    const visitor = new Visitor(app);
    await signIn(visitor, password, person.email);
    const known = await new Visitor(app).post('/auth/lost-password', { email: person.email });
    const unknown = await new Visitor(app).post('/auth/lost-password', { email: 'nobody@example.com' });
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    const token = await tokenFor(person.email, 'password_reset');
    const short = await new Visitor(app).post('/auth/reset-password', { token, new_password: 'short' });
    expect(short.body.errors).toMatchObject([{ path: 'new_password', detail: 'Не меньше 12 знаков' }]);
    const fresh = 'a new and much longer password';
    expect((await new Visitor(app).post('/auth/reset-password', { token, new_password: fresh })).status).toBe(200);
    expect((await new Visitor(app).post('/auth/reset-password', { token, new_password: fresh })).status).toBe(410);
    expect((await visitor.get('/auth/session')).body.user).toBeNull();
    expect((await signIn(new Visitor(app), password, person.email)).status).toBe(401);
    expect((await signIn(new Visitor(app), fresh, person.email)).status).toBe(200);
  });

  it('tokens lie in the database as hashes only', async () => {
    await new Visitor(app).post('/auth/lost-password', { email: manager.email });
    await new Visitor(app).post('/auth/sign-in-link', { email: manager.email });
    const tokens = [await tokenFor(manager.email, 'sign_in_link'), await tokenFor(manager.email, 'password_reset')];
    const { rows } = await app.owner.query('SELECT identifier, value FROM identity.verifications');
    for (const token of tokens) expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('mails to one address are limited, whether it is known or not', async () => {
    for (const email of [manager.email, 'nobody@example.com']) {
      for (let at = 0; at < 5; at += 1)
        expect((await new Visitor(app).post('/auth/lost-password', { email })).status).toBe(200);
      expect((await new Visitor(app).post('/auth/sign-in-link', { email })).status).toBe(429);
    }
    await app.kanal.settle();
  });
});

describe('two factors', () => {
  it('a code is asked for after the password and after a link, backup codes work once', async () => {
    const person = await addLogin(app, manager.vendorId, null, ['sales']);
    const visitor = new Visitor(app);
    await signIn(visitor, password, person.email);
    const wrong = await visitor.post('/auth/two-factor/enable', { password: 'not the right password' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'password.wrong' } });
    const enabled = await visitor.post('/auth/two-factor/enable', { password });
    expect(enabled.status).toBe(200);
    const code = () => authenticatorCode(enabled.body.totp_uri);
    expect((await visitor.post('/auth/two-factor/verify', { code: code() })).status).toBe(200);

    const second = new Visitor(app);
    expect((await signIn(second, password, person.email)).body).toEqual({ two_factor_required: true });
    expect((await second.get('/auth/session')).body.user).toBeNull();
    expect((await second.post('/auth/two-factor/verify', { code: '000000' })).body.code).toBe('sign_in.wrong_code');
    expect((await second.post('/auth/two-factor/verify', { code: code() })).status).toBe(200);
    expect((await second.get('/auth/session')).body.user.two_factor_enabled).toBe(true);

    await new Visitor(app).post('/auth/sign-in-link', { email: person.email });
    const third = new Visitor(app);
    const byLink = await third.post('/auth/sign-in-link/use', { token: await tokenFor(person.email, 'sign_in_link') });
    expect(byLink.body).toEqual({ two_factor_required: true });
    expect((await third.get('/auth/session')).body.user).toBeNull();
    const [backup] = enabled.body.backup_codes as string[];
    expect((await third.post('/auth/two-factor/verify-backup-code', { code: backup })).status).toBe(200);
    const fourth = new Visitor(app);
    await signIn(fourth, password, person.email);
    const again = await fourth.post('/auth/two-factor/verify-backup-code', { code: backup });
    expect(again.body.code).toBe('sign_in.wrong_code');
  });

  it('without a first factor there is nothing to verify, and guessing ends', async () => {
    const answer = await new Visitor(app).post('/auth/two-factor/verify', { code: '123456' });
    expect(answer).toMatchObject({ status: 401, body: { code: 'sign_in.start_again' } });
  });
});

async function mails(to: string): Promise<{ kind: string; text_body: string }[]> {
  await app.kanal.settle();
  const { rows } = await app.owner.query('SELECT kind, text_body FROM mails WHERE to_address = $1 ORDER BY id', [to]);
  return rows;
}

async function tokenFor(to: string, kind: string): Promise<string> {
  const mail = (await mails(to)).filter((each) => each.kind === kind).at(-1);
  return /#([\w-]+)/.exec(mail?.text_body ?? '')?.[1] ?? '';
}
