/** The court in figures that both sides see: sums alone; a partner those of whole days, and no small ones. */
import { vendorCalendar } from '../../../core/calendar/index.ts';
import { addCalendarDays, startOfDay } from '../../../kernel/calendar/zone.ts';
import { shownTo } from '../../../kernel/small-numbers.ts';
import { acrossPartners } from '../../../platform/db/tenancy.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { getDisputeFigures } from '../contract/reads.ts';
import { yearOfCourt } from '../store/figures.ts';

export const figureQueries = [
  implement(getDisputeFigures, async (c) => {
    const { vendorId, partnerId } = c.actor;
    const { timeZone } = await vendorCalendar(c.tx, vendorId);
    const from = addCalendarDays(c.now, -365, timeZone);
    const until = partnerId === null ? new Date(c.now.getTime() + 1) : startOfDay(c.now, timeZone);
    const why = 'sums of whole days without small numbers, never single cases';
    const year = await acrossPartners(c.tx, partnerId, why, () => yearOfCourt(c.tx, vendorId, from, until));
    const { registrations, opened, decided, upheld } = year;
    const { count, share } = shownTo(partnerId === null ? 'vendor' : 'partner');
    // As a share of registrations one case more is as good as a count.
    const perHundred =
      registrations === 0 || count(opened) === null ? null : Math.round((opened * 1000) / registrations) / 10;
    return {
      from: from.toISOString(),
      opened: count(opened),
      decided: count(decided),
      overdue: count(year.overdue),
      vendor_breaches: count(year.vendor_breaches),
      partner_breaches: count(year.partner_breaches),
      remedies_promised: count(year.remedies_promised),
      remedies_kept: count(year.remedies_kept),
      per_hundred: perHundred,
      upheld_percent: decided === 0 ? null : share(Math.round((upheld * 100) / decided), decided),
    };
  }),
];
