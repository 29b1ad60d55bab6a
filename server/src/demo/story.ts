/**
 * What happens to one registration, planned ahead: a list of steps with their moments. The steps are real operations;
 * whatever lies after the present is simply not done yet, so every state arises by itself.
 */
import type { BusinessCalendar } from '../kernel/calendar/business-calendar.ts';
import type { Chance } from './chance.ts';
import type { CourtDeed } from './court-deed.ts';

export type Step =
  | { kind: 'submit' }
  | { kind: 'take' }
  | { kind: 'ask'; note: string }
  | { kind: 'answer'; note: string }
  | { kind: 'approve' }
  | { kind: 'reject'; reason: string; note: string }
  | { kind: 'report'; note: string }
  | { kind: 'extend'; note: string }
  | { kind: 'request_extension'; note: string }
  | { kind: 'grant_extension' }
  | { kind: 'decline_extension'; note: string }
  | { kind: 'hand_over'; note: string }
  | { kind: 'told'; note: string }
  | { kind: 'win' }
  | { kind: 'lose'; reason: string }
  | { kind: 'withdraw'; note: string }
  | { kind: 'court'; deed: CourtDeed };

export interface TimedStep {
  at: Date;
  step: Step;
}

export type Ending =
  | 'draft'
  | 'submitted'
  | 'under_review'
  | 'action_required'
  | 'rejected'
  | 'approved'
  | 'at_risk'
  | 'expired'
  | 'withdrawn'
  | 'won'
  | 'lost'
  | 'put_away'
  | 'extension_asked'
  | 'extension_granted'
  | 'extension_declined'
  | 'extension_by_silence';

const dayMs = 86_400_000;
const questions = [
  'Уточните, пожалуйста, площадку и число рабочих мест.',
  'Кто у заказчика принимает решение?',
  'Приложите протокол встречи, пожалуйста.',
];
const answers = [
  'Площадка в центре города, 60 мест.',
  'Решает ИТ-директор, встреча назначена.',
  'Протокол приложили, срок закрытия прежний.',
];
const reports = [
  'Провели показ, заказчик собирает замечания.',
  'Идёт пилот на десять мест, замечаний немного.',
  'Согласуем договор, ждём юристов.',
  'Заказчик защищает бюджет на следующий квартал.',
];
const refusals: readonly [string, string][] = [
  ['no_proof', 'Не видно, что работа с заказчиком началась. Приложите протокол или переписку и подайте снова.'],
  ['not_qualified', 'Для этого продукта нужен сертифицированный инженер.'],
  ['product_unavailable', 'Продукт в этой стране пока не продаётся.'],
];
const losses = ['price', 'competitor', 'no_budget', 'postponed'] as const;

/** Moves a moment into working time, a little random within the day. */
function atWork(calendar: BusinessCalendar, moment: Date, luck: Chance): Date {
  const start = calendar.nextWorkingMoment(moment);
  return calendar.addBusinessMinutes(start, luck.whole(0, 120));
}

/** How stories end, and how often each way of it is told beside the others. */
export const endings: readonly [Ending, number][] = [
  ['won', 26],
  ['lost', 16],
  ['approved', 16],
  ['rejected', 10],
  ['expired', 10],
  ['withdrawn', 6],
  ['at_risk', 4],
  ['under_review', 2],
  ['submitted', 2],
  ['action_required', 2],
  ['draft', 2],
  ['put_away', 1],
  ['extension_asked', 1],
  ['extension_granted', 2],
  ['extension_declined', 1],
  ['extension_by_silence', 1],
];

