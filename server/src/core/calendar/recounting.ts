/** A year of the calendar was loaded: whoever keeps times that are owed in working days reckons them anew, at once. */

import { recounted } from '../../kernel/calendar/recounting.ts';
import type { EventWitness, WitnessContext } from '../../platform/operations/feature.ts';
import { inTransactionOf } from '../../platform/operations/feature.ts';
import { calendarYearLoaded } from './events.ts';
import { calendarBefore, vendorCalendar } from './vendor-calendar.ts';

export interface Recounting extends WitnessContext {
  year: number;
  /** When it is due by the new calendar, if it was due so by the one before; what is over stays. */
  moved: (start: Date, due: Date) => Date;
}

export function recounting(work: (c: Recounting) => Promise<void>): EventWitness {
  return inTransactionOf(calendarYearLoaded, async (c, loaded) => {
    const { tx, vendorId, now } = c;
    const [before, after] = [await calendarBefore(tx, vendorId, loaded), await vendorCalendar(tx, vendorId)];
    const moved = (start: Date, due: Date) => recounted({ start, due }, before, after, now);
    await work({ ...c, year: loaded.year, moved });
  });
}
