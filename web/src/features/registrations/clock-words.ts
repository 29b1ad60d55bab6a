/** Turns the server's reading of a clock into what people see: the ring, whose turn, how long, and by when. */
import {
  formatDateTime,
  formatDay,
  formatDuration,
  formatShortDate,
  formatTime,
  formatWeekday,
} from '@kanal/server/kernel/dates.ts';
import type { T } from '../../app/use-t.tsx';
import type { TimeStyle } from '../../app/use-time-style.ts';
import { type ClockReading, type ClockTone, clockTone } from '../../ui/clock.tsx';
import type { ClockView } from './types.ts';
import { workingDayMinutes } from './working-day.ts';

const DAY_MS = 86_400_000;

export interface ClockEyes {
  /** Who reads: the own turn is «your turn», the other side's carries its name. */
  side: 'vendor' | 'partner';
  vendor: string;
  partner: string;
}

export interface ClockWords {
  /** For `Clock` and `BigClock`: the vendor is the left half of the ring. */
  reading: ClockReading;
  tone: ClockTone;
  /** Whether the reader must act. */
  mine: boolean;
  /** «Ваш ход», «Ход Акме». */
  turn: string;
  /** «сегодня до 14:20», «до 9 декабря». */
  due: string;
  /** The shortest useful words for a row: «ещё 2 ч 10 мин», «опаздывают на 1 ч», «до 9 декабря». */
  left: string;
  /** The whole reading in long words, for hover and for readers. */
  label: string;
  /** Two short lines inside the big ring. */
  face: [string, string?];
  /** Text colour class of `left`. */
  colour: 'k-stop' | 'k-wait' | 'k-muted';
}

/** Due in business time (an hour matters) or by the calendar (a date is enough). */
const byTheHour = (clock: ClockView) => ['decision', 'answer', 'extension'].includes(clock.awaits);

/** `brief`: a day without the hour is enough for a row when there is more than a day left. */
function dueWords(clock: ClockView, style: TimeStyle, t: T, brief: boolean): string {
  const due = new Date(clock.due_at);
  const day = formatShortDate(due, style);
  const time = formatTime(due, style);
  if (day === formatShortDate(style.now, style)) return t('registrations.dueToday', { time });
  const tomorrow = new Date(style.now.getTime() + DAY_MS);
  if (day === formatShortDate(tomorrow, style)) return t('registrations.dueTomorrow', { time });
  const date = !byTheHour(clock)
    ? formatDay(due, style)
    : brief
      ? formatWeekday(due, style)
      : formatDateTime(due, style);
  return t('registrations.dueBy', { date });
}

/** Minutes left as the reader counts them: working ones for answers, those of the calendar for dates. */
function minutesLeft(clock: ClockView, now: Date): { minutes: number; minutesPerDay: number } {
  if (byTheHour(clock)) return { minutes: clock.remaining_minutes, minutesPerDay: workingDayMinutes };
  return { minutes: (Date.parse(clock.due_at) - now.getTime()) / 60_000, minutesPerDay: 1440 };
}

function leftWords(clock: ClockView, mine: boolean, due: string, duration: string, minutes: number, t: T): string {
  if (clock.paused_reason) return t('registrations.paused');
  if (clock.overdue) return t(mine ? 'registrations.lateMine' : 'registrations.lateTheirs', { duration });
  return byTheHour(clock) && !mine && minutes < workingDayMinutes ? t('registrations.left', { duration }) : due;
}

/** @returns everything a screen says about this clock to these eyes */
export function clockWords(clock: ClockView, eyes: ClockEyes, style: TimeStyle, t: T): ClockWords {
  const reading: ClockReading = {
    side: clock.turn === 'vendor' ? 'left' : 'right',
    gone: clock.overdue ? Math.max(clock.spent, 1) : clock.spent,
    state: clock.paused_reason ? 'paused' : clock.silent ? 'provisional' : 'running',
  };
  const tone = clockTone(reading);
  const mine = clock.turn === eyes.side;
  const turn = mine ? t('registrations.yourTurn') : t('registrations.turnOf', { name: eyes[clock.turn] });
  const due = dueWords(clock, style, t, false);
  const brief = dueWords(clock, style, t, true);
  const { minutes, minutesPerDay } = minutesLeft(clock, style.now);
  const says = (length: 'short' | 'long') =>
    formatDuration(minutes, { locale: style.locale, minutesPerDay, length, grammar: 'accusative' });
  const spoken = leftWords(clock, mine, due, says('long'), minutes, t);
  const [first = '', second] = says('short').split(' ');
  return {
    reading,
    tone,
    mine,
    turn,
    due,
    left: leftWords(clock, mine, brief, says('short'), minutes, t),
    label: [turn, spoken, ...(spoken === due ? [] : [due])].join(', '),
    face: second === undefined ? [first] : [first, second],
    colour: tone === 'late' ? 'k-stop' : tone === 'warn' && mine ? 'k-wait' : 'k-muted',
  };
}
