import type { Output } from '../app/api.ts';
import type { Format } from '../app/use-format.ts';
import type { T } from '../app/use-t.tsx';
import { workingDayMinutes } from '../features/registrations/working-day.ts';
import type { ClockReading } from '../ui/clock.tsx';

type ClockView = NonNullable<Output<'getRegistration'>['clock']>;

export interface DueWords {
  /** For the ring: left is the vendor, right the partner. */
  reading: ClockReading;
  /** One short line for a row: «2 ч 10 мин», «до 18:00», «вт, 11:20», «на 6 ч», «пауза». */
  due: string;
  /** The whole reading in words, for hover and for readers. */
  label: string;
  /** Text class that repeats the urgency; empty while there is time. */
  colour: '' | 'k-wait' | 'k-stop';
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Closer than this an hour is counted in minutes left, further away the time of day says more. */
const SOON = 5 * 60 * MINUTE;

function dayOf(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(moment);
}

function dueLine(clock: ClockView, t: T, format: Format, now: Date): string {
  if (clock.paused_reason !== null) return t('workspace.due.paused');
  const due = new Date(clock.due_at);
  const ahead = due.getTime() - now.getTime();
  if (clock.overdue) {
    const late = clock.remaining_minutes < 0 ? -clock.remaining_minutes : -ahead / MINUTE;
    return t('workspace.due.late', { time: format.duration(Math.max(late, 1), { minutesPerDay: workingDayMinutes }) });
  }
  if (ahead < SOON) return format.duration(Math.max(ahead / MINUTE, 1));
  if (dayOf(due, format.timeZone) === dayOf(now, format.timeZone)) {
    return t('workspace.due.today', { time: format.time(due) });
  }
  if (ahead > 6 * DAY) return format.shortDay(due);
  const weekday = new Intl.DateTimeFormat(format.locale, { weekday: 'short', timeZone: format.timeZone }).format(due);
  return `${weekday}, ${format.time(due)}`;
}

/** A registration's clock as the dense rows of the workspace show it. */
export function dueWords(clock: ClockView, t: T, format: Format, now = new Date()): DueWords {
  const turn = t(`workspace.turn.${clock.turn}`);
  const awaits = t(`workspace.awaits.${clock.awaits}`);
  const paused = clock.paused_reason !== null;
  const percent = format.percent(Math.round(Math.min(clock.spent, 9.99) * 100));
  const gone = clock.overdue ? Math.max(clock.spent, 1) : clock.spent;
  return {
    reading: {
      side: clock.turn === 'vendor' ? 'left' : 'right',
      gone,
      state: paused ? 'paused' : clock.silent ? 'provisional' : 'running',
    },
    due: dueLine(clock, t, format, now),
    label: paused
      ? t('workspace.due.labelPaused', { turn, awaits })
      : t('workspace.due.label', { turn, awaits, due: format.dateTime(clock.due_at), percent }),
    colour: paused ? '' : clock.overdue ? 'k-stop' : clock.spent >= 0.75 ? 'k-wait' : '',
  };
}
