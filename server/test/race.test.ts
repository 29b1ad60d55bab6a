/**
 * Many at once on one scope. First the whole way: 50 partners submit the same customer and product family while every
 * claim is taken and approved. Then 200 rounds of 50 calls at the same moment, 25 submissions and 25 approvals; between
 * these rounds SQL puts the claims back, so that only the race itself is repeated. Whatever the order, exactly one
 * approval and one protection come of each round. `KANAL_RACE_ROUNDS` sets the rounds.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProblemError } from '../src/kernel/problem.ts';
import { addDealWorld, claim, type DealWorld, type Somebody } from './deal-world.ts';
import { startTestApp, type TestApp } from './support.ts';

const rounds = Number(process.env.KANAL_RACE_ROUNDS ?? 200);
const wholeRounds = Math.ceil(rounds / 50);
const racers = 50;

interface Racer {
  seller: Somebody;
  id: string;
}

let app: TestApp;
let world: DealWorld;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, racers);
});
afterAll(() => app.close());

const act = (who: Somebody, operation: string, input: unknown) => app.kanal.call(who.actor, operation, input);
/** Whoever is first is taken to review; the others stand in conflict. */
async function enter({ seller, id }: Racer): Promise<void> {
  const { state } = (await act(seller, 'submitRegistration', { id })) as { state: string };
  if (state === 'submitted') await act(world.manager, 'takeRegistration', { id });
  else expect(state).toBe('in_conflict');
}
const submit = ({ seller, id }: Racer) => act(seller, 'submitRegistration', { id });
/** By a rule that says nothing of who came first: only the scope itself stands between them. */
const approve = ({ id }: Racer): Promise<string> =>
  act(world.manager, 'approveRegistration', { id, decision_rule: 'arbitration' }).then(
    () => 'approved',
    (error: unknown) => {
      if (error instanceof ProblemError) return error.problem.code;
      throw error;
    },
  );

async function drafts(customer: number): Promise<Racer[]> {
  const made = [];
  for (const { seller } of world.partners) {
    const { id } = (await act(seller, 'createRegistration', claim(world, customer))) as { id: string };
    made.push({ seller, id });
  }
  return made;
}

function expectOneApproval(outcomes: string[]): void {
  expect(outcomes.filter((each) => each === 'approved')).toHaveLength(1);
  expect(outcomes.filter((each) => each === 'registration.scope_not_free')).toHaveLength(outcomes.length - 1);
}

/** Active protections and approved claims among these. */
async function granted(racing: Racer[]): Promise<{ protections: number; approved: number }> {
  const { rows } = await app.owner.query(
    `SELECT (SELECT count(*)::int FROM protections WHERE vendor_id = $1 AND active AND registration_id = ANY($2)) AS protections,
       (SELECT count(*)::int FROM registrations WHERE vendor_id = $1 AND state = 'approved' AND id = ANY($2)) AS approved`,
    [world.vendorId, racing.map(({ id }) => id)],
  );
  return rows[0];
}

/** All but the first, whoever has been approved since. */
async function inConflict(racing: Racer[]): Promise<number> {
  const { rows } = await app.owner.query(
    `SELECT count(DISTINCT registration_id)::int AS n FROM registration_events WHERE vendor_id = $1 AND type = 'open_conflict'
       AND registration_id = ANY($2)`,
    [world.vendorId, racing.map(({ id }) => id)],
  );
  return rows[0].n;
}

async function timed(title: string, work: () => Promise<void>): Promise<void> {
  const started = performance.now();
  await work();
  process.stdout.write(`race: ${title} in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

test(`the whole way: ${wholeRounds} rounds of ${racers} claims submitted, taken and approved at once`, async () => {
  await timed(`${wholeRounds} whole rounds`, async () => {
    for (let customer = 1; customer <= wholeRounds; customer++) {
      const racing = await drafts(customer);
      const outcomes = await Promise.all(
        racing.map(async (each) => {
          await enter(each);
          return approve(each);
        }),
      );
      expectOneApproval(outcomes);
      expect(await granted(racing)).toEqual({ protections: 1, approved: 1 });
      expect(await inConflict(racing)).toBe(racers - 1);
    }
  });
  const numbers = await app.owner.query(
    'SELECT count(DISTINCT number)::int AS different, max(number) AS last FROM registrations WHERE vendor_id = $1',
    [world.vendorId],
  );
  expect(numbers.rows).toEqual([{ different: wholeRounds * racers, last: wholeRounds * racers }]);
}, 300_000);

test(`the race alone: ${rounds} rounds of ${racers} submissions and approvals at once`, async () => {
  const racing = await drafts(wholeRounds + 1);
  const submitting = racing.filter((_each, at) => at % 2 === 0);
  const approving = racing.filter((_each, at) => at % 2 === 1);
  for (const each of approving) {
    await enter(each);
  }
  await timed(`${rounds} rounds`, async () => {
    for (let round = 1; round <= rounds; round++) {
      const [outcomes] = await Promise.all([Promise.all(approving.map(approve)), Promise.all(submitting.map(submit))]);
      expectOneApproval(outcomes);
      expect(await granted(racing)).toEqual({ protections: 1, approved: 1 });
      await putBack(submitting, 'draft');
      await putBack(approving, 'under_review');
      expect(await granted(racing)).toEqual({ protections: 0, approved: 0 });
    }
  });
}, 600_000);

async function putBack(racing: Racer[], state: string): Promise<void> {
  const values = [world.vendorId, racing.map(({ id }) => id)];
  const these = 'vendor_id = $1 AND registration_id = ANY($2)';
  await app.owner.query(`DELETE FROM protections WHERE ${these}`, values);
  if (state === 'draft') await app.owner.query(`DELETE FROM registration_candidates WHERE ${these}`, values);
  await app.owner.query(
    `UPDATE registrations SET state = $3, protected_from = NULL, protected_until = NULL WHERE vendor_id = $1 AND id = ANY($2)`,
    [...values, state],
  );
}
