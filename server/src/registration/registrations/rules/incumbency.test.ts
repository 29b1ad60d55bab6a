import { describe, expect, it } from 'vitest';
import { registrationDefaults } from '../../../core/rules/contract/registration-rules.ts';
import { groundRefused, groundsOf, type IncumbencyFacts, incumbencyOf, usualGround } from './incumbency.ts';

const at = (day: string) => new Date(`${day}T09:00:00Z`);
/** A renewal on 1 June 2027: the window is 1 February to 2 May. */
const facts = (over: Partial<IncumbencyFacts>): IncumbencyFacts => ({
  ...{ type: 'renewal', partner_id: 'me', incumbent_id: 'me', rival: null, time_zone: 'Europe/Moscow' },
  ...{ submitted_at: at('2027-03-01'), close_date: '2027-06-01' },
  ...over,
});
const other = { incumbent_id: 'them' };
const rival = (day: string) => ({ submitted_at: at(day), close_date: '2027-06-01' });
const standing = (over: Partial<IncumbencyFacts>, today = '2027-03-02') =>
  incumbencyOf(facts(over), registrationDefaults, at(today)).standing;

describe('who goes first on a renewal', () => {
  it.each([
    ['the incumbent, in its window', {}, 'own'],
    ['on the first day', { submitted_at: at('2027-02-01') }, 'own'],
    ['a day sooner', { submitted_at: at('2027-01-31') }, 'own_outside'],
    ['on the last day', { submitted_at: at('2027-05-02') }, 'own'],
    ['a day later', { submitted_at: at('2027-05-03') }, 'own_outside'],
    ['a new customer has no incumbent', { type: 'new_customer' }, 'none'],
    ['nobody has won this customer yet', { incumbent_id: null }, 'none'],
  ] as const)('%s', (_label, over, expected) => {
    expect(standing(over)).toBe(expected);
  });

  it.each([
    ['while the window is open the incumbent may still come', {}, '2027-03-02', 'other'],
    ['before it opens it may not', {}, '2027-01-15', 'other_outside'],
    ['after it closed it may not', {}, '2027-05-10', 'other_outside'],
    ['a claim it made in the window holds', { rival: rival('2027-04-01') }, '2027-05-10', 'other'],
    ['one it made too late does not', { rival: rival('2027-05-09') }, '2027-05-10', 'other_outside'],
  ] as const)('a rival: %s', (_label, over, today, expected) => {
    expect(standing({ ...other, ...over }, today)).toBe(expected);
  });

  it('an expansion is the incumbent’s own without a window, and a rival’s until it has claimed it', () => {
    expect(standing({ type: 'expansion', submitted_at: at('2026-12-01') })).toBe('own');
    expect(standing({ ...other, type: 'expansion' })).toBe('other_outside');
    expect(standing({ ...other, type: 'expansion', rival: rival('2026-12-01') })).toBe('other');
  });

  it('the window moves with the rules, and is nothing where the programme does not know incumbency', () => {
    const short = { ...registrationDefaults, incumbent_window: { from_days: 60, until_days: 30 } };
    expect(incumbencyOf(facts({}), short, at('2027-03-02'))).toEqual({
      ...{ standing: 'own_outside', from: '2027-04-02', until: '2027-05-02' },
    });
    const without = registrationDefaults.priority_rules.filter((rule) => rule !== 'incumbency');
    const rules = { ...registrationDefaults, priority_rules: without };
    expect(incumbencyOf(facts({}), rules, at('2027-03-02')).standing).toBe('none');
  });
});

describe('what a decision may cite', () => {
  const rules = registrationDefaults;
  const of = (standing: 'none' | 'own' | 'other', preceded = false) => ({ standing, preceded });
  it.each([
    ['first come, nobody else', 'none', 'first_complete_submission', null],
    ['incumbency without an incumbent', 'none', 'incumbency', 'registration.not_incumbent'],
    ['incumbency of its own', 'own', 'incumbency', null],
    ['a weaker rule against the incumbent', 'other', 'first_complete_submission', 'registration.incumbent_first'],
    ['a stronger rule against it', 'other', 'customer_choice', null],
  ] as const)('%s', (_label, name, rule, code) => {
    expect(groundRefused(rule, of(name), rules)?.code ?? null).toBe(code);
  });

  it('is never the first submission while an earlier one waits', () => {
    expect(groundRefused('first_complete_submission', of('none', true), rules)?.code).toBe('registration.not_first');
    expect(groundRefused('customer_choice', of('none', true), rules)).toBeNull();
    expect(usualGround(of('none', true), rules)).toBeNull();
    expect(usualGround(of('own', true), rules)).toBe('incumbency');
  });

  it('is a rule of the programme', () => {
    const few = { ...rules, priority_rules: ['law_and_procurement', 'arbitration'] as const };
    const listed = { ...few, priority_rules: [...few.priority_rules] };
    expect(groundRefused('competence', of('none'), listed)?.code).toBe('registration.rule_not_in_force');
    expect(usualGround(of('none'), listed)).toBe('arbitration');
    expect(usualGround(of('other'), rules)).toBeNull();
    expect(groundsOf(of('other'), rules)).toEqual(['law_and_procurement', 'customer_choice']);
  });
});
