/**
 * The life of registrations beside a second, simpler model of the specification: two partners, a manager and the clock do
 * some 30 things (at most 60) in any order, on one customer, and after each the product must have answered and stored what the model
 * says. 1,000 runs through the one door (without HTTP); `KANAL_MODEL_RUNS` sets how many, fast-check prints the seed of a
 * failure and the shortest way to it.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, system } from '../src/access/actors.ts';
import { businessCalendar } from '../src/kernel/calendar/business-calendar.ts';
import { ProblemError } from '../src/kernel/problem.ts';
import { addDealWorld, claim, type DealWorld } from './deal-world.ts';
import {
  byManager,
  type Model,
  type ModelClaim,
  newClaim,
  openSteps,
  perform,
  type Step,
  steps,
} from './lifecycle-model.ts';
import { monday, startTestApp, type TestApp } from './support.ts';

const runs = Number(process.env.KANAL_MODEL_RUNS ?? 1_000);
const lanes = 2;
const calendar = businessCalendar({ country: 'RU', timeZone: 'Europe/Moscow' });

/** One of several applications, each with a database and a clock of its own, so that the processor never waits. */
interface Lane {
  app: TestApp;
  world: DealWorld;
  customer: number;
}

let all: Lane[];
/** How often each step ended how: `approve: done`, `approve: registration.scope_not_free` … */
const outcomes = new Map<string, number>();

beforeAll(async () => {
  all = await Promise.all(
    Array.from({ length: lanes }, async () => {
      const app = await startTestApp();
      return { app, world: await addDealWorld(app, 2), customer: 0 };
    }),
  );
});
afterAll(() => Promise.all(all.map(({ app }) => app.close())));

const operationOf: Record<Step, [name: string, input: object]> = {
  submit: ['submitRegistration', {}],
  take: ['takeRegistration', {}],
  request_changes: ['requestChanges', { note: 'Уточните площадку' }],
  resubmit: ['resubmitRegistration', {}],
  reject: ['rejectRegistration', { reason_code: 'no_proof' }],
  approve: ['approveRegistration', {}],
  extend: ['extendRegistration', { note: 'Провели показ и согласовали смету' }],
  report: ['reportProgress', { note: 'Провели показ у заказчика' }],
  mark_at_risk: ['markAtRisk', {}],
  expire: ['expireRegistration', {}],
  reactivate: ['reactivateRegistration', {}],
  withdraw: ['withdrawRegistration', {}],
  win: ['winRegistration', { amount_minor: 100, closed_on: '2026-11-20' }],
  lose: ['loseRegistration', { reason_code: 'price' }],
};
const bySystem: Step[] = ['mark_at_risk', 'expire'];

interface Real {
  lane: Lane;
  customer: number;
  ids: string[];
  /** Histories as seen last, to see that nothing in them changes. */
  histories: Map<string, string>;
}

type Command = fc.AsyncCommand<Model, Real>;

class Create implements Command {
  readonly partner: number;
  readonly families: number[];
  constructor(partner: number, families: number[]) {
    this.partner = partner;
    this.families = families;
  }
  check = (model: Readonly<Model>) => model.claims.length < 4;
  async run(model: Model, real: Real): Promise<void> {
    const { app, world } = real.lane;
    const seller = world.partners[this.partner]?.seller.actor as Actor;
    const made = (await app.kanal.call(seller, 'createRegistration', claim(world, real.customer, this.families))) as {
      id: string;
    };
    real.ids.push(made.id);
    model.claims.push(newClaim(this.partner, this.families));
    await compare(model, real);
  }
  toString = () => `create(partner ${this.partner}, families ${this.families})`;
}

class Advance implements Command {
  readonly hours: number;
  constructor(hours: number) {
    this.hours = hours;
  }
  check = () => true;
  async run(model: Model, real: Real): Promise<void> {
    model.now += this.hours * 3_600_000;
    real.lane.app.clock.set(new Date(model.now));
  }
  toString = () => `advance(${this.hours} h)`;
}

/** A step of one claim: any at all, or (`number`) one of those that its state allows and that do not end it. */
class Act implements Command {
  readonly wanted: Step | number;
  readonly pick: number;
  constructor(wanted: Step | number, pick: number) {
    this.wanted = wanted;
    this.pick = pick;
  }
  check = (model: Readonly<Model>) => model.claims.length > 0;
  async run(model: Model, real: Real): Promise<void> {
    const at = this.pick % model.claims.length;
    const step = this.stepOf(model.claims[at] as ModelClaim);
    if (step) await this.perform(step, at, model, real);
  }
  private stepOf(of: ModelClaim): Step | undefined {
    if (typeof this.wanted === 'string') return this.wanted;
    const possible = openSteps(of);
    return possible[this.wanted % possible.length];
  }
  private async perform(step: Step, at: number, model: Model, real: Real): Promise<void> {
    const [name, input] = operationOf[step];
    const outcome = await real.lane.app.kanal
      .call(actorOf(step, model.claims[at] as ModelClaim, real), name, { ...input, id: real.ids[at] })
      .then(
        () => 'done',
        (error: unknown) => {
          if (error instanceof ProblemError) return error.problem.code;
          throw error;
        },
      );
    expect(outcome, `${step} of claim ${at}`).toBe(perform(model, at, step, calendar));
    const seen = `${step}: ${outcome}`;
    outcomes.set(seen, (outcomes.get(seen) ?? 0) + 1);
    await compare(model, real);
  }
  toString = () => `${this.wanted}(${this.pick})`;
}

