/** How both sides keep their word: sums of a year, the vendor's the same for everybody, a partner's own for itself. */
import { addCalendarDays, localDate } from '../../../kernel/calendar/zone.ts';
import { acrossPartners, type Tx } from '../../../platform/db/tenancy.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { groundOf } from '../commands/apply.ts';
import { getScorecard } from '../contract/reads.ts';
import { type Decisions, decisionMinutes, decisionsByMonth, overdueNow, partnerYear } from '../store/measures.ts';
import { lockPartner } from '../store/partner-facts.ts';
import { eventSums, refusalReasons } from '../store/scorecard.ts';
import { vendorFacts } from '../store/today.ts';

const percent = (part: number, of: number) => (of === 0 ? null : Math.round((part * 100) / of));

interface Asked {
  tx: Tx;
  vendorId: string;
  from: Date;
  since: string;
  now: Date;
}

async function vendorsWord({ tx, vendorId, from, since, now }: Asked) {
  const months = await decisionsByMonth(tx, vendorId, since);
  const minutes = await decisionMinutes(tx, vendorId, since);
  const events = await eventSums(tx, vendorId, null, from);
  const sum = (of: keyof Decisions) => months.reduce((total, month) => total + month[of], 0);
  const decided = sum('decided');
  return {
    decided,
    decided_in_time_percent: percent(sum('in_time'), decided),
    median_decision_minutes: minutes.median,
    slow_decision_minutes: minutes.slow,
    early_percent: percent(sum('early'), decided),
    overdue_now: await overdueNow(tx, vendorId, now),
    approved_percent: percent(events.approve, events.approve + events.reject),
    refusals: await refusalReasons(tx, vendorId, from),
    won_percent: percent(events.win, events.win + events.lose),
    expired_unreported_percent: percent(events.expired_unreported, events.expire),
    breaches: events.breach,
    provisional: events.grant_provisional,
    revoked: events.revoke,
    transferred: events.transfer,
    by_month: months.map((each) => ({
      month: each.month,
      decided: each.decided,
      in_time: each.in_time,
      early_percent: percent(each.early, each.decided),
    })),
  };
}

async function partnersOwn({ tx, vendorId, from, since, now }: Asked, partnerId: string) {
  const year = await partnerYear(tx, vendorId, partnerId, from);
  const { tier } = await lockPartner(tx, vendorId, partnerId, false);
  const { rules } = await groundOf(tx, vendorId, now);
  const own = await decisionsByMonth(tx, vendorId, since);
  const sum = (of: keyof Decisions) => own.reduce((total, month) => total + month[of], 0);
  return {
    ...year,
    quota: rules.quota_open_by_tier[tier as keyof typeof rules.quota_open_by_tier],
    conversion_percent: percent(year.won, year.registered),
    early_percent: percent(sum('early'), sum('decided')),
  };
}

export const scorecardQueries = [
  implement(getScorecard, async (c) => {
    const { vendorId, partnerId } = c.actor;
    const { time_zone } = await vendorFacts(c.tx, vendorId);
    const from = addCalendarDays(c.now, -365, time_zone);
    const asked = { tx: c.tx, vendorId, from, since: localDate(from, time_zone), now: c.now };
    // Within the partner's own walls: its rows and no others.
    const own = partnerId === null ? null : await partnersOwn(asked, partnerId);
    const why = 'both sides see the same sums, never single cases';
    const word = await acrossPartners(c.tx, partnerId, why, () => vendorsWord(asked));
    return { from: from.toISOString(), ...word, own };
  }),
];
