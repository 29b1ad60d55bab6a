/** A deal world with people who can judge, and the steps of a case: what tests of the channel court stand on. */
import { expect } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody, somebody } from './deal-world.ts';
import { type Answer, call, type TestApp } from './support.ts';

type Body = Answer['body'];

export function ok(answer: Answer): Body {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

export const demand = 'Признать подачу первой полной и дать защиту на полный срок.';

export class CourtWorld {
  readonly app: TestApp;
  readonly world: DealWorld;
  /** Of the first level: has decided nothing yet. */
  readonly judge: Somebody;
  readonly sales: Somebody;
  readonly lawyer: Somebody;
  #count = 0;

  constructor(app: TestApp, world: DealWorld, bench: { judge: Somebody; sales: Somebody; lawyer: Somebody }) {
    this.app = app;
    this.world = world;
    this.judge = bench.judge;
    this.sales = bench.sales;
    this.lawyer = bench.lawyer;
  }

  seller = (at = 0): Somebody => this.world.partners[at]?.seller as Somebody;
  post = (who: Somebody, path: string, body: object = {}) => call(this.app, who, `POST /v1/${path}`, body);
  get = (who: Somebody, path: string) => call(this.app, who, `GET /v1/${path}`);
  run = () => this.app.kanal.settle({ jobs: ['disputes.run', 'registrations.expire'] });

  async submitted(at = 0, more: object = {}): Promise<string> {
    this.#count += 1;
    const made = ok(await this.post(this.seller(at), 'registrations', { ...claim(this.world, this.#count), ...more }));
    ok(await this.post(this.seller(at), `registrations/${made.id}/submit`));
    return made.id;
  }

  async rejected(at = 0): Promise<string> {
    const id = await this.submitted(at);
    ok(await this.post(this.world.manager, `registrations/${id}/take`));
    const refusal = { reason_code: 'no_proof', note: 'Нет протокола' };
    ok(await this.post(this.world.manager, `registrations/${id}/reject`, refusal));
    return id;
  }

  async approved(at = 0, more: object = {}): Promise<string> {
    const id = await this.submitted(at, more);
    ok(await this.post(this.world.manager, `registrations/${id}/take`));
    ok(await this.post(this.world.manager, `registrations/${id}/approve`));
    return id;
  }

  open = (who: Somebody, registration_id: string, more: object = {}) =>
    this.post(who, 'disputes', { registration_id, kind: 'decision', ground: 'evidence_ignored', demand, ...more });

  /** To the first level, with the judge that the system has seated. */
  async atLevel1(id: string, ...parties: [Somebody, string][]): Promise<Body> {
    for (const [who, party] of parties.length > 0 ? parties : [[this.seller(), id] as const])
      ok(await this.post(who, `disputes/${party}/finish-evidence`));
    return ok(await this.post(this.world.manager, `disputes/${id}/finish-evidence`));
  }

  decision = (dispute: Body, outcome: string, more: object = {}) => ({
    facts: 'Протокол был приложен в день запроса, это видно из журнала.',
    priority_rule: 'first_complete_submission',
    reason_code: 'rule_applied_wrongly',
    outcomes: dispute.parties_seen.map((party: { id: string }) => ({
      party_id: party.id,
      outcome,
      words: 'Подача была полной в срок, поэтому решение изменено.',
    })),
    ...more,
  });
}

export async function addCourtWorld(app: TestApp, partners = 3): Promise<CourtWorld> {
  const world = await addDealWorld(app, partners);
  const bench = {
    sales: await somebody(app, world.vendorId, null, 'sales'),
    lawyer: await somebody(app, world.vendorId, null, 'compliance'),
    judge: await somebody(app, world.vendorId, null, 'channel_manager'),
  };
  return new CourtWorld(app, world, bench);
}
