/** Whose turn a dispute is and until when: business days in the usual lane, hours on the wall in that of tenders. */
import type { RegistrationRules } from '../../../core/rules/contract/registration-rules.ts';
import type { BusinessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { epochDayOf, localDate } from '../../../kernel/calendar/zone.ts';
import type { Lane } from '../contract/codes.ts';

export interface CourtGround {
  rules: RegistrationRules;
  calendar: BusinessCalendar;
  now: Date;
}

const hourMs = 3_600_000;

/** The urgent lane is for a tender that has not closed yet and does so soon. */
export function laneFor(tender_on: string | null, { rules, calendar, now }: CourtGround): Lane {
  if (!tender_on) return 'usual';
  const days = epochDayOf(tender_on) - epochDayOf(localDate(now, calendar.timeZone));
  return days >= 0 && days <= rules.dispute_urgent_within_days ? 'urgent' : 'usual';
}

const inHours = (now: Date, hours: number) => new Date(now.getTime() + hours * hourMs);
const earlier = (a: Date, b: Date) => (a < b ? a : b);

/** When the evidence is complete, and by when all levels together must have decided. */
export function openingTurn(lane: Lane, { rules, calendar, now }: CourtGround) {
  if (lane === 'urgent') {
    const evidence_until = inHours(now, rules.dispute_urgent_evidence_hours);
    return { evidence_until, ends_by: inHours(evidence_until, 3 * rules.dispute_urgent_level_hours) };
  }
  return {
    evidence_until: calendar.addBusinessDays(now, rules.dispute_evidence_business_days),
    ends_by: calendar.addBusinessDays(now, rules.dispute_total_business_days),
  };
}

/** A level has its own time, and never more than what is left of the whole. */
export function levelDue(lane: Lane, level: number, endsBy: Date | null, { rules, calendar, now }: CourtGround): Date {
  const days = [0, rules.dispute_level_1_business_days, rules.dispute_level_2_business_days][level];
  const own =
    lane === 'urgent'
      ? inHours(now, rules.dispute_urgent_level_hours)
      : calendar.addBusinessDays(now, days ?? rules.dispute_committee_business_days);
  // What came up late has a working hour at least: a turn without any time could not be kept by anybody.
  if (!endsBy || endsBy >= own) return own;
  return endsBy > now ? earlier(own, endsBy) : calendar.addBusinessMinutes(now, 60);
}

export function appealUntil(lane: Lane, { rules, calendar, now }: CourtGround): Date {
  return lane === 'urgent'
    ? inHours(now, rules.dispute_urgent_appeal_hours)
    : calendar.addBusinessDays(now, rules.dispute_appeal_business_days);
}

/** When a level that has missed its time gives the case to the next one. */
export function goesUpAt(lane: Lane, due_at: Date, { rules, calendar }: CourtGround): Date {
  if (lane === 'urgent') return inHours(due_at, Math.max(1, Math.round(rules.dispute_urgent_level_hours / 4)));
  return calendar.addBusinessDays(due_at, rules.dispute_overdue_business_days);
}

/** A decision can be disputed for a while, and then it stands. */
export function mayStillDispute(decidedAt: Date | null, { rules, now }: CourtGround): boolean {
  return decidedAt === null || now.getTime() - decidedAt.getTime() <= rules.dispute_open_within_days * 24 * hourMs;
}
