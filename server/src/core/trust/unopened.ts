/** The public count of registrations whose own partner has never had a receipt of them (see decision 0018). */
import type { Tx } from '../../platform/db/tenancy.ts';
import { VendorCache } from '../../platform/vendor-cache.ts';
import { vendorCalendar } from '../calendar/index.ts';
import { type MonthOfRegistrations, selectMonths } from './store/handovers.ts';
import { selectCheckpoint } from './store/notes.ts';

interface Unopened {
  registrations: number;
  never_opened: number;
  /** The vendor's business zone, by whose months is counted: the one that its deadlines run by, and a court would read. */
  time_zone: string;
  months: MonthOfRegistrations[];
}

/** Anybody may ask, as often as they like: counted once in a few seconds. */
const counted = new VendorCache<Unopened>();

/** null before the first checkpoint. */
export async function readUnopened(tx: Tx, vendorId: string): Promise<Unopened | null> {
  if (!(await selectCheckpoint(tx, vendorId))) return null;
  return counted.get(vendorId, () => countUnopened(tx, vendorId));
}

export async function countUnopened(tx: Tx, vendorId: string): Promise<Unopened> {
  const { timeZone } = await vendorCalendar(tx, vendorId);
  const months = await selectMonths(tx, vendorId, timeZone);
  const sum = (key: 'registrations' | 'never_opened') => months.reduce((total, month) => total + month[key], 0);
  return { registrations: sum('registrations'), never_opened: sum('never_opened'), time_zone: timeZone, months };
}
