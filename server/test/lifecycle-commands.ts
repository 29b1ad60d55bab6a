/** What the test of the lifecycle does with the product and the model at once, and how it compares the two afterwards. */
import type fc from 'fast-check';
import { expect } from 'vitest';
import { type Actor, system } from '../src/access/actors.ts';
import { businessCalendar } from '../src/kernel/calendar/business-calendar.ts';
import { ProblemError } from '../src/kernel/problem.ts';
import { claim, type DealWorld } from './deal-world.ts';
import { type Model, type ModelClaim, newClaim, type Step } from './lifecycle-claim.ts';
import { byManager, openSteps, perform } from './lifecycle-model.ts';
import type { TestApp } from './support.ts';

const calendar = businessCalendar({ country: 'RU', timeZone: 'Europe/Moscow' });

/** One of several applications, each with a database and a clock of its own, so that the processor never waits. */
export interface Lane {
  app: TestApp;
  world: DealWorld;
  customer: number;
}

/** How often each step ended how: `approve: done`, `approve: registration.scope_not_free` … */
export const outcomes = new Map<string, number>();

const operationOf: Record<Step, [name: string, input: object]> = {
  submit: ['submitRegistration', {}],
  take: ['takeRegistration', {}],
  request_changes: ['requestChanges', { note: 'Уточните площадку' }],
  resubmit: ['resubmitRegistration', {}],
  close_unanswered: ['closeUnanswered', {}],
  open_conflict: ['openConflict', {}],
  resolve_conflict: ['resolveConflict', {}],
  settle_conflict: ['settleConflict', {}],
  breach: ['recordBreach', {}],
  grant_provisional: ['grantProvisional', {}],
  reject: ['rejectRegistration', { reason_code: 'no_proof' }],
  appeal: ['appealRegistration', { note: 'Протокол встречи приложен' }],
  approve: ['approveRegistration', {}],
  extend: ['extendRegistration', { note: 'Провели показ и согласовали смету' }],
  request_extension: ['requestExtension', { note: 'Пилот идёт, договор через квартал' }],
  extend_by_vendor: ['extendRegistration', { note: 'Пилот идёт, договор через квартал' }],
  extend_by_silence: ['extendBySilence', {}],
  decline_extension: ['declineExtension', { note: 'За квартал ничего не сдвинулось' }],
  report: ['reportProgress', { note: 'Провели показ у заказчика' }],
  mark_at_risk: ['markAtRisk', {}],
  expire: ['expireRegistration', {}],
  reactivate: ['reactivateRegistration', {}],
  withdraw: ['withdrawRegistration', {}],
  win: ['winRegistration', { amount_minor: 100, closed_on: '2026-11-20' }],
  lose: ['loseRegistration', { reason_code: 'price' }],
  remind: ['remindRegistration', {}],
  lapse: ['lapseDraft', {}],
  restore: ['restoreDraft', {}],
};
const bySystem: Step[] = [
  'mark_at_risk',
  'expire',
  'extend_by_silence',
  'lapse',
  'settle_conflict',
  'breach',
  'grant_provisional',
  'close_unanswered',
];

export interface Real {
  lane: Lane;
  customer: number;
  ids: string[];
  /** Histories as seen last, to see that nothing in them changes. */
  histories: Map<string, string>;
}

export type Command = fc.AsyncCommand<Model, Real>;

/** Years may pass in one run, and an expected close must not lie behind them. */
const claimForLong = (...about: Parameters<typeof claim>) => ({ ...claim(...about), close_date: '2099-06-30' });

export class Create implements Command {
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
    const made = (await app.kanal.call(
      seller,
      'createRegistration',
      claimForLong(world, real.customer, this.families),
    )) as {
      id: string;
    };
    real.ids.push(made.id);
    model.claims.push(newClaim(this.partner, this.families, model.now));
    await compare(model, real);
  }
  toString = () => `create(partner ${this.partner}, families ${this.families})`;
}

export class Advance implements Command {
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
export class Act implements Command {
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

/** A stretch of life that chance alone would hardly find: steps of one claim, and hours that pass between them. */
export class Course implements Command {
  readonly pick: number;
  readonly plan: readonly (Step | number)[];
  constructor(pick: number, plan: readonly (Step | number)[]) {
    this.pick = pick;
    this.plan = plan;
  }
  check = (model: Readonly<Model>) => model.claims.length > 0;
  async run(model: Model, real: Real): Promise<void> {
    for (const each of this.plan) {
      await (typeof each === 'number' ? new Advance(each) : new Act(each, this.pick)).run(model, real);
    }
  }
  toString = () => `course(${this.plan.join(', ')}; ${this.pick})`;
}

export const courses: readonly (Step | number)[][] = [
  ['submit', 'take', 'approve', 'extend', 'request_extension', 24 * 181, 'expire', 'extend_by_silence'],
  ['submit', 'take', 'approve', 24 * 91, 'expire'],
  [24 * 54, 'remind', 24 * 7, 'lapse'],
  ['submit', 'take', 'request_changes', 24 * 20, 'resubmit', 'close_unanswered', 'resubmit'],
  ['submit', 'take', 'reject', 24, 'appeal', 'approve'],
  ['submit', 'take', 'reject', 24 * 12, 'appeal'],
  ['submit', 24 * 5, 'breach', 24 * 5, 'grant_provisional', 'grant_provisional', 24 * 91, 'take', 'approve'],
];

function actorOf(step: Step, of: ModelClaim, { lane: { world } }: Real): Actor {
  if (step === 'remind') return system('notifications.remind', world.vendorId);
  if (bySystem.includes(step)) return system('registrations.expire', world.vendorId);
  // Whoever refused does not decide on the appeal.
  const decider = of.appealed ? world.head : world.manager;
  return byManager.includes(step) ? decider.actor : (world.partners[of.partner]?.seller.actor as Actor);
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
