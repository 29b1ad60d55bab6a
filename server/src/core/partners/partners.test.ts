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

const inn = '7707083893';

let app: TestApp;
let manager: TestPerson;
let auditor: TestPerson;
let owner: TestPerson;
let seller: TestPerson;
let rival: TestPerson;
let stranger: TestPerson;
let ownId: string;
let rivalId: string;

beforeAll(async () => {
  app = await startTestApp();
  const { vendorId } = await addVendor(app);
  const other = await addVendor(app, 'Другой');
  manager = await addPerson(app, vendorId, null, ['channel_manager'], 'Игорь Орлов');
  auditor = await addPerson(app, vendorId, null, ['auditor']);
  ownId = await addPartner(app, vendorId, 'Вектор');
  rivalId = await addPartner(app, vendorId, 'Рубин');
  owner = await addPerson(app, vendorId, ownId, ['owner']);
  seller = await addPerson(app, vendorId, ownId, ['seller']);
  rival = await addPerson(app, vendorId, rivalId, ['owner']);
  stranger = await addPerson(app, other.vendorId, null, ['channel_manager']);
});
afterAll(() => app.close());

const names = (answer: { body: { items: { name: string }[] } }) => answer.body.items.map((each) => each.name);

describe('partners, seen by the vendor', () => {
  let added: { id: string };

  it('are added with checked details, once per tax id and site', async () => {
    const body = { name: 'Альфа', legal_name: 'ООО «Альфа»', tax_id: '7707 083893', kpp: '770701001', city: 'Казань' };
    const answer = await call(app, manager, 'POST /v1/partners', { ...body, tier: 'gold', web_domain: 'www.alfa.ru' });
    added = answer.body;
    expect(added).toMatchObject({
      tax_id: inn,
      web_domain: 'alfa.ru',
      status: 'active',
      people: 0,
      can: { update: true, moves: ['suspend', 'terminate'] },
    });
    const again = await call(app, manager, 'POST /v1/partners', { ...body, name: 'Бета' });
    expect(again.body).toMatchObject({ code: 'partner.tax_id_taken', title: 'Этот ИНН уже у партнёра Альфа' });
    expect((await call(app, manager, 'POST /v1/partners', { ...body, name: 'Бета', kpp: '770702002' })).status).toBe(
      200,
    );
    const bad = await call(app, manager, 'POST /v1/partners', { ...body, country: 'KZ', tax_id: '1', ogrn: '1' });
    expect(bad.body.errors.map((each: { path: string }) => each.path).sort()).toEqual(['kpp', 'ogrn', 'tax_id']);
    const odd = { name: '', email: 'x', time_zone: 'Moon/Sea', tier: 'tin', colour: 1 };
    const answers = await call(app, manager, 'POST /v1/partners', odd);
    expect(answers.body.errors.map((each: { path: string }) => each.path).sort()).toEqual([
      'colour',
      'email',
      'name',
      'tier',
      'time_zone',
    ]);
  });

  it('ten at once with one tax id leave one', async () => {
    const body = { name: 'Гонка', tax_id: '7736050003' };
    const all = await Promise.all(Array.from({ length: 10 }, () => call(app, manager, 'POST /v1/partners', body)));
    expect(all.map((each) => each.status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    const taken = await Promise.all(
      [ownId, rivalId].map((id, at) =>
        call(app, manager, 'POST /v1/partners', { id, name: ['Вектор', 'Рубин'][at], tax_id: '7728168971' }),
      ),
    );
    expect(taken.map((each) => each.status).sort()).toEqual([200, 409]);
  });

  it('are listed by name, city and change, filtered, page by page', async () => {
    expect(names(await call(app, manager, 'GET /v1/partners'))).toEqual(['Альфа', 'Бета', 'Вектор', 'Гонка', 'Рубин']);
    expect(
      names(await call(app, manager, 'GET /v1/partners?tier=gold&city=%D0%9A%D0%B0%D0%B7%D0%B0%D0%BD%D1%8C')),
    ).toEqual(['Альфа']);
    for (const q of ['ьфа', '770708', 'alfa.ru'])
      expect(names(await call(app, auditor, `GET /v1/partners?q=${encodeURIComponent(q)}`)), q).toContain('Альфа');
    for (const sort of ['name', 'city', 'updated']) {
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = await call(app, manager, `GET /v1/partners?limit=2&sort=${sort}${cursor}`);
        seen.push(...names(page));
        cursor = page.body.nextCursor ? `&cursor=${page.body.nextCursor}` : '';
      } while (cursor);
      expect([...new Set(seen)], sort).toHaveLength(5);
      expect(seen, sort).toHaveLength(5);
    }
    expect((await call(app, manager, 'GET /v1/partners?cursor=bad')).status).toBe(422);
    const wrong = Buffer.from(JSON.stringify(['soon', 'x'])).toString('base64url');
    expect((await call(app, manager, `GET /v1/partners?sort=updated&cursor=${wrong}`)).status).toBe(422);
  });

  it('change status by the table alone, with reason', async () => {
    const move = (body: unknown) => call(app, manager, `POST /v1/partners/${added.id}/status`, body);
    expect((await move({ move: 'suspend' })).body.errors[0].path).toBe('reason');
    expect((await move({ move: 'resume', reason: 'Рано' })).body.code).toBe('partner.wrong_state');
    const suspended = await move({ move: 'suspend', reason: 'Долг' });
    expect(suspended.body).toMatchObject({
      status: 'suspended',
      status_reason: 'Долг',
      can: { moves: ['resume', 'terminate'] },
    });
    expect((await move({ move: 'terminate', reason: 'Договор истёк' })).body.can).toMatchObject({
      update: false,
      moves: [],
    });
    const late = await call(app, manager, 'POST /v1/partners', { id: added.id, name: 'Альфа-2' });
    expect(late.body.code).toBe('partner.terminated');
  });

  it('have a manager of the vendor and branches', async () => {
    const assign = (manager_id: unknown) => call(app, manager, `POST /v1/partners/${ownId}/manager`, { manager_id });
    expect((await assign(manager.personId)).body.manager).toEqual({ id: manager.personId, name: 'Игорь Орлов' });
    for (const id of [seller.personId, stranger.personId])
      expect((await assign(id)).body).toMatchObject({
        code: 'partner.manager_not_found',
        errors: [{ path: 'manager_id' }],
      });
    expect(names(await call(app, manager, `GET /v1/partners?manager_id=${manager.personId}`))).toEqual(['Вектор']);
    const branch = await call(app, manager, `POST /v1/partners/${ownId}/branches`, { name: 'Склад', kpp: '77' });
    expect(branch.body.code).toBe('partner.invalid');
  });

  it('are read by staff with the right, and by nobody else', async () => {
    expect((await call(app, auditor, `GET /v1/partners/${ownId}`)).body.can).toEqual({
      update: false,
      assign_manager: false,
      moves: [],
    });
    expect((await call(app, auditor, 'POST /v1/partners', { name: 'Х' })).status).toBe(403);
    for (const person of [owner, rival]) {
      expect((await call(app, person, 'GET /v1/partners')).status).toBe(403);
      expect((await call(app, person, `GET /v1/partners/${ownId}`)).status).toBe(403);
    }
    expect((await call(app, stranger, `GET /v1/partners/${ownId}`)).status).toBe(404);
    expect((await call(app, stranger, 'POST /v1/partners', { id: ownId, name: 'Х' })).status).toBe(404);
    const foreign = { move: 'terminate', reason: 'Х' };
    expect((await call(app, stranger, `POST /v1/partners/${ownId}/status`, foreign)).status).toBe(404);
    expect((await call(app, stranger, `POST /v1/partners/${ownId}/branches`, { name: 'Х' })).status).toBe(404);
    expect(names(await call(app, stranger, 'GET /v1/partners'))).toEqual([]);
  });
});

describe('the company, seen by its own people', () => {
  it('shows itself and who looks after it; the owner changes how it is reached', async () => {
    const company = await call(app, seller, 'GET /v1/company');
    expect(company.body).toMatchObject({
      id: ownId,
      name: 'Вектор',
      manager: { name: 'Игорь Орлов' },
      can: { update: false },
    });
    const changed = await call(app, owner, 'PATCH /v1/company', { phone: '+7 495 000-00-00', web_domain: 'vektor.ru' });
    expect(changed.body).toMatchObject({ phone: '+7 495 000-00-00', web_domain: 'vektor.ru', can: { update: true } });
    const tier = await call(app, owner, 'PATCH /v1/company', { tier: 'platinum', web_domain: 'mail.ru' });
    expect(tier.body.errors.map((each: { path: string }) => each.path)).toEqual(['tier']);
    expect((await call(app, seller, 'PATCH /v1/company', { phone: '1' })).status).toBe(403);
    expect((await call(app, manager, 'GET /v1/company')).status).toBe(403);
  });

  it('has branches that no other partner sees or changes', async () => {
    const branch = await call(app, owner, 'POST /v1/company/branches', { name: 'Казань', kpp: '165501001' });
    expect(branch.body).toMatchObject({ name: 'Казань', closed_at: null });
    const { id } = branch.body;
    expect(names(await call(app, seller, 'GET /v1/company/branches'))).toEqual(['Казань']);
    expect(names(await call(app, rival, 'GET /v1/company/branches'))).toEqual([]);
    expect((await call(app, rival, 'POST /v1/company/branches', { id, name: 'Чужой' })).status).toBe(404);
    expect((await call(app, seller, 'POST /v1/company/branches', { name: 'Ещё' })).status).toBe(403);
    const closed = await call(app, owner, 'POST /v1/company/branches', { id, name: 'Казань', closed: true });
    expect(closed.body.closed_at).toBe(app.clock.now().toISOString());
    expect((await call(app, manager, `GET /v1/partners/${ownId}`)).body.branches).toHaveLength(1);
  });
});
