/** The model of a registration's life: what each step leaves behind, when nothing stood in its way. */
import type { BusinessCalendar } from '../src/kernel/calendar/business-calendar.ts';
import type { Model, ModelClaim, Step } from './lifecycle-claim.ts';

export const day = 86_400_000;

export const overlap = (a: readonly number[], b: readonly number[]) => a.some((each) => b.includes(each));

type Effect = (model: Model, claim: ModelClaim, calendar: BusinessCalendar) => void;

function vendorTurn(claim: ModelClaim, now: number, calendar: BusinessCalendar): void {
  claim.turn = 'vendor';
  claim.due = calendar.addBusinessDays(new Date(now), 2).getTime();
}

function closed(claim: ModelClaim): void {
  claim.wants = null;
  claim.turn = null;
  claim.due = null;
  claim.reportDue = null;
}

function reportNext(claim: ModelClaim, reportDue: number): void {
  const until = claim.until as number;
  claim.turn = 'partner';
  claim.due = Math.min(reportDue, until);
  claim.reportDue = reportDue < until ? reportDue : null;
}

function prolong({ now }: Model, claim: ModelClaim): void {
  claim.until = (claim.until as number) + 90 * day;
  claim.extensions += 1;
  claim.wants = null;
  reportNext(claim, claim.reportDue ?? now + 30 * day);
}

export const effect: Partial<Record<Step, Effect>> = {
  submit({ now }, claim, calendar) {
    claim.firstSubmitted = now;
    claim.submitted = now;
    vendorTurn(claim, now, calendar);
  },
  request_changes({ now }, claim, calendar) {
    const left = claim.due === null ? 0 : calendar.businessMinutesBetween(new Date(now), new Date(claim.due));
    claim.vendorMinutesLeft = Math.round(left);
    claim.asked = now;
    claim.turn = 'partner';
    claim.due = calendar.addBusinessDays(new Date(now), 10).getTime();
  },
  resubmit({ now }, claim, calendar) {
    const keeps = now <= calendar.addBusinessDays(new Date(claim.asked), 2).getTime();
    if (!keeps) claim.submitted = now;
    const minutes = keeps ? Math.max(60, claim.vendorMinutesLeft) : 2 * calendar.minutesPerDay;
    claim.turn = 'vendor';
    claim.due = calendar.addBusinessMinutes(new Date(now), minutes).getTime();
  },
  reject: (_model, claim) => closed(claim),
  approve({ now, claims }, claim) {
    for (const other of claims) {
      // What has run out but was not ended yet makes way, and is ended.
      const lapsed = other !== claim && overlap(other.protects, claim.families) && (other.until ?? 0) <= now;
      if (lapsed && ['approved', 'at_risk'].includes(other.state)) end(other);
    }
    claim.until = Math.max(now + 90 * day, claim.until ?? 0);
    claim.expired = null;
    claim.lastReport = now;
    claim.protects = [...claim.families];
    reportNext(claim, now + 30 * day);
  },
  extend: prolong,
  extend_by_vendor: prolong,
  extend_by_silence: prolong,
  request_extension({ now }, claim, calendar) {
    vendorTurn(claim, now, calendar);
    claim.wants = now;
    claim.wantsDue = claim.due as number;
    claim.until = Math.max(claim.until as number, claim.wantsDue);
  },
  decline_extension(_model, claim) {
    claim.wants = null;
    reportNext(claim, claim.reportDue ?? (claim.until as number));
  },
  report({ now }, claim) {
    claim.lastReport = now;
    reportNext(claim, now + 30 * day);
    if (claim.wants === null) return;
    claim.turn = 'vendor';
    claim.due = claim.wantsDue;
  },
  mark_at_risk(_model, claim) {
    claim.turn = 'partner';
    claim.due = claim.until;
  },
  expire: (_model, claim) => end(claim),
  reactivate: ({ now }, claim, calendar) => vendorTurn(claim, now, calendar),
  withdraw(_model, claim) {
    closed(claim);
    claim.protects = [];
  },
  win(_model, claim) {
    closed(claim);
    claim.protects = [];
  },
  lose(_model, claim) {
    closed(claim);
    claim.protects = [];
  },
  restore({ now }, claim) {
    claim.touched = now;
    claim.reminded = null;
  },
};

function end(claim: ModelClaim): void {
  claim.wants = null;
  claim.state = 'expired';
  claim.expired = claim.until;
  claim.reportDue = null;
  claim.turn = 'partner';
  claim.due = (claim.until as number) + 30 * day;
  claim.protects = [];
}