function actorOf(step: Step, of: ModelClaim, { lane: { world } }: Real): Actor {
  if (bySystem.includes(step)) return system('registrations.expire', world.vendorId);
  return byManager.includes(step) ? world.manager.actor : (world.partners[of.partner]?.seller.actor as Actor);
}

interface StoredEvent {
  seq: number;
  from: string | null;
  to: string;
}

/** What is stored equals the model, and the invariants hold whatever the model says. */
async function compare(model: Model, real: Real): Promise<void> {
  const { app, world } = real.lane;
  const { rows } = await app.owner.query(
    `SELECT r.id, r.state, r.turn, r.due_at, r.submitted_at, r.first_submitted_at, r.protected_until, r.extensions,
       (SELECT json_agg(json_build_object('seq', e.seq, 'from', e.from_state, 'to', e.to_state, 'at', e.at, 'type', e.type, 'data', e.data) ORDER BY e.seq)
        FROM registration_events e WHERE e.vendor_id = r.vendor_id AND e.registration_id = r.id) AS events,
       (SELECT json_agg(concat_ws('/', p.scope_id, p.family_id, p.site)) FROM protections p
        WHERE p.vendor_id = r.vendor_id AND p.registration_id = r.id AND p.active) AS scopes
     FROM registrations r WHERE r.vendor_id = $1 AND r.id = ANY($2)`,
    [world.vendorId, real.ids],
  );
  const stored = new Map(rows.map((row) => [row.id, row]));
  const time = (at: Date | null) => at?.getTime() ?? null;
  const seen = real.ids.map((id) => {
    const row = stored.get(id);
    return [
      row.state,
      row.turn,
      time(row.due_at),
      time(row.submitted_at),
      time(row.first_submitted_at),
      time(row.protected_until),
      row.extensions,
      row.scopes?.length ?? 0,
    ];
  });
  expect(seen).toEqual(
    model.claims.map((each) => [
      each.state,
      each.turn,
      each.due,
      each.submitted,
      each.firstSubmitted,
      each.until,
      each.extensions,
      each.protects.length,
    ]),
  );
  const scopes = rows.flatMap((row) => row.scopes ?? []);
  expect(new Set(scopes).size, 'one active protection per scope').toBe(scopes.length);
  for (const row of rows) {
    const events = row.events as StoredEvent[];
    expect(events.at(-1)?.to, 'the state is that of the last event').toBe(row.state);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_each, at) => at + 1));
    expect(events.slice(1).map(({ from }) => from)).toEqual(events.slice(0, -1).map(({ to }) => to));
    const before = real.histories.get(row.id) ?? '[';
    const text = JSON.stringify(events);
    expect(text.startsWith(before), 'the history only grows').toBe(true);
    real.histories.set(row.id, text.slice(0, -1));
  }
}

const families = fc.constantFrom<number[]>([0], [1], [0, 1]);
const partner = fc.nat({ max: 1 });
const pick = fc.nat({ max: 3 });
const possible = fc.tuple(fc.nat({ max: 5 }), pick).map(([which, at]) => new Act(which, at));
/** Steps that are possible are likelier than chance would make them. */
const commands = [
  fc.tuple(partner, families).map(([who, which]) => new Create(who, which)),
  fc.constantFrom(1, 5, 26, 80, 24 * 12, 24 * 29, 24 * 31, 24 * 61, 24 * 91).map((hours) => new Advance(hours)),
  fc.tuple(fc.constantFrom(...steps), pick).map(([step, at]) => new Act(step, at)),
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
  ...steps.flatMap((step) => [`${step}: done`, `${step}: registration.wrong_state`]),
  'approve: registration.scope_not_free',
  'submit: registration.already_registered',
  'extend: registration.extension_by_vendor',
  'extend: registration.report_needed',
  'extend: registration.protection_over',
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
    const document = `jsonb_set(document, '{answer_business_days}', '3')`;
    await app.owner.query(`UPDATE rule_versions SET document = ${document} WHERE vendor_id = $1`, [world.vendorId]);
    await expect(oneLane({ app, world, customer: 0 }, 500, true)).rejects.toThrow(/Property failed/);
  }, 300_000);
});
