/** The room of a deal over HTTP: it begins with approval, is worked on by both sides, and ends with its registration. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody, somebody } from '../../../test/deal-world.ts';
import { type Answer, call, startTestApp, type TestApp } from '../../../test/support.ts';

let app: TestApp;
let world: DealWorld;
let engineer: Somebody;
let count = 0;

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 2);
  engineer = await somebody(app, world.vendorId, world.partners[0]?.id as string, 'engineer');
});
afterAll(() => app.close());

const seller = (at = 0) => world.partners[at]?.seller as Somebody;

async function ok(who: Somebody, request: string, body?: object): Promise<Answer['body']> {
  const answer = await call(app, who, request, body);
  if (answer.status !== 200) throw new Error(`${request}: ${answer.status} ${JSON.stringify(answer.body)}`);
  app.clock.advance(1);
  return answer.body;
}

async function approved(at = 0, families = [0]): Promise<string> {
  count += 1;
  const { id } = await ok(seller(at), 'POST /v1/registrations', claim(world, count, families));
  await ok(seller(at), `POST /v1/registrations/${id}/submit`, {});
  await ok(world.manager, `POST /v1/registrations/${id}/take`, {});
  await ok(world.manager, `POST /v1/registrations/${id}/approve`, {});
  return id;
}

const act = (who: Somebody, id: string, step: string, body: object = {}) =>
  ok(who, `POST /v1/deals/${id}/${step}`, body);
const codeOf = async (who: Somebody, request: string, body?: object) => (await call(app, who, request, body)).body.code;

describe('a deal', () => {
  test('begins with the approval, at the first stage, with what was registered', async () => {
    count += 1;
    const { id } = await ok(seller(), 'POST /v1/registrations', claim(world, count));
    await ok(seller(), `POST /v1/registrations/${id}/submit`, {});
    expect((await call(app, seller(), `GET /v1/deals/${id}`)).status).toBe(404);
    await ok(world.manager, `POST /v1/registrations/${id}/take`, {});
    const { amount_minor, close_date } = await ok(world.manager, `POST /v1/registrations/${id}/approve`, {});
    expect(await ok(seller(), `GET /v1/deals/${id}`)).toMatchObject({
      state: 'open',
      stage: 'qualification',
      probability: 10,
      category: 'pipeline',
      amount_minor,
      close_date,
      can: { move: true, ask: true, answer: false },
    });
  });

  test('is moved, estimated and given a next step; both sides read the same course', async () => {
    const id = await approved();
    const moved = await act(seller(), id, 'move', { stage: 'negotiation' });
    expect(moved).toMatchObject({ stage: 'negotiation', probability: 75, category: 'commit' });
    await act(world.manager, id, 'forecast', {
      probability: 50,
      category: null,
      amount_minor: 777_00,
      close_date: '2027-02-01',
    });
    const next = { words: 'Показ директору', on: '2026-11-20', side: 'partner', person_id: seller().personId };
    const room = await act(seller(), id, 'next-step', next);
    expect(room).toMatchObject({
      probability: 50,
      probability_own: true,
      category: 'best_case',
      amount_minor: 777_00,
      turn: 'partner',
      next_step: { words: 'Показ директору', late: true, person: { id: seller().personId } },
    });
    await app.kanal.settle();
    const heard = (await ok(world.manager, 'GET /v1/notifications')).items;
    expect(heard.find((each: { type: string }) => each.type === 'deal.moved')?.title).toContain('Переговоры');
    const events = (await ok(world.manager, `GET /v1/deals/${id}/events`)).items;
    expect(events.map((each: { type: string }) => each.type)).toEqual(['next_step', 'forecast', 'moved', 'opened']);
    expect((await ok(seller(), `GET /v1/deals/${id}/events`)).items).toEqual(events);
    // The claim is what it was.
    expect((await ok(seller(), `GET /v1/registrations/${id}`)).amount_minor).not.toBe(777_00);
  });

  test('takes over what its registration says anew, and ends with it', async () => {
    const id = await approved();
    await ok(seller(), `POST /v1/registrations/${id}/report`, {
      note: 'Показ прошёл хорошо',
      close_date: '2027-08-01',
    });
    expect((await ok(seller(), `GET /v1/deals/${id}`)).close_date).toBe('2027-08-01');
    await ok(seller(), `POST /v1/registrations/${id}/win`, {
      reason_code: 'won_on_work',
      amount_minor: 500_00,
      closed_on: '2026-11-23',
    });
    expect(await ok(world.manager, `GET /v1/deals/${id}`)).toMatchObject({
      state: 'won',
      won_amount_minor: 500_00,
      closed_on: '2026-11-23',
      can: { move: false, plan: false, comment: true },
    });
    expect(await codeOf(seller(), `POST /v1/deals/${id}/move`, { stage: 'proposal' })).toBe('deal.over');
    await act(seller(), id, 'comments', { text: 'Спасибо всем!' });
  });

  test('of an old version is not moved', async () => {
    const id = await approved();
    const { version } = await act(seller(), id, 'move', { stage: 'need', version: 1 });
    expect(await codeOf(seller(), `POST /v1/deals/${id}/move`, { stage: 'proposal', version: 1 })).toBe(
      'deal.changed_meanwhile',
    );
    expect((await act(seller(), id, 'move', { stage: 'proposal', version })).stage).toBe('proposal');
    expect(await codeOf(seller(), `POST /v1/deals/${id}/move`, { stage: 'gone' })).toBe('deal_stage.unknown');
  });

  test('shows its partner who of the vendor opened it', async () => {
    const id = await approved();
    await ok(world.head, `GET /v1/deals/${id}`);
    const readers = (await ok(seller(), `GET /v1/registrations/${id}/readers`)).items;
    expect(readers).toHaveLength(1);
  });
});

describe('the joint plan', () => {
  test('has tasks of both sides, with who did them and what is late', async () => {
    const id = await approved();
    await act(seller(), id, 'tasks', { title: 'Прислать смету', side: 'vendor', due_on: '2026-11-20' });
    const { tasks } = await act(world.manager, id, 'tasks', {
      title: 'Собрать вопросы',
      side: 'partner',
      person_id: engineer.personId,
    });
    expect(tasks).toMatchObject([
      { title: 'Прислать смету', side: 'vendor', late: true },
      { title: 'Собрать вопросы', person: { id: engineer.personId }, late: false },
    ]);
    const done = await act(engineer, id, `tasks/${tasks[1].id}/finish`);
    expect(done.tasks[1]).toMatchObject({ done_by: expect.stringMatching(/.+/), title: 'Собрать вопросы' });
    expect(await codeOf(engineer, `PATCH /v1/deals/${id}/tasks/${tasks[1].id}`, { title: 'x', side: 'partner' })).toBe(
      'deal_task.done',
    );
    const bad = { title: 'x', side: 'vendor', person_id: seller(1).personId };
    expect(await codeOf(seller(), `POST /v1/deals/${id}/tasks`, bad)).toBe('deal.bad_person');
  });

  test('takes the usual tasks of the stage', async () => {
    const id = await approved();
    await act(seller(), id, 'move', { stage: 'solution' });
    const { tasks } = await act(seller(), id, 'stage-tasks');
    expect(tasks.map((each: { side: string }) => each.side).sort()).toEqual(['partner', 'vendor']);
  });

  test('tells the other side of a task that becomes its own', async () => {
    const id = await approved();
    const { tasks } = await act(seller(), id, 'tasks', { title: 'Подготовить стенд', side: 'partner' });
    const change = { title: 'Подготовить стенд', side: 'vendor' };
    await ok(seller(), `PATCH /v1/deals/${id}/tasks/${tasks[0].id}`, change);
    await app.kanal.settle();
    const { items } = await ok(world.manager, 'GET /v1/notifications');
    const told = items.filter(
      (each: { type: string; link: string }) => each.type === 'deal.task_given' && each.link.includes(id),
    );
    expect(told).toHaveLength(1);
  });

  test('reminds once of each day', async () => {
    const id = await approved();
    await act(seller(), id, 'tasks', { title: 'Позвонить заказчику', side: 'partner', due_on: '2026-11-23' });
    await act(world.manager, id, 'next-step', { words: 'Смета', on: '2026-11-23', side: 'partner' });
    const due = async () => {
      await app.kanal.settle({ jobs: ['deals.remind'] });
      const { items } = await ok(seller(), 'GET /v1/notifications');
      return items.filter((each: { type: string; link: string }) => /_due$/.test(each.type) && each.link.includes(id));
    };
    expect(await due()).toHaveLength(2);
    expect(await due()).toHaveLength(2);
  });
});

describe('resources and evidence', () => {
  test('are asked for with the vendor’s clock, declined with a reason, and told', async () => {
    const id = await approved();
    const { resources } = await act(seller(), id, 'resources', { kind: 'specialist', words: 'Архитектор на день' });
    expect(resources[0]).toMatchObject({ state: 'wanted', overdue: false });
    const url = `resources/${resources[0].id}/answer`;
    expect(await codeOf(world.manager, `POST /v1/deals/${id}/${url}`, { answer: 'declined' })).toBe(
      'deal_resource.note_required',
    );
    const answered = await act(world.manager, id, url, { answer: 'declined', note: 'Все заняты до декабря' });
    expect(answered.resources[0]).toMatchObject({ state: 'declined', answer: 'Все заняты до декабря' });
    await app.kanal.settle();
    const told = (await ok(seller(), 'GET /v1/notifications')).items.filter((each: { link: string }) =>
      each.link.includes(id),
    );
    expect(told.map((each: { type: string }) => each.type)).toContain('deal.resource_answered');
    expect(await codeOf(world.manager, `POST /v1/deals/${id}/resources`, { kind: 'visit', words: 'Визит' })).toBe(
      'access.forbidden',
    );
  });

  test('are granted with a helper, to whom this deal opens and no other', async () => {
    const [id, other] = [await approved(), await approved()];
    const expert = await somebody(app, world.vendorId, null, 'product_expert');
    const foreign = engineer.personId;
    const { resources } = await act(seller(), id, 'resources', { kind: 'special_price', words: 'Цена на три года' });
    const answer = { answer: 'granted', helper_id: foreign };
    const url = `resources/${resources[0].id}/answer`;
    expect(await codeOf(world.manager, `POST /v1/deals/${id}/${url}`, answer)).toBe('deal.bad_person');
    expect((await call(app, expert, `GET /v1/deals/${id}`)).status).toBe(404);
    const granted = await act(world.manager, id, url, { ...answer, helper_id: expert.personId });
    expect(granted.resources[0]).toMatchObject({ state: 'granted', helper: { id: expert.personId } });
    expect(await ok(expert, `GET /v1/deals/${id}`)).toMatchObject({ can: { plan: true, move: false, answer: false } });
    for (const request of [`GET /v1/deals/${other}`, `GET /v1/deals/${other}/comments`])
      expect((await call(app, expert, request)).status).toBe(404);
    expect((await call(app, expert, `POST /v1/deals/${other}/tasks`, { title: 'Чужое', side: 'vendor' })).status).toBe(
      404,
    );
    const listed = (await ok(expert, 'GET /v1/deals')).items.map((each: { id: string }) => each.id);
    expect(listed).toEqual([id]);
    const board = (await ok(expert, 'GET /v1/deal-board')).columns;
    expect(board.reduce((sum: number, column: { count: number }) => sum + column.count, 0)).toBe(1);
    expect((await ok(seller(), `GET /v1/deals/${id}/people`)).items.map((each: { id: string }) => each.id)).toContain(
      expert.personId,
    );
    const { items: readers } = await ok(seller(), `GET /v1/registrations/${id}/readers`);
    expect(readers).toHaveLength(1);
    await app.kanal.settle();
    const told = (await ok(expert, 'GET /v1/notifications')).items;
    expect(told.map((each: { type: string }) => each.type)).toContain('deal.help_given');
  });

  test('are promised nothing while a dispute is open, and the vendor’s time to answer stands still', async () => {
    const id = await approved();
    const asked = await act(seller(), id, 'resources', { kind: 'special_price', words: 'Цена на три года' });
    const [{ id: resource, due_at }] = asked.resources;
    const demand = 'Вендор дал цену другому, просим разобраться';
    const dispute = { registration_id: id, kind: 'breach', ground: 'sold_around', demand };
    const opened = await ok(seller(), 'POST /v1/disputes', dispute);
    expect(await ok(seller(), `GET /v1/deals/${id}`)).toMatchObject({
      frozen_since: expect.any(String),
      can: { move: false, ask: false, plan: true, comment: true },
    });
    const grant = { answer: 'granted' };
    for (const [who, step, body] of [
      [world.manager, `resources/${resource}/answer`, grant],
      [seller(), 'resources', { kind: 'special_price', words: 'Ещё одна цена' }],
      [seller(), 'move', { stage: 'proposal' }],
    ] as const)
      expect(await codeOf(who, `POST /v1/deals/${id}/${step}`, body)).toBe('registration.frozen');
    app.clock.advance(7 * 86_400_000);
    await ok(seller(), `POST /v1/disputes/${opened.id}/withdraw`, {});
    const { resources, frozen_since } = await ok(world.manager, `GET /v1/deals/${id}`);
    expect(frozen_since).toBeNull();
    expect(Date.parse(resources[0].due_at) - Date.parse(due_at)).toBeGreaterThanOrEqual(6 * 86_400_000);
    expect(resources[0].overdue).toBe(false);
    await act(world.manager, id, `resources/${resource}/answer`, grant);
  });

  test('that the vendor does not answer in time are told once, to the heads of channel too', async () => {
    const id = await approved();
    await act(seller(), id, 'resources', { kind: 'visit', words: 'Визит к директору завода' });
    expect(
      (await ok(world.manager, 'GET /v1/deals?waiting=true')).items.map((each: { id: string }) => each.id),
    ).toContain(id);
    const told = async () => {
      await app.kanal.settle({ jobs: ['deals.remind'] });
      const { items } = await ok(world.head, 'GET /v1/notifications');
      return items.filter(
        (each: { type: string; link: string }) => each.type === 'deal.resource_overdue' && each.link.includes(id),
      );
    };
    expect(await told()).toHaveLength(0);
    app.clock.advance(3 * 86_400_000);
    expect(await told()).toHaveLength(1);
    expect(await told()).toHaveLength(1);
    expect((await ok(seller(), `GET /v1/deals/${id}`)).resources[0]).toMatchObject({ overdue: true });
  });

  test('points of evidence are of the past, with a file of this registration', async () => {
    const id = await approved();
    const point = { kind: 'pilot', happened_on: '2026-11-20', words: 'Пилот на десять мест' };
    expect(await codeOf(seller(), `POST /v1/deals/${id}/evidence`, { ...point, happened_on: '2026-12-20' })).toBe(
      'deal_evidence.future_date',
    );
    const other = await call(
      app,
      seller(1),
      `POST /v1/registrations/${await approved(1)}/files?name=a.txt`,
      Buffer.from('a'),
      {
        headers: { 'content-type': 'application/octet-stream' },
      },
    );
    expect(await codeOf(seller(), `POST /v1/deals/${id}/evidence`, { ...point, file_id: other.body.id })).toBe(
      'deal_evidence.bad_file',
    );
    const { evidence } = await act(seller(), id, 'evidence', point);
    expect(evidence[0]).toMatchObject({ kind: 'pilot', recorded_side: 'partner', removable: true });
    expect(await codeOf(world.manager, `DELETE /v1/deals/${id}/evidence/${evidence[0].id}`)).toBe(
      'deal_evidence.not_yours',
    );
  });
});

test('a deal that comes back when its stage is gone begins at the first one', async () => {
  const id = await approved();
  await act(seller(), id, 'move', { stage: 'solution' });
  app.clock.advance(100 * 86_400_000);
  await app.kanal.runJobs(['registrations.expire']);
  expect((await ok(seller(), `GET /v1/deals/${id}`)).state).toBe('ended');
  const { items } = await ok(world.head, 'GET /v1/deal-stages');
  const stages = items.filter(({ code }: { code: string }) => code !== 'solution');
  await ok(world.head, 'PUT /v1/deal-stages', { stages });
  await ok(world.manager, `POST /v1/registrations/${id}/reactivate`, { note: 'Заказчик вернулся к проекту' });
  await ok(world.manager, `POST /v1/registrations/${id}/approve`, {});
  expect(await ok(seller(), `GET /v1/deals/${id}`)).toMatchObject({
    state: 'open',
    stage: 'qualification',
    probability: 10,
  });
  const said = { probability: null, category: null, amount_minor: 10_00, close_date: null };
  expect(await act(seller(), id, 'forecast', said)).toMatchObject({ amount_minor: 10_00 });
});
