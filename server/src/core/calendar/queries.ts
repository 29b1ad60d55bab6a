import { toPage } from '../../kernel/page.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { implement } from '../../platform/operations/implement.ts';
import { getCalendar, listDeputies } from './contract.ts';
import { daysOfYear } from './rules.ts';
import { type DeputyRow, selectDeputies, selectVendor } from './store.ts';
import { knownYear } from './vendor-calendar.ts';

export async function presentYear(tx: Tx, vendorId: string, asked: { country?: string | undefined; year: number }) {
  const vendor = await selectVendor(tx, vendorId);
  const { calendar, source } = await knownYear(tx, vendorId, asked.country ?? vendor.country, asked.year);
  const days = daysOfYear(calendar);
  return {
    country: calendar.country,
    year: calendar.year,
    provisional: calendar.provisional,
    source,
    time_zone: vendor.time_zone,
    working_days: days.filter((day) => day.kind !== 'off').length,
    days,
  };
}

export function presentDeputy(row: DeputyRow, now: Date, mayManage: boolean) {
  const over = row.cancelled_at !== null || row.until_at <= now;
  return {
    id: row.id,
    person: { id: row.person_id, name: row.person_name },
    deputy: { id: row.deputy_id, name: row.deputy_name },
    from_at: row.from_at.toISOString(),
    until_at: row.until_at.toISOString(),
    current: !over && row.from_at <= now,
    can: { cancel: !over && mayManage },
  };
}

export const calendarQueries = [
  implement(getCalendar, (c, input) => presentYear(c.tx, c.scope().vendorId, input)),
  implement(listDeputies, async (c, input) => {
    const filter = {
      personId: input.person_id,
      endingAfter: input.past === 'true' ? null : c.now,
      cursor: input.cursor,
      limit: input.limit,
    };
    const rows = await selectDeputies(c.tx, c.scope(), filter);
    const page = toPage(rows, input.limit, (row) => [row.from_at.toISOString(), row.id]);
    const mayManage = c.actor.grants.has('deputy.manage');
    return { ...page, items: page.items.map((row) => presentDeputy(row, c.now, mayManage)) };
  }),
];
