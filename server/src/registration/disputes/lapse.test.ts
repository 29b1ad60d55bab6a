/** A committee that cannot be filled: who is told, who may decide meanwhile, and that nothing stays frozen for ever. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCourtWorld, type CourtWorld, demand, ok } from '../../../test/court-world.ts';
import { monday, startTestApp, type TestApp } from '../../../test/support.ts';

let app: TestApp;
let court: CourtWorld;
const day = 86_400_000;

beforeAll(async () => {
  app = await startTestApp();
  app.clock.set(monday);
  court = await addCourtWorld(app);
});
afterAll(() => app.close());

const types = async () =>
  ok(await court.get(court.world.head, 'notifications')).items.map(({ type }: { type: string }) => type);

/** Given up by the first and the second level: three have judged or have an interest, two are left. */
async function atCommittee(): Promise<{ id: string; registration: string }> {
  const registration = await court.rejected();
  const { id } = ok(await court.open(court.seller(), registration));
  await court.atLevel1(id);
  ok(await court.post(court.judge, `disputes/${id}/escalate`, { note: 'Нужен взгляд продаж' }));
  ok(await court.post(court.world.head, `disputes/${id}/escalate`, { note: 'Нужна комиссия' }));
  return { id, registration };
}

describe('a case that nobody can judge', () => {
  it('tells the head of channel once, lets fewer than three decide nothing, and ends after its time', async () => {
    const { id, registration } = await atCommittee();
    for (const _ of [1, 2]) await court.run();
    const seen = ok(await court.get(court.world.head, `disputes/${id}`));
    expect(seen).toMatchObject({ state: 'committee', judges: [], lapsed: false });
    expect((await types()).filter((type: string) => type === 'dispute.nobody_free')).toHaveLength(1);

    ok(await court.post(court.world.head, `disputes/${id}/judges`, { person_id: court.lawyer.personId }));
    const alone = await court.post(court.lawyer, `disputes/${id}/decisions`, court.decision(seen, 'look_again'));
    expect(alone.body.code).toBe('dispute.committee_short');

    app.clock.set(new Date(new Date(seen.clock.due_at).getTime() + 60_000));
    await court.run();
    expect(ok(await court.get(court.seller(), `disputes/${id}`))).toMatchObject({
      state: 'committee',
      times_overdue: 1,
    });
    app.clock.advance(4 * day);
    await court.run();
    expect(ok(await court.get(court.seller(), `disputes/${id}`))).toMatchObject({
      ...{ state: 'final', lapsed: true, clock: null },
      parties_seen: [{ outcome: 'decision_stands' }],
    });
    expect(ok(await court.get(court.seller(), `registrations/${registration}`))).toMatchObject({
      ...{ state: 'rejected', frozen: null },
    });
    expect(ok(await court.get(court.world.head, 'precedents?state=proposed')).items).toEqual([]);
  });

  it('leaves standing what an appeal was made against', async () => {
    const registration = await court.rejected();
    const { id } = ok(await court.open(court.seller(), registration));
    await court.atLevel1(id);
    const judged = ok(await court.get(court.judge, `disputes/${id}`));
    ok(await court.post(court.judge, `disputes/${id}/decisions`, court.decision(judged, 'look_again')));
    ok(await court.post(court.seller(), `disputes/${id}/appeal`, { words: demand }));
    ok(await court.post(court.world.head, `disputes/${id}/escalate`, { note: 'Нужна комиссия' }));
    for (const _ of [1, 2, 3, 4]) {
      app.clock.advance(7 * day);
      await court.run();
    }
    expect(ok(await court.get(court.seller(), `disputes/${id}`))).toMatchObject({ state: 'final', lapsed: true });
    expect(ok(await court.get(court.seller(), `registrations/${registration}`))).toMatchObject({
      ...{ state: 'under_review', frozen: null },
    });
  });
});