/** Steps from `start` to one of the endings; the caller cuts off what lies in the future. */
export function storyOf(ending: Ending, start: Date, calendar: BusinessCalendar, luck: Chance): TimedStep[] {
  if (ending === 'draft') return [];
  if (ending === 'put_away') {
    const at = atWork(calendar, new Date(start.getTime() + 2 * dayMs), luck);
    return [{ at, step: { kind: 'withdraw', note: 'Заказчик пока не готов говорить.' } }];
  }
  const steps: TimedStep[] = [];
  let now = atWork(calendar, start, luck);
  const then = (minutes: number, step: Step) => {
    now = calendar.addBusinessMinutes(now, minutes);
    steps.push({ at: now, step });
  };
  then(0, { kind: 'submit' });
  if (ending === 'submitted') return steps;
  if (ending === 'withdrawn' && luck.yes(0.5)) return withdraw(steps, then, luck);
  then(luck.whole(20, 500), { kind: 'take' });
  if (ending === 'under_review') return steps;
  if (ending === 'withdrawn') return withdraw(steps, then, luck);
  if (ending === 'action_required' || luck.yes(0.2)) {
    then(luck.whole(10, 120), { kind: 'ask', note: luck.pick(questions) });
    if (ending === 'action_required') return steps;
    then(luck.whole(60, 900), { kind: 'answer', note: luck.pick(answers) });
  }
  if (ending === 'rejected') {
    const [reason, note] = luck.pick(refusals);
    then(luck.whole(10, 400), { kind: 'reject', reason, note });
    return steps;
  }
  then(luck.whole(10, luck.yes(0.07) ? 1_900 : 480), { kind: 'approve' });
  underProtection(ending, steps, now, calendar, luck);
  return steps;
}

function withdraw(steps: TimedStep[], then: (minutes: number, step: Step) => void, luck: Chance): TimedStep[] {
  then(luck.whole(30, 600), { kind: 'withdraw', note: 'Заказчик перенёс проект на следующий год.' });
  return steps;
}

/** Reports every three to four weeks, then the end the story was given. */
function underProtection(
  ending: Ending,
  steps: TimedStep[],
  approvedAt: Date,
  calendar: BusinessCalendar,
  luck: Chance,
): void {
  const add = (days: number, step: Step) =>
    steps.push({ at: atWork(calendar, new Date(approvedAt.getTime() + days * dayMs), luck), step });
  const report = (day: number) => add(day, { kind: 'report', note: luck.pick(reports) });
  if (ending in extensionOf) {
    askForMore(extensionOf[ending as Asking], add, report);
    if (ending === 'extension_declined') handOverBefore(steps, calendar);
    return;
  }
  if (ending === 'at_risk') return;
  if (ending === 'expired') {
    if (luck.yes(0.5)) report(22);
    return;
  }
  if (ending === 'approved') {
    for (let day = 24; day <= 84; day += 24) report(day);
    if (luck.yes(0.2)) add(30, { kind: 'told', note: 'Рассказали по телефону: идёт пилот, замечаний нет.' });
    return;
  }
  const closes = luck.whole(20, 85);
  for (let day = 22; day < closes; day += 22) report(day);
  add(closes, ending === 'won' ? { kind: 'win' } : { kind: 'lose', reason: luck.pick(losses) });
}

/** The day before the answer; no chance in it, so that all that is told after it stays as it was. */
function handOverBefore(steps: TimedStep[], calendar: BusinessCalendar): void {
  const answer = steps.pop() as TimedStep;
  const at = calendar.nextWorkingMoment(new Date(answer.at.getTime() - dayMs));
  steps.push(
    { at, step: { kind: 'hand_over', note: 'Второе продление: посмотрите, пожалуйста, свежим взглядом.' } },
    answer,
  );
}

/** What becomes of a request for the second extension: nothing yet, yes, no, or no answer at all. */
const extensionOf = {
  extension_asked: null,
  extension_granted: { kind: 'grant_extension' },
  extension_declined: {
    kind: 'decline_extension',
    note: 'За полгода проект не сдвинулся. Новую встречу или смету приложите и попросите ещё раз.',
  },
  extension_by_silence: null,
} as const satisfies Partial<Record<Ending, Step | null>>;
type Asking = keyof typeof extensionOf;
/** Ten days before the end of the first extension. */
const asksOnDay = 170;

function askForMore(answer: Step | null, add: (days: number, step: Step) => void, report: (day: number) => void): void {
  for (let day = 24; day <= 168; day += 24) report(day);
  add(84, { kind: 'extend', note: 'Пилот успешен, договор в следующем квартале.' });
  add(asksOnDay, { kind: 'request_extension', note: 'Смета согласована, заказчик ждёт бюджет нового года.' });
  if (answer) add(asksOnDay + 2, answer);
}
