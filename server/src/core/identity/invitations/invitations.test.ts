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
let orbita: string;
let admin: TestPerson;
let manager: TestPerson;
let owner: TestPerson;

beforeAll(async () => {
  app = await startTestApp();
  vendorId = (await addVendor(app)).vendorId;
  vector = await addPartner(app, vendorId, 'Вектор');
  orbita = await addPartner(app, vendorId, 'Орбита');
  admin = await addPerson(app, vendorId, null, ['administrator'], 'Ада Админ');
  manager = await addPerson(app, vendorId, null, ['channel_manager'], 'Иван Менеджер');
  owner = await addPerson(app, vendorId, vector, ['owner'], 'Олег Владелец');
});
afterAll(() => app.close());

let counter = 0;
const newAddress = () => {
  counter += 1;
  return `invited-${counter}@example.com`;
};

async function lastMail(to: string): Promise<{ subject: string; text_body: string }> {
  const { rows } = await app.owner.query(
    "SELECT subject, text_body FROM mails WHERE to_address = $1 AND kind = 'invitation' ORDER BY created_at DESC, id DESC LIMIT 1",
    [to],
  );
  return rows[0];
}

const tokenOf = (mail: { text_body: string }) => /\/invitation#([\w-]+)/.exec(mail.text_body)?.[1] ?? '';

async function invited(email: string, body: object = {}): Promise<{ id: string; token: string }> {
  app.clock.advance(1);
  const answer = await call(app, manager, 'POST /v1/invitations', {
    email,
    partner_id: vector,
    roles: ['seller'],
    full_name: 'Мария Новая',
    ...body,
  });
  expect(answer.status).toBe(200);
  return { id: answer.body.id, token: tokenOf(await lastMail(email.toLowerCase())) };
}

const accept = (token: string, body: object = { password }) =>
  call(app, null, 'POST /v1/invitation/accept', { token, ...body });
const look = (token: string) => call(app, null, `GET /v1/invitation?token=${token}`);

