/** Years as lists of days, and when a deputy makes sense. */
import type { YearCalendar } from '../../kernel/calendar/year-calendar.ts';
import { type FieldProblem, type Problem, problem } from '../../kernel/problem.ts';

export interface CalendarDay {
  date: string;
  kind: 'working' | 'short' | 'off';
  moved_from: string | null;
}

const DAY_MS = 86_400_000;

/** Every day of the year, in order; lists win over weekends, and off wins over the rest, as deadlines are counted. */
export function daysOfYear(calendar: YearCalendar): CalendarDay[] {
  const [off, short, weekend] = [calendar.off, calendar.short, calendar.workingWeekend].map(
    (list) => new Set(list),
  ) as [Set<string>, Set<string>, Set<string>];
  const days: CalendarDay[] = [];
  for (let ms = Date.UTC(calendar.year, 0, 1); ms < Date.UTC(calendar.year + 1, 0, 1); ms += DAY_MS) {
    const at = new Date(ms);
    const day = at.toISOString().slice(5, 10);
    const free = at.getUTCDay() === 0 || at.getUTCDay() === 6;
    const works = short.has(day) ? 'short' : weekend.has(day) || !free ? 'working' : 'off';
    const from = calendar.moved?.[day];
    days.push({
      date: `${calendar.year}-${day}`,
      kind: off.has(day) ? 'off' : works,
      moved_from: from ? `${calendar.year}-${from}` : null,
    });
  }
  return days;
}

export interface Absence {
  personId: string;
  deputyId: string;
  from: Date;
  until: Date;
}

const LONGEST_DAYS = 366;

/** Null when the absence can be recorded; otherwise every field that stands in the way. */
export function checkAbsence(absence: Absence, now: Date): Problem | null {
  const fields: FieldProblem[] = [];
  if (absence.personId === absence.deputyId) fields.push({ path: 'deputy_id', code: 'field.deputy.self' });
  if (absence.until <= absence.from) fields.push({ path: 'until_at', code: 'field.deputy.ends_before_it_begins' });
  else if (absence.until <= now) fields.push({ path: 'until_at', code: 'field.deputy.is_past' });
  else if (absence.until.getTime() - absence.from.getTime() > LONGEST_DAYS * DAY_MS)
    fields.push({ path: 'until_at', code: 'field.deputy.too_long' });
  return fields.length > 0 ? problem('deputy.not_possible', {}, fields) : null;
}

/** Who acts for a person, when deputies may be away too: follows the chain, null when it comes back or ends nowhere. */
export function standIn(personId: string, deputyOf: ReadonlyMap<string, string>): string | null {
  const seen = new Set([personId]);
  let acting = deputyOf.get(personId) ?? null;
  while (acting !== null && deputyOf.has(acting)) {
    if (seen.has(acting)) return null;
    seen.add(acting);
    acting = deputyOf.get(acting) ?? null;
  }
  return acting;
}
