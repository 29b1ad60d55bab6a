/** Who belongs with whom is asked as of a date: joining, leaving, buying together, and what was promised before each. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDealWorld, claim, customerName, type DealWorld, type Somebody } from './deal-world.ts';
import { type Answer, call, startTestApp, type TestApp } from './support.ts';

let app: TestApp;
let world: DealWorld;
let number = 0;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 2);
});
afterAll(() => app.close());

const seller = (at: number) => world.partners[at]?.seller as Somebody;
const ok = ({ status, body }: Answer) => {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};
const as = async (who: Somebody, request: string, body?: object) => ok(await call(app, who, request, body));
const manage = (request: string, body?: object) => as(world.manager, request, body);
const today = () => app.clock.now().toISOString().slice(0, 10);
const inDays = (days: number) => new Date(app.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
const next = () => {
  number += 1;
  return number;
};
/** A customer with the tax id that a claim of this number names. */
const customer = async (at: number) => {
  const { customer_name: name, customer_tax_id: tax_id } = claim(world, at);
  return manage('POST /v1/customers', { name, tax_id });
};
const group = (name: string, more: object = {}) => manage('POST /v1/customer-groups', { name, ...more });
const join = (id: string, body: object) => manage(`POST /v1/customers/${id}/group`, body);
const members = async (id: string, on?: string) =>
  (await manage(`GET /v1/customer-groups/${id}/members${on ? `?on=${on}` : ''}`)).items.map(
    (each: { id: string }) => each.id,
  );

async function taken(who: Somebody, at: number): Promise<string> {
  const { id } = await as(who, 'POST /v1/registrations', claim(world, at));
  const { state } = await as(who, `POST /v1/registrations/${id}/submit`, {});
  if (state === 'submitted') ok(await call(app, world.manager, `POST /v1/registrations/${id}/take`, {}));
  return id;
}
const approve = (id: string) => call(app, world.manager, `POST /v1/registrations/${id}/approve`, {});
const free = async (at: number) => {
  const asked = { customer: claim(world, at).customer_tax_id, family_ids: [world.families[0]] };
  return (await as(seller(1), 'POST /v1/scope-checks', asked)).answer;
};

