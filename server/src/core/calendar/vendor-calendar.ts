/** The calendar that a vendor's clocks run by: its country, zone and hours, shipped years and those it has loaded. */
import { type BusinessCalendar, businessCalendar } from '../../kernel/calendar/business-calendar.ts';
import { provisionalYear } from '../../kernel/calendar/provisional-year.ts';
import { publishedYears } from '../../kernel/calendar/published-years.ts';
import { parseYearCalendar, type YearCalendar } from '../../kernel/calendar/year-calendar.ts';
import { localDate } from '../../kernel/calendar/zone.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { VendorCache } from '../../platform/vendor-cache.ts';
import { standIn } from './rules.ts';
import { selectDeputyMap, selectVendor, selectYears } from './store.ts';

const remembered = new VendorCache<BusinessCalendar>();

export function vendorCalendar(tx: Tx, vendorId: string): Promise<BusinessCalendar> {
  return remembered.get(vendorId, async () => calendarOf(tx, vendorId, await loadedYears(tx, vendorId)));
}

/** The calendar as it was until a year was loaded. */
export async function calendarBefore(
  tx: Tx,
  vendorId: string,
  { country, year, before }: { country: string; year: number; before?: unknown },
): Promise<BusinessCalendar> {
  const others = (await loadedYears(tx, vendorId)).filter((each) => each.country !== country || each.year !== year);
  return calendarOf(tx, vendorId, before === null ? others : [...others, parsed({ country, year, document: before })]);
}

async function calendarOf(tx: Tx, vendorId: string, years: YearCalendar[]): Promise<BusinessCalendar> {
  const { country, time_zone, day_start, day_end } = await selectVendor(tx, vendorId);
  return businessCalendar({ country, timeZone: time_zone, dayStart: day_start, dayEnd: day_end, years });
}

/** The vendor's day: what is promised for a day is in time until it ends there. */
export async function vendorToday(tx: Tx, vendorId: string, now: Date): Promise<string> {
  return localDate(now, (await vendorCalendar(tx, vendorId)).timeZone);
}

/** To be called in the transaction that changes the vendor's country, zone, hours or years. */
export function forgetCalendar(vendorId: string): void {
  remembered.forget(vendorId);
}

async function loadedYears(tx: Tx, vendorId: string): Promise<YearCalendar[]> {
  return (await selectYears(tx, vendorId)).map(parsed);
}

function parsed({ country, year, document }: { country: string; year: number; document: unknown }): YearCalendar {
  const read = parseYearCalendar(document);
  if (!read.ok) throw new Error(`the stored calendar ${country} ${year} cannot be read`);
  return read.calendar;
}

export interface KnownYear {
  calendar: YearCalendar;
  source: 'shipped' | 'loaded' | 'rule';
}

/** One year as deadlines see it, and where it comes from. */
export async function knownYear(tx: Tx, vendorId: string, country: string, year: number): Promise<KnownYear> {
  const fits = (each: YearCalendar) => each.country === country && each.year === year;
  const loaded = (await loadedYears(tx, vendorId)).find(fits);
  if (loaded) return { calendar: loaded, source: 'loaded' };
  const shipped = publishedYears.find(fits);
  return shipped
    ? { calendar: shipped, source: 'shipped' }
    : { calendar: provisionalYear(country, year), source: 'rule' };
}

/** Who acts for a person who is away at that moment; null: nobody is named, or the person is there. */
export async function deputyOf(tx: Tx, vendorId: string, personId: string, at: Date): Promise<string | null> {
  return standIn(personId, await selectDeputyMap(tx, vendorId, at));
}

/** Everybody who is away at that moment, with whoever stands in; null: the deputies lead nowhere. */
export async function awayAt(tx: Tx, vendorId: string, at: Date): Promise<ReadonlyMap<string, string | null>> {
  const deputies = await selectDeputyMap(tx, vendorId, at);
  return new Map([...deputies.keys()].map((id) => [id, standIn(id, deputies)]));
}
