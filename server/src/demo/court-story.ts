/**
 * Stories of disputes, told backwards from the present in business minutes: cases that are open at every level, one that
 * the vendor is late with, and old ones that have ended in every way.
 */
import type { BusinessCalendar } from '../kernel/calendar/business-calendar.ts';
import type { CourtDeed } from './court-deed.ts';
import type { Step, TimedStep } from './story.ts';

type Told = readonly [minutesAgo: number, step: Step | CourtDeed];

const stepOf = (told: Step | CourtDeed): Step => ('do' in told ? { kind: 'court', deed: told } : told);

const demand = 'Просим признать подачу полной и дать защиту: протокол встречи мы приложили в день запроса.';
const open = (ground: string): CourtDeed => ({ do: 'open', kind: 'decision', ground, demand });
const claimed: CourtDeed = {
  do: 'open',
  kind: 'claims',
  ground: 'scope_given_away',
  demand: 'Мы первыми подали полную заявку, а в защите отказано: просим проверить порядок подачи.',
};
const around = (ground: string): CourtDeed => ({
  do: 'open',
  kind: 'breach',
  ground,
  demand: 'Во время нашей защиты заказчику отправлено предложение мимо нас: письмо приложено.',
});
const protocol: CourtDeed = {
  do: 'file',
  by: 'seller',
  evidence: 'signed_protocol',
  title: 'Протокол встречи с заказчиком',
};
const letter: CourtDeed = { do: 'file', by: 'seller', evidence: 'email', title: 'Переписка о показе' };
const note: CourtDeed = { do: 'file', by: 'head', evidence: 'quotation', title: 'Справка о порядке рассмотрения' };
const finish: CourtDeed = { do: 'finish' };
const escalate: CourtDeed = { do: 'escalate' };
const accept: CourtDeed = { do: 'accept' };
const decide = (outcome: string, reason: string, words: string): CourtDeed => ({
  do: 'decide',
  outcome,
  reason,
  words,
});
const granted = decide('protection_granted', 'rule_applied_wrongly', 'Подача была полной в срок, защита даётся.');
const again = decide('look_again', 'stronger_evidence', 'Протокол весомее, заявку решит другой сотрудник.');
const stands = decide('decision_stands', 'evidence_missing', 'Записей и документов не хватило, отказ остаётся.');
const proven: CourtDeed = {
  ...{ do: 'decide', outcome: 'protection_extended', reason: 'breach_proven', breach: true },
  words: 'Нарушение подтверждено записями, защита продлевается, цену выравниваем.',
};

const refused = (from: number): Told[] => [
  [from, { kind: 'submit' }],
  [from - 80, { kind: 'take' }],
  [
    from - 300,
    { kind: 'reject', reason: 'no_proof', note: 'Не видно, что работа с заказчиком началась. Приложите протокол.' },
  ],
];
const held = (from: number): Told[] => [
  [from, { kind: 'submit' }],
  [from - 80, { kind: 'take' }],
  [from - 300, { kind: 'approve' }],
];

/** Open cases, by what stands still at the present. */
const standing: readonly Told[][] = [
  [...refused(1_500), [500, open('evidence_ignored')], [450, protocol]],
  [...refused(2_700), [1_350, open('facts_wrong')], [1_330, protocol], [1_320, letter], [1_300, note], [1_290, finish]],
  [...refused(2_600), [1_500, open('rule_misapplied')], [1_450, protocol], [700, finish]],
  [...refused(4_800), [3_600, open('unequal_treatment')], [3_500, letter], [2_400, finish], [1_400, escalate]],
  [...refused(6_000), [4_800, claimed], [4_700, protocol], [3_600, finish], [2_600, escalate], [1_600, escalate]],
  [...refused(4_000), [2_900, open('evidence_ignored')], [2_800, protocol], [2_300, finish], [1_500, again]],
  [
    ...refused(5_200),
    [4_000, open('facts_wrong')],
    [3_900, letter],
    [3_400, finish],
    [2_600, stands],
    [1_200, { do: 'appeal' }],
  ],
  [
    ...held(2_400),
    [120, { ...around('price_to_other'), tenderInDays: 5 } as CourtDeed],
    [90, { do: 'file', by: 'seller', evidence: 'customer_letter', title: 'Письмо заказчика' }],
  ],
  [...held(4_600), [1_300, around('sold_around')], [1_250, letter], [900, finish]],
];

/** Cases that are over, `from` business minutes ago. */
function over(from: number, way: number): Told[] {
  const opened: Told[] = [
    [from - 900, open(way % 2 === 0 ? 'evidence_ignored' : 'rule_misapplied')],
    [from - 960, protocol],
    [from - 1_500, finish],
  ];
  const ends: readonly Told[][] = [
    [...refused(from), ...opened, [from - 2_100, granted], [from - 2_700, accept]],
    [...refused(from), ...opened, [from - 2_200, stands], [from - 2_900, accept]],
    [...refused(from), ...opened, [from - 2_100, again], [from - 2_600, accept]],
    [...refused(from), ...opened, [from - 2_000, stands], [from - 2_900, { do: 'appeal' }], [from - 3_500, granted]],
    [...refused(from), ...opened, [from - 1_900, escalate], [from - 2_600, stands]],
    [...refused(from), [from - 900, open('facts_wrong')], [from - 1_300, { do: 'withdraw' }]],
    [
      ...held(from),
      [from - 2_000, around('price_to_other')],
      [from - 2_060, letter],
      [from - 2_600, finish],
      [from - 3_200, proven],
      [from - 3_700, accept],
    ],
    [
      ...refused(from),
      ...opened,
      [from - 1_900, escalate],
      [from - 2_500, escalate],
      [from - 3_400, granted],
      [from - 3_900, accept],
    ],
  ];
  return ends[way % ends.length] as Told[];
}

const endedCases = 17;

/** One list of steps for each case, the open ones first. */
export function courtStories(until: Date, calendar: BusinessCalendar): TimedStep[][] {
  const ended = Array.from({ length: endedCases }, (_, at) => over(9_000 + at * 4_800, at));
  return [...standing, ...ended].map((told) =>
    told.map(([minutesAgo, step]) => ({ at: ago(until, minutesAgo, calendar), step: stepOf(step) })),
  );
}

const hourMs = 3_600_000;

/** The last moment of which so many business minutes lie behind; found by halves between two sure days. */
function ago(until: Date, minutes: number, calendar: BusinessCalendar): Date {
  let late = until.getTime();
  let early = late - Math.ceil(minutes / 60 + 48) * 8 * hourMs;
  while (late - early > 60_000) {
    const middle = Math.floor((late + early) / 2);
    if (calendar.businessMinutesBetween(new Date(middle), until) >= minutes) early = middle;
    else late = middle;
  }
  return new Date(early);
}
