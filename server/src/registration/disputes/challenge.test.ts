/** A challenge has a verdict: who may give it, what it does, and what the party reads. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCourtWorld, type CourtWorld, ok } from '../../../test/court-world.ts';
import { monday, startTestApp, type TestApp } from '../../../test/support.ts';

let app: TestApp;
let court: CourtWorld;

beforeAll(async () => {
  app = await startTestApp();
  app.clock.set(monday);
  court = await addCourtWorld(app);
});
afterAll(() => app.close());

const why = 'Этот человек раньше работал у заказчика.';

/** At the first level, with its judge challenged by the party. */
async function challenged(): Promise<string> {
  const { id } = ok(await court.open(court.seller(), await court.rejected()));
  await court.atLevel1(id);
  const asked = ok(await court.post(court.seller(), `disputes/${id}/challenge`, { words: why }));
  expect(asked.parties_seen[0].challenge).toMatchObject({ words: why, verdict: null, answer: '' });
  return id;
}

const answer = (id: string, verdict: string, words = 'Проверили: этого не было, записи это показывают.') => ({
  ...{ party_id: id, verdict, words },
});

describe('a challenged judge', () => {
  it('decides nothing before the answer, and goes on when it is declined', async () => {
    const id = await challenged();
    const judged = ok(await court.get(court.judge, `disputes/${id}`));
    const proposal = court.decision(judged, 'decision_stands');
    const early = await court.post(court.judge, `disputes/${id}/decisions`, proposal);
    expect(early.body.code).toBe('dispute.challenge_waits');
    expect((await court.post(court.judge, `disputes/${id}/challenge-answers`, answer(id, 'declined'))).status).toBe(
      403,
    );
    expect((await court.post(court.seller(), `disputes/${id}/challenge-answers`, answer(id, 'upheld'))).status).toBe(
      403,
    );

    ok(await court.post(court.world.head, `disputes/${id}/challenge-answers`, answer(id, 'declined')));
    const again = await court.post(court.world.head, `disputes/${id}/challenge-answers`, answer(id, 'upheld'));
    expect(again.body.code).toBe('dispute.no_challenge');
    await app.kanal.settle();
    const seen = ok(await court.get(court.seller(), `disputes/${id}`));
    expect(seen.parties_seen[0].challenge).toMatchObject({
      verdict: 'declined',
      answer: expect.stringContaining('записи'),
    });
    const told = ok(await court.get(court.seller(), 'notifications')).items;
    expect(told.map(({ type }: { type: string }) => type)).toContain('dispute.challenge_answered');
    expect(ok(await court.post(court.judge, `disputes/${id}/decisions`, proposal)).state).toBe('decided');
  });

  it('is replaced when it is upheld, and does not judge the case again', async () => {
    const id = await challenged();
    const before = ok(await court.get(court.world.head, `disputes/${id}`)).judges[0].id;
    const after = ok(await court.post(court.world.head, `disputes/${id}/challenge-answers`, answer(id, 'upheld')));
    expect(after.judges.map((each: { id: string }) => each.id)).not.toContain(before);
    expect(after.members).toMatchObject([{ person: { id: before }, removed_reason: 'challenged' }]);
    const seat = await court.post(court.world.head, `disputes/${id}/judges`, { person_id: before });
    expect(seat.body.params.refusal).toBe('stepped_down');
  });

  it('does not answer a challenge of himself: compliance does', async () => {
    const { id } = ok(await court.open(court.seller(), await court.rejected()));
    await court.atLevel1(id);
    ok(await court.post(court.judge, `disputes/${id}/escalate`, { note: 'Нужен взгляд продаж' }));
    ok(await court.post(court.seller(), `disputes/${id}/challenge`, { words: why }));
    const own = await court.post(court.world.head, `disputes/${id}/challenge-answers`, answer(id, 'declined'));
    expect(own.body.code).toBe('dispute.own_challenge');
    ok(await court.post(court.lawyer, `disputes/${id}/challenge-answers`, answer(id, 'declined')));
  });

  it('the answer names no other party', async () => {
    const same = { customer_tax_id: null, customer_domain: 'dvoe.ru', customer_name: 'ООО «Двое»' };
    const first = await court.approved(0, same);
    const other_registration_id = await court.submitted(1, same);
    const asked = { kind: 'claims', ground: 'same_deal', other_registration_id };
    const { id, parties_seen } = ok(await court.open(court.world.manager, first, asked));
    await court.atLevel1(id, [court.seller(0), id], [court.seller(1), parties_seen[1].id]);
    ok(await court.post(court.seller(0), `disputes/${id}/challenge`, { words: why }));
    const naming = answer(id, 'declined', 'Этот человек не знаком с Партнёром 1.');
    const refused = await court.post(court.world.head, `disputes/${id}/challenge-answers`, naming);
    expect(refused.body.code).toBe('dispute.names_another_partner');
  });
});
