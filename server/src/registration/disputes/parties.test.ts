/** Two partners in one case, urgent tenders, breaches, appeals: what each side may know and what it gets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCourtWorld, type CourtWorld, demand, ok } from '../../../test/court-world.ts';
import type { Somebody } from '../../../test/deal-world.ts';
import { call, monday, startTestApp, type TestApp } from '../../../test/support.ts';

let app: TestApp;
let court: CourtWorld;

beforeAll(async () => {
  app = await startTestApp();
  court = await addCourtWorld(app);
});
afterAll(() => app.close());

const day = 86_400_000;

describe('a customer’s letter five days before the tender closes', () => {
  it('freezes both claims in the urgent lane; both sides are told, neither of the other', async () => {
    app.clock.set(monday);
    const tender = { route: 'tender', close_date: '2026-11-28' };
    const holder = await court.approved(0, tender);
    const rival = await court.submitted(1, tender);
    const opened = ok(
      await court.open(court.world.head, holder, {
        kind: 'claims',
        ground: 'customer_choice',
        demand: 'Заказчик письмом просит сменить партнёра; письмо зарегистрировано.',
        tender_on: '2026-11-28',
        other_registration_id: rival,
      }),
    );
    expect(opened).toMatchObject({ lane: 'urgent', state: 'evidence', parties: 2 });
    // Hours of the clock on the wall: all levels together within two days.
    expect(new Date(opened.ends_by).getTime() - monday.getTime()).toBeLessThanOrEqual(2 * day);
    await app.kanal.settle();

    const [first, second] = opened.parties_seen as { id: string; number: number }[];
    for (const [at, registration, party, other] of [
      [0, holder, first, second],
      [1, rival, second, first],
    ] as const) {
      const record = ok(await court.get(court.seller(at), `registrations/${registration}`));
      expect(record.frozen.dispute_id).toBe(party?.id);
      expect(record.can).toMatchObject({ win: false, report: false, extend: false });
      const seen = ok(await court.get(court.seller(at), `disputes/${party?.id}`));
      expect(seen).toMatchObject({ parties: 1, number: party?.number, parties_seen: [{ id: party?.id }] });
      const words = JSON.stringify(seen);
      for (const secret of [court.world.partners[1 - at]?.id, other?.id, `Партнёр ${1 - at}`])
        expect(words).not.toContain(secret);
      expect((await court.get(court.seller(at), `disputes/${other?.id}`)).status).toBe(404);
      const notices = ok(await court.get(court.seller(at), 'notifications')).items;
      expect(notices.map((each: { type: string }) => each.type)).toContain('dispute.opened_about');
    }
    // To the second party the vendor has put the scope in question: nobody's accusation is told.
    expect(ok(await court.get(court.seller(1), `disputes/${second?.id}`))).toMatchObject({
      ground: 'scope_in_question',
      opened_side: 'vendor',
      evidence: expect.not.arrayContaining([expect.objectContaining({ title: 'approved' })]),
    });
    const history = ok(await court.get(court.seller(1), `registrations/${rival}/events`)).items;
    expect(history.at(-1)).toMatchObject({ type: 'freeze', note: '' });
    ok(await court.post(court.world.head, `disputes/${opened.id}/withdraw`));
  });

  it('what one partner files is not shown to the other, and no word to one names the other', async () => {
    const holder = await court.approved(0);
    const rival = await court.submitted(1);
    const asked = { kind: 'claims', ground: 'same_deal', other_registration_id: rival };
    const telling = await court.open(court.world.head, holder, {
      ...asked,
      demand: 'Заказчик пишет о Партнёре 1, не о вас.',
    });
    expect(telling.body).toMatchObject({ code: 'dispute.names_another_partner', errors: [{ path: 'demand' }] });
    const opened = ok(await court.open(court.world.head, holder, asked));
    const other = opened.parties_seen[1].id;
    const piece = { kind: 'email', title: 'Переписка с заказчиком' };
    const filed = ok(await court.post(court.seller(0), `disputes/${opened.id}/evidence`, piece));
    const shown = ok(await court.get(court.seller(1), `disputes/${other}`)).evidence;
    expect(shown.map((each: { id: string }) => each.id)).not.toContain(filed.id);
    expect((await court.get(court.seller(1), `disputes/${other}/evidence/${filed.id}/file`)).status).toBe(404);
    const naming = { ...piece, title: 'Ответ для Партнёр 1', party_id: opened.id };
    expect((await court.post(court.world.manager, `disputes/${opened.id}/evidence`, naming)).body.code).toBe(
      'dispute.names_another_partner',
    );

    await court.atLevel1(opened.id, [court.seller(0), opened.id], [court.seller(1), other]);
    const judged = ok(await court.get(court.judge, `disputes/${opened.id}`));
    const proposal = court.decision(judged, 'decision_stands');
    const leaking = {
      ...proposal,
      outcomes: proposal.outcomes.map((each: object) => ({ ...each, words: 'Защита остаётся у ООО «Партнёр 0».' })),
    };
    const refused = await court.post(court.judge, `disputes/${opened.id}/decisions`, leaking);
    expect(refused.body).toMatchObject({
      code: 'dispute.names_another_partner',
      errors: [{ path: 'outcomes.1.words' }],
    });
    const half = { ...proposal, outcomes: proposal.outcomes.slice(0, 1) };
    expect((await court.post(court.judge, `disputes/${opened.id}/decisions`, half)).body.code).toBe(
      'dispute.outcome_missing',
    );
    ok(await court.post(court.judge, `disputes/${opened.id}/decisions`, proposal));
    // One party's consent does not end the case of both.
    ok(await court.post(court.seller(1), `disputes/${other}/accept`));
    await court.run();
    expect(ok(await court.get(court.seller(1), `disputes/${other}`)).state).toBe('decided');
    ok(await court.post(court.seller(0), `disputes/${opened.id}/accept`));
    await court.run();
    expect(ok(await court.get(court.seller(1), `registrations/${rival}`))).toMatchObject({ frozen: null });
  });
});

describe('the vendor’s seller offers the price to another partner during protection', () => {
  it('is a breach by the vendor, with a remedy, no quota credit, and a place on the scorecard', async () => {
    app.clock.set(new Date('2026-12-14T09:10:00Z'));
    const registration = await court.approved(0);
    const opened = ok(await court.open(court.seller(), registration, { kind: 'breach', ground: 'price_to_other' }));
    await court.atLevel1(opened.id);
    const judged = ok(await court.get(court.judge, `disputes/${opened.id}`));
    const before = ok(await court.get(court.world.manager, 'dispute-figures')).vendor_breaches;
    const proposal = court.decision(judged, 'protection_extended', {
      reason_code: 'breach_proven',
      outcomes: [{ party_id: opened.id, outcome: 'protection_extended', days: 30, words: 'Нарушение подтверждено.' }],
      breach: { side: 'vendor', kind: 'price_to_other', party_id: opened.id, person_id: court.sales.personId },
      remedies: [
        { registration_id: registration, kind: 'price_parity', due_on: '2026-12-20', words: 'Та же цена, письменно' },
        { registration_id: registration, kind: 'compensation', amount_minor: 15_000_000, due_on: '2027-01-20' },
      ],
    });
    const bare = await court.post(court.judge, `disputes/${opened.id}/decisions`, { ...proposal, remedies: [] });
    expect(bare.body).toMatchObject({ code: 'dispute.remedy_missing', errors: [{ path: 'remedies' }] });
    ok(await court.post(court.judge, `disputes/${opened.id}/decisions`, proposal));
    const until = ok(await court.get(court.seller(), `registrations/${registration}`)).protected_until;
    app.clock.advance(3 * day);
    ok(await court.post(court.seller(), `disputes/${opened.id}/accept`));
    await court.run();

    const seen = ok(await court.get(court.seller(), `disputes/${opened.id}`));
    expect(seen).toMatchObject({ state: 'final', breaches: [{ side: 'vendor', kind: 'price_to_other' }] });
    expect(seen.remedies).toMatchObject([
      { kind: 'compensation', amount_minor: 15_000_000, currency: 'RUB' },
      { kind: 'price_parity', state: 'promised' },
    ]);
    // The employee is the vendor's own business.
    expect(JSON.stringify(seen)).not.toContain(court.sales.personId);
    const credits = await app.owner.query('SELECT quota_credit FROM breach_people WHERE person_id = $1', [
      court.sales.personId,
    ]);
    expect(credits.rows).toEqual([{ quota_credit: false }]);
    expect(ok(await court.get(court.world.manager, 'dispute-figures')).vendor_breaches).toBe(before + 1);
    // Frozen for three days and given thirty more.
    const later = new Date(ok(await court.get(court.seller(), `registrations/${registration}`)).protected_until);
    expect(later.getTime() - new Date(until).getTime()).toBe(33 * day);
    const { items } = ok(await court.get(court.seller(), `registrations/${registration}/receipts`));
    expect(items.map((each: { type: string }) => each.type)).toContain('breach.recorded');

    const reminded = async () => {
      await court.run();
      const { items } = ok(await court.get(court.world.head, 'notifications'));
      const types = items.map((each: { type: string }) => each.type);
      return ['dispute.remedy_soon', 'dispute.remedy_due'].map(
        (type) => types.filter((each: string) => each === type).length,
      );
    };
    app.clock.set(new Date('2026-12-17T09:10:00Z'));
    expect(await reminded()).toEqual([1, 0]);
    expect(await reminded()).toEqual([1, 0]);
    app.clock.set(new Date('2026-12-20T09:10:00Z'));
    expect(await reminded()).toEqual([1, 1]);
    const overdue = async (who: Somebody) =>
      ok(await court.get(who, `disputes/${opened.id}`)).remedies.map((each: { overdue: boolean }) => each.overdue);
    expect(await overdue(court.seller())).toEqual([false, false]);
    app.clock.set(new Date('2026-12-21T09:10:00Z'));
    expect(await reminded()).toEqual([1, 1]);
    for (const who of [court.seller(), court.world.head]) expect(await overdue(who)).toEqual([false, true]);

    const kept = await court.post(court.world.head, `dispute-remedies/${seen.remedies[0].id}/keep`, {
      note: 'Письмо 14',
    });
    expect(ok(kept)).toMatchObject({ state: 'kept', kept_by: expect.any(String) });
    expect(
      (await court.post(court.seller(), `dispute-remedies/${seen.remedies[1].id}/keep`, { note: 'Получено' })).status,
    ).toBe(403);
  });
});

describe('an appeal', () => {
  it('is made once, in time, and judged by other people one level up; then the decision is final', async () => {
    app.clock.set(new Date('2027-02-01T09:10:00Z'));
    const registration = await court.rejected();
    const opened = ok(await court.open(court.seller(), registration));
    await court.atLevel1(opened.id);
    const judged = ok(await court.get(court.judge, `disputes/${opened.id}`));
    ok(await court.post(court.judge, `disputes/${opened.id}/decisions`, court.decision(judged, 'decision_stands')));
    const appealed = ok(await court.post(court.seller(), `disputes/${opened.id}/appeal`, { words: demand }));
    expect(appealed).toMatchObject({ state: 'appeal', level: 2, round: 2 });
    const judges = appealed.judges.map((each: { id: string }) => each.id);
    expect(judges).not.toContain(court.judge.personId);
    expect(judges).toContain(court.world.head.personId);
    ok(await court.post(court.world.head, `disputes/${opened.id}/decisions`, court.decision(judged, 'look_again')));
    const ruled = ok(await court.post(court.sales, `disputes/${opened.id}/votes`, { vote: 'for' }));
    expect(ruled.state).toBe('final');
    const back = ok(await court.get(court.world.head, `registrations/${registration}`));
    expect(back).toMatchObject({ state: 'under_review', frozen: null, reason_code: null });
    expect((await court.post(court.seller(), `disputes/${opened.id}/appeal`, { words: demand })).body.code).toBe(
      'dispute.already_appealed',
    );
  });

  it('that nobody makes leaves the decision final when its time is over', async () => {
    const opened = ok(await court.open(court.seller(), await court.rejected()));
    await court.atLevel1(opened.id);
    const judged = ok(await court.get(court.judge, `disputes/${opened.id}`));
    ok(await court.post(court.judge, `disputes/${opened.id}/decisions`, court.decision(judged, 'decision_stands')));
    app.clock.advance(8 * day);
    await court.run();
    expect(ok(await court.get(court.seller(), `disputes/${opened.id}`))).toMatchObject({
      state: 'final',
      steps: expect.arrayContaining([expect.objectContaining({ step: 'appeal', status: 'skipped' })]),
    });
  });
});

describe('a precedent', () => {
  it('is proposed without names, confirmed by a person, and then read by all partners', async () => {
    const proposed = ok(await court.get(court.world.head, 'precedents?state=proposed')).items;
    expect(proposed.length).toBeGreaterThan(0);
    expect(ok(await court.get(court.seller(2), 'precedents?state=proposed')).items).toEqual([]);
    const [one] = proposed;
    const naming = { title: one.title, text: { ...one.text, ru: `${one.text.ru} Партнёр 0 был прав.` } };
    expect((await court.post(court.world.head, `precedents/${one.id}/publish`, naming)).body.code).toBe(
      'precedent.names_somebody',
    );
    const { title, text } = one;
    const published = ok(await court.post(court.world.head, `precedents/${one.id}/publish`, { title, text }));
    expect(published).toMatchObject({ state: 'published', number: 1 });
    expect(ok(await court.get(court.seller(2), 'precedents')).items).toMatchObject([{ number: 1, title }]);
    expect((await court.post(court.world.head, `precedents/${one.id}/drop`)).body.code).toBe('precedent.wrong_state');
  });
});

describe('what a dispute stops', () => {
  it('the vendor’s clock on a claim: it goes on with the minutes it had left, and no overdue comes of it', async () => {
    app.clock.set(new Date('2027-03-01T09:10:00Z'));
    const registration = await court.submitted();
    const due = ok(await court.get(court.seller(), `registrations/${registration}`)).clock.due_at;
    expect(due).toBe('2027-03-03T09:10:00.000Z');
    const opened = ok(await court.open(court.seller(), registration, { kind: 'claims', ground: 'scope_given_away' }));
    app.clock.set(new Date('2027-03-05T09:10:00Z'));
    await court.run();
    const still = ok(await court.get(court.seller(), `registrations/${registration}`)).clock;
    expect(still).toMatchObject({ paused_reason: 'dispute', overdue: false });
    const refused = await court.post(court.world.manager, `registrations/${registration}/take`);
    expect(refused.body.code).toBe('registration.frozen');
    ok(await court.post(court.seller(), `disputes/${opened.id}/withdraw`));
    const goes = ok(await court.get(court.seller(), `registrations/${registration}`)).clock;
    expect(goes).toMatchObject({ paused_reason: null, due_at: '2027-03-10T09:10:00.000Z' });
  });

  it('the end of protection: it is not reached while the case is open, and nobody else gets the scope', async () => {
    const more = { customer_tax_id: null, customer_domain: 'zamorozka.ru', customer_name: 'ООО «Заморозка»' };
    const registration = await court.approved(0, more);
    const until = new Date(ok(await court.get(court.seller(), `registrations/${registration}`)).protected_until);
    const opened = ok(await court.open(court.seller(), registration, { kind: 'breach', ground: 'sold_around' }));
    app.clock.set(new Date(until.getTime() + 10 * day));
    await app.kanal.runJobs(['registrations.expire']);
    expect(ok(await court.get(court.seller(), `registrations/${registration}`)).state).toBe('approved');
    const check = { customer: 'zamorozka.ru' };
    expect(ok(await court.post(court.seller(1), 'scope-checks', check)).answer).toBe('ask');
    const rival = await court.submitted(1, more);
    expect(ok(await court.get(court.world.head, `registrations/${rival}`)).state).toBe('in_conflict');
    ok(await court.post(court.seller(), `disputes/${opened.id}/withdraw`));
    const after = ok(await court.get(court.seller(), `registrations/${registration}`));
    expect(new Date(after.protected_until).getTime()).toBeGreaterThan(app.clock.now().getTime());
  });
});

describe('the bundle', () => {
  it('holds what its reader may see: files, receipts, a report in both languages', async () => {
    const registration = await court.rejected();
    const opened = ok(await court.open(court.seller(), registration));
    const piece = { kind: 'signed_protocol', title: 'Протокол' };
    const filed = ok(await court.post(court.seller(), `disputes/${opened.id}/evidence`, piece));
    const headers = { 'content-type': 'application/octet-stream' };
    const url = `POST /v1/disputes/${opened.id}/evidence/${filed.id}/file?name=protocol.txt`;
    ok(await call(app, court.seller(), url, Buffer.from('подписан заказчиком'), { headers }));
    for (const who of [court.seller(), court.world.head] as Somebody[]) {
      const response = await app.kanal.http.inject({
        method: 'GET',
        url: `/v1/disputes/${opened.id}/bundle`,
        headers: { authorization: who.authorization },
      });
      expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
      const names = response.rawPayload.toString('latin1');
      for (const name of ['report-ru.pdf', 'report-en.pdf', 'README.txt', 'files/01-protocol.txt', '.tlog-proof'])
        expect(names).toContain(name);
    }
  });
});
