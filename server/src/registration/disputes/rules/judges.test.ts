import { describe, expect, it, test } from 'vitest';
import { benchFor, type Interests, interestOf, type Person, refusalOf, stakeOf } from './judges.ts';

const none: Interests = {
  managers: new Set(),
  deciders: new Set(),
  judged: new Set(),
  declared: new Set(),
  sellers: new Set(),
  openedBy: 'somebody else',
  steppedDown: new Set(),
  away: new Map(),
};
const person = (id: string, role: string, load = 0): Person => ({ id, name: id, roles: [role], load });
const anna = person('anna', 'channel_manager');
const boris = person('boris', 'channel_manager', 3);
const head = person('head', 'head_of_channel');
const sales = person('sales', 'sales');
const lawyer = person('lawyer', 'compliance');
const money = person('money', 'finance');
const everybody = [boris, anna, head, sales, lawyer, money];
const seats = (level: number, interests: Partial<Interests> = {}, people = everybody, size = 3) =>
  benchFor(level, size, people, { ...none, ...interests }).map(({ personId, lead }) =>
    lead ? `${personId}*` : personId,
  );

describe('the system refuses', () => {
  it.each([
    ['nobody without an interest', {}, null],
    ['who opened the dispute', { openedBy: 'anna' }, 'opened_it'],
    ['who looks after a partner of the case', { managers: new Set(['anna']) }, 'manages_partner'],
    ['who decided the registration', { deciders: new Set(['anna']) }, 'decided_before'],
    ['who judged an earlier level', { judged: new Set(['anna']) }, 'judged_before'],
    ['who declared an interest', { declared: new Set(['anna']) }, 'declared_interest'],
    ['who sells to the customer', { sellers: new Set(['anna']) }, 'own_quota'],
    ['who stepped down', { steppedDown: new Set(['anna']) }, 'stepped_down'],
    ['who is away', { away: new Map([['anna', 'boris']]) }, 'away'],
  ] as const)('%s', (_label, over, refusal) => {
    expect(refusalOf(anna, 1, { ...none, ...over })).toBe(refusal);
  });

  it.each([
    ['sales at the first level', sales, 1],
    ['a channel manager at the second', anna, 2],
    ['an auditor in the committee', person('auditor', 'auditor'), 3],
  ] as const)('%s', (_label, who, level) => {
    expect(refusalOf(who, level, none)).toBe('wrong_role');
  });

  it.each([
    ['whoever has a stake', { declared: new Set(['anna']) }, 'declared_interest'],
    ['but not who judged another level', { judged: new Set(['anna']) }, null],
    ['nor who stepped down', { steppedDown: new Set(['anna']) }, null],
  ] as const)('to choose the judges: %s', (_label, over, refusal) => {
    expect(stakeOf('anna', { ...none, ...over })).toBe(refusal);
  });

  test('a say to somebody with an interest, and none for being away', () => {
    expect(interestOf('anna', { ...none, declared: new Set(['anna']) })).toBe('declared_interest');
    expect(interestOf('anna', { ...none, away: new Map([['anna', null]]) })).toBeNull();
  });
});

describe('the bench', () => {
  it.each([
    ['the first level goes to whoever judges least', 1, {}, ['anna*']],
    ['and to the next one when that person has an interest', 1, { managers: new Set(['anna']) }, ['boris*']],
    ['a deputy goes before others', 1, { away: new Map([['anna', 'boris']]) }, ['boris*']],
    ['nobody is left', 1, { deciders: new Set(['anna', 'boris']) }, []],
    ['the second level is head of channel and sales', 2, {}, ['head*', 'sales']],
    ['the head alone when sales has an interest', 2, { declared: new Set(['sales']) }, ['head*']],
    ['no second level without its head', 2, { judged: new Set(['head']) }, []],
    ['the committee is channel, sales and legal', 3, {}, ['head*', 'sales', 'lawyer']],
    ['filled up with others', 3, { judged: new Set(['head', 'sales']) }, ['lawyer*', 'anna', 'money']],
    ['never with fewer than three', 3, { judged: new Set(['head', 'sales', 'anna', 'boris']) }, []],
  ] as const)('%s', (_label, level, over, expected) => {
    expect(seats(level, over)).toEqual(expected);
  });

  test('of five is three when only four are free: an even vote can end in nothing', () => {
    expect(seats(3, { judged: new Set(['boris', 'money']) }, everybody, 5)).toHaveLength(3);
    expect(seats(3, {}, everybody, 5)).toHaveLength(5);
  });
});
