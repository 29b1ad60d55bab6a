/** What the test of the lifecycle does with the product and the model at once, and how it compares the two afterwards. */
import type fc from 'fast-check';
import { expect } from 'vitest';
import type { Actor } from '../src/access/actors.ts';
import { businessCalendar } from '../src/kernel/calendar/business-calendar.ts';
import { ProblemError } from '../src/kernel/problem.ts';
import { claim } from './deal-world.ts';
import { type Model, type ModelClaim, newClaim, type Step } from './lifecycle-claim.ts';
import { compare } from './lifecycle-compare.ts';
import type { Real } from './lifecycle-lane.ts';
import { openSteps, perform } from './lifecycle-model.ts';
import { callOf } from './lifecycle-operations.ts';

const calendar = businessCalendar({ country: 'RU', timeZone: 'Europe/Moscow' });

/** How often each step ended how: `approve: done`, `approve: registration.scope_not_free` … */
export const outcomes = new Map<string, number>();

export type Command = fc.AsyncCommand<Model, Real>;

const dayMs = 86_400_000;
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);
/** From now to the end of a tender. */
const tenderDays = 75;

export class Create implements Command {
  readonly partner: number;
  readonly families: number[];
  readonly tender: boolean;
  constructor(partner: number, families: number[], tender: boolean) {
    this.partner = partner;
    this.families = families;
    this.tender = tender;
  }
  check = ({ claims, terminated }: Readonly<Model>) => claims.length < 4 && !terminated.includes(this.partner);
  async run(model: Model, real: Real): Promise<void> {
    const { app, world } = real.lane;
    const seller = world.partners[this.partner]?.seller.actor as Actor;
    const made = (await app.kanal.call(seller, 'createRegistration', {
      ...claim(world, real.customer, this.families),
      ...this.due(model.now, real.customer),
    })) as { id: string };
    real.ids.push(made.id);
    // The last instant of that day in Moscow.
    const closes = this.tender ? Date.parse(this.due(model.now, real.customer).close_date) + 21 * 3_600_000 - 1 : null;
    model.claims.push(newClaim({ partner: this.partner, families: this.families, closes }, model.now));
    await compare(model, real);
  }
  /** Years may pass in one run, and the expected close of an ordinary deal must not lie behind them. */
  private due(now: number, customer: number) {
    if (!this.tender) return { close_date: '2099-06-30' };
    const notice = { notice_number: `LOT-${customer}`, notice_date: dateOf(now) };
    return { route: 'tender', ...notice, close_date: dateOf(now + tenderDays * dayMs) };
  }
  toString = () => `create(partner ${this.partner}, families ${this.families}${this.tender ? ', tender' : ''})`;
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
    const [actor, name, input] = await callOf(step, at, model, real);
    const { app } = real.lane;
    const outcome = await app.kanal.call(actor, name, input).then(
      (made) => {
        if (step === 'open_dispute') real.disputes.set(at, (made as { id: string }).id);
        return 'done';
      },
      (error: unknown) => {
        if (error instanceof ProblemError) return error.problem.code;
        throw error;
      },
    );
    expect(outcome, `${step} of claim ${at}`).toBe(perform(model, at, step, calendar));
    if (model.claims.length > real.ids.length) real.ids.push(await madeFor(real, at));
    const seen = `${step}: ${outcome}`;
    outcomes.set(seen, (outcomes.get(seen) ?? 0) + 1);
    await compare(model, real);
  }
  toString = () => `${this.wanted}(${this.pick})`;
}

/** The registration that a transfer has made for a receiver without a claim. */
async function madeFor({ lane: { app, world }, ids }: Real, at: number): Promise<string> {
  const { rows } = await app.owner.query(
    `SELECT to_registration_id AS id FROM registration_removals WHERE vendor_id = $1 AND registration_id = $2
       AND outcome = 'confirmed'`,
    [world.vendorId, ids[at]],
  );
  return rows[0].id;
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
  ['submit', 'take', 'approve', 'extend', 'request_extension', 'request_extension', 'decline_extension'],
  [24 * 54, 'remind', 24 * 7, 'lapse'],
  ['submit', 'take', 'request_changes', 24 * 20, 'resubmit', 'close_unanswered', 'resubmit'],
  ['submit', 'take', 'reject', 24, 'appeal', 'approve'],
  ['submit', 'take', 'reject', 24 * 12, 'appeal'],
  [
    'submit',
    'take',
    'approve',
    'propose_transfer',
    'open_dispute',
    'win',
    24 * 12,
    'confirm_removal',
    'end_dispute',
    'confirm_removal',
    'answer_removal',
    'answer_removal',
    'confirm_removal',
  ],
  [
    'submit',
    'take',
    'approve',
    24 * 29,
    'report',
    24 * 35,
    'propose_transfer',
    24 * 5,
    'confirm_removal',
    24 * 12,
    'confirm_removal',
  ],
  [
    'submit',
    'take',
    'approve',
    'propose_revoke',
    'confirm_own_removal',
    'confirm_removal',
    'answer_removal',
    'confirm_removal',
  ],
  ['submit', 'take', 'request_changes', 1, 'open_dispute', 24 * 12, 'resubmit', 'end_dispute', 1, 'resubmit'],
  [
    'submit',
    24 * 8,
    'breach',
    'grant_provisional',
    'open_dispute',
    'open_dispute',
    24 * 12,
    'end_dispute',
    'end_dispute',
  ],
  ['submit', 'take', 'approve', 24 * 29, 'terminate', 'wind_down', 'request_extension', 24 * 91, 'expire'],
  ['submit', 'terminate', 'wind_down', 'wind_down'],
  ['submit', 24 * 5, 'breach', 24 * 5, 'grant_provisional', 'grant_provisional', 24 * 91, 'take', 'approve'],
];
