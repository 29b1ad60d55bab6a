/** Whoever wrote a draft of the rules does not put it in force, while somebody else may: over HTTP. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installFirstRules } from '../src/core/rules/index.ts';
import { tenantTransaction } from '../src/platform/db/tenancy.ts';
import { addPerson, addVendor, call, startTestApp, type TestApp, type TestPerson } from './support.ts';

let app: TestApp;
let vendorId: string;
let head: TestPerson;
let manager: TestPerson;
let administrator: TestPerson;

beforeAll(async () => {
  app = await startTestApp();
  ({ vendorId } = await addVendor(app));
  head = await addPerson(app, vendorId, null, ['head_of_channel']);
  manager = await addPerson(app, vendorId, null, ['channel_manager']);
  administrator = await addPerson(app, vendorId, null, ['administrator']);
  await tenantTransaction(app.kanal.db, { vendorId, partnerId: 'all' }, (tx) =>
    installFirstRules(tx, vendorId, app.clock.now()),
  );
});
afterAll(() => app.close());

async function draftBy(author: TestPerson, editor: TestPerson = author) {
  app.clock.advance(60_000);
  const { body } = await call(app, author, 'POST /v1/rule-sets/registration/drafts', {});
  const document = { ...body.document, protection_days: 90 + (app.clock.now().getTime() % 7) };
  await call(app, editor, `PATCH /v1/rule-versions/${body.id}`, { document });
  return (await call(app, author, `POST /v1/rule-versions/${body.id}/submit`)).body;
}

const publish = (who: TestPerson, id: string) => call(app, who, `POST /v1/rule-versions/${id}/publish`);
const seenBy = async (who: TestPerson, id: string) => (await call(app, who, `GET /v1/rule-versions/${id}`)).body;

it('the only one with the right may publish alone, and the screen is told so', async () => {
  const draft = await draftBy(head);
  expect(await seenBy(head, draft.id)).toMatchObject({ four_eyes: 'alone', own: true, can: { publish: true } });
  expect((await publish(head, draft.id)).status).toBe(200);
});

it('with two of them the author is refused, whether it began the draft or wrote in it last', async () => {
  const second = await addPerson(app, vendorId, null, ['head_of_channel']);
  const own = await draftBy(head);
  expect(await seenBy(head, own.id)).toMatchObject({ four_eyes: 'required', own: true, can: { publish: false } });
  expect(await seenBy(second, own.id)).toMatchObject({ own: false, can: { publish: true } });
  const refused = await publish(head, own.id);
  expect([refused.status, refused.body.code]).toEqual([409, 'rules.own_draft']);
  expect((await publish(second, own.id)).status).toBe(200);

  const edited = await draftBy(manager, head);
  expect((await publish(head, edited.id)).body.code).toBe('rules.own_draft');
  expect((await publish(second, edited.id)).status).toBe(200);

  await app.owner.query("UPDATE people SET status = 'left' WHERE id = $1", [second.personId]);
  const alone = await draftBy(head);
  expect((await publish(head, alone.id)).status).toBe(200);
  await app.owner.query("UPDATE people SET status = 'active' WHERE id = $1", [second.personId]);
});

it('the administrator may say otherwise, nobody else', async () => {
  const draft = await draftBy(head);
  expect((await call(app, head, 'PATCH /v1/settings', { rules_four_eyes: false })).status).toBe(403);
  const changed = await call(app, administrator, 'PATCH /v1/settings', { rules_four_eyes: false });
  expect(changed.body.rules_four_eyes).toBe(false);
  expect(await seenBy(head, draft.id)).toMatchObject({ four_eyes: 'off', own: true, can: { publish: true } });
  expect((await publish(head, draft.id)).status).toBe(200);
});
