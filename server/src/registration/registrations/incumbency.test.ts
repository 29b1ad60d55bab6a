/** The incumbent's priority on a renewal, and the rule that a decision cites: over HTTP. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody } from '../../../test/deal-world.ts';
import { call, monday, startTestApp, type TestApp, type TestPerson } from '../../../test/support.ts';

let app: TestApp;
let world: DealWorld;
let customer = 900;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 2);
});
afterAll(() => app.close());
beforeEach(() => {
  app.clock.set(monday);
  customer++;
});

const seller = (at: number) => world.partners[at]?.seller as Somebody;
const step = (who: TestPerson, id: string, name: string, body: object = {}) =>
  call(app, who, `POST /v1/registrations/${id}/${name}`, body);

/** A claim in review. `close_date` 2027-03-01: the window is 1 November to 30 January. */
async function inReview(partner: number, over: object = {}): Promise<string> {
  const { id } = (await call(app, seller(partner), 'POST /v1/registrations', { ...claim(world, customer), ...over }))
    .body;
  for (const [who, name] of [
    [seller(partner), 'submit'],
    [world.manager, 'take'],
  ] as const) {
    const answer = await step(who, id, name);
    if (answer.status !== 200) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
  }
  return id;
}

async function won(partner: number): Promise<void> {
  const id = await inReview(partner);
  await step(world.manager, id, 'approve');
  const answer = await step(seller(partner), id, 'win', {
    reason_code: 'won_on_work',
    amount_minor: 1_000_00,
    closed_on: '2026-11-20',
  });
  expect(answer.body.state).toBe('won');
}

async function dossier(id: string) {
  const { body } = await call(app, world.manager, `GET /v1/registrations/${id}/dossier`);
  const checks = body.checks.map((each: { code: string }) => each.code);
  return { rule: body.on_approval.decision_rule, grounds: body.on_approval.grounds, checks };
}

const renewal = { type: 'renewal', close_date: '2027-03-01' };

it('the incumbent’s renewal in its window is decided by incumbency, and the decision cites it', async () => {
  await won(0);
  const id = await inReview(0, renewal);
  expect(await dossier(id)).toMatchObject({ rule: 'incumbency', checks: expect.arrayContaining(['incumbent_own']) });
  expect((await step(world.manager, id, 'approve')).body).toMatchObject({
    state: 'approved',
    decision_rule: 'incumbency',
  });
});

it('a rival is not approved past the incumbent by coming first, only by a stronger rule, and learns nothing of it', async () => {
  await won(0);
  const id = await inReview(1, renewal);
  const seen = await dossier(id);
  expect(seen).toMatchObject({ rule: null, grounds: ['law_and_procurement', 'customer_choice'] });
  expect(seen.checks).toContain('incumbent_other');
  for (const body of [{}, { decision_rule: 'first_complete_submission' }]) {
    expect((await step(world.manager, id, 'approve', body)).body.code).toBe('registration.incumbent_first');
  }
  const claimed = await step(world.manager, id, 'approve', { decision_rule: 'incumbency' });
  expect(claimed.body.code).toBe('registration.not_incumbent');
  const own = await call(app, seller(1), `GET /v1/registrations/${id}`);
  expect(JSON.stringify(own.body)).not.toContain(world.partners[0]?.id);
  expect((await step(world.manager, id, 'approve', { decision_rule: 'customer_choice' })).status).toBe(200);
});

it('after the window the incumbent that has not come waits its turn like everybody', async () => {
  await won(0);
  app.clock.set(new Date('2027-02-10T09:00:00Z'));
  const id = await inReview(1, renewal);
  expect(await dossier(id)).toMatchObject({ rule: 'first_complete_submission' });
  expect((await step(world.manager, id, 'approve')).body.decision_rule).toBe('first_complete_submission');
});

it('a new customer has no incumbent, and incumbency cannot be cited', async () => {
  const id = await inReview(0);
  const answer = await step(world.manager, id, 'approve', { decision_rule: 'incumbency' });
  expect([answer.status, answer.body.code]).toEqual([409, 'registration.not_incumbent']);
});
