/** The court in figures that both sides see: sums alone, never single cases. */
import { vendorCalendar } from '../../../core/calendar/index.ts';
import { addCalendarDays } from '../../../kernel/calendar/zone.ts';
import { acrossPartners } from '../../../platform/db/tenancy.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { getDisputeFigures } from '../contract/reads.ts';
import { yearOfCourt } from '../store/figures.ts';

export const figureQueries = [
  implement(getDisputeFigures, async (c) => {
    const { vendorId, partnerId } = c.actor;
    const { timeZone } = await vendorCalendar(c.tx, vendorId);
    const from = addCalendarDays(c.now, -365, timeZone);
    const year = await acrossPartners(c.tx, partnerId, 'both sides see the same sums, never single cases', () =>
      yearOfCourt(c.tx, vendorId, from),
    );
    const { registrations, upheld, ...figures } = year;
    return {
      ...figures,
      from: from.toISOString(),
      per_hundred: registrations === 0 ? null : Math.round((figures.opened * 1000) / registrations) / 10,
      upheld_percent: figures.decided === 0 ? null : Math.round((upheld * 100) / figures.decided),
    };
  }),
];
