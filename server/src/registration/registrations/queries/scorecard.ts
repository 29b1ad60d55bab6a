/** How both sides keep their word: sums of a year, the vendor's for everybody, a partner's own for itself and for the vendor. */
import { addCalendarDays, localDate, startOfDay } from '../../../kernel/calendar/zone.ts';
import { fail } from '../../../kernel/problem.ts';
import { shownTo } from '../../../kernel/small-numbers.ts';
import { acrossPartners, type Tx } from '../../../platform/db/tenancy.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { groundOf } from '../commands/apply.ts';
import { comparePartners, getScorecard } from '../contract/reads.ts';
import { type Decisions, decisionMinutes, decisionsByMonth, overdueNow, partnerYear } from '../store/measures.ts';
import { isPartner, lockPartner } from '../store/partner-facts.ts';
import { eventSums, type PartnerSums, partnerSums, refusalReasons } from '../store/scorecard.ts';
import { vendorFacts } from '../store/today.ts';

const percent = (part: number, of: number) => (of === 0 ? null : Math.round((part * 100) / of));

interface Asked {
  tx: Tx;
  vendorId: string;
  from: Date;
  since: string;
  now: Date;
}

/**
 * For a partner the sums end with the last whole day, and small ones are hidden: from one look to the next nobody can tell a
 * rival's case. What is late this minute can be told so, and is the vendor's alone.
 */
interface Closed {
  until: Date;
  before: string;
}

async function vendorsWord({ tx, vendorId, from, since, now }: Asked, closed: Closed | null) {
  const { count, share } = shownTo(closed ? 'partner' : 'vendor');
  const before = closed?.before ?? null;
  const until = closed?.until ?? null;
  const months = await decisionsByMonth(tx, vendorId, since, { partnerId: null, before });
  const minutes = await decisionMinutes(tx, vendorId, since, before);
  const events = await eventSums(tx, vendorId, null, from, until);
  const sum = (of: keyof Decisions) => months.reduce((total, month) => total + month[of], 0);
  const decided = sum('decided');
  const of = (part: number, all: number) => share(percent(part, all), all);
  return {
    decided: count(decided),
    decided_in_time_percent: of(sum('in_time'), decided),
    median_decision_minutes: share(minutes.median, decided),
    slow_decision_minutes: share(minutes.slow, decided),
    early_percent: of(sum('early'), decided),
    overdue_now: closed ? null : await overdueNow(tx, vendorId, now),
    approved_percent: of(events.approve, events.approve + events.reject),
    refusals: (await refusalReasons(tx, vendorId, from, until)).filter((each) => count(each.count) !== null),
    won_percent: of(events.win, events.win + events.lose),
    expired_unreported_percent: of(events.expired_unreported, events.expire),
    breaches: count(events.breach),
    provisional: count(events.grant_provisional),
    revoked: count(events.revoke),
    transferred: count(events.transfer),
    by_month: months.map((each) => ({
      month: each.month,
      decided: count(each.decided),
      in_time_percent: of(each.in_time, each.decided),
      early_percent: of(each.early, each.decided),
    })),
  };
}

/** Open deals for each one won: who registers and does not work has many. One decimal; null: none was won. */
const squatting = (open: number, won: number) => (won === 0 ? null : Math.round((open * 10) / won) / 10);

async function partnersOwn({ tx, vendorId, from, since, now }: Asked, partnerId: string) {
  const year = await partnerYear(tx, vendorId, partnerId, from);
  const { tier, name } = await lockPartner(tx, vendorId, partnerId, false);
  const { rules } = await groundOf(tx, vendorId, now);
  const own = await decisionsByMonth(tx, vendorId, since, { partnerId, before: null });
  const events = await eventSums(tx, vendorId, partnerId, from);
  const sum = (of: keyof Decisions) => own.reduce((total, month) => total + month[of], 0);
  return {
    ...year,
    partner: { id: partnerId, name },
    quota: rules.quota_open_by_tier[tier as keyof typeof rules.quota_open_by_tier],
    conversion_percent: percent(year.won, year.registered),
    early_percent: percent(sum('early'), sum('decided')),
    approved_percent: percent(events.approve, events.approve + events.reject),
    won_percent: percent(events.win, events.win + events.lose),
    squatting_index: squatting(year.open, events.win),
    vendor_late: events.breach,
  };
}

/** Those first whose protections run out unreported, then those with the most open for each deal won. */
function byNeed(one: PartnerSums, two: PartnerSums): number {
  const ratio = ({ open, won }: PartnerSums) => open / Math.max(won, 0.5);
  return two.expired_without_report - one.expired_without_report || ratio(two) - ratio(one);
}

const partnersAtMost = 100;

export const scorecardQueries = [
  implement(getScorecard, async (c, input) => {
    const { vendorId } = c.actor;
    const { time_zone } = await vendorFacts(c.tx, vendorId);
    const from = addCalendarDays(c.now, -365, time_zone);
    const asked = { tx: c.tx, vendorId, from, since: localDate(from, time_zone), now: c.now };
    if (c.actor.partnerId !== null && input.partner_id) fail('access.forbidden');
    const partnerId = c.actor.partnerId ?? input.partner_id ?? null;
    if (input.partner_id && !(await isPartner(c.tx, vendorId, input.partner_id))) fail('record.not_found');
    // Within the partner's own walls: its rows and no others.
    const own = partnerId === null ? null : await partnersOwn(asked, partnerId);
    const wholeDays = { before: localDate(c.now, time_zone), until: startOfDay(c.now, time_zone) };
    const closed = c.actor.partnerId === null ? null : wholeDays;
    const why = 'sums of whole days without small numbers, never single cases';
    const word = await acrossPartners(c.tx, c.actor.partnerId, why, () => vendorsWord(asked, closed));
    return { from: from.toISOString(), until: (closed?.until ?? c.now).toISOString(), ...word, own };
  }),

  implement(comparePartners, async (c) => {
    const { vendorId } = c.actor;
    const { time_zone } = await vendorFacts(c.tx, vendorId);
    const rows = await partnerSums(c.tx, vendorId, addCalendarDays(c.now, -365, time_zone));
    const items = rows.toSorted(byNeed).slice(0, partnersAtMost);
    return { items: items.map((row) => ({ ...row, squatting_index: squatting(row.open, row.won) })) };
  }),
];
