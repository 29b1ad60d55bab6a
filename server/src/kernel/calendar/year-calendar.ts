import type { FieldProblem } from '../problem.ts';

/**
 * A country's year of working days as plain data: shipped with the product, or loaded by an administrator when the
 * yearly decree appears. Saturdays and Sundays are off unless listed as working.
 */
export type YearCalendar = {
  /** ISO 3166-1 alpha-2, upper case. */
  country: string;
  year: number;
  /** True while the year has no decree: only weekends and fixed holidays are known. */
  provisional: boolean;
  /** Days off, `MM-DD`. A day already off as a weekend may be listed. */
  off: readonly string[];
  /** Working days one hour shorter, `MM-DD`. On a weekend it makes the day a working one. */
  short: readonly string[];
  /** Saturdays and Sundays that are full working days, `MM-DD`. */
  workingWeekend: readonly string[];
  /** Where a day comes from: `{ 'MM-DD': 'MM-DD it was moved from' }`. For display only. */
  moved?: Readonly<Record<string, string>>;
};

export type CalendarProblemCode =
  | 'calendar.not_an_object'
  | 'calendar.country_invalid'
  | 'calendar.year_invalid'
  | 'calendar.flag_invalid'
  | 'calendar.list_invalid'
  | 'calendar.date_invalid'
  | 'calendar.date_repeated'
  | 'calendar.not_a_weekend'
  | 'calendar.too_few_working_days'
  | 'calendar.xml_invalid';

/** What is wrong and where: `path` as in `off[3]`, or `line 12` for XML; `params.value` as it was read. */
export type CalendarProblem = FieldProblem & { code: CalendarProblemCode };
export type ParsedYearCalendar = { ok: true; calendar: YearCalendar } | { ok: false; problems: CalendarProblem[] };

// A typing error such as a whole month listed as off must not stop all clocks of a vendor.
const FEWEST_WORKING_DAYS = 150;
const LISTS = ['off', 'short', 'workingWeekend'] as const;

/** Reads a year from JSON of unknown origin, naming every problem at once. Never throws. */
export function parseYearCalendar(json: unknown): ParsedYearCalendar {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { ok: false, problems: [{ code: 'calendar.not_an_object', path: '' }] };
  }
  const input = json as Record<string, unknown>;
  const problems: CalendarProblem[] = [];
  const country = typeof input.country === 'string' ? input.country : '';
  if (!/^[A-Z]{2}$/.test(country)) problems.push(problem('calendar.country_invalid', 'country', input.country));
  const year = typeof input.year === 'number' ? input.year : Number.NaN;
  if (!Number.isInteger(year) || year < 1990 || year > 2200) {
    problems.push(problem('calendar.year_invalid', 'year', input.year));
    return { ok: false, problems };
  }
  const provisional = input.provisional ?? false;
  if (typeof provisional !== 'boolean') problems.push(problem('calendar.flag_invalid', 'provisional', provisional));

  const seen = new Set<string>();
  const [off = [], short = [], workingWeekend = []] = LISTS.map((name) =>
    readList(input[name], name, year, seen, problems),
  );
  for (const [index, day] of workingWeekend.entries()) {
    if (!isWeekend(year, day)) problems.push(problem('calendar.not_a_weekend', `workingWeekend[${index}]`, day));
  }
  const moved = readMoved(input.moved, year, problems);
  const calendar: YearCalendar = { country, year, provisional: provisional === true, off, short, workingWeekend };
  if (moved) calendar.moved = moved;
  if (problems.length === 0 && countWorkingDays(calendar) < FEWEST_WORKING_DAYS) {
    problems.push(problem('calendar.too_few_working_days', 'off', countWorkingDays(calendar)));
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, calendar };
}

/** True when `MM-DD` exists in that year. */
export function isDayOfYear(year: number, day: string): boolean {
  if (!/^\d{2}-\d{2}$/.test(day)) return false;
  const ms = Date.parse(`${year}-${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(5, 10) === day;
}

function isWeekend(year: number, day: string): boolean {
  const weekday = new Date(`${year}-${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function readList(
  value: unknown,
  path: string,
  year: number,
  seen: Set<string>,
  problems: CalendarProblem[],
): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    problems.push(problem('calendar.list_invalid', path, value));
    return [];
  }
  const days: string[] = [];
  for (const [index, day] of value.entries()) {
    const at = `${path}[${index}]`;
    if (typeof day !== 'string' || !isDayOfYear(year, day)) problems.push(problem('calendar.date_invalid', at, day));
    else if (seen.has(day)) problems.push(problem('calendar.date_repeated', at, day));
    else {
      seen.add(day);
      days.push(day);
    }
  }
  return days;
}

function readMoved(value: unknown, year: number, problems: CalendarProblem[]): Record<string, string> | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.push(problem('calendar.list_invalid', 'moved', value));
    return undefined;
  }
  const moved: Record<string, string> = {};
  for (const [day, from] of Object.entries(value)) {
    if (isDayOfYear(year, day) && typeof from === 'string' && isDayOfYear(year, from)) moved[day] = from;
    else problems.push(problem('calendar.date_invalid', `moved.${day}`, from));
  }
  return moved;
}

function countWorkingDays(calendar: YearCalendar): number {
  const off = new Set(calendar.off);
  const on = new Set([...calendar.short, ...calendar.workingWeekend]);
  let count = 0;
  for (let ms = Date.UTC(calendar.year, 0, 1); ms < Date.UTC(calendar.year + 1, 0, 1); ms += 86_400_000) {
    const day = new Date(ms).toISOString().slice(5, 10);
    if (on.has(day) || (!off.has(day) && !isWeekend(calendar.year, day))) count += 1;
  }
  return count;
}

function problem(code: CalendarProblemCode, path: string, value?: unknown): CalendarProblem {
  return value === undefined ? { code, path } : { code, path, params: { value: String(value).slice(0, 80) } };
}
