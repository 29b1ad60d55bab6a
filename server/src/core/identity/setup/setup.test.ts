import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addVendor, call, startTestApp, type TestApp } from '../../../../test/support.ts';
import { password, Visitor } from '../../../../test/visitor.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const wanted = (code: string | null, slug = 'acme') => ({
  code,
  vendor: { name: 'Акме', slug },
  administrator: { full_name: 'Ада Админ', email: 'Ada@Example.com', password },
});

describe('set-up of an empty installation', () => {
  it('makes vendor, rules and administrator by the printed code, who then signs in', async () => {
    expect((await call(app, null, 'GET /v1/setup')).body).toEqual({
      needed: true,
      vendor: null,
      min_password_length: 12,
    });
    const code = await app.kanal.issueSetupCode();
    const wrong = await call(app, null, 'POST /v1/setup', wanted('AAAAA-AAAAA'));
    expect(wrong).toMatchObject({ status: 403, body: { code: 'setup.wrong_code' } });
    const done = await call(app, null, 'POST /v1/setup', wanted(code?.toLowerCase() ?? ''));
    expect(done.status).toBe(200);
    const entrance = (await call(app, null, 'GET /v1/setup')).body;
    expect(entrance).toMatchObject({ needed: false, vendor: { id: done.body.vendor_id, slug: 'acme', name: 'Акме' } });
    const visitor = new Visitor(app);
    expect((await visitor.post('/auth/sign-in', { email: 'ada@example.com', password })).status).toBe(200);
    const ada = visitor.as(done.body.person_id);
    expect((await ada.get('/v1/settings')).body).toMatchObject({ name: 'Акме', can: { update: true } });
    const rules = await ada.get('/v1/rule-sets/registration/in-force');
    expect(rules.body.version).toBe(1);
  });

  it('happens once, however many try at the same moment, and no code works afterwards', async () => {
    const codes = [await app.kanal.issueSetupCode(), await app.kanal.issueSetupCode()];
    const answers = await Promise.all(
      codes.map((code, at) => call(app, null, 'POST /v1/setup', wanted(code, `acme-${at}`))),
    );
    expect(answers.map((each) => each.status).sort()).toEqual([200, 409]);
    expect(await app.kanal.issueSetupCode()).toBeNull();
    expect((await call(app, null, 'POST /v1/setup', wanted(codes[0] ?? '', 'other'))).body.code).toBe(
      'setup.not_needed',
    );
    const { rows } = await app.owner.query('SELECT count(*)::int AS n FROM vendors');
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('is closed without a printed code, and names all bad fields', async () => {
    expect((await call(app, null, 'POST /v1/setup', wanted('AAAAA'))).body.code).toBe('setup.wrong_code');
    const bad = await call(app, null, 'POST /v1/setup', {
      code: 'x',
      vendor: { name: '', slug: 'A_b', country: 'RU' },
      administrator: { full_name: 'Ада', email: 'ada', password: 'short' },
    });
    expect(bad.body.errors.map((each: { path: string }) => each.path).sort()).toEqual([
      'administrator.email',
      'administrator.password',
      'vendor.name',
      'vendor.slug',
    ]);
  });

  it('with several vendors the entrance tells none of them unasked', async () => {
    const { slug } = await addVendor(app, 'Акме');
    await addVendor(app, 'Бета');
    expect((await call(app, null, 'GET /v1/setup')).body).toMatchObject({ needed: false, vendor: null });
    expect((await call(app, null, `GET /v1/setup?vendor=${slug}`)).body.vendor.name).toBe('Акме');
    expect((await call(app, null, 'GET /v1/setup?vendor=nobody')).body).toMatchObject({ needed: false, vendor: null });
  });
});