describe('a customer belongs to a group from a day to a day', () => {
  it('and the list of either answers for the day asked', async () => {
    const a = await group('Группа «А»');
    const b = await group('Группа «Б»');
    const { id } = await customer(next());
    await join(id, { group_id: a.id, relation: 'parent', from_on: '2020-03-01' });
    const moved = await join(id, { group_id: b.id, relation: 'branch', from_on: '2022-05-01' });
    expect(moved.group.id).toBe(b.id);
    expect(moved.memberships).toEqual([
      { group: { id: b.id, name: b.name }, relation: 'branch', from_on: '2022-05-01', until_on: null },
      { group: { id: a.id, name: a.name }, relation: 'parent', from_on: '2020-03-01', until_on: '2022-05-01' },
    ]);
    expect([await members(a.id, '2020-02-29'), await members(a.id, '2022-04-30')]).toEqual([[], [id]]);
    expect([await members(b.id, '2022-04-30'), await members(b.id)]).toEqual([[], [id]]);
    const left = await join(id, { group_id: null, from_on: '2023-01-01' });
    expect([left.group, left.memberships[0].until_on]).toEqual([null, '2023-01-01']);
    // The way back: what held before holds again, and nothing is left of the change.
    const undone = await join(id, { group_id: b.id, relation: 'branch', from_on: '2023-01-01' });
    expect(undone.memberships).toEqual(moved.memberships);
  });

  it('and a change that lies ahead comes into force on its day, also for the search of alike customers', async () => {
    const own = await group('Группа «Завтра»');
    const { id } = await customer(next());
    const planned = await join(id, { group_id: own.id, from_on: inDays(1) });
    expect([planned.group, planned.memberships.length]).toEqual([null, 1]);
    await app.kanal.runJobs(['customers.turn_groups']);
    expect((await manage(`GET /v1/customers/${id}`)).group).toBeNull();
    const saved = await group('Группа «Завтра»', { id: own.id, purchases_centrally: true, from_on: inDays(1) });
    expect(saved).toMatchObject({
      purchases_centrally: false,
      next: { from_on: inDays(1), purchases_centrally: true },
    });
    app.clock.set(new Date(app.clock.now().getTime() + 86_400_000));
    await app.kanal.runJobs(['customers.turn_groups']);
    expect((await manage(`GET /v1/customers/${id}`)).group).toMatchObject({ id: own.id, purchases_centrally: true });
    const rows = await app.owner.query("SELECT count(*) AS n FROM audit_events WHERE operation = 'turnCustomerGroups'");
    expect(Number(rows.rows[0].n), 'a round with nothing to do writes nothing').toBe(1);
  });

  it('and a claim of that day sees who begins and who has ceased to belong, though no job has run', async () => {
    const own = await group('Группа «Полночь»');
    const [one, two, three] = [next(), next(), next()];
    const [first, second, third] = [await customer(one), await customer(two), await customer(three)];
    await join(third.id, { group_id: own.id, from_on: '2024-01-01' });
    await join(third.id, { group_id: null, from_on: inDays(1) });
    for (const { id } of [first, second]) await join(id, { group_id: own.id, from_on: inDays(1) });
    await group('Группа «Полночь»', { id: own.id, purchases_centrally: true, from_on: inDays(1) });
    const rivals = [await taken(seller(0), two), await taken(seller(0), three)];
    app.clock.set(new Date(app.clock.now().getTime() + 86_400_000));
    const seen = async () => {
      const { candidates } = await manage(`GET /v1/registrations/${await taken(seller(1), one)}/dossier`);
      return candidates
        .filter((each: { claim: { id: string } | null }) => each.claim && rivals.includes(each.claim.id))
        .map((each: { claim: { id: string }; strength: string; reasons: { code: string }[] }) => ({
          claim: each.claim.id,
          strength: each.strength,
          group: each.reasons.some(({ code }) => code === 'same_group'),
        }));
    };
    expect(await seen()).toEqual([{ claim: rivals[0], strength: 'strong', group: true }]);
  });

  it('and merged or foreign records are refused', async () => {
    const { id } = await customer(next());
    expect((await call(app, world.manager, `POST /v1/customers/${id}/group`, { group_id: id })).body.code).toBe(
      'customer_group.not_found',
    );
    expect((await call(app, seller(0), `POST /v1/customers/${id}/group`, { group_id: null })).status).toBe(403);
  });
});

describe('a group that buys together is one customer as of the day', () => {
  it('from the day on which it begins to, for members of that day, with what was promised before', async () => {
    const own = await group('Группа «Вместе»');
    const [one, two] = [next(), next()];
    const [first, second] = [await customer(one), await customer(two)];
    for (const { id } of [first, second]) await join(id, { group_id: own.id, from_on: '2024-01-01' });
    ok(await approve(await taken(seller(0), one)));
    expect([await free(one), await free(two)]).toEqual(['not_free', 'free']);
    await group('Группа «Вместе»', { id: own.id, purchases_centrally: true, from_on: inDays(1) });
    const claimed = await taken(seller(1), two);
    expect(await free(two), 'not yet').toBe('free');
    app.clock.set(new Date(app.clock.now().getTime() + 86_400_000));
    // No job has run: a promise does not wait for one.
    expect(await free(two)).toBe('not_free');
    expect((await approve(claimed)).body.code).toBe('registration.scope_not_free');
    // Separately again, and each is its own customer again.
    await group('Группа «Вместе»', { id: own.id, purchases_centrally: false, from_on: today() });
    ok(await approve(claimed));
  });

  it('and who leaves it still has what the group was promised while it belonged', async () => {
    const own = await group('Группа «Уход»', { purchases_centrally: true });
    const [one, two] = [next(), next()];
    const [first, second] = [await customer(one), await customer(two)];
    for (const { id } of [first, second]) await join(id, { group_id: own.id, from_on: '2024-01-01' });
    ok(await approve(await taken(seller(0), one)));
    app.clock.set(new Date(app.clock.now().getTime() + 2 * 86_400_000));
    await join(second.id, { group_id: null, from_on: today() });
    expect(await free(two)).toBe('not_free');
    const late = await taken(seller(1), two);
    expect((await approve(late)).body.code).toBe('registration.scope_not_free');
    // Whoever left before the promise was given is free.
    await join(second.id, { group_id: null, from_on: '2024-06-01' });
    expect(await free(two)).toBe('free');
    ok(await approve(late));
    expect(first.name).toBe(customerName(one));
  });
});
