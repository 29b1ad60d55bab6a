/** The channel court over HTTP: a case from its opening to its precedent, and who sees what of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCourtWorld, type CourtWorld, ok } from '../../../test/court-world.ts';
import { type DealWorld, type Somebody, somebody } from '../../../test/deal-world.ts';
import { call, monday, startTestApp, type TestApp } from '../../../test/support.ts';

let app: TestApp;
let court: CourtWorld;
let world: DealWorld;
let sales: Somebody;
let lawyer: Somebody;
let second: Somebody;

beforeAll(async () => {
  app = await startTestApp();
  court = await addCourtWorld(app);
  ({ world, sales, lawyer, judge: second } = court);
});
afterAll(() => app.close());

const hours = (n: number) => n * 3_600_000;
const seller = (at = 0) => court.seller(at);
const post: CourtWorld['post'] = (...all) => court.post(...all);
const get: CourtWorld['get'] = (...all) => court.get(...all);
const open: CourtWorld['open'] = (...all) => court.open(...all);
const rejected = (at = 0) => court.rejected(at);
const atLevel1 = (id: string) => court.atLevel1(id);
const decision: CourtWorld['decision'] = (...all) => court.decision(...all);
const run = () => court.run();

describe('a dispute against a refusal', () => {
  it('freezes the registration, goes through evidence and the first level, and its outcome is carried out', async () => {
    app.clock.set(monday);
    const registration = await rejected();
    const opened = ok(await open(seller(), registration));
    expect(opened).toMatchObject({ state: 'evidence', opened_side: 'partner', lane: 'usual', parties: 1, judges: [] });
    expect(opened.clock).toMatchObject({ turn: 'partner', awaits: 'evidence', due_at: '2026-11-26T09:10:00.000Z' });
    const frozen = ok(await get(seller(), `registrations/${registration}`));
    expect(frozen.frozen).toEqual({ since: monday.toISOString(), dispute_id: opened.id });
    expect(Object.keys(frozen.can).filter((action) => frozen.can[action])).toEqual(['attach']);

    const filed = ok(
      await post(seller(), `disputes/${opened.id}/evidence`, { kind: 'signed_protocol', title: 'Протокол встречи' }),
    );
    expect(filed).toMatchObject({ by: 'partner', weight: 4, late: false });
    const bytes = { headers: { 'content-type': 'application/octet-stream' } };
    const file = `POST /v1/disputes/${opened.id}/evidence/${filed.id}/file?name=protocol.txt`;
    expect(ok(await call(app, seller(), file, Buffer.from('подписан'), bytes)).file.name).toBe('protocol.txt');
    expect((await call(app, seller(), file, Buffer.from('другой'), bytes)).body.code).toBe('dispute.file_there');
    await atLevel1(opened.id);

    const judged = ok(await get(world.head, `disputes/${opened.id}`));
    expect(judged).toMatchObject({ state: 'level_1', level: 1, judges: [{ id: second.personId }] });
    expect(
      (await post(world.manager, `disputes/${opened.id}/decisions`, decision(judged, 'look_again'))).body.code,
    ).toBe('dispute.not_judge');
    const ruled = ok(await post(second, `disputes/${opened.id}/decisions`, decision(judged, 'protection_granted')));
    expect(ruled).toMatchObject({ state: 'decided', decision: { reason_code: 'rule_applied_wrongly' } });
    const seen = ok(await get(seller(), `disputes/${opened.id}`));
    expect(seen.parties_seen).toMatchObject([
      { outcome: 'protection_granted', words: expect.stringContaining('в срок') },
    ]);
    expect(seen.can).toMatchObject({ accept: true, appeal: true, file: false });
    expect(seen).toMatchObject({ members: [], decisions: [], events: [] });
    expect(seen.evidence.map((each: { title: string }) => each.title)).toEqual(
      expect.arrayContaining(['registered', 'rejected', 'Протокол встречи']),
    );

    ok(await post(seller(), `disputes/${opened.id}/accept`));
    await run();
    expect(ok(await get(seller(), `disputes/${opened.id}`))).toMatchObject({ state: 'final', clock: null });
    expect(ok(await get(seller(), `registrations/${registration}`))).toMatchObject({
      state: 'approved',
      frozen: null,
      decision_rule: 'first_complete_submission',
    });
    const { items } = ok(await get(seller(), `registrations/${registration}/receipts`));
    expect(items.map((each: { type: string }) => each.type)).toEqual(
      expect.arrayContaining(['dispute.opened', 'dispute.evidence', 'dispute.decided', 'dispute.closed', 'approved']),
    );
  });

  it('is opened once, within its time, on a ground of its kind and by whoever it concerns', async () => {
    const registration = await rejected();
    expect((await open(seller(1), registration)).body.code).toBe('dispute.bad_reference');
    expect((await open(seller(), registration, { ground: 'sold_around' })).body.code).toBe('dispute.bad_ground');
    expect((await open(seller(), registration, { kind: 'breach', ground: 'sold_around' })).body.code).toBe(
      'dispute.not_disputable',
    );
    expect((await open(seller(), registration, { kind: 'claims', ground: 'same_deal' })).body.code).toBe(
      'dispute.bad_ground',
    );
    const other_registration_id = await court.submitted(1);
    expect((await open(seller(), registration, { other_registration_id })).body.code).toBe('dispute.own_only');
    const opened = ok(await open(seller(), registration));
    expect((await open(seller(), registration)).body.code).toBe('dispute.already_open');
    expect((await get(seller(1), `disputes/${opened.id}`)).status).toBe(404);
    expect((await post(world.manager, `disputes/${opened.id}/withdraw`)).body.code).toBe('dispute.not_yours');
    ok(await post(seller(), `disputes/${opened.id}/withdraw`));
    expect(ok(await get(seller(), `registrations/${registration}`)).frozen).toBeNull();
    app.clock.advance(hours(24 * 31));
    expect((await open(seller(), registration)).body.code).toBe('dispute.too_late');
  });

  it('goes up a level by itself when the vendor is silent, and the delay is counted', async () => {
    app.clock.set(new Date('2026-12-07T09:10:00Z'));
    const before = ok(await get(world.manager, 'dispute-figures')).overdue;
    const opened = ok(await open(seller(), await rejected()));
    await atLevel1(opened.id);
    app.clock.set(new Date('2026-12-09T09:20:00Z'));
    await run();
    const late = ok(await get(seller(), `disputes/${opened.id}`));
    expect(late).toMatchObject({ state: 'level_1', times_overdue: 1, clock: { overdue: true } });
    expect(late.steps.find((each: { step: string }) => each.step === 'level_1').status).toBe('late');
    expect(ok(await get(world.manager, 'dispute-figures')).overdue).toBe(before + 1);
    expect(ok(await get(seller(), 'dispute-figures')).overdue, 'a partner sees no single case').toBeNull();
    app.clock.set(new Date('2026-12-10T09:20:00Z'));
    await run();
    const up = ok(await get(world.head, `disputes/${opened.id}`));
    expect(up).toMatchObject({ state: 'level_2', level: 2 });
    expect(up.judges.map((each: { id: string }) => each.id).sort()).toEqual(
      [world.head.personId, sales.personId].sort(),
    );
    const notices = ok(await get(seller(), 'notifications')).items.map((each: { type: string }) => each.type);
    expect(notices).toEqual(expect.arrayContaining(['dispute.vendor_late']));
  });

  it('at the second level sales has a voice, a disagreement brings the committee, whose majority decides', async () => {
    const opened = ok(await open(seller(), await rejected()));
    await atLevel1(opened.id);
    ok(await post(second, `disputes/${opened.id}/escalate`, { note: 'Нужен взгляд продаж' }));
    const judged = ok(await get(world.head, `disputes/${opened.id}`));
    const proposal = decision(judged, 'look_again');
    expect((await post(sales, `disputes/${opened.id}/decisions`, proposal)).body.code).toBe('dispute.not_judge');
    expect(ok(await post(world.head, `disputes/${opened.id}/decisions`, proposal))).toMatchObject({ state: 'level_2' });
    expect((await post(world.head, `disputes/${opened.id}/votes`, { vote: 'for' })).body.code).toBe(
      'dispute.voted_already',
    );
    ok(await post(sales, `disputes/${opened.id}/votes`, { vote: 'against', words: 'Заказчик говорит иначе' }));
    const up = ok(await get(world.head, `disputes/${opened.id}`));
    // Head, sales and the second manager have judged already: too few are left without an interest.
    expect(up).toMatchObject({ state: 'committee', judges: [], decisions: [{ state: 'fallen' }] });
    const committee: Somebody[] = [];
    for (const role of ['finance', 'product_expert'] as const)
      committee.push(await somebody(app, world.vendorId, null, role));
    await run();
    const bench = ok(await get(world.head, `disputes/${opened.id}`)).judges;
    expect(bench).toHaveLength(3);
    app.clock.advance(1_000);
    expect(bench.map((each: { id: string }) => each.id)).toContain(lawyer.personId);
    expect(ok(await post(lawyer, `disputes/${opened.id}/decisions`, proposal))).toMatchObject({ state: 'committee' });
    const other = committee.find(({ personId }) => bench.some((each: { id: string }) => each.id === personId));
    expect(ok(await post(other as Somebody, `disputes/${opened.id}/votes`, { vote: 'for' }))).toMatchObject({
      state: 'decided',
      decisions: [{ state: 'fallen' }, { state: 'made', votes: [{ vote: 'for' }, { vote: 'for' }] }],
    });
  });
});

describe('who may judge', () => {
  it('nobody with an interest: the system says why', async () => {
    const opened = ok(await open(seller(), await rejected()));
    await atLevel1(opened.id);
    const { items } = ok(await get(world.head, `disputes/${opened.id}/judges`));
    const refusals = new Map(items.map((each: { id: string; refusal: string | null }) => [each.id, each.refusal]));
    expect(refusals.get(world.manager.personId)).toBe('decided_before');
    expect(refusals.get(world.head.personId)).toBe('wrong_role');
    const assign = (person_id: string) =>
      post(world.head, `disputes/${opened.id}/judges`, { person_id, instead_of: second.personId });
    expect((await assign(world.manager.personId)).body.code).toBe('dispute.judge_refused');
    const third = await somebody(app, world.vendorId, null, 'channel_manager');
    ok(await assign(third.personId));
    expect(ok(await post(third, `disputes/${opened.id}/step-down`, { kind: 'quota' }))).toEqual({ replaced_by: null });
    expect((await assign(third.personId)).body.code).toBe('dispute.judge_refused');
  });

  it('sales sees the cases that it judges, and no others', async () => {
    const opened = ok(await open(seller(), await rejected()));
    expect((await get(sales, `disputes/${opened.id}`)).status).toBe(404);
    const { items } = ok(await get(sales, 'disputes?view=open'));
    expect(items.map((each: { id: string }) => each.id)).not.toContain(opened.id);
    ok(await post(seller(), `disputes/${opened.id}/withdraw`));
  });
});
