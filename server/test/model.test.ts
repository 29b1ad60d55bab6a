/**
 * The life of registrations beside a second, simpler model of the specification: two partners, a manager and the clock do
 * some 30 things (at most 60) in any order, on one customer, and after each the product must have answered and stored what the model
 * says. 1,000 runs through the one door (without HTTP); `KANAL_MODEL_RUNS` sets how many, fast-check prints the seed of a
 * failure and the shortest way to it.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDealWorld } from './deal-world.ts';
import { type Model, steps } from './lifecycle-claim.ts';
import { Act, Advance, Course, Create, courses, type Lane, outcomes, type Real } from './lifecycle-commands.ts';
import { monday, startTestApp } from './support.ts';

const runs = Number(process.env.KANAL_MODEL_RUNS ?? 1_000);
const lanes = 2;

let all: Lane[];

beforeAll(async () => {
  all = await Promise.all(
    Array.from({ length: lanes }, async () => {
      const app = await startTestApp();
      return { app, world: await addDealWorld(app, 2), customer: 0 };
    }),
  );
});
afterAll(() => Promise.all(all.map(({ app }) => app.close())));

const families = fc.constantFrom<number[]>([0], [1], [0, 1]);
const partner = fc.nat({ max: 1 });
const pick = fc.nat({ max: 3 });
const possible = fc.tuple(fc.nat({ max: 9 }), pick).map(([which, at]) => new Act(which, at));
const course = fc.tuple(pick, fc.constantFrom(...courses)).map(([at, plan]) => new Course(at, plan));
/** Steps that are possible are likelier than chance would make them. */
const commands = [
  fc.tuple(partner, families).map(([who, which]) => new Create(who, which)),
  fc.constantFrom(1, 5, 26, 80, 24 * 12, 24 * 29, 24 * 31, 24 * 61, 24 * 91).map((hours) => new Advance(hours)),
  fc.tuple(fc.constantFrom(...steps), pick).map(([step, at]) => new Act(step, at)),
  fc.oneof({ weight: 1, arbitrary: course }, { weight: 3, arbitrary: possible }),
  possible,
  possible,
  possible,
];

async function oneLane(lane: Lane, numRuns: number, endOnFailure = false): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 60, size: 'max' }), async (sequence) => {
      lane.customer += 1;
      const setup = () => {
        lane.app.clock.set(monday);
        const model: Model = { now: monday.getTime(), claims: [] };
        return { model, real: { lane, customer: lane.customer, ids: [], histories: new Map() } as Real };
      };
      await fc.asyncModelRun(setup, sequence);
    }),
    { numRuns, endOnFailure },
  );
}

const reachable = [
  ...steps.map((step) => `${step}: done`),
  ...steps.filter((step) => step !== 'remind').map((step) => `${step}: registration.wrong_state`),
  'approve: registration.scope_not_free',
  'settle_conflict: registration.scope_not_free',
  'open_conflict: registration.no_rival',
  'breach: registration.not_due',
  'grant_provisional: registration.not_due',
  'resubmit: registration.answer_too_late',
  'close_unanswered: registration.not_due',
  'appeal: registration.appeal_too_late',
  'appeal: registration.already_appealed',
  'appeal: registration.already_registered',
  'submit: registration.already_registered',
  'extend: registration.extension_by_vendor',
  'extend: registration.report_needed',
  'extend: registration.protection_over',
  'request_extension: registration.extension_automatic',
  'request_extension: registration.extension_pending',
  'decline_extension: registration.no_extension_request',
  'extend_by_silence: registration.not_due',
  'expire: registration.extension_pending',
  'lapse: registration.not_due',
  'restore: registration.was_submitted',
  'mark_at_risk: registration.not_due',
  'expire: registration.not_due',
  'reactivate: registration.too_late',
  'reactivate: registration.scope_not_free',
  'take: record.not_found',
];

describe('the lifecycle and its model', () => {
  test(`agree in ${runs} runs of some 30 commands`, async () => {
    const started = performance.now();
    await Promise.all(all.map((lane) => oneLane(lane, Math.ceil(runs / lanes))));
    const seconds = (performance.now() - started) / 1000;
    const acts = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
    process.stdout.write(
      `model: ${runs} runs, ${acts} steps besides creating and waiting, in ${seconds.toFixed(1)} s\n`,
    );
    // Runs that never come far would agree about nothing.
    if (runs >= 300) expect(reachable.filter((each) => !outcomes.has(each))).toEqual([]);
  }, 900_000);

  test('a rule that is one day off is noticed', async () => {
    const [{ app } = { app: null }] = all;
    if (!app) throw new Error('no application');
    const world = await addDealWorld(app, 2);
    // The time for reports: every approval counts by it, so that a few runs meet it.
    const document = `jsonb_set(document, '{report_every_days}', '31')`;
    await app.owner.query(`UPDATE rule_versions SET document = ${document} WHERE vendor_id = $1`, [world.vendorId]);
    await expect(oneLane({ app, world, customer: 0 }, 500, true)).rejects.toThrow(/Property failed/);
  }, 300_000);
});
