/** Registrations that the vendor's people begin and send for a partner, and handing over between them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody, somebody } from '../../../test/deal-world.ts';
import { installRules } from '../../../test/registration-support.ts';
import { call, startTestApp, type TestApp } from '../../../test/support.ts';
import { newId } from '../../kernel/ids.ts';

let app: TestApp;
let world: DealWorld;
let other: DealWorld;
let finance: Somebody;
let own: DealWorld['partners'][number];
let rival: DealWorld['partners'][number];
let number = 0;

const draftFor = (partner: DealWorld['partners'][number], changes: Record<string, unknown> = {}) => {
  number += 1;
  return { ...claim(world, number), partner_id: partner.id, responsible_id: partner.seller.personId, ...changes };
};

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 2);
  other = await addDealWorld(app, 1);
  finance = await somebody(app, world.vendorId, null, 'finance');
  [own, rival] = world.partners as [typeof own, typeof rival];
});
afterAll(() => app.close());

async function submittedFor(by: Somebody, partner = own): Promise<string> {
  const made = await call(app, by, 'POST /v1/registrations', draftFor(partner));
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  const sent = await call(app, by, `POST /v1/registrations/${made.body.id}/submit`, {});
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  return made.body.id;
}

describe('a registration for a partner', () => {
  it('belongs to the partner from the first, is written by both and says who sent it', async () => {
    const made = await call(app, world.manager, 'POST /v1/registrations', draftFor(own, { need: 'первый вариант' }));
    const { id } = made.body;
    expect(made.body).toMatchObject({ state: 'draft', partner: { id: own.id }, can: { submit: true, update: true } });
    const edited = await call(app, own.seller, `PATCH /v1/registrations/${id}`, { need: 'уточнил сам партнёр' });
    expect(edited.body).toMatchObject({ need: 'уточнил сам партнёр' });
    expect((await call(app, world.head, `PATCH /v1/registrations/${id}`, { project_name: 'Склад' })).status).toBe(200);
    const drafts = await call(app, world.manager, 'GET /v1/registrations?view=drafts&sort=number');
    expect(drafts.body.items.map((row: { id: string }) => row.id)).toEqual([id]);
    expect((await call(app, world.manager, 'GET /v1/registration-counts')).body.views.drafts).toBe(1);
    expect((await call(app, world.manager, 'GET /v1/registrations')).body.items).toEqual([]);

    const sent = await call(app, world.manager, `POST /v1/registrations/${id}/submit`, {});
    expect(sent.body).toMatchObject({ state: 'submitted', number: expect.any(Number), partner: { id: own.id } });
    for (const reader of [world.manager, own.seller]) {
      const { body } = await call(app, reader, `GET /v1/registrations/${id}/events`);
      expect(body.items.map((event: { type: string }) => event.type)).toEqual(['draft', 'submit']);
      for (const event of body.items)
        expect(event).toMatchObject({ actor_kind: 'staff', data: { on_behalf: 'partner' } });
    }
  });

  it('tells the partner’s responsible person and owners', async () => {
    const owner = await somebody(app, world.vendorId, own.id, 'owner');
    const id = await submittedFor(world.head);
    await app.kanal.settle();
    for (const person of [own.seller, owner]) {
      const { body } = await call(app, person, 'GET /v1/notifications');
      const found = body.items.filter((notice: { link: string }) => notice.link.endsWith(`deals/${id}`));
      expect(found.map((notice: { type: string }) => notice.type)).toEqual(['registration.done_for_you']);
    }
    const { body } = await call(app, rival.seller, 'GET /v1/notifications');
    expect(body.items).toEqual([]);
  });

  it('is nothing that a partner, a stranger or staff without the right can do', async () => {
    const asPartner = await call(app, rival.seller, 'POST /v1/registrations', draftFor(own));
    expect(asPartner.body).toMatchObject({
      status: 422,
      code: 'registration.bad_reference',
      errors: [{ path: 'partner_id' }],
    });
    expect((await call(app, finance, 'POST /v1/registrations', draftFor(own))).body.code).toBe('access.forbidden');
    expect((await call(app, null, 'POST /v1/registrations', draftFor(own))).status).toBe(401);
    const stranger = await call(app, other.manager, 'POST /v1/registrations', draftFor(own));
    expect(stranger.body).toMatchObject({ status: 422, errors: [{ path: 'partner_id', code: 'field.not_found' }] });

    const { body } = await call(app, world.manager, 'POST /v1/registrations', draftFor(own));
    for (const person of [rival.seller, other.manager, other.partners[0]?.seller as Somebody]) {
      expect((await call(app, person, `GET /v1/registrations/${body.id}`)).status).toBe(404);
      expect((await call(app, person, `PATCH /v1/registrations/${body.id}`, { need: 'чужое' })).status).toBe(404);
      expect((await call(app, person, `POST /v1/registrations/${body.id}/submit`, {})).status).toBe(404);
    }
    expect((await call(app, finance, `POST /v1/registrations/${body.id}/submit`, {})).status).toBe(403);
  });

  it('does not open what the partner’s own people write', async () => {
    const { body } = await call(app, own.seller, 'POST /v1/registrations', claim(world, 900));
    expect((await call(app, world.manager, `GET /v1/registrations/${body.id}`)).status).toBe(404);
    expect((await call(app, world.manager, `PATCH /v1/registrations/${body.id}`, { need: 'x' })).status).toBe(404);
    await call(app, own.seller, `POST /v1/registrations/${body.id}/submit`, {});
    const late = await call(app, world.manager, `PATCH /v1/registrations/${body.id}`, { need: 'x' });
    expect(late.body.code).toBe('registration.wrong_state');
    const id = await submittedFor(world.manager);
    const sent = await call(app, world.manager, `PATCH /v1/registrations/${id}`, { need: 'x' });
    expect(sent.body.code).toBe('registration.wrong_state');
  });

  it('names both who is missing, and takes no stranger for the responsible person', async () => {
    const bare = await call(app, world.manager, 'POST /v1/registrations', claim(world, 901));
    expect(bare.body.errors.map((field: { path: string }) => field.path)).toEqual(['partner_id', 'responsible_id']);
    for (const responsible_id of [rival.seller.personId, world.manager.personId, newId()]) {
      const made = await call(app, world.manager, 'POST /v1/registrations', draftFor(own, { responsible_id }));
      expect(made.body).toMatchObject({ status: 422, errors: [{ path: 'responsible_id' }] });
    }
  });

  it('passes the same checks: completeness, the partner’s own twin, its quota, its standing', async () => {
    const gaps = await call(
      app,
      world.manager,
      'POST /v1/registrations',
      draftFor(own, { need: '', amount_minor: null }),
    );
    const refused = await call(app, world.manager, `POST /v1/registrations/${gaps.body.id}/submit`, {});
    expect(refused.body).toMatchObject({ status: 422, code: 'registration.incomplete' });
    const same = draftFor(own);
    const first = await call(app, own.seller, 'POST /v1/registrations', { ...same, partner_id: undefined });
    await call(app, own.seller, `POST /v1/registrations/${first.body.id}/submit`, {});
    const twin = await call(app, world.manager, 'POST /v1/registrations', same);
    const doubled = await call(app, world.manager, `POST /v1/registrations/${twin.body.id}/submit`, {});
    expect(doubled.body.code).toBe('registration.already_registered');

    const one = { registered: 1, silver: 1, gold: 1, platinum: 1 };
    await installRules(app, world.vendorId, { quota_open_by_tier: one }, new Date('2021-01-01T00:00:00Z'));
    const over = await call(app, world.manager, 'POST /v1/registrations', draftFor(own));
    const full = await call(app, world.manager, `POST /v1/registrations/${over.body.id}/submit`, {});
    expect(full.body.code).toBe('registration.quota_reached');
    await app.owner.query("UPDATE partners SET status = 'suspended' WHERE vendor_id = $1 AND id = $2", [
      world.vendorId,
      rival.id,
    ]);
    const stopped = await call(app, world.manager, 'POST /v1/registrations', draftFor(rival));
    expect(stopped.body.code).toBe('partner.not_active');
  });
});

describe('handing over', () => {
  it('changes who decides and nothing else, is in the history of both and told to the colleague', async () => {
    const world2 = await addDealWorld(app, 1);
    const seller = world2.partners[0]?.seller as Somebody;
    const made = await call(app, seller, 'POST /v1/registrations', claim(world2, 1));
    const sent = await call(app, seller, `POST /v1/registrations/${made.body.id}/submit`, {});
    const at = `/v1/registrations/${made.body.id}`;
    const reviewers = await call(app, world2.manager, 'GET /v1/reviewers');
    expect(reviewers.body.items.map((person: { id: string }) => person.id).sort()).toEqual(
      [world2.manager.personId, world2.head.personId].sort(),
    );
    const input = { reviewer_id: world2.head.personId, version: sent.body.version, internal_note: 'уезжаю' };
    const given = await call(app, world2.manager, `POST ${at}/assign`, input);
    expect(given.body).toMatchObject({ state: 'submitted', clock: sent.body.clock, number: sent.body.number });
    const listed = await call(app, world2.manager, 'GET /v1/registrations');
    expect(listed.body.items[0]).toMatchObject({ reviewer: { id: world2.head.personId }, version: given.body.version });
    expect((await call(app, seller, 'GET /v1/registrations')).body.items[0].reviewer).toBeNull();

    const late = await call(app, world2.manager, `POST ${at}/assign`, {
      ...input,
      reviewer_id: world2.manager.personId,
    });
    expect(late.body).toMatchObject({ status: 409, code: 'registration.changed_meanwhile' });
    const again = await call(app, world2.manager, `POST ${at}/assign`, { reviewer_id: world2.head.personId });
    expect(again.body.version).toBe(given.body.version);

    const seen = await call(app, world2.manager, `GET ${at}/events`);
    expect(seen.body.items.at(-1)).toMatchObject({ type: 'assign', internal_note: 'уезжаю' });
    const theirs = await call(app, seller, `GET ${at}/events`);
    expect(theirs.body.items.at(-1)).toMatchObject({ type: 'assign', data: { reviewer_name: expect.any(String) } });
    expect(JSON.stringify(theirs.body)).not.toContain('уезжаю');
    await app.kanal.settle();
    const { body } = await call(app, world2.head, 'GET /v1/notifications');
    expect(body.items.map((notice: { type: string }) => notice.type)).toContain('registration.assigned');
    expect((await call(app, seller, 'GET /v1/notifications')).body.items).toEqual([]);
  });

  it('is for those who decide, to those who decide, while there is something to decide or look after', async () => {
    const world2 = await addDealWorld(app, 1);
    const seller = world2.partners[0]?.seller as Somebody;
    const auditor = await somebody(app, world2.vendorId, null, 'auditor');
    const made = await call(app, seller, 'POST /v1/registrations', claim(world2, 2));
    const at = `/v1/registrations/${made.body.id}`;
    const to = { reviewer_id: world2.head.personId };
    expect((await call(app, world2.manager, `POST ${at}/assign`, to)).status).toBe(404);
    await call(app, seller, `POST ${at}/submit`, {});
    for (const person of [seller, auditor])
      expect((await call(app, person, `POST ${at}/assign`, to)).body.code).toBe('access.forbidden');
    expect((await call(app, other.manager, `POST ${at}/assign`, to)).status).toBe(404);
    for (const reviewer_id of [auditor.personId, seller.personId, other.head.personId]) {
      const bad = await call(app, world2.manager, `POST ${at}/assign`, { reviewer_id });
      expect(bad.body).toMatchObject({ status: 422, code: 'registration.bad_reviewer' });
    }
    await call(app, seller, `POST ${at}/withdraw`, {});
    const ended = await call(app, world2.manager, `POST ${at}/assign`, to);
    expect(ended.body.code).toBe('registration.wrong_state');
  });
});
