import { describe, expect, test } from 'vitest';
import { isProblem } from '../../../kernel/problem.ts';
import { type ClaimFacts, type DealFacts, estimate, follow, moveTo, overRefused, standAt } from './course.ts';
import { categoryOf, stageOf, stagesRefused, usualStages } from './stages.ts';

const now = new Date('2026-11-23T09:10:00Z');
const claim: ClaimFacts = {
  state: 'approved',
  amount_minor: 100,
  currency: 'RUB',
  close_date: '2027-03-01',
  family_ids: ['f'],
  won_amount_minor: null,
  closed_on: null,
};
const deal: DealFacts = {
  state: 'open',
  amount_minor: 100,
  currency: 'RUB',
  close_date: '2027-03-01',
  claimed_amount_minor: 100,
  claimed_close_date: '2027-03-01',
};

describe('a deal follows its registration', () => {
  test.each<
    [title: string, state: string, before: DealFacts['state'] | null, after: string | null, event: string | null]
  >([
    ['begins with approval', 'approved', null, 'open', 'opened'],
    ['does not begin with a refusal', 'rejected', null, null, null],
    ['does not begin with a withdrawal', 'withdrawn', null, null, null],
    ['goes on at risk', 'at_risk', 'open', 'open', null],
    ['goes on in a new review', 'under_review', 'open', 'open', null],
    ['goes on in a conflict', 'in_conflict', 'open', 'open', null],
    ['is won', 'won', 'open', 'won', 'won'],
    ['is lost', 'lost', 'open', 'lost', 'lost'],
    ['is told of when it is over', 'won', 'won', 'won', null],
    ['ends with its protection', 'expired', 'open', 'ended', 'ended'],
    ['ends when refused after a change', 'rejected', 'open', 'ended', 'ended'],
    ['ends when revoked', 'revoked', 'open', 'ended', 'ended'],
    ['ends when transferred', 'transferred', 'open', 'ended', 'ended'],
    ['stays ended while reactivation is looked at', 'under_review', 'ended', 'ended', null],
    ['comes back with the next approval', 'approved', 'ended', 'open', 'reopened'],
  ])('%s', (_title, state, before, after, event) => {
    const course = follow({ ...claim, state }, before && { ...deal, state: before }, now);
    expect(course?.set.state ?? null).toBe(after);
    expect(course?.event ?? null).toBe(event);
    if (event) expect(course?.set.closed_at).toEqual(after === 'open' ? null : now);
    else expect(course?.set ?? {}).not.toHaveProperty('closed_at');
  });

  test.each<[title: string, claimed: Partial<ClaimFacts>, own: Partial<DealFacts>, expected: Partial<DealFacts>]>([
    ['an estimate of its own stays', {}, { amount_minor: 80 }, { amount_minor: 80, close_date: '2027-03-01' }],
    ['an amount in another currency is a new one', { currency: 'USD' }, { amount_minor: 80 }, { amount_minor: 100 }],
    ['a new amount of the claim is taken over', { amount_minor: 120 }, { amount_minor: 80 }, { amount_minor: 120 }],
    ['a new date of the claim is taken over', { close_date: '2027-05-01' }, {}, { close_date: '2027-05-01' }],
    ['… and leaves the own amount', { close_date: '2027-05-01' }, { amount_minor: 80 }, { amount_minor: 80 }],
  ])('%s', (_title, claimed, own, expected) => {
    expect(follow({ ...claim, ...claimed }, { ...deal, ...own }, now)?.set).toMatchObject(expected);
  });

  test('what it brought is known only when it is won', () => {
    const sale = { won_amount_minor: 90, closed_on: '2026-11-20' };
    expect(follow({ ...claim, ...sale, state: 'won' }, deal, now)?.set).toMatchObject(sale);
    expect(follow({ ...claim, ...sale }, deal, now)?.set).toMatchObject({ won_amount_minor: null, closed_on: null });
  });
});

test.each([
  ['open', false],
  ['won', true],
  ['lost', true],
  ['ended', true],
] as const)('a deal that is %s is over: %s', (state, over) => {
  expect(overRefused({ state }) !== null).toBe(over);
});

describe('what is expected', () => {
  test.each([
    [0, 'pipeline'],
    [39, 'pipeline'],
    [40, 'best_case'],
    [74, 'best_case'],
    [75, 'commit'],
    [100, 'commit'],
  ] as const)('%i %% is %s', (probability, category) => {
    expect(categoryOf(probability)).toBe(category);
  });

  const stage = usualStages[1]!;
  test('is the stage’s, unless somebody says otherwise', () => {
    expect(estimate(stage, { probability: null, category: null })).toEqual({
      probability: 25,
      probability_own: false,
      category: 'pipeline',
      category_own: false,
    });
    expect(estimate(stage, { probability: 80, category: null })).toMatchObject({
      category: 'commit',
      category_own: false,
    });
    expect(estimate(stage, { probability: null, category: 'commit' })).toMatchObject({
      probability: 25,
      category: 'commit',
    });
  });

  test('at another stage takes its probability and keeps an own category', () => {
    expect(moveTo(stage, { category: 'commit', category_own: true })).toMatchObject({
      probability: 25,
      probability_own: false,
      category: 'commit',
      category_own: true,
    });
    expect(moveTo(stage, { category: 'commit', category_own: false })).toMatchObject({ category: 'pipeline' });
  });
});

describe('where a deal stands when it begins', () => {
  const since = new Date('2026-09-01T00:00:00Z');
  const own = { category: 'commit' as const, category_own: true };
  const was = { stage: 'need', stage_since: since, probability: 20, probability_own: false, ...own };

  test('is the first stage', () => {
    expect(standAt(usualStages, null, now)).toMatchObject({
      stage: 'qualification',
      stage_since: now,
      probability: 10,
      category: 'pipeline',
    });
  });

  test('is where it stood before, with the probability of that stage by now', () => {
    expect(standAt(usualStages, was, now)).toEqual({ ...was, probability: 25 });
    const said = { ...was, probability_own: true };
    expect(standAt(usualStages, said, now)).toEqual(said);
  });

  test('is the first stage again when its own is gone', () => {
    const stages = usualStages.filter(({ code }) => code !== 'need');
    expect(standAt(stages, { ...was, probability_own: true }, now)).toEqual({
      stage: 'qualification',
      stage_since: now,
      probability: 10,
      probability_own: false,
      ...own,
    });
  });
});

describe('stages', () => {
  test('one that open deals stand at stays; a code is there once', () => {
    const next = usualStages.slice(1);
    expect(stagesRefused(next, new Map([['qualification', 3]]))).toMatchObject({
      code: 'deal_stage.in_use',
      params: { count: 3 },
    });
    expect(stagesRefused(next, new Map([['qualification', 0]]))).toBeNull();
    expect(stagesRefused([...next, next[0]!], new Map())?.fields).toEqual([
      { path: 'stages.5.code', code: 'field.invalid' },
    ]);
  });

  test('one that is not there is a problem', () => {
    expect(stageOf(usualStages, 'proposal')).toMatchObject({ probability: 60 });
    expect(isProblem(stageOf(usualStages, 'gone'))).toBe(true);
  });
});
