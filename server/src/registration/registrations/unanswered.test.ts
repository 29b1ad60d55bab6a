/** What becomes of a question nobody answers, and of a change of a protected deal that is refused. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody } from '../../../test/deal-world.ts';
import { type Answer, call, monday, startTestApp, type TestApp } from '../../../test/support.ts';

let app: TestApp;
let world: DealWorld;
let number = 300;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 2);
});
beforeEach(() => app.clock.set(monday));
afterAll(() => app.close());

const seller = (at: number) => world.partners[at]?.seller as Somebody;
const ok = ({ status, body }: Answer) => {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};
const as = async (who: Somebody, request: string, body?: object) => ok(await call(app, who, request, body));
const step = (who: Somebody, id: string, what: string, body: object = {}) =>
  call(app, who, `POST /v1/registrations/${id}/${what}`, body);
const code = async (answer: Promise<Answer>) => (await answer).body.code;
const record = (who: Somebody, id: string) => as(who, `GET /v1/registrations/${id}`);
const change = async (id: string, body: object) => as(seller(0), `PATCH /v1/registrations/${id}`, body);
async function time(at: string) {
  app.clock.set(new Date(at));
  await app.kanal.runJobs(['registrations.expire']);
}
async function events(who: Somebody, id: string) {
  return (await as(who, `GET /v1/registrations/${id}/events`)).items as { type: string; data: object }[];
}
async function submitted(who: Somebody, customer: number): Promise<string> {
  const { id } = await as(who, 'POST /v1/registrations', claim(world, customer));
  ok(await step(who, id, 'submit'));
  return id;
}
const question = { note: 'Уточните площадку' };

describe('a question to the partner', () => {
  async function asked(): Promise<string> {
    const id = await submitted(seller(0), ++number);
    ok(await step(world.manager, id, 'take'));
    expect(ok(await step(world.manager, id, 'request-changes', question)).clock.due_at).toBe(
      '2026-12-07T09:10:00.000Z',
    );
    return id;
  }

  it('that nobody answers closes the claim when the time is over, and frees whoever stood behind it', async () => {
    const id = await asked();
    const rival = await submitted(seller(1), number);
    await time('2026-12-07T09:10:00Z');
    expect((await record(seller(0), id)).state).toBe('action_required');
    await time('2026-12-07T09:10:01Z');
    expect(await record(seller(0), id)).toMatchObject({ state: 'withdrawn', clock: null });
    expect((await events(seller(0), id)).at(-1)).toMatchObject({ type: 'go_unanswered' });
    expect((await record(seller(1), rival)).state).toBe('under_review');
    await app.kanal.settle();
    const { rows } = await app.owner.query(
      "SELECT person_id FROM notifications WHERE type = 'registration.unanswered' AND link LIKE '%' || $1",
      [id],
    );
    expect(rows.map(({ person_id }) => person_id)).toEqual(
      expect.arrayContaining([seller(0).personId, world.manager.personId]),
    );
    expect(await code(step(seller(0), id, 'resubmit'))).toBe('registration.answer_too_late');
    ok(await step(world.manager, rival, 'approve'));
  });

  it('is answered to the last moment, and not after it, even before the job has come', async () => {
    const [late, last] = [await asked(), await asked()];
    app.clock.set(new Date('2026-12-07T09:10:00Z'));
    expect(ok(await step(seller(0), last, 'resubmit')).state).toBe('under_review');
    app.clock.set(new Date('2026-12-07T09:10:01Z'));
    expect(await code(step(seller(0), late, 'resubmit'))).toBe('registration.answer_too_late');
  });
});

describe('a change of a protected deal', () => {
  async function changed(): Promise<{ id: string; before: Record<string, unknown> }> {
    const id = await submitted(seller(0), ++number);
    for (const what of ['take', 'approve']) ok(await step(world.manager, id, what));
    const before = await record(seller(0), id);
    const other = claim(world, ++number, [1]);
    await change(id, {
      customer_name: other.customer_name,
      customer_tax_id: other.customer_tax_id,
      products: other.products,
      amount_minor: 900_000_00,
    });
    expect(await record(seller(0), id)).toMatchObject({ state: 'under_review', keeps_protection: true });
    return { id, before };
  }
  const claimed = ({
    customer_name,
    customer_tax_id,
    products,
    amount_minor,
    protected_until,
  }: Record<string, unknown>) => ({
    ...{ customer_name, customer_tax_id, products, amount_minor, protected_until },
  });
  const scopes = async (id: string) =>
    (await app.owner.query('SELECT scope_id, family_id, active FROM protections WHERE registration_id = $1', [id]))
      .rows;

  it('when refused leaves the deal and its protection as they were, and nothing without an owner', async () => {
    const { id, before } = await changed();
    const protectedScopes = await scopes(id);
    const { customer_id } = (
      await app.owner.query('SELECT scope_id AS customer_id FROM protections WHERE registration_id = $1', [id])
    ).rows[0];
    ok(await step(world.manager, id, 'reject', { reason_code: 'no_proof', note: 'Покажите переписку с заказчиком' }));
    const after = await record(seller(0), id);
    expect(after).toMatchObject({ state: 'approved', reason_code: null, keeps_protection: false, can: { win: true } });
    expect(claimed(after)).toEqual(claimed(before));
    expect(after.decision_rule).toBe(before.decision_rule);
    expect(await scopes(id)).toEqual(protectedScopes);
    const stored = await app.owner.query('SELECT customer_id FROM registrations WHERE id = $1', [id]);
    expect(stored.rows).toEqual([{ customer_id }]);
    const history = await events(seller(0), id);
    expect(history.at(-1)).toMatchObject({ type: 'refuse_change', reason_code: 'no_proof' });
    expect(JSON.stringify(history)).not.toContain('kept');
    ok(
      await step(world.head, id, 'propose-removal', {
        kind: 'revoke',
        reason_code: 'inactive',
        note: 'Никто не работает',
        file_ids: [await file(id)],
      }),
    );
  });

  it('when the question about it goes unanswered is undone likewise', async () => {
    const { id, before } = await changed();
    ok(await step(world.manager, id, 'take').then(() => step(world.manager, id, 'request-changes', question)));
    await change(id, { need: 'Другая потребность, ещё не ответ', customer_name: 'ООО «Совсем другое»' });
    await time('2026-12-08T09:00:00Z');
    const after = await record(seller(0), id);
    expect(after).toMatchObject({ state: 'approved', clock: { turn: 'partner' } });
    expect(claimed(after)).toEqual(claimed(before));
    expect((await events(seller(0), id)).at(-1)).toMatchObject({ type: 'refuse_change', data: { unanswered: true } });
  });

  it('that is refused after the protection has ended is a refusal like any other', async () => {
    const { id } = await changed();
    app.clock.set(new Date('2027-03-01T09:00:00Z'));
    expect(ok(await step(world.manager, id, 'reject', { reason_code: 'no_proof' })).state).toBe('rejected');
  });

  async function file(id: string): Promise<string> {
    const answer = await app.kanal.http.inject({
      method: 'POST',
      url: `/v1/registrations/${id}/internal-files?name=letter.pdf`,
      headers: { authorization: world.manager.authorization, 'content-type': 'application/octet-stream' },
      payload: Buffer.from('%PDF-1.7 letter'),
    });
    return answer.json().id;
  }
});
