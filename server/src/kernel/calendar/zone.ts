/**
 * Wall-clock time of a zone without a date library: `Intl` knows the rules, a cache makes it fast. A deadline needs
 * two or three conversions and thousands are computed per page, so one conversion must cost well under a microsecond.
 */
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const CACHED_DAYS = 20_000;

/** A moment as the wall clock shows it: whole days since 1970-01-01 and milliseconds since that local midnight. */
export type LocalMoment = { epochDay: number; ms: number };

type Zone = { format: Intl.DateTimeFormat; offsets: Map<number, number | null> };
const zones = new Map<string, Zone>();

function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (!zone) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    zone = { format, offsets: new Map() };
    zones.set(timeZone, zone);
  }
  return zone;
}

function exactOffset(zone: Zone, epochMs: number): number {
  const field: Record<string, number> = {};
  for (const part of zone.format.formatToParts(epochMs)) field[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field;
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  return shown - Math.floor(epochMs / 1000) * 1000;
}

/** Milliseconds to add to UTC to get the zone's wall clock. Throws RangeError for an unknown zone. */
export function zoneOffset(timeZone: string, epochMs: number): number {
  const zone = zoneOf(timeZone);
  const utcDay = Math.floor(epochMs / DAY_MS);
  let known = zone.offsets.get(utcDay);
  if (known === undefined) {
    const atStart = exactOffset(zone, utcDay * DAY_MS);
    // null marks a day on which the clocks change: there the offset depends on the moment.
    known = atStart === exactOffset(zone, (utcDay + 1) * DAY_MS) ? atStart : null;
    if (zone.offsets.size >= CACHED_DAYS) zone.offsets.clear();
    zone.offsets.set(utcDay, known);
  }
  return known ?? exactOffset(zone, epochMs);
}

/** The zone's wall clock at an instant. Throws RangeError for an invalid instant. */
export function toLocal(instant: Date, timeZone: string): LocalMoment {
  const epochMs = instant.getTime();
  if (Number.isNaN(epochMs)) throw new RangeError('invalid instant');
  const local = epochMs + zoneOffset(timeZone, epochMs);
  const epochDay = Math.floor(local / DAY_MS);
  return { epochDay, ms: local - epochDay * DAY_MS };
}

/**
 * The instant at which the zone's wall clock shows `local`. A time skipped by a clock change moves forward by the
 * skipped amount; a repeated one means its first occurrence.
 */
export function toInstant(local: LocalMoment, timeZone: string): Date {
  const wall = local.epochDay * DAY_MS + local.ms;
  const before = zoneOffset(timeZone, wall - DAY_MS);
  const after = zoneOffset(timeZone, wall + DAY_MS);
  if (before === after) return new Date(wall - before);
  const early = wall - before;
  if (zoneOffset(timeZone, early) === before) return new Date(early);
  const late = wall - after;
  return new Date(zoneOffset(timeZone, late) === after ? late : early);
}

/** `YYYY-MM-DD` to days since 1970-01-01. Throws RangeError when it is not a date of the calendar. */
export function epochDayOf(date: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) throw new RangeError(`not a date: ${date}`);
  return ms / DAY_MS;
}

/** Days since 1970-01-01 to `YYYY-MM-DD`. */
export function dateOf(epochDay: number): string {
  return new Date(epochDay * DAY_MS).toISOString().slice(0, 10);
}

/** The year that a day since 1970-01-01 lies in. */
export function yearOfDay(epochDay: number): number {
  return new Date(epochDay * DAY_MS).getUTCFullYear();
}

/** The local date, `YYYY-MM-DD`, of an instant in a zone. */
export function localDate(instant: Date, timeZone: string): string {
  return dateOf(toLocal(instant, timeZone).epochDay);
}

/** The last millisecond of the instant's local day: «до 30 июня» includes 30 June in that zone. */
export function endOfLocalDay(instant: Date, timeZone: string): Date {
  const { epochDay } = toLocal(instant, timeZone);
  return new Date(toInstant({ epochDay: epochDay + 1, ms: 0 }, timeZone).getTime() - 1);
}

/** The same wall-clock time `days` later (or earlier when negative), whatever the clocks did in between. */
export function addCalendarDays(instant: Date, days: number, timeZone: string): Date {
  if (!Number.isInteger(days)) throw new RangeError('days must be whole');
  const local = toLocal(instant, timeZone);
  return toInstant({ epochDay: local.epochDay + days, ms: local.ms }, timeZone);
}

export function laterOf(a: Date, b: Date): Date {
  return new Date(Math.max(a.getTime(), b.getTime()));
}

/** `HH:MM` (to 24:00) as milliseconds since local midnight. Throws RangeError. */
export function timeOfDay(text: string): number {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  if (!match || Number(match[2]) > 59 || minutes > 1440) throw new RangeError(`not a time of day: ${text}`);
  return minutes * MINUTE_MS;
}

/** The first moment of the day that it is by the clocks of a zone. */
export function startOfDay(at: Date, zone: string): Date {
  return toInstant({ epochDay: epochDayOf(localDate(at, zone)), ms: 0 }, zone);
}
