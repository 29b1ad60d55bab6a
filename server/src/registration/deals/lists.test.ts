/** The board and the forecast: each side its own deals, every number the sum of the rows it opens. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody } from '../../../test/deal-world.ts';
import { type Answer, call, startTestApp, type TestApp } from '../../../test/support.ts';

let app: TestApp;
let world: DealWorld;
const ids: string[] = [];

const seller = (at = 0) => world.partners[at]?.seller as Somebody;

async function ok(who: Somebody, request: string, body?: object): Promise<Answer['body']> {
  const answer = await call(app, who, request, body);
  if (answer.status !== 200) throw new Error(`${request}: ${answer.status} ${JSON.stringify(answer.body)}`);
  app.clock.advance(1);
  return answer.body;
}

const plans = [
  { at: 0, families: [0], stage: 'proposal', amount_minor: 100_00, close_date: '2026-12-10' },
  { at: 0, families: [0, 1], stage: 'contract', amount_minor: 200_00, close_date: '2026-12-20' },
  { at: 0, families: [1], stage: 'need', amount_minor: 400_00, close_date: null },
  { at: 1, families: [0], stage: 'proposal', amount_minor: 800_00, close_date: '2027-01-15' },
  { at: 1, families: [0], stage: 'qualification', amount_minor: 50_00, close_date: '2026-12-01' },
];

beforeAll(async () => {
  app = await startTestApp();
  world = await addDealWorld(app, 2);
  await app.owner.query('UPDATE partners SET manager_id = $1 WHERE id = $2', [
    world.manager.personId,
    world.partners[0]?.id,
  ]);
  for (const [number, { at, families, stage, amount_minor, close_date }] of plans.entries()) {
    const { id } = await ok(seller(at), 'POST /v1/registrations', claim(world, number + 1, families));
    await ok(seller(at), `POST /v1/registrations/${id}/submit`, {});
    await ok(world.manager, `POST /v1/registrations/${id}/take`, {});
    await ok(world.manager, `POST /v1/registrations/${id}/approve`, {});
    await ok(seller(at), `POST /v1/deals/${id}/forecast`, {
      probability: null,
      category: null,
      amount_minor,
      close_date,
    });
    await ok(seller(at), `POST /v1/deals/${id}/move`, { stage });
    ids.push(id);
  }
  await ok(seller(1), `POST /v1/registrations/${ids[4]}/win`, {
    reason_code: 'won_on_work',
    amount_minor: 60_00,
    closed_on: '2026-11-20',
  });
}, 60_000);
afterAll(() => app.close());

type Column = { stage: string; count: number; items: { id: string }[]; sums: unknown[]; nextCursor: string | null };
const board = async (who: Somebody, query = ''): Promise<Column[]> =>
  (await ok(who, `GET /v1/deal-board${query}`)).columns;
const filled = (columns: Column[]) =>
  Object.fromEntries(
    columns.filter(({ count }) => count > 0).map(({ stage, items }) => [stage, items.map(({ id }) => ids.indexOf(id))]),
  );

describe('the board', () => {
  test('has all open deals for the vendor, its own for a partner, by expected close', async () => {
    expect(filled(await board(world.manager))).toEqual({ need: [2], proposal: [0, 3], contract: [1] });
    expect(filled(await board(seller()))).toEqual({ need: [2], proposal: [0], contract: [1] });
    expect(filled(await board(seller(1)))).toEqual({ proposal: [3] });
  });

  test('adds its columns up', async () => {
    const proposal = (await board(world.manager)).find(({ stage }) => stage === 'proposal');
    expect(proposal?.sums).toEqual([{ currency: 'RUB', count: 2, amount_minor: 900_00, weighted_minor: 540_00 }]);
  });

  test('goes on from its last card', async () => {
    const proposal = (await board(world.manager, '?cards=1')).find(({ stage }) => stage === 'proposal');
    expect(proposal?.items).toHaveLength(1);
    const next = await ok(world.manager, `GET /v1/deals?stage=proposal&cursor=${proposal?.nextCursor}`);
    expect(next.items.map(({ id }: { id: string }) => id)).toEqual([ids[3]]);
    expect(next.nextCursor).toBeNull();
  });

  test.each([
    ['partner', () => `partner_id=${world.partners[1]?.id}`, { proposal: [3] }],
    ['manager', () => `manager_id=${world.manager.personId}`, { need: [2], proposal: [0], contract: [1] }],
    ['no manager', () => 'unmanaged=true', { proposal: [3] }],
    ['family', () => `family_id=${world.families[1]}`, { need: [2], contract: [1] }],
    ['responsible', () => `responsible_id=${seller(1).personId}`, { proposal: [3] }],
    ['category', () => 'category=commit', { contract: [1] }],
    ['close', () => 'close_from=2026-12-15&close_to=2026-12-31', { contract: [1] }],
    ['no close', () => 'undated=true', { need: [2] }],
    ['late step', () => 'late=true', {}],
  ])('by %s', async (_title, query, expected) => {
    expect(filled(await board(world.manager, `?${query()}`))).toEqual(expected);
  });

  test('of a partner answers nothing of another, whatever it filters by', async () => {
    expect(filled(await board(seller(), `?partner_id=${world.partners[1]?.id}`))).toEqual({});
    expect(filled(await board(seller(), `?responsible_id=${seller(1).personId}`))).toEqual({});
  });
});

describe('the forecast', () => {
  const of = async (who: Somebody, query: string) => ok(who, `GET /v1/forecast?${query}`);

  test('by month: three columns, what they weigh, and what was won', async () => {
    const { rows, totals } = await of(world.manager, 'by=month');
    const { key: _key, name: _name, ...total } = totals[0];
    expect(total).toEqual({
      currency: 'RUB',
      count: 4,
      commit_minor: 200_00,
      best_case_minor: 900_00,
      pipeline_minor: 400_00,
      weighted_minor: 820_00,
      won_minor: 60_00,
      won_count: 1,
    });
    expect(
      rows.map((row: { key: string; count: number; won_count: number }) => [row.key, row.count, row.won_count]),
    ).toEqual([
      ['2026-11', 0, 1],
      ['2026-12', 2, 0],
      ['2027-01', 1, 0],
      [null, 1, 0],
    ]);
  });

  test('each number opens rows that add up to it', async () => {
    const { items } = await ok(world.manager, 'GET /v1/deals?category=best_case');
    expect(items.reduce((sum: number, each: { amount_minor: number }) => sum + each.amount_minor, 0)).toBe(900_00);
    const won = await ok(world.manager, 'GET /v1/deals?state=won&close_from=2026-11-01&close_to=2026-11-30');
    expect(won.items).toMatchObject([{ id: ids[4], amount_minor: 60_00, close_date: '2026-11-20' }]);
  });

  test.each(['late', 'waiting', 'undated'])(
    'what is asked of open deals (%s) leaves the won ones as they are',
    async (asked) => {
      const { totals } = await of(world.manager, `by=month&${asked}=true`);
      expect(totals[0]).toMatchObject({ won_minor: 60_00, won_count: 1 });
      const { items } = await ok(world.manager, `GET /v1/deals?state=won&${asked}=true`);
      expect(items.map(({ id }: { id: string }) => id)).toEqual([ids[4]]);
    },
  );

  test('by family tells a deal of two with both, and the total once', async () => {
    const { rows, totals } = await of(world.manager, 'by=family');
    expect(rows.map(({ key, count }: { key: string; count: number }) => [world.families.indexOf(key), count])).toEqual(
      expect.arrayContaining([
        [0, 3],
        [1, 2],
      ]),
    );
    expect(totals[0].count).toBe(4);
    const one = (await of(world.manager, `by=family&family_id=${world.families[1]}`)).rows;
    expect(one).toMatchObject([{ key: world.families[1], count: 2 }]);
  });

  test('by partner and by manager, with names', async () => {
    const { rows } = await of(world.manager, 'by=partner');
    expect(rows.map(({ name }: { name: string }) => name).sort()).toEqual(['Партнёр 0', 'Партнёр 1']);
    const managers = (await of(world.manager, 'by=manager')).rows;
    expect(managers.find(({ key }: { key: string | null }) => key === world.manager.personId)).toMatchObject({
      count: 3,
    });
    expect(managers.find(({ key }: { key: string | null }) => key === null)).toMatchObject({ count: 1, name: '' });
  });

  test('of a partner is of its own deals', async () => {
    const { rows, totals } = await of(seller(), 'by=partner');
    expect(rows).toHaveLength(1);
    expect(totals[0]).toMatchObject({ count: 3, won_count: 0 });
  });
});

describe('stages', () => {
  test('are saved by two at once, one after the other', async () => {
    const { items } = await ok(world.head, 'GET /v1/deal-stages');
    const saved = await Promise.all(
      [0, 1, 2].map(() => call(app, world.head, 'PUT /v1/deal-stages', { stages: items })),
    );
    expect(saved.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('are not taken away from under a deal that is on its way there', async () => {
    const { items } = await ok(world.head, 'GET /v1/deal-stages');
    const left = items.filter(({ code }: { code: string }) => code !== 'negotiation');
    for (let round = 0; round < 6; round++) {
      const [moved, saved] = await Promise.all([
        call(app, seller(), `POST /v1/deals/${ids[0]}/move`, { stage: 'negotiation' }),
        call(app, world.head, 'PUT /v1/deal-stages', { stages: left }),
      ]);
      expect([moved.body.code, saved.body.code].filter(Boolean)).toHaveLength(1);
      expect([undefined, 'deal_stage.unknown']).toContain(moved.body.code);
      await ok(world.head, 'PUT /v1/deal-stages', { stages: items });
      await ok(seller(), `POST /v1/deals/${ids[0]}/move`, { stage: 'proposal' });
    }
  });

  test('are put in order by the head of channel; open deals take the new probability', async () => {
    const { items } = await ok(world.head, 'GET /v1/deal-stages');
    const changed = items.map((stage: { code: string }) =>
      stage.code === 'need' ? { ...stage, probability: 80 } : stage,
    );
    await ok(world.head, 'PUT /v1/deal-stages', { stages: changed });
    expect(await ok(seller(), `GET /v1/deals/${ids[2]}`)).toMatchObject({ probability: 80, category: 'commit' });
    const left = changed.filter((stage: { code: string }) => stage.code !== 'need');
    expect((await call(app, world.head, 'PUT /v1/deal-stages', { stages: left })).body.code).toBe('deal_stage.in_use');
    expect((await call(app, world.manager, 'PUT /v1/deal-stages', { stages: changed })).status).toBe(403);
  });
});
