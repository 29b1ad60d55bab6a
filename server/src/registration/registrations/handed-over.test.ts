/** Handing over is written to the log: the partner may prove that it happened, and reads no more of it than in its history. */
import { parseVerifierKey, policyOfLogs, verifyReceipt } from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody, somebody } from '../../../test/deal-world.ts';
import { type Answer, addPerson, call, startTestApp, type TestApp, type TestPerson } from '../../../test/support.ts';

const reviewer = 'Светлана Единственная';
const note = 'Партнёр тянет время, приглядите';
let app: TestApp;
let world: DealWorld;
let seller: Somebody;
let auditor: Somebody;
let colleague: TestPerson;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 1);
  seller = world.partners[0]?.seller as Somebody;
  auditor = await somebody(app, world.vendorId, null, 'auditor');
  colleague = await addPerson(app, world.vendorId, null, ['channel_manager'], reviewer);
});
afterAll(() => app.close());

const ok = (answer: Answer) => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

async function handedOver(customer: number) {
  const { id } = ok(await call(app, seller, 'POST /v1/registrations', claim(world, customer)));
  const { number } = ok(await call(app, seller, `POST /v1/registrations/${id}/submit`, {}));
  const to = { reviewer_id: colleague.personId, internal_note: note };
  // A press that comes twice hands over once.
  for (const _ of [1, 2]) ok(await call(app, world.manager, `POST /v1/registrations/${id}/assign`, to));
  const { vkey, items } = ok(await call(app, seller, `GET /v1/registrations/${id}/receipts`));
  expect(items.map(({ type }: { type: string }) => type)).toEqual(['registered', 'assigned']);
  return { number, vkey, url: items[1].url as string, index: items[1].index as number };
}

function judged(file: string, vkey: string) {
  const verdict = verifyReceipt(file, { policy: policyOfLogs(parseVerifierKey(vkey)), verify: verifyWithNode });
  if (verdict.outcome !== 'valid') throw new Error(JSON.stringify(verdict.reasons));
  const opened = Object.fromEntries(verdict.facts.opened.map(({ label, value }) => [label, value]));
  return { leaf: verdict.facts.leaf, opened, closed: verdict.facts.closed };
}

it('has a receipt that opens state and number, and neither the note nor who decides from now on', async () => {
  const { number, vkey, url } = await handedOver(1);
  const file = ok(await call(app, seller, `GET ${url}`));
  const { leaf, opened, closed } = judged(file, vkey);
  expect(leaf).toMatchObject({ type: 'assigned', actor: 'vendor', prev: 0 });
  expect(opened).toMatchObject({ number, state: 'submitted' });
  expect(closed).toEqual(['reviewer']);
  for (const secret of [reviewer, note]) expect(file).not.toContain(secret);
  expect(ok(await call(app, world.manager, `GET ${url}`))).toBe(file);
});

it('opens who decides from now on to an auditor, until the name is erased', async () => {
  const { vkey, index, url } = await handedOver(2);
  const looked = ok(await call(app, auditor, `GET /v1/log/leaves/${index}`));
  expect(judged(looked.receipt, vkey).opened).toMatchObject({ reviewer });
  expect(looked.receipt).not.toContain(note);
  const compliance = await somebody(app, world.vendorId, null, 'compliance');
  const erasure = { value: 'submitted', reason: 'Проверка: чужое поле той же записи' };
  ok(await call(app, compliance, 'POST /v1/log/erasures', erasure));
  // What is left of the row keeps its mark.
  expect([...judged(ok(await call(app, seller, `GET ${url}`)), vkey).closed].sort()).toEqual(['reviewer', 'state']);
  ok(await call(app, compliance, 'POST /v1/log/erasures', { value: reviewer, reason: 'Обращение от 20 ноября' }));
  const after = ok(await call(app, auditor, `GET /v1/log/leaves/${index}`));
  expect(judged(after.receipt, vkey).closed).toContain('reviewer');
});
