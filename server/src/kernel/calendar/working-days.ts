import type { YearCalendar } from './year-calendar.ts';
import { yearOfDay } from './zone.ts';

/** Opening hours of a standard day, in milliseconds since local midnight. */
export type WorkingHours = { start: number; end: number; lunch?: { from: number; to: number } };

/** Working time inside single days, on the wall clock: no zones here. Days count from 1970-01-01, times in ms. */
export type WorkingDays = {
  /** Working time of a standard day. */
  readonly standard: number;
  /** Working time of the day; 0 when off. */
  total(epochDay: number): number;
  /** Working time of the days from `first` up to, but not including, `end`. */
  totalBetween(first: number, end: number): number;
  /** Closing time of a working day. */
  closing(epochDay: number): number;
  /** Working time of the day that has passed at `ms`. */
  before(epochDay: number, ms: number): number;
  /** The earliest time of day at which `spent` (more than 0) of its working time has passed. */
  at(epochDay: number, spent: number): number;
  /** `ms` when it is working time, else the next opening on the same day, else null. */
  settle(epochDay: number, ms: number): number | null;
};

const DAY_MS = 86_400_000;
const SHORTER_BY = 3_600_000;
const OFF = 0;
const STANDARD = 1;
const SHORT = 2;

type Segment = readonly [from: number, to: number];

/** Throws RangeError when the hours are not in order or a short day would have no working time. */
export function workingDays(yearOf: (year: number) => YearCalendar, hours: WorkingHours): WorkingDays {
  const shapes: readonly Segment[][] = [[], segments(hours, hours.end), segments(hours, hours.end - SHORTER_BY)];
  const totals = shapes.map((shape) => shape.reduce((sum, [from, to]) => sum + to - from, 0));
  if (hours.end <= hours.start || !totals[SHORT])
    throw new RangeError('working day is empty or its hours are not in order');
  const years = new Map<number, CountedYear>();
  let cached: CountedYear = { first: 0, kinds: new Uint8Array(0), passed: new Float64Array(0) };

  function yearWith(epochDay: number): CountedYear {
    if (cached.kinds[epochDay - cached.first] !== undefined) return cached;
    const year = yearOfDay(epochDay);
    const known = years.get(year) ?? countedYear(yearOf(year), totals);
    years.set(year, known);
    cached = known;
    return known;
  }

  function kind(epochDay: number): number {
    const { first, kinds } = yearWith(epochDay);
    return kinds[epochDay - first] ?? OFF;
  }

  function totalBetween(first: number, end: number): number {
    let sum = 0;
    for (let day = first; day < end; ) {
      const year = yearWith(day);
      const next = Math.min(end, year.first + year.kinds.length);
      sum += (year.passed[next - year.first] ?? 0) - (year.passed[day - year.first] ?? 0);
      day = next;
    }
    return sum;
  }

  const shape = (epochDay: number): readonly Segment[] => shapes[kind(epochDay)] ?? [];

  return {
    standard: totals[STANDARD] ?? 0,
    total: (epochDay) => totals[kind(epochDay)] ?? 0,
    totalBetween,
    closing: (epochDay) => shape(epochDay).at(-1)?.[1] ?? 0,
    before(epochDay, ms) {
      let spent = 0;
      for (const [from, to] of shape(epochDay)) spent += Math.max(0, Math.min(ms, to) - from);
      return spent;
    },
    at(epochDay, spent) {
      let left = spent;
      for (const [from, to] of shape(epochDay)) {
        if (left <= to - from) return from + left;
        left -= to - from;
      }
      throw new RangeError('more working time asked than the day has');
    },
    settle(epochDay, ms) {
      for (const [from, to] of shape(epochDay)) if (ms < to) return Math.max(ms, from);
      return null;
    },
  };
}

function segments({ start, lunch }: WorkingHours, end: number): Segment[] {
  if (!lunch) return end > start ? [[start, end]] : [];
  if (lunch.from < start || lunch.to < lunch.from) throw new RangeError('lunch is outside the working day');
  const parts: Segment[] = [
    [start, Math.min(lunch.from, end)],
    [lunch.to, end],
  ];
  return parts.filter(([from, to]) => to > from);
}

/** A year as lists of hundreds of deadlines need it: any stretch of days is summed by one subtraction. */
interface CountedYear {
  /** 1 January, in days since 1970-01-01. */
  first: number;
  kinds: Uint8Array;
  /** Working time before each day of the year; one more entry than days. */
  passed: Float64Array;
}

function countedYear(calendar: YearCalendar, totals: readonly number[]): CountedYear {
  const kinds = kindsOf(calendar);
  const passed = new Float64Array(kinds.length + 1);
  for (const [day, kind] of kinds.entries()) passed[day + 1] = (passed[day] ?? 0) + (totals[kind] ?? 0);
  return { first: Date.UTC(calendar.year, 0, 1) / DAY_MS, kinds, passed };
}

/** One byte per day of the year. Lists win over weekends, and off wins over the rest. */
function kindsOf(calendar: YearCalendar): Uint8Array {
  const first = Date.UTC(calendar.year, 0, 1);
  const kinds = new Uint8Array((Date.UTC(calendar.year + 1, 0, 1) - first) / DAY_MS);
  for (let day = 0; day < kinds.length; day += 1) {
    const weekday = new Date(first + day * DAY_MS).getUTCDay();
    kinds[day] = weekday === 0 || weekday === 6 ? OFF : STANDARD;
  }
  const mark = (list: readonly string[], kind: number) => {
    for (const day of list) kinds[(Date.parse(`${calendar.year}-${day}T00:00:00Z`) - first) / DAY_MS] = kind;
  };
  mark(calendar.workingWeekend, STANDARD);
  mark(calendar.short, SHORT);
  mark(calendar.off, OFF);
  return kinds;
}
