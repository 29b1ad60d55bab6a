/** A ruling gives the scope to the winner: who must agree, in which order it is carried out, and what each side reads. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCourtWorld, type CourtWorld, ok } from '../../../test/court-world.ts';
import { monday, startTestApp, type TestApp } from '../../../test/support.ts';

let app: TestApp;
let court: CourtWorld;
let count = 0;

beforeAll(async () => {
  app = await startTestApp();
  app.clock.set(monday);
  court = await addCourtWorld(app);
});
afterAll(() => app.close());

const words = { holder: 'Заказчик письменно отказался от работы с вами.', winner: 'Заказчик письменно выбрал вас.' };

interface Both {
  id: string;
  holder: string;
  winner: string;
  parties: { id: string }[];
}

/** The holder of a scope and a claim in conflict with it, in one case, with evidence over. */
async function bothInCourt(): Promise<Both> {
  count += 1;
  const same = { customer_tax_id: null, customer_domain: `two-${count}.ru`, customer_name: `ООО «Двое ${count}»` };
  const holder = await court.approved(0, same);
  const winner = await court.submitted(1, same);
  const opened = ok(
    await court.open(court.world.manager, holder, {
      ...{ kind: 'claims', ground: 'customer_choice', other_registration_id: winner },
      demand: 'Заказчик письмом просит сменить партнёра; письмо зарегистрировано.',
    }),
  );
  const parties = opened.parties_seen as { id: string }[];
  await court.atLevel1(
    opened.id,
    [court.seller(0), parties[0]?.id as string],
    [court.seller(1), parties[1]?.id as string],
  );
  return { id: opened.id, holder, winner, parties };
}

const ruling = ({ parties }: Both, loses = 'protection_moved', wins = 'protection_granted') => ({
  facts: 'Письмо заказчика подписано уполномоченным лицом и подлинно.',
  priority_rule: 'customer_choice',
  reason_code: 'customer_decided',
  outcomes: [
    { party_id: parties[0]?.id, outcome: loses, words: words.holder },
    { party_id: parties[1]?.id, outcome: wins, words: words.winner },
  ],
});

/** Written by the head of channel, agreed to by sales. */
async function ruledAtLevel2(both: Both, decision: object = ruling(both)): Promise<void> {
  const [judge] = ok(await court.get(court.world.head, `disputes/${both.id}`)).judges;
  const lead = judge.id === court.judge.personId ? court.judge : court.world.manager;
  ok(await court.post(lead, `disputes/${both.id}/escalate`, { note: 'Отнять защиту должны двое' }));
  ok(await court.post(court.world.head, `disputes/${both.id}/decisions`, decision));
  expect(ok(await court.post(court.sales, `disputes/${both.id}/votes`, { vote: 'for' })).state).toBe('decided');
}

async function accepted({ parties }: Both): Promise<void> {
  for (const [at, { id }] of parties.entries()) ok(await court.post(court.seller(at), `disputes/${id}/accept`));
  await court.run();
}

const protectionsOf = async (both: Both) => {
  const { rows } = await app.owner.query(
    'SELECT registration_id FROM protections WHERE active AND registration_id = ANY ($1)',
    [[both.holder, both.winner]],
  );
  return rows.map(({ registration_id }) => registration_id);
};

describe('a ruling that takes a protection away', () => {
  it('is not for one judge alone', async () => {
    const both = await bothInCourt();
    const refused = await court.post(court.judge, `disputes/${both.id}/decisions`, ruling(both));
    expect(refused.body.code).toBe('dispute.needs_two');
    ok(await court.post(court.world.manager, `disputes/${both.id}/withdraw`));
  });

  it('moves it to the winner when it is final, and not before', async () => {
    const both = await bothInCourt();
    await ruledAtLevel2(both);
    expect(await protectionsOf(both)).toEqual([both.holder]);
    const until = ok(await court.get(court.seller(0), `registrations/${both.holder}`)).protected_until;
    await accepted(both);

    expect(await protectionsOf(both)).toEqual([both.winner]);
    const lost = ok(await court.get(court.seller(0), `registrations/${both.holder}`));
    expect(lost).toMatchObject({ state: 'transferred', frozen: null, reason_code: 'customer_choice' });
    const won = ok(await court.get(court.seller(1), `registrations/${both.winner}`));
    expect(won).toMatchObject({ state: 'approved', frozen: null, decision_rule: 'customer_choice' });
    expect(new Date(won.protected_until).getTime()).toBeGreaterThanOrEqual(new Date(until).getTime());

    const { rows } = await app.owner.query(
      'SELECT kind, outcome, proposed_by, answered_by, to_registration_id FROM registration_removals WHERE registration_id = $1',
      [both.holder],
    );
    expect(rows).toEqual([
      {
        ...{ kind: 'transfer', outcome: 'confirmed', to_registration_id: both.winner },
        ...{ proposed_by: court.world.head.personId, answered_by: court.sales.personId },
      },
    ]);
    const history = ok(await court.get(court.seller(0), `registrations/${both.holder}/events`)).items;
    expect(history.slice(-2).map(({ type }: { type: string }) => type)).toEqual(['thaw', 'transfer']);
    expect(JSON.stringify([lost, history])).not.toContain(court.world.partners[1]?.id);
    const notices = ok(await court.get(court.seller(0), 'notifications')).items;
    expect(notices.map(({ type }: { type: string }) => type)).toContain('registration.transferred');
    const receipts = ok(await court.get(court.seller(0), `registrations/${both.holder}/receipts`)).items;
    expect(receipts.map(({ type }: { type: string }) => type)).toContain('transferred');
  });

  it('ends it without giving it to anybody', async () => {
    const both = await bothInCourt();
    await ruledAtLevel2(both, ruling(both, 'protection_ended', 'look_again'));
    await accepted(both);
    expect(await protectionsOf(both)).toEqual([]);
    expect(ok(await court.get(court.seller(0), `registrations/${both.holder}`)).state).toBe('revoked');
    expect(ok(await court.get(court.seller(1), `registrations/${both.winner}`)).state).toBe('under_review');
  });

  it('leaves it where it is when whoever was to receive it has gone', async () => {
    const both = await bothInCourt();
    await ruledAtLevel2(both);
    ok(await court.post(court.seller(1), `registrations/${both.winner}/withdraw`));
    await accepted(both);
    expect(await protectionsOf(both)).toEqual([both.holder]);
    expect(ok(await court.get(court.seller(0), `registrations/${both.holder}`))).toMatchObject({
      state: 'approved',
      frozen: null,
    });
  });

  it('leaves no moment in which a third claim could take the scope', async () => {
    const both = await bothInCourt();
    const third = await court.submitted(2, {
      ...{ customer_tax_id: null, customer_domain: `two-${count}.ru`, customer_name: `ООО «Двое ${count}»` },
    });
    await ruledAtLevel2(both);
    for (const [at, { id }] of both.parties.entries()) ok(await court.post(court.seller(at), `disputes/${id}/accept`));
    const [, ...answers] = await Promise.all([
      court.run(),
      ...Array.from({ length: 6 }, () => court.post(court.world.manager, `registrations/${third}/approve`)),
    ]);
    for (const { status } of answers) expect(status).not.toBe(200);
    expect(await protectionsOf(both)).toEqual([both.winner]);
  });
});
