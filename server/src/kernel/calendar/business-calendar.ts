import { provisionalYear } from './provisional-year.ts';
import { publishedYears } from './published-years.ts';
import type { WorkingDays } from './working-days.ts';
import { workingDays } from './working-days.ts';
import type { YearCalendar } from './year-calendar.ts';
import type { LocalMoment } from './zone.ts';
import { dateOf, epochDayOf, timeOfDay, toInstant, toLocal, yearOfDay } from './zone.ts';

export type BusinessCalendarOptions = {
  /** ISO 3166-1 alpha-2. RU, KZ, BY and UZ have decreed years; elsewhere weekends alone, flagged provisional. */
  country: string;
  /** IANA zone in which the working day is counted. */
  timeZone: string;
  /** `HH:MM`; defaults 09:00 and 18:00. */
  dayStart?: string;
  dayEnd?: string;
  /** A break in every working day that does not count, for example lunch. None by default. */
  lunch?: { from: string; to: string };
  /** Years loaded by an administrator; they replace the shipped year of the same country. */
  years?: readonly YearCalendar[];
};

/** Business time of one country and zone. Instants are UTC `Date`s, dates are local `YYYY-MM-DD`. */
export type BusinessCalendar = {
  readonly country: string;
  readonly timeZone: string;
  isWorkingDay(date: string): boolean;
  /** 0 on a day off, 60 fewer than usual on a short day. */
  workingMinutes(date: string): number;
  /** A standard (not short) working day, in minutes. */
  readonly minutesPerDay: number;
  /**
   * The same time of day, `n` working days later: two days from Thursday 14:20 is Monday 14:20. Counting starts at the
   * next working moment, so what arrives in the evening or at a weekend counts from the next morning. A time cut off
   * by a short day becomes the end of that day. `n` is whole and not negative, else RangeError.
   */
  addBusinessDays(instant: Date, n: number): Date;
  /** Working minutes later; a full day ends at closing time and not at the next opening. RangeError when negative. */
  addBusinessMinutes(instant: Date, minutes: number): Date;
  /** Working minutes from `a` to `b`, with fractions; negative when `b` is earlier. */
  businessMinutesBetween(a: Date, b: Date): number;
  /** The instant itself in working hours, else the next opening. */
  nextWorkingMoment(instant: Date): Date;
  /** Closing time of the first working day whose closing is not before the instant. */
  endOfWorkingDay(instant: Date): Date;
  /** Whether any day from `from` to `to` lies in a year without a decree: the result may still move. */
  provisional(from: Date, to: Date): boolean;
};

const MINUTE_MS = 60_000;
// Ten years of days: a deadline beyond that is a mistake in the input and must not hang a worker.
const HORIZON_DAYS = 3660;

/** Builds the calendar; throws RangeError when hours or zone make no sense. Build once per vendor and reuse: it caches. */
export function businessCalendar(options: BusinessCalendarOptions): BusinessCalendar {
  const { country, timeZone } = options;
  const yearOf = yearsOf(country, options.years ?? []);
  const days = workingDays(yearOf, {
    start: timeOfDay(options.dayStart ?? '09:00'),
    end: timeOfDay(options.dayEnd ?? '18:00'),
    ...(options.lunch ? { lunch: { from: timeOfDay(options.lunch.from), to: timeOfDay(options.lunch.to) } } : {}),
  });
  toLocal(new Date(0), timeZone); // an unknown zone is refused here and not at the first deadline

  const local = (instant: Date) => toLocal(instant, timeZone);
  const instant = (moment: LocalMoment) => toInstant(moment, timeZone);
  const year = (at: Date) => yearOfDay(local(at).epochDay);
  return {
    country,
    timeZone,
    minutesPerDay: days.standard / MINUTE_MS,
    isWorkingDay: (date) => days.total(epochDayOf(date)) > 0,
    workingMinutes: (date) => days.total(epochDayOf(date)) / MINUTE_MS,
    addBusinessDays: (from, n) => instant(addDays(days, local(from), n)),
    addBusinessMinutes: (from, minutes) => instant(addMinutes(days, local(from), minutes)),
    businessMinutesBetween: (a, b) => (a > b ? -between(days, local(b), local(a)) : between(days, local(a), local(b))),
    nextWorkingMoment: (at) => instant(settle(days, local(at))),
    endOfWorkingDay: (from) => instant(closingAfter(days, local(from))),
    provisional(from, to) {
      const last = year(to);
      for (let y = year(from); y <= last; y += 1) if (yearOf(y).provisional) return true;
      return false;
    },
  };
}

function yearsOf(country: string, loaded: readonly YearCalendar[]): (year: number) => YearCalendar {
  const years = new Map<number, YearCalendar>();
  for (const year of [...publishedYears, ...loaded]) if (year.country === country) years.set(year.year, year);
  return (year) => years.get(year) ?? provisionalYear(country, year);
}

/** The first day from `epochDay` that works. */
function firstWorkingDay(days: WorkingDays, epochDay: number): number {
  for (let day = epochDay; day < epochDay + HORIZON_DAYS; day += 1) if (days.total(day) > 0) return day;
  throw new RangeError(`no working day after ${dateOf(epochDay)}`);
}

function settle(days: WorkingDays, moment: LocalMoment): LocalMoment {
  const ms = days.settle(moment.epochDay, moment.ms);
  if (ms !== null) return { epochDay: moment.epochDay, ms };
  const epochDay = firstWorkingDay(days, moment.epochDay + 1);
  return { epochDay, ms: days.settle(epochDay, 0) ?? 0 };
}

function addDays(days: WorkingDays, from: LocalMoment, n: number): LocalMoment {
  if (!Number.isInteger(n) || n < 0 || n > HORIZON_DAYS) throw new RangeError(`business days out of range: ${n}`);
  const start = settle(days, from);
  let { epochDay } = start;
  for (let left = n; left > 0; left -= 1) epochDay = firstWorkingDay(days, epochDay + 1);
  // On the day of arrival the time stays; on another day it may fall into the hour a short day has lost.
  return { epochDay, ms: Math.min(start.ms, days.closing(epochDay)) };
}

function addMinutes(days: WorkingDays, from: LocalMoment, minutes: number): LocalMoment {
  if (!(minutes >= 0 && minutes <= HORIZON_DAYS * 1440)) throw new RangeError(`minutes out of range: ${minutes}`);
  const start = settle(days, from);
  if (minutes === 0) return start;
  let left = Math.round(minutes * MINUTE_MS) + days.before(start.epochDay, start.ms);
  let { epochDay } = start;
  while (left > days.total(epochDay)) {
    left -= days.total(epochDay);
    epochDay = firstWorkingDay(days, epochDay + 1);
  }
  return { epochDay, ms: days.at(epochDay, left) };
}

/** Minutes from the earlier moment to the later one. */
function between(days: WorkingDays, from: LocalMoment, to: LocalMoment): number {
  const within = days.before(to.epochDay, to.ms) - days.before(from.epochDay, from.ms);
  return (within + days.totalBetween(from.epochDay, to.epochDay)) / MINUTE_MS;
}

function closingAfter(days: WorkingDays, { epochDay, ms }: LocalMoment): LocalMoment {
  const today = days.total(epochDay) > 0 && ms <= days.closing(epochDay);
  const day = today ? epochDay : firstWorkingDay(days, epochDay + 1);
  return { epochDay: day, ms: days.closing(day) };
}
