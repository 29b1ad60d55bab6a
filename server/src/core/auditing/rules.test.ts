import { describe, expect, test } from 'vitest';
import { type Claim, isExplained, orderOf, type Step, verdictOf } from './rules.ts';

/** `A:registered B:approved …`: one leaf each, the place in the text is its index; `-` behind a type: the tag is left. */
function story(text: string): Claim[] {
  const steps = new Map<string, Step[]>();
  for (const [index, word] of text.split(' ').entries()) {
    const [who = '', what = ''] = word.split(':');
    const [type = ''] = what.split(/[-!]/);
    const step = { index, type, at: new Date(index), bears: !what.endsWith('-'), moved: what.endsWith('!') };
    steps.set(who, [...(steps.get(who) ?? []), step]);
  }
  // `B` and `B2` are two registrations of one partner.
  return [...steps].map(([who, mine]) => ({ registrationId: who, partnerId: who[0] as string, steps: mine }));
}

describe('claims of one customer tag', () => {
  test.each([
    ['nobody is approved', 'A:registered B:registered B:taken', 'undecided'],
    ['the first is approved', 'A:registered B:registered A:taken A:approved B:rejected', 'kept'],
    ['the first has left before', 'A:registered B:registered A:withdrawn B:approved', 'kept'],
    ['the first has expired before', 'A:registered A:approved B:registered A:expired B:approved', 'kept'],
    ['the later one is approved while the first waits', 'A:registered B:registered B:approved', 'passed_over'],
    ['the first is refused afterwards', 'A:registered B:registered B:approved A:rejected', 'passed_over'],
    [
      'the first is refused, then the later one approved',
      'A:registered B:registered A:rejected B:approved',
      'refused_first',
    ],
    ['both are protected at once', 'A:registered B:registered A:approved B:approved', 'doubled'],
    ['the later one, and then the first too', 'A:registered B:registered B:approved A:approved', 'passed_over'],
    ['one partner registers twice', 'B:registered B2:registered B2:approved', 'undecided→kept'],
    [
      'an answer in time keeps the place',
      'A:registered A:action_required B:registered A:resubmitted A:approved',
      'kept',
    ],
    ['a late answer loses the place', 'A:registered B:registered A:resubmitted! B:approved', 'kept'],
    ['a late answer, and approved all the same', 'A:registered B:registered A:resubmitted! A:approved', 'passed_over'],
    ['the first goes over to another customer', 'A:registered B:registered A:changed- B:approved', 'kept'],
    [
      'whoever comes back stands at the end',
      'A:registered A:approved A:expired B:registered A:reactivated B:approved',
      'kept',
    ],
    ['a review keeps the protection', 'A:registered A:approved A:changed B:registered B:approved', 'doubled'],
    ['provisional protection counts', 'A:registered B:registered B:provisional', 'passed_over'],
    ['a third may be first', 'A:registered B:registered C:registered A:withdrawn C:approved', 'passed_over'],
    ['a won deal holds nobody up', 'A:registered A:approved A:won B:registered B:approved', 'kept'],
  ])('%s', (_, text, verdict) => {
    expect(verdictOf(orderOf(story(text)))).toBe(verdict.split('→').at(-1));
  });

  test('stand in the order of their places, with what became of each', () => {
    const { fates } = orderOf(story('A:registered B:registered A:resubmitted! B:approved A:rejected'));
    expect([...fates]).toEqual([
      ['B', { place: 1, granted: 3, ended: null }],
      ['A', { place: 2, granted: null, ended: { type: 'rejected', index: 4 } }],
    ]);
  });

  test('a finding names the decision and the claim that it went against', () => {
    const { findings } = orderOf(story('A:registered B:registered B:taken B:approved'));
    expect(findings).toEqual([{ kind: 'passed_over', index: 3, registrationId: 'B', against: 'A' }]);
  });

  test('what is explained ranks below what is not', () => {
    const order = orderOf(story('A:registered B:registered B:approved A:approved'));
    const [first, second] = order.findings;
    expect(verdictOf(order, new Set([first!]))).toBe('doubled');
    expect(verdictOf(order, new Set([first!, second!]))).toBe('explained');
  });
});

test.each([
  ['no rule at all', null, [null, null], false],
  ['being first, which it was not', 'first_complete_submission', [null, null], false],
  ['the customer’s choice', 'customer_choice', [null, null], true],
  ['two sites', null, ['770801001', '780401001'], true],
  ['one site and the whole customer', null, ['770801001', null], false],
  ['the same site', null, ['770801001', '770801001'], false],
] as const)('a decision against the order with %s', (_, rule, sites, explained) => {
  expect(isExplained({ rule, sites })).toBe(explained);
});
