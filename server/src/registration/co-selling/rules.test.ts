/** The course of an agreement, what the lead is told of it, and splitting without losing a unit. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nextState } from '../../kernel/transitions.ts';
import type { coSellingStates } from './contract.ts';
import { coSellingTable, lapses, mayMove, splitByShares, stateForLead, turnOf } from './rules.ts';

describe('splitByShares', () => {
  test.each([
    ['even', 100, [50, 50], [50, 50]],
    ['an odd unit to the larger remainder', 101, [70, 30], [71, 30]],
    ['equal remainders: the earlier share first', 1, [50, 50], [1, 0]],
    ['one alone', 12_345, [100], [12_345]],
    ['a correction', -101, [70, 30], [-71, -30]],
    ['nothing', 0, [99, 1], [0, 0]],
    ['the largest amount there is', Number.MAX_SAFE_INTEGER, [67, 33], [6_034_823_500_676_464, 2_972_375_754_064_527]],
  ])('%s', (_, amount, percents, parts) => {
    expect(splitByShares(amount, percents)).toEqual(parts);
  });

  it('loses no unit and strays from the exact share by less than one, whatever the split', () => {
    const splits = fc
      .array(fc.integer({ min: 1, max: 100 }), { minLength: 0, maxLength: 5 })
      .map((cuts) => [0, ...[...new Set(cuts)].sort((a, b) => a - b), 100])
      .map((cuts) => cuts.slice(1).map((cut, at) => cut - (cuts[at] ?? 0)));
    fc.assert(
      fc.property(fc.maxSafeInteger(), splits, (amount, percents) => {
        const parts = splitByShares(amount, percents);
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(amount));
        for (const [at, part] of parts.entries()) {
          const off = BigInt(part) * 100n - BigInt(amount) * BigInt(percents[at] ?? 0);
          expect(off < 100n && off > -100n).toBe(true);
        }
      }),
    );
  });

  it('refuses shares that are no whole', () => {
    expect(() => splitByShares(100, [70, 29])).toThrow(RangeError);
  });
});

describe('what the lead is told of a company that it has named', () => {
  it('does not tell a partner from a stranger before the answer', () => {
    const seen = (state: (typeof coSellingStates)[number]) => stateForLead({ state, proposed_by: 'partner' });
    expect(seen('invited')).toBe(seen('proposed'));
    expect(seen('lapsed')).toBe(seen('declined'));
    expect(stateForLead({ state: 'invited', proposed_by: 'vendor' })).toBe('invited');
  });
});

describe('the table', () => {
  it('asks first the side that has not proposed, then the support partner', () => {
    expect(turnOf({ state: 'proposed', proposed_by: 'partner' })).toBe('vendor');
    expect(turnOf({ state: 'proposed', proposed_by: 'vendor' })).toBe('lead');
    expect(turnOf({ state: 'invited', proposed_by: 'vendor' })).toBe('support');
    expect(turnOf({ state: 'agreed', proposed_by: 'vendor' })).toBeNull();
  });

  it('lets no agreement stand that the support partner has not accepted', () => {
    const into = coSellingTable.rows.filter(({ to }) => to === 'agreed');
    expect(into).toEqual([expect.objectContaining({ from: ['invited'], event: 'accept', who: ['support'] })]);
    expect(nextState(coSellingTable, 'ended', 'accept')).toMatchObject({ code: 'co_selling.wrong_state' });
  });

  it('takes nothing from a partner by the vendor’s silence', () => {
    expect(lapses({ state: 'proposed', proposed_by: 'partner' })).toBe(false);
    expect(lapses({ state: 'proposed', proposed_by: 'vendor' })).toBe(true);
    expect(lapses({ state: 'invited', proposed_by: 'partner' })).toBe(true);
  });

  it('moves nothing of a deal that is over or stands still', () => {
    const open = ['approved'];
    expect(mayMove({ state: 'won', frozen_at: null }, open)).toMatchObject({ code: 'co_selling.deal_over' });
    expect(mayMove({ state: 'approved', frozen_at: new Date(0) }, open)).toMatchObject({ code: 'co_selling.on_hold' });
    expect(mayMove({ state: 'approved', frozen_at: null }, open)).toBeNull();
  });
});