describe('an invitation', () => {
  it('is mailed, looked at without being used up, accepted once, and opens the door', async () => {
    const email = newAddress();
    const { token } = await invited(email.toUpperCase());
    expect((await lastMail(email)).subject).toBe('Акме приглашает вас в Kanal');
    for (let at = 0; at < 2; at += 1)
      expect((await look(token)).body).toMatchObject({
        vendor: { name: 'Акме' },
        partner: { name: 'Вектор' },
        invited_by: 'Иван Менеджер',
        email,
        account: 'new',
      });
    const short = await accept(token, { password: 'short' });
    expect(short.body.errors).toMatchObject([{ path: 'password' }]);
    expect((await accept(token, {})).body.errors).toMatchObject([{ path: 'password', code: 'field.required' }]);
    const accepted = await accept(token);
    expect(accepted.body).toMatchObject({ email, account_created: true });
    const visitor = new Visitor(app);
    expect((await visitor.post('/auth/sign-in', { email, password })).status).toBe(200);
    const [place] = (await visitor.get('/v1/me')).body.memberships;
    expect(place).toMatchObject({ person_id: accepted.body.person_id, roles: ['seller'], full_name: 'Мария Новая' });
    expect((await accept(token)).body.code).toBe('invitation.used');
    expect((await look(token)).body.code).toBe('invitation.used');
  });

  it('taken twice at the same moment makes one person', async () => {
    const email = newAddress();
    const { token } = await invited(email);
    const answers = await Promise.all([accept(token), accept(token), accept(token)]);
    expect(answers.map((each) => each.status).sort()).toEqual([200, 409, 409]);
    const { rows } = await app.owner.query('SELECT count(*)::int AS n FROM people WHERE email = $1', [email]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('lies in the database as a hash only', async () => {
    const { token } = await invited(newAddress());
    const { rows } = await app.owner.query('SELECT i.*, o.payload FROM invitations i, outbox o');
    expect(JSON.stringify(rows)).not.toContain(token.split('_')[2]);
  });

  it('ends after 72 hours, and a new link is another link', async () => {
    const { id, token } = await invited(newAddress());
    const start = app.clock.now();
    app.clock.advance(72 * 3_600_000);
    expect((await look(token)).body.code).toBe('invitation.expired');
    expect((await accept(token)).body.code).toBe('invitation.expired');
    const expired = await call(app, manager, 'GET /v1/invitations?state=expired');
    expect(expired.body.items.map((each: { id: string }) => each.id)).toContain(id);
    const again = await call(app, manager, `POST /v1/invitations/${id}/resend`);
    expect(again.body).toMatchObject({ state: 'waiting' });
    expect((await look(token)).status).toBe(404);
    expect((await accept(tokenOf(await lastMail(again.body.email)))).status).toBe(200);
    expect((await call(app, manager, `POST /v1/invitations/${id}/resend`)).body.code).toBe('invitation.used');
    app.clock.set(start);
  });

  it('taken back does not work, and the next one to the same place ends the one before', async () => {
    const { id, token } = await invited(newAddress());
    expect((await call(app, manager, `POST /v1/invitations/${id}/revoke`)).body.state).toBe('revoked');
    expect((await accept(token)).body.code).toBe('invitation.revoked');
    const email = newAddress();
    const first = await invited(email);
    const second = await invited(email);
    expect((await look(first.token)).body.code).toBe('invitation.revoked');
    expect((await look(second.token)).status).toBe(200);
  });

  it('with a made-up, cut or foreign token is not there', async () => {
    const { token } = await invited(newAddress());
    const other = (await addVendor(app, 'Бета')).vendorId.replaceAll('-', '');
    const [kind, , secret] = token.split('_');
    for (const wrong of ['x', token.slice(0, -1), `${kind}_${other}_${secret}`, token.replace(/.$/, '~')]) {
      expect((await look(encodeURIComponent(wrong))).body.code).toBe('record.not_found');
      expect((await accept(wrong)).body.code).toBe('record.not_found');
    }
  });
});

describe('a known address', () => {
  it('signs in first, and then has one login with two places', async () => {
    const login = await addLogin(app, vendorId, orbita, ['seller']);
    const { token } = await invited(login.email);
    expect((await look(token)).body.account).toBe('sign_in');
    expect((await accept(token)).body.code).toBe('invitation.sign_in_first');
    const stranger = new Visitor(app);
    const other = await addLogin(app, vendorId, orbita, ['seller']);
    await stranger.post('/auth/sign-in', { email: other.email, password });
    expect((await stranger.post('/v1/invitation/accept', { token })).body.code).toBe('invitation.sign_in_first');
    const visitor = new Visitor(app);
    await visitor.post('/auth/sign-in', { email: login.email, password });
    expect((await visitor.get(`/v1/invitation?token=${token}`)).body.account).toBe('ready');
    const joined = await visitor.as(login.personId).post('/v1/invitation/accept', { token });
    expect(joined.body).toMatchObject({ account_created: false });
    const me = (await visitor.get('/v1/me')).body;
    expect(me.memberships.map((each: { partner: { name: string } }) => each.partner.name)).toEqual([
      'Вектор',
      'Орбита',
    ]);
  });

  it('that is here already is not invited again', async () => {
    const login = await addLogin(app, vendorId, vector, ['seller']);
    const answer = await call(app, manager, 'POST /v1/invitations', {
      email: login.email,
      partner_id: vector,
      roles: ['seller'],
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'person.already_here' } });
  });
});

describe('who may invite whom', () => {
  const body = (more: object) => ({ email: newAddress(), roles: ['seller'], ...more });

  it('staff only by an administrator', async () => {
    const staff = body({ partner_id: null, roles: ['administrator'] });
    expect((await call(app, manager, 'POST /v1/invitations', staff)).body.code).toBe('invitation.staff_forbidden');
    const made = await call(app, admin, 'POST /v1/invitations', staff);
    expect(made.body).toMatchObject({ partner: null, can: { revoke: true } });
    expect((await call(app, manager, `POST /v1/invitations/${made.body.id}/resend`)).status).toBe(403);
  });

  it('roles of the side, partners of the vendor', async () => {
    const wrong = await call(app, admin, 'POST /v1/invitations', body({ partner_id: null }));
    expect(wrong.body.code).toBe('person.wrong_roles');
    const foreign = await addPartner(app, (await addVendor(app, 'Гамма')).vendorId, 'Чужой');
    const nowhere = await call(app, admin, 'POST /v1/invitations', body({ partner_id: foreign }));
    expect(nowhere.body.errors).toMatchObject([{ path: 'partner_id', code: 'field.not_found' }]);
  });

  it('an owner only to the own company, and sees only its invitations', async () => {
    await call(app, manager, 'POST /v1/invitations', body({ partner_id: orbita }));
    const mine = await call(app, owner, 'POST /v1/colleagues/invitations', body({ roles: ['engineer'] }));
    expect(mine.body).toMatchObject({ partner: { name: 'Вектор' }, roles: ['engineer'] });
    expect((await call(app, owner, 'POST /v1/colleagues/invitations', body({ partner_id: orbita }))).status).toBe(422);
    expect((await call(app, owner, 'POST /v1/invitations', body({ partner_id: vector }))).status).toBe(403);
    const listed = (await call(app, owner, 'GET /v1/colleagues/invitations?limit=100')).body.items;
    expect(new Set(listed.map((each: { partner: { name: string } }) => each.partner.name))).toEqual(
      new Set(['Вектор']),
    );
    const others = (await call(app, manager, `GET /v1/invitations?partner_id=${orbita}`)).body.items;
    expect(others).toHaveLength(1);
    expect((await call(app, owner, `POST /v1/colleagues/invitations/${others[0].id}/revoke`)).status).toBe(404);
    expect((await call(app, owner, `POST /v1/colleagues/invitations/${mine.body.id}/revoke`)).status).toBe(200);
    const seller = await addPerson(app, vendorId, vector, ['seller']);
    expect((await call(app, seller, 'POST /v1/colleagues/invitations', body({}))).status).toBe(403);
  });

  it('pages through all of them without a gap', async () => {
    const all: string[] = [];
    let cursor = '';
    do {
      const page = (await call(app, admin, `GET /v1/invitations?limit=4${cursor && `&cursor=${cursor}`}`)).body;
      all.push(...page.items.map((each: { id: string }) => each.id));
      cursor = page.nextCursor ?? '';
    } while (cursor);
    const { rows } = await app.owner.query('SELECT id FROM invitations WHERE vendor_id = $1', [vendorId]);
    expect([...all].sort()).toEqual(rows.map((row: { id: string }) => row.id).sort());
  });
});
