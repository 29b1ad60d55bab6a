import { describe, expect, it, test } from 'vitest';
import { registrationDefaults as rules } from '../../../core/rules/contract/registration-rules.ts';
import { businessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { type ActFacts, nextAct } from './acts.ts';
import { goesUpAt, laneFor, levelDue, openingTurn } from './clock.ts';
import { inFavour, type Outcome, outcomesFor, outcomesRefused, remediesRefused, voicesToTake } from './deciding.ts';
import { namedIn } from './neutral.ts';
import { mayOpen } from './opening.ts';
import { stepsOf } from './steps.ts';
import { tally } from './voting.ts';

const calendar = businessCalendar({ country: 'RU', timeZone: 'Europe/Moscow' });
const at = (text: string) => new Date(text);
const ground = (now: string) => ({ rules, calendar, now: at(now) });
const monday = '2026-11-23T09:10:00Z';

describe('the lane', () => {
  it.each([
    ['no tender', null, 'usual'],
    ['closes in five days', '2026-11-28', 'urgent'],
    ['closes on the last day that counts', '2026-12-08', 'urgent'],
    ['closes a day later', '2026-12-09', 'usual'],
    ['has closed', '2026-11-22', 'usual'],
  ] as const)('%s', (_label, tender, lane) => {
    expect(laneFor(tender, ground(monday))).toBe(lane);
  });
});

describe('clocks', () => {
  test('evidence has three business days, the whole fifteen', () => {
    const { evidence_until, ends_by } = openingTurn('usual', ground(monday));
    expect([evidence_until, ends_by].map((each) => each.toISOString())).toEqual([
      '2026-11-26T09:10:00.000Z',
      '2026-12-14T09:10:00.000Z',
    ]);
  });
  test('the urgent lane runs through the night and ends within two days', () => {
    const { evidence_until, ends_by } = openingTurn('urgent', ground('2026-11-28T20:00:00Z'));
    expect(evidence_until.toISOString()).toBe('2026-11-29T08:00:00.000Z');
    expect(ends_by.toISOString()).toBe('2026-11-30T20:00:00.000Z');
  });
  it.each([
    ['level 1', 1, null, '2026-11-25T09:10:00.000Z'],
    ['level 2', 2, null, '2026-11-26T09:10:00.000Z'],
    ['the committee', 3, null, '2026-11-30T09:10:00.000Z'],
    ['no longer than the whole', 3, at('2026-11-24T09:10:00Z'), '2026-11-24T09:10:00.000Z'],
    ['an hour at least', 1, at('2026-11-20T09:10:00Z'), '2026-11-23T10:10:00.000Z'],
  ] as const)('%s', (_label, level, endsBy, due) => {
    expect(levelDue('usual', level, endsBy, ground(monday)).toISOString()).toBe(due);
  });
  test('what is late goes up a business day later', () => {
    expect(goesUpAt('usual', at('2026-11-27T09:00:00Z'), ground(monday)).toISOString()).toBe(
      '2026-11-30T09:00:00.000Z',
    );
  });
});

const facts: ActFacts = {
  ...{ state: 'level_1', lane: 'usual', level: 1, turn_started_at: at(monday), due_at: at('2026-11-25T09:10:00Z') },
  ...{
    kind: 'decision',
    rivals_sought_at: null,
    overdue_at: null,
    closed_at: null,
    seats: 1,
    allAccepted: false,
    unsettled: 1,
    remediesDue: 0,
    reminded: [],
  },
};

describe('what time itself does', () => {
  it.each([
    ['nothing yet', {}, monday, null],
    ['a reminder at half of the time', {}, '2026-11-24T09:10:00Z', 'remind_50'],
    ['once', { reminded: ['50'] }, '2026-11-24T09:10:00Z', null],
    ['another near the end', { reminded: ['50'] }, '2026-11-25T08:30:00Z', 'remind_90'],
    ['a delay is written down', {}, '2026-11-25T09:10:00Z', 'go_overdue'],
    [
      'and gives the case up a day later',
      { overdue_at: at('2026-11-25T09:10:00Z') },
      '2026-11-26T09:10:00Z',
      'escalate',
    ],
    [
      'a committee that nobody can fill ends the case',
      { overdue_at: at('2026-11-25T09:10:00Z'), state: 'committee', level: 3, seats: 2 },
      '2026-11-26T09:10:00Z',
      'lapse',
    ],
    ['but not before its time', { state: 'committee', level: 3, seats: 2 }, monday, 'seat'],
    [
      'but not above the committee',
      { overdue_at: at('2026-11-25T09:10:00Z'), state: 'committee', level: 3, seats: 3 },
      '2026-12-26T09:10:00Z',
      null,
    ],
    ['an empty seat is filled', { seats: 0 }, monday, 'seat'],
    ['rivals are sought', { kind: 'claims', state: 'evidence', level: 0 }, monday, 'seek_rivals'],
    ['once', { kind: 'claims', state: 'evidence', level: 0, rivals_sought_at: at(monday) }, monday, null],
    ['evidence is complete', { state: 'evidence', level: 0 }, '2026-11-25T09:10:00Z', 'close_evidence'],
    ['a decision nobody appealed against', { state: 'decided' }, '2026-11-25T09:10:00Z', 'finalise'],
    ['or that all accept', { state: 'decided', allAccepted: true }, monday, 'finalise'],
    ['what is closed is carried out', { closed_at: at(monday) }, monday, 'settle'],
    ['once', { closed_at: at(monday), unsettled: 0 }, monday, null],
    ['what was promised is due', { closed_at: at(monday), unsettled: 0, remediesDue: 1 }, monday, 'remind_remedies'],
  ] as const)('%s', (_label, over, now, act) => {
    expect(nextAct({ ...facts, ...(over as Partial<ActFacts>) }, ground(now))).toBe(act);
  });
});

describe('votes', () => {
  it.each([
    ['one judge alone', 1, 1, ['for'], 'made'],
    ['two wait for each other', 2, 2, ['for'], 'open'],
    ['two agree', 2, 2, ['for', 'for'], 'made'],
    ['one of two against', 2, 2, ['for', 'against'], 'fallen'],
    ['a majority of three', 3, 3, ['for', 'for'], 'made'],
    ['a majority against', 3, 3, ['for', 'against', 'against'], 'fallen'],
    ['one of three is not enough', 3, 3, ['for', 'against'], 'open'],
  ] as const)('%s', (_label, level, size, votes, result) => {
    expect(tally(level, size, votes)).toBe(result);
  });

  it.each([
    ['of one who sits alone', 2, 1, ['for'], 'open'],
    ['of two', 2, 2, ['for', 'for'], 'made'],
    ['of a committee', 3, 3, ['for', 'for'], 'made'],
  ] as const)('that take a protection away need two voices: %s', (_label, level, size, votes, result) => {
    expect(tally(level, size, votes, voicesToTake)).toBe(result);
  });
});

describe('a text for one party', () => {
  it.each([
    ['names the other', 'Защита остаётся у ООО «Вектор».', 'Вектор'],
    ['in another case and with another sign', 'вектор-плюс отказался', 'Вектор Плюс'],
    ['by its ending', 'Защита остаётся у Вектора.', 'Вектор'],
    ['by the ending of both words', 'решили в пользу Вектора Плюса', 'Вектор Плюс'],
    ['a feminine name', 'Заказчик ушёл от «Ромашки».', 'Ромашка'],
    ['a short one', 'Заказчик ушёл к Норду.', 'Норд'],
    ['only begins like it', 'Вектороподобный путь и нордический характер.', null],
    ['says nothing of anybody', 'Протокол был приложен в срок.', null],
  ] as const)('%s', (_label, text, found) => {
    expect(namedIn(text, ['Вектор Плюс', 'Вектор', 'Ромашка', 'Норд'])).toBe(found);
  });
});

const parties = [
  { id: 'a', state: 'rejected', partner_name: 'Вектор' },
  { id: 'b', state: 'approved', partner_name: 'Норд' },
];
const outcome = (party_id: string, over: Partial<Outcome> = {}): Outcome => ({
  ...{ party_id, outcome: 'decision_stands', days: 0, words: 'Решение остаётся в силе.' },
  ...over,
});
const codeOf = (...outcomes: Outcome[]) => {
  const refused = outcomesRefused(outcomes, parties);
  return isProblem(refused) ? refused.code : 'possible';
};

describe('a decision', () => {
  it.each([
    ['says something of each party', [outcome('a'), outcome('b')], 'possible'],
    ['forgets one', [outcome('a')], 'dispute.outcome_missing'],
    ['says it twice of one', [outcome('a'), outcome('a')], 'dispute.outcome_missing'],
    ['grants what was refused', [outcome('a', { outcome: 'protection_granted' }), outcome('b')], 'possible'],
    [
      'grants what is held already',
      [outcome('a'), outcome('b', { outcome: 'protection_granted' })],
      'dispute.outcome_impossible',
    ],
    [
      'extends by no day',
      [outcome('a'), outcome('b', { outcome: 'protection_extended' })],
      'dispute.outcome_impossible',
    ],
    ['extends', [outcome('a'), outcome('b', { outcome: 'protection_extended', days: 30 })], 'possible'],
    ['ends a protection', [outcome('a'), outcome('b', { outcome: 'protection_ended' })], 'possible'],
    [
      'ends none that runs',
      [outcome('a', { outcome: 'protection_ended' }), outcome('b')],
      'dispute.outcome_impossible',
    ],
    ['moves to nobody', [outcome('a'), outcome('b', { outcome: 'protection_moved' })], 'dispute.outcome_impossible'],
    [
      'moves to whom it is granted',
      [outcome('a', { outcome: 'protection_granted' }), outcome('b', { outcome: 'protection_moved' })],
      'possible',
    ],
    [
      'tells one of the other',
      [outcome('a', { words: 'Предмет у «Норд».' }), outcome('b')],
      'dispute.names_another_partner',
    ],
  ] as const)('%s', (_label, outcomes, code) => {
    expect(codeOf(...outcomes)).toBe(code);
  });

  const owed = { registration_id: 'r', kind: 'price_parity', amount_minor: null, points: null } as const;
  const byVendor = { side: 'vendor', registration_id: 'r' } as const;
  it.each([
    ['a breach of the vendor’s without a remedy', [], byVendor, 'dispute.remedy_missing'],
    ['one for somebody else', [{ ...owed, registration_id: 's' }], byVendor, 'dispute.remedy_missing'],
    ['one for whom it hurt', [owed], byVendor, 'possible'],
    ['a breach of the partner’s', [], { ...byVendor, side: 'partner' }, 'possible'],
    ['a compensation of nothing', [{ ...owed, kind: 'compensation' }], null, 'dispute.remedy_incomplete'],
    ['points without a number', [{ ...owed, kind: 'points' }], null, 'dispute.remedy_incomplete'],
    ['points', [{ ...owed, kind: 'points', points: 500 }], null, 'possible'],
  ] as const)('promises: %s', (_label, remedies, breach, code) => {
    expect(remediesRefused(remedies, breach)?.code ?? 'possible').toBe(code);
  });

  test('by one judge cannot take a protection away', () => {
    expect(outcomesFor('approved', 1)).toEqual(['decision_stands', 'protection_extended']);
    expect(outcomesFor('approved', 2)).toContain('protection_moved');
  });

  test('is in favour of whom it changed something for', () => {
    expect(inFavour([{ outcome: 'look_again' }], false)).toBe('partner');
    expect(inFavour([{ outcome: 'decision_stands' }], false)).toBe('vendor');
    expect(inFavour([{ outcome: 'decision_stands' }], true)).toBe('partner');
    expect(inFavour([{ outcome: 'decision_stands' }, { outcome: 'look_again' }], false)).toBe('both');
    expect(inFavour([{ outcome: 'protection_moved' }, { outcome: 'protection_granted' }], false)).toBe('partner');
    expect(inFavour([{ outcome: 'protection_ended' }], false)).toBe('vendor');
  });
});

describe('a dispute can be opened', () => {
  const held = { state: 'approved', decided_at: at('2026-11-20T09:00:00Z'), frozen_at: null };
  it.each([
    ['against a fresh decision', 'decision', 'facts_wrong', 'partner', {}, 'possible'],
    [
      'not against an old one',
      'decision',
      'facts_wrong',
      'partner',
      { decided_at: at('2026-10-01T09:00:00Z') },
      'dispute.too_late',
    ],
    ['not twice', 'decision', 'facts_wrong', 'partner', { frozen_at: at(monday) }, 'dispute.already_open'],
    ['not on a ground of another kind', 'decision', 'sold_around', 'partner', {}, 'dispute.bad_ground'],
    ['not by a partner to accuse one', 'breach', 'false_claim', 'partner', {}, 'dispute.bad_ground'],
    ['by the vendor to accuse a partner', 'breach', 'false_claim', 'vendor', {}, 'possible'],
    [
      'not about a protection that never was',
      'breach',
      'sold_around',
      'partner',
      { state: 'submitted' },
      'dispute.not_disputable',
    ],
    [
      'not about what was taken back',
      'claims',
      'customer_choice',
      'vendor',
      { state: 'withdrawn' },
      'dispute.not_disputable',
    ],
  ] as const)('%s', (_label, kind, because, side, over, code) => {
    const refused = mayOpen({ kind, ground: because, side }, { ...held, ...over }, ground(monday));
    expect(refused?.code ?? 'possible').toBe(code);
  });
});

test('the course shows what lies behind, where it stands and what is ahead', () => {
  const course = stepsOf(
    {
      ...{ state: 'level_2', level: 2, round: 1, opened_at: at(monday), evidence_until: at('2026-11-26T09:10:00Z') },
      ...{ ends_by: at('2026-12-14T09:10:00Z'), due_at: at('2026-12-03T09:10:00Z'), decided_at: null, closed_at: null },
      entered: [
        { state: 'evidence', at: at(monday) },
        { state: 'level_1', at: at('2026-11-26T09:10:00Z') },
        { state: 'level_2', at: at('2026-11-30T09:10:00Z') },
      ],
    },
    at('2026-12-04T09:10:00Z'),
  );
  expect(course.map(({ step, status }) => `${step} ${status}`)).toEqual([
    'opened done',
    'evidence done',
    'level_1 done',
    'level_2 late',
    'committee ahead',
    'decision ahead',
    'appeal ahead',
  ]);
});
