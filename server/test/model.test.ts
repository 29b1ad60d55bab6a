/**
 * The life of registrations beside a second, simpler model of the specification: two partners, the vendor's people and
 * the clock do some 30 things in any order, on one customer, and after each the product must have answered and stored
 * what the model says. 1,000 runs through the one door (without HTTP); `KANAL_MODEL_RUNS` sets how many and
 * `KANAL_MODEL_COMMANDS` how long they are. The seed is printed and can be given back in `KANAL_MODEL_SEED`;
 * fast-check prints the shortest way to a failure.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDealWorld, somebody } from './deal-world.ts';
import { type Model, type Step, steps } from './lifecycle-claim.ts';
import { Act, Advance, Course, Create, courses, outcomes } from './lifecycle-commands.ts';
import type { Lane, Real } from './lifecycle-lane.ts';
import { monday, startTestApp, type TestApp } from './support.ts';

const runs = Number(process.env.KANAL_MODEL_RUNS ?? 1_000);
const length = Number(process.env.KANAL_MODEL_COMMANDS ?? 30);
const seed = Number(process.env.KANAL_MODEL_SEED || Math.trunc(Math.random() * 2 ** 31));
const lanes = 2;

let all: Lane[];

beforeAll(async () => {
  all = await Promise.all(Array.from({ length: lanes }, async () => laneOf(await startTestApp())));
});
async function laneOf(app: TestApp): Promise<Lane> {
  const world = await addDealWorld(app, 2);
  return { app, world, second: await somebody(app, world.vendorId, null, 'compliance'), customer: 0 };
}
afterAll(() => Promise.all(all.map(({ app }) => app.close())));

const families = fc.constantFrom<number[]>([0], [1], [0, 1]);
const partner = fc.nat({ max: 1 });
const pick = fc.nat({ max: 3 });
const possible = fc.tuple(fc.nat({ max: 9 }), pick).map(([which, at]) => new Act(which, at));
const course = fc.tuple(pick, fc.constantFrom(...courses)).map(([at, plan]) => new Course(at, plan));
/** Steps that are possible are likelier than chance would make them. */
const commands = [
  fc
    .tuple(partner, families, fc.integer({ min: 0, max: 4 }))
    .map(([who, which, kind]) => new Create(who, which, kind === 0)),
  fc.constantFrom(1, 5, 26, 80, 24 * 12, 24 * 29, 24 * 31, 24 * 61, 24 * 91).map((hours) => new Advance(hours)),
  fc.tuple(fc.constantFrom(...steps), pick).map(([step, at]) => new Act(step, at)),
  fc.oneof({ weight: 1, arbitrary: course }, { weight: 3, arbitrary: possible }),
  possible,
  possible,
  possible,
];

async function setUp(lane: Lane): Promise<{ model: Model; real: Real }> {
  lane.customer += 1;
  // A partnership that has ended does not begin anew: between runs it is put back.
  await lane.app.owner.query(`UPDATE partners SET status = 'active' WHERE vendor_id = $1`, [lane.world.vendorId]);
  lane.app.clock.set(monday);
  const model: Model = { now: monday.getTime(), claims: [], terminated: [] };
  return { model, real: { lane, customer: lane.customer, ids: [], disputes: new Map(), histories: new Map() } };
}

async function oneLane(lane: Lane, numRuns: number, options: { seed: number; endOnFailure?: boolean }): Promise<void> {
  await fc.assert(
    // Half of the most, on the average.
    fc.asyncProperty(fc.commands(commands, { maxCommands: 2 * length, size: 'max' }), async (sequence) => {
      await fc.asyncModelRun(() => setUp(lane), sequence);
    }),
    { numRuns, ...options },
  );
}

/** What a dispute stops, at each of the places where it may. */
const stopped = [
  ['submit', 'open_dispute', 'take'],
  ['submit', 'take', 'request_changes', 'open_dispute', 'resubmit'],
  ['submit', 'take', 'approve', 'open_dispute', 'expire', 'win'],
] as const satisfies readonly Step[][];

/** What chance meets now and then is met in any case. */
async function eachCourse(lane: Lane): Promise<void> {
  for (const plan of courses)
    for (const tender of [false, true])
      await fc.asyncModelRun(() => setUp(lane), [new Create(0, [0], tender), new Course(0, plan)]);
  for (const plan of stopped)
    await fc.asyncModelRun(() => setUp(lane), [new Create(0, [0], false), new Course(0, [...plan])]);
  await fc.asyncModelRun(
    () => setUp(lane),
    [
      ...[0, 1].map((who) => new Create(who, [0], false)),
      new Course(0, ['submit', 'take', 'approve', 24 * 91, 'expire']),
      new Course(1, ['submit', 'take', 'approve']),
      new Act('reactivate', 0),
    ],
  );
}

/** Steps that answer to something else than the state alone. */
const stateless: readonly string[] = [
  'remind',
  'open_dispute',
  'end_dispute',
  'answer_removal',
  'decline_removal',
  'confirm_removal',
  'confirm_own_removal',
  'terminate',
];
const reachable = [
  ...steps.filter((step) => step !== 'confirm_own_removal').map((step) => `${step}: done`),
  ...steps.filter((step) => !stateless.includes(step)).map((step) => `${step}: registration.wrong_state`),
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
  'take: registration.frozen',
  'resubmit: registration.frozen',
  'expire: registration.frozen',
  'win: registration.frozen',
  'confirm_removal: registration.frozen',
  'open_dispute: dispute.already_open',
  'open_dispute: dispute.not_disputable',
  'end_dispute: dispute.wrong_state',
  'propose_revoke: registration.removal_open',
  'answer_removal: registration.answered',
  'answer_removal: registration.no_removal',
  'confirm_own_removal: registration.own_proposal',
  'confirm_removal: registration.hearing_runs',
  'confirm_removal: registration.tender_runs',
  'wind_down: registration.not_due',
  'submit: partner.not_active',
  'submit: registration.incomplete',
  'approve: partner.not_active',
];

describe('the lifecycle and its model', () => {
  test(
    `agree in ${runs} runs of some ${length} commands`,
    async () => {
      const started = performance.now();
      process.stdout.write(`model: seed ${seed}\n`);
      await eachCourse(all[0] as Lane);
      await Promise.all(all.map((lane, at) => oneLane(lane, Math.ceil(runs / lanes), { seed: seed + at })));
      const seconds = (performance.now() - started) / 1000;
      const acts = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
      process.stdout.write(
        `model: ${runs} runs, ${acts} steps besides creating and waiting, in ${seconds.toFixed(1)} s\n`,
      );
      // Runs that never come far would agree about nothing.
      if (runs >= 1_000) expect(reachable.filter((each) => !outcomes.has(each))).toEqual([]);
    },
    Math.max(900_000, runs * 1_000),
  );

  test('a rule that is one day off is noticed', async () => {
    const [{ app } = { app: null }] = all;
    if (!app) throw new Error('no application');
    const lane = await laneOf(app);
    // The time for reports: every approval counts by it, so that a few runs meet it.
    const document = `jsonb_set(document, '{report_every_days}', '31')`;
    await app.owner.query(`UPDATE rule_versions SET document = ${document} WHERE vendor_id = $1`, [
      lane.world.vendorId,
    ]);
    await expect(oneLane(lane, 500, { seed, endOnFailure: true })).rejects.toThrow(/Property failed/);
  }, 300_000);
});
