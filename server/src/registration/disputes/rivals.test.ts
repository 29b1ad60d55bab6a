/** The system knows who asks for the same, numbers tell nothing of others, and whoever has a stake chooses no judge. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCourtWorld, type CourtWorld, ok } from '../../../test/court-world.ts';
import { somebody } from '../../../test/deal-world.ts';
import { monday, startTestApp, type TestApp } from '../../../test/support.ts';
import { newId } from '../../kernel/ids.ts';

let app: TestApp;
let court: CourtWorld;

beforeAll(async () => {
  app = await startTestApp();
  app.clock.set(monday);
  court = await addCourtWorld(app);
});
afterAll(() => app.close());

const customer = (name: string) => ({
  ...{ customer_tax_id: null, customer_domain: `${name}.ru`, customer_name: `ООО «${name}»` },
});
const claims = { kind: 'claims', ground: 'scope_given_away' };

describe('a partner that says the scope was given away', () => {
  it('names nobody, and the only rival stands still too; neither learns of the other', async () => {
    const holder = await court.approved(0, customer('rodnik'));
    const claimant = await court.submitted(1, customer('rodnik'));
    const opened = ok(await court.open(court.seller(1), claimant, claims));
    expect(opened).toMatchObject({ parties: 1, rivals: [], parties_seen: [{ registration: { id: claimant } }] });
    await court.run();

    const seen = ok(await court.get(court.world.head, `disputes/${opened.id}`));
    expect(seen.parties_seen.map((party: { registration: { id: string } }) => party.registration.id)).toEqual([
      claimant,
      holder,
    ]);
    const frozen = ok(await court.get(court.seller(0), `registrations/${holder}`)).frozen;
    const own = ok(await court.get(court.seller(0), `disputes/${frozen.dispute_id}`));
    expect(own).toMatchObject({ ground: 'scope_in_question', opened_side: 'vendor' });
    const told = ok(await court.get(court.seller(0), 'notifications')).items;
    expect(told.map(({ type }: { type: string }) => type)).toContain('dispute.opened_about');
    const history = ok(await court.get(court.seller(0), `registrations/${holder}/events`)).items;
    expect(history.at(-1)).toMatchObject({ type: 'freeze', actor_kind: 'system' });
    for (const text of [own, history, told].map((each) => JSON.stringify(each)))
      for (const secret of [court.world.partners[1]?.id, 'Партнёр 1', court.seller(1).personId])
        expect(text).not.toContain(secret);

    // Its withdrawal lets both go: its own at once, the other's by the next round.
    ok(await court.post(court.seller(1), `disputes/${opened.id}/withdraw`));
    await court.run();
    expect(ok(await court.get(court.seller(0), `registrations/${holder}`)).frozen).toBeNull();
  });

  it('of several rivals the vendor’s people name whom it is about', async () => {
    const first = await court.submitted(0, customer('istok'));
    const second = await court.submitted(2, customer('istok'));
    const claimant = await court.submitted(1, customer('istok'));
    const opened = ok(await court.open(court.seller(1), claimant, claims));
    await court.run();
    const seen = ok(await court.get(court.world.head, `disputes/${opened.id}`));
    const suggested = seen.rivals.map((each: { registration_id: string }) => each.registration_id);
    expect(suggested.sort()).toEqual([first, second].sort());
    const named = await court.post(court.world.head, `disputes/${opened.id}/registrations`, { registration_id: first });
    expect(ok(named)).toMatchObject({ parties: 2, rivals: [{ registration_id: second }] });
    expect(ok(await court.get(court.seller(1), `disputes/${opened.id}`)).rivals).toEqual([]);
    ok(await court.post(court.seller(1), `disputes/${opened.id}/withdraw`));
    await court.run();
  });

  it('brings nobody in when it disputes a decision', async () => {
    await court.submitted(0, customer('klyuch'));
    const refused = await court.submitted(1, customer('klyuch'));
    ok(
      await court.post(court.world.manager, `registrations/${refused}/reject`, {
        ...{ reason_code: 'no_proof', note: 'Нет протокола' },
      }),
    );
    const opened = ok(await court.open(court.seller(1), refused));
    expect(ok(await court.get(court.world.head, `disputes/${opened.id}`))).toMatchObject({ parties: 1, rivals: [] });
    ok(await court.post(court.seller(1), `disputes/${opened.id}/withdraw`));
  });
});

describe('the number of a case', () => {
  it('is the partner’s own count: however many others have, it has no gap', async () => {
    const numbers = async (at: number) => {
      const views = ['open', 'closed'].map(async (view) =>
        ok(await court.get(court.seller(at), `disputes?view=${view}`)),
      );
      const rows = (await Promise.all(views)).flatMap(({ items }) => items as { number: number }[]);
      return rows.map(({ number }) => number).sort((a, b) => a - b);
    };
    for (const at of [0, 2, 0, 1]) ok(await court.open(court.seller(at), await court.rejected(at)));
    for (const at of [0, 1, 2]) {
      const own = await numbers(at);
      expect(own).toEqual(own.map((_, index) => index + 1));
    }
    const { items } = ok(await court.get(court.world.head, 'disputes?view=open'));
    const cases = items.map(({ number }: { number: number }) => number);
    expect(new Set(cases).size).toBe(cases.length);
  });
});

describe('an interest that nobody has declared', () => {
  it('is found: whoever sells to the customer directly neither judges nor seats a judge', async () => {
    const registration = await court.rejected();
    const { customer_id } = (
      await app.owner.query('SELECT customer_id FROM registrations WHERE id = $1', [registration])
    ).rows[0];
    const opened = ok(await court.open(court.seller(), registration));
    await court.atLevel1(opened.id);
    const colleague = await somebody(app, court.world.vendorId, null, 'channel_manager');
    const refusalOf = async () => {
      const { items } = ok(await court.get(court.world.head, `disputes/${opened.id}/judges`));
      return items.find(({ id }: { id: string }) => id === colleague.personId).refusal;
    };
    expect(await refusalOf()).toBeNull();
    await app.owner.query(
      `INSERT INTO direct_registrations (vendor_id, id, number, person_id, customer_id, customer_name, customer_country,
         family_ids, amount_minor, currency, close_date, need, state, rules_version_id, created_at)
       VALUES ($1, $2, 1, $3, $4, 'ООО «Родник»', 'RU', $5, 100, 'RUB', '2029-06-30', 'Склад', 'registered', $6, $7)`,
      [
        ...[court.world.vendorId, newId(), colleague.personId, customer_id, [court.world.families[0]]],
        ...[court.world.rulesId, app.clock.now()],
      ],
    );
    expect(await refusalOf()).toBe('own_quota');
    const another = await somebody(app, court.world.vendorId, null, 'channel_manager');
    const seat = { person_id: another.personId, instead_of: court.judge.personId };
    const asked = await court.post(colleague, `disputes/${opened.id}/judges`, seat);
    expect(asked.body).toMatchObject({ code: 'dispute.assigner_interested', params: { refusal: 'own_quota' } });
    expect((await court.post(court.world.manager, `disputes/${opened.id}/judges`, seat)).body.params.refusal).toBe(
      'decided_before',
    );
    ok(await court.post(court.world.head, `disputes/${opened.id}/judges`, seat));
  });
});
