/** The code of conduct binds both sides, and complaints about the market never reach a price. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDealWorld, type DealWorld, type Somebody, somebody } from '../../../test/deal-world.ts';
import { addPartner, call, monday, startTestApp, type TestApp } from '../../../test/support.ts';
import { forgetCalendar } from '../../core/calendar/index.ts';

let app: TestApp;
let world: DealWorld;
let owner: Somebody;
let rival: Somebody;
let compliance: Somebody;
let administrator: Somebody;

beforeAll(async () => {
  app = await startTestApp(monday);
  world = await addDealWorld(app, 2);
  owner = await somebody(app, world.vendorId, world.partners[0]?.id as string, 'owner');
  rival = await somebody(app, world.vendorId, world.partners[1]?.id as string, 'owner');
  compliance = await somebody(app, world.vendorId, null, 'compliance');
  administrator = await somebody(app, world.vendorId, null, 'administrator');
});
beforeEach(() => app.clock.set(monday));
afterAll(() => app.close());

const facts = 'Заявлен заказчик, с которым партнёр не работал: письмо заказчика приложено';
const reason = 'Письмо заказчика подтверждено звонком, возражений по существу нет';
const cases = '/v1/conduct-cases';

async function opened(rule = 'false_registration', partner = 0) {
  const input = { partner_id: world.partners[partner]?.id, rule, facts };
  const answer = await call(app, world.manager, `POST ${cases}`, input);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const act = (who: Somebody, id: string, deed: string, input: object = {}) =>
  call(app, who, `POST ${cases}/${id}/${deed}`, input);
const titles = async (who: Somebody) => {
  await app.kanal.settle();
  const { items } = (await call(app, who, 'GET /v1/notifications')).body;
  return items.map((each: { title: string }) => each.title.replaceAll('\u00a0', ' '));
};

describe('a case against a partner', () => {
  it('goes from notice to reply, decision, appeal and last word, each by another person', async () => {
    const { id, number, reply_due_at } = await opened();
    expect(reply_due_at, 'seven business days').toBe('2026-12-02T09:10:00.000Z');
    expect(await titles(owner)).toContain(`Дело № ${number}: недостоверная регистрация`);
    const early = await act(world.head, id, 'decide', { found: true, sanction: 'warning', reason });
    expect(early.body.code).toBe('conduct.reply_awaited');
    expect((await act(world.manager, id, 'reply', { reply: 'За партнёра' })).body.code).toBe('conduct.other_side');
    const replied = await act(owner, id, 'reply', { reply: 'Перепутали заказчика, исправим' });
    expect(replied.body).toMatchObject({ state: 'replied', opened_by: '' });
    const high = await act(world.head, id, 'decide', { found: true, sanction: 'suspension', reason });
    expect(high.body).toMatchObject({ code: 'conduct.too_high_a_step', params: { step: 'warning' } });
    const decided = await act(world.head, id, 'decide', { found: true, sanction: 'warning', reason });
    expect(decided.body).toMatchObject({ state: 'decided', found: true, sanction: 'warning', sanction_until: null });
    expect(await titles(owner)).toContain(`Дело № ${number}: нарушение признано`);
    const own = await act(owner, id, 'appeal', { appeal: 'Это была ошибка в одной цифре ИНН' });
    expect(own.body.state).toBe('appealed');
    const again = await act(world.head, id, 'judge-appeal', { verdict: 'lifted', reason });
    expect(again.body.code).toBe('conduct.same_person');
    const last = await act(compliance, id, 'judge-appeal', { verdict: 'lifted', reason });
    expect(last.body).toMatchObject({ state: 'final', verdict: 'lifted', sanction: 'none' });
  });

  it('climbs the ladder one step at a time, as far as earlier sanctions are remembered', async () => {
    const first = await opened('trademark', 1);
    await act(rival, first.id, 'reply', { reply: 'Уберём' });
    await act(world.head, first.id, 'decide', { found: true, sanction: 'warning', reason });
    const second = await opened('trademark', 1);
    await act(rival, second.id, 'reply', { reply: 'Уберём снова' });
    const decide = { found: true, sanction: 'benefits_suspended', reason };
    const { body } = await act(world.head, second.id, 'decide', decide);
    expect(body).toMatchObject({ sanction: 'benefits_suspended', sanction_until: '2026-12-23' });
    // A year and a day later the ladder begins anew.
    app.clock.set(new Date(monday.getTime() + 366 * 86_400_000));
    const third = await opened('trademark', 1);
    await act(rival, third.id, 'reply', { reply: 'Опять' });
    expect((await act(world.head, third.id, 'decide', decide)).body.code).toBe('conduct.too_high_a_step');
    const grave = await act(world.head, third.id, 'decide', { ...decide, sanction: 'suspension', grave: true });
    expect(grave.status).toBe(200);
  });

  it('has a clock of the vendor’s as well: late with decision or appeal is a fact, and the head is told', async () => {
    const { id, number } = await opened('confidentiality');
    const replied = await act(owner, id, 'reply', { reply: 'Не разглашали' });
    expect(replied.body, 'ten business days').toMatchObject({
      vendor_due_at: '2026-12-07T09:10:00.000Z',
      times_late: 0,
    });
    const at = async (time: string) => {
      app.clock.set(new Date(time));
      for (const _ of [1, 2]) await app.kanal.settle({ jobs: ['conduct.remind'] });
      return (await call(app, owner, `GET ${cases}/${id}`)).body.times_late;
    };
    expect(await at('2026-12-07T09:09:00Z')).toBe(0);
    expect(await at('2026-12-07T09:10:00Z'), 'once').toBe(1);
    expect(await titles(world.head)).toContain(`Дело № ${number}: срок вендора прошёл`);
    expect(await titles(owner)).toContain(`Дело № ${number}: вендор не уложился в срок`);
    await act(world.head, id, 'decide', { found: true, sanction: 'warning', reason });
    expect(await at('2026-12-10T09:10:00Z'), 'decided').toBe(1);
    await act(owner, id, 'appeal', { appeal: 'Доказательств разглашения нет' });
    expect(await at('2027-01-20T09:10:00Z'), 'the appeal has a clock too').toBe(2);
    await act(compliance, id, 'judge-appeal', { verdict: 'lifted', reason });
    expect(await at('2027-02-20T09:10:00Z')).toBe(2);
  });

  it('ends by itself on the last day of its measure, by the vendor’s clock, and stands in sight until then', async () => {
    const third = await somebody(app, world.vendorId, await addPartner(app, world.vendorId, 'Партнёр в срок'), 'owner');
    const inZone = async (zone: string) => {
      await app.owner.query('UPDATE vendors SET time_zone = $2 WHERE vendor_id = $1', [world.vendorId, zone]);
      forgetCalendar(world.vendorId);
    };
    await inZone('Asia/Vladivostok');
    app.clock.set(new Date('2026-11-23T15:00:00Z'));
    const partner_id = third.actor.partnerId;
    const { body } = await call(app, world.manager, `POST ${cases}`, { partner_id, rule: 'trademark', facts });
    expect(body.number, 'the first case of this partner, however many others have').toBe(1);
    await act(third, body.id, 'reply', { reply: 'Уберём' });
    const grave = { found: true, sanction: 'benefits_suspended', grave: true, reason };
    const decided = await act(world.head, body.id, 'decide', grave);
    expect(decided.body.sanction_until, 'it is the 24th there already').toBe('2026-12-24');
    const standing = async (who: Somebody, of = '') =>
      (await call(app, who, `GET /v1/standing-sanctions${of}`)).body.items;
    const seen = [{ case_id: body.id, number: 1, sanction: 'benefits_suspended', until: '2026-12-24' }];
    expect(await standing(third)).toEqual(seen);
    expect(await standing(world.head, `?partner_id=${partner_id}`)).toEqual(seen);
    expect(await standing(owner, `?partner_id=${partner_id}`), 'not another partner’s').toEqual([]);
    app.clock.set(new Date('2026-12-24T13:59:00Z'));
    expect(await standing(third)).toHaveLength(1);
    app.clock.set(new Date('2026-12-24T14:01:00Z'));
    expect(await standing(third)).toEqual([]);
    await inZone('Europe/Moscow');
  });

  it('may be decided without a reply when its time is over, after a reminder; an appeal has its time too', async () => {
    const { id, number } = await opened();
    app.clock.set(new Date('2026-12-01T10:00:00Z'));
    await app.kanal.settle({ jobs: ['conduct.remind'] });
    await app.kanal.settle({ jobs: ['conduct.remind'] });
    const reminders = (await titles(owner)).filter((title: string) => title.startsWith(`Дело № ${number}: ответьте`));
    expect(reminders).toHaveLength(1);
    app.clock.set(new Date('2026-12-02T09:10:00Z'));
    expect((await act(world.head, id, 'decide', { found: false, reason })).body).toMatchObject({ sanction: 'none' });
    app.clock.set(new Date('2026-12-12T09:10:00Z'));
    const late = await act(owner, id, 'appeal', { appeal: 'Не успели ответить вовремя' });
    expect(late.body.code).toBe('conduct.appeal_over');
  });

  it('is nobody else’s: another partner finds neither it nor a trace of its number', async () => {
    const { id } = await opened();
    expect((await call(app, rival, `GET ${cases}/${id}`)).status).toBe(404);
    expect((await act(rival, id, 'reply', { reply: 'Чужое' })).status).toBe(404);
    const theirs = (await call(app, rival, `GET ${cases}`)).body.items;
    expect(theirs.every((each: { partner: { id: string } }) => each.partner.id === world.partners[1]?.id)).toBe(true);
    const seller = world.partners[0]?.seller as Somebody;
    expect((await call(app, seller, `GET ${cases}/${id}`)).status, 'owners alone').toBe(403);
    expect((await act(world.manager, id, 'drop', { reason: 'Ошибка' })).body.state).toBe('dropped');
  });
});

describe('a case about the vendor’s own people', () => {
  it('is reported by a partner, answered by the vendor, and can be neither dropped nor punished as a partner is', async () => {
    const breaches = async () => (await call(app, world.head, 'GET /v1/dispute-figures')).body.vendor_breaches;
    const before = await breaches();
    const input = {
      rule: 'price_to_another',
      facts: 'Наш заказчик получил цену от вашего сотрудника через другого партнёра',
    };
    const { body } = await call(app, owner, 'POST /v1/conduct-incidents', input);
    expect(body).toMatchObject({ side: 'vendor', state: 'noticed' });
    expect(await titles(world.head)).toContain(`Дело № ${body.number}: цена другому во время защиты`);
    expect((await act(world.manager, body.id, 'drop', { reason: 'Не было' })).body.code).toBe('conduct.wrong_state');
    expect((await act(owner, body.id, 'reply', { reply: 'Сами себе' })).body.code).toBe('conduct.other_side');
    expect((await act(world.manager, body.id, 'reply', { reply: 'Цена ушла по ошибке' })).status).toBe(200);
    expect(
      (await act(compliance, body.id, 'decide', { found: true, sanction: 'suspension', grave: true, reason })).body
        .code,
    ).toBe('conduct.not_for_vendor');
    const decided = await act(world.head, body.id, 'decide', { found: true, sanction: 'warning', reason });
    expect(decided.body).toMatchObject({ found: true, sanction: 'warning' });
    expect(await breaches(), 'on the scorecard as one found by a dispute is').toBe(before + 1);
    expect((await call(app, owner, `GET ${cases}/${body.id}`)).body).toMatchObject({ found: true, reason });
    await act(owner, body.id, 'appeal', { appeal: 'Просим рассмотреть возмещение' });
    const last = await act(administrator, body.id, 'judge-appeal', { verdict: 'upheld', reason });
    expect(last.body).toMatchObject({ state: 'final', verdict: 'upheld', sanction: 'warning' });
  });
});

describe('a complaint about the market', () => {
  const url = '/v1/market-complaints';
  const dumping = {
    kind: 'low_price',
    about: 'ООО «Дешевле всех»',
    facts: 'На площадке цена ниже рекомендованной на треть',
  };
  it('goes to compliance alone, and a price is no breach', async () => {
    const seller = world.partners[0]?.seller as Somebody;
    const { body } = await call(app, seller, `POST ${url}`, dumping);
    for (const who of [world.manager, world.head, rival, owner]) {
      const list = await call(app, who, `GET ${url}`);
      expect(list.body.items?.map((each: { id: string }) => each.id) ?? []).not.toContain(body.id);
      expect([403, 404]).toContain((await call(app, who, `POST ${url}/${body.id}/take`, {})).status);
    }
    expect(await titles(compliance)).toContain(`Жалоба № ${body.number}`);
    await call(app, compliance, `POST ${url}/${body.id}/take`, {});
    const close = (outcome: string) =>
      call(app, compliance, `POST ${url}/${body.id}/close`, {
        ...{ outcome, answer: 'Цену перепродажи партнёр выбирает сам', internal_note: 'проверено' },
      });
    expect((await close('benefits_reviewed')).body.code).toBe('complaint.price_alone');
    expect((await close('conduct_case')).body.code).toBe('complaint.price_alone');
    expect((await close('explained')).body).toMatchObject({ state: 'closed', internal_note: 'проверено' });
    const [seen] = (await call(app, seller, `GET ${url}`)).body.items;
    expect(seen).toMatchObject({ id: body.id, outcome: 'explained' });
    expect(seen).not.toHaveProperty('internal_note');
    expect(await titles(seller)).toContain(`Жалоба № ${body.number} рассмотрена`);
  });
});
