/** The month's report is due some business days after its end; twice as long, and it was skipped. */
import { vendorCalendar } from '../../core/calendar/index.ts';
import { localDate } from '../../kernel/calendar/zone.ts';
import type { Job } from '../../platform/operations/feature.ts';
import { rulesIfAny } from '../registrations/index.ts';
import { monthBefore } from './rules.ts';
import { countMonth, monthIn, selectPublished, vendorZone, wasReminded } from './store.ts';

export const fairPlayJob: Job = {
  name: 'fair_play.remind',
  async run(work) {
    const due = await work.look(async (tx) => {
      const { vendorId, now } = work;
      const rules = await rulesIfAny(tx, vendorId, now);
      if (!rules) return [];
      const zone = await vendorZone(tx, vendorId);
      const month = monthBefore(localDate(now, zone).slice(0, 7));
      const span = monthIn(zone, month);
      const calendar = await vendorCalendar(tx, vendorId);
      const days = rules.fair_play_business_days;
      const steps = (['due', 'skipped'] as const).filter(
        (step) => now >= calendar.addBusinessDays(span.until, step === 'due' ? days : 2 * days),
      );
      if (steps.length === 0 || (await selectPublished(tx, vendorId, month)).length > 0) return [];
      const open = [];
      for (const step of steps) if (!(await wasReminded(tx, vendorId, month, step))) open.push({ month, step });
      if (open.length === 0) return [];
      // A month in which nothing happened at all is nobody's neglect.
      return Object.values(await countMonth(tx, vendorId, span, 0)).some((count) => count > 0) ? open : [];
    });
    for (const each of due) await work.call('remindFairPlay', each);
  },
};
