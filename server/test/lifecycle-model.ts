/**
 * What the specification says of a registration's life, written a second time and as simply as possible: the test of the
 * lifecycle runs the product beside it. It shares no rule with the product, only the business calendar.
 */
import type { BusinessCalendar } from '../src/kernel/calendar/business-calendar.ts';

export const steps = [
  'submit',
  'take',
  'request_changes',
  'resubmit',
  'reject',
  'approve',
  'extend',
  'report',
  'mark_at_risk',
  'expire',
  'reactivate',
  'withdraw',
  'win',
  'lose',
] as const;
export type Step = (typeof steps)[number];

const table: Record<Step, Record<string, string>> = {
  submit: { draft: 'submitted' },
  take: { submitted: 'under_review' },
  request_changes: { under_review: 'action_required' },
  resubmit: { action_required: 'under_review' },
  reject: { under_review: 'rejected' },
  approve: { under_review: 'approved' },
  extend: { approved: 'approved' },
  report: { approved: 'approved', at_risk: 'approved' },
  mark_at_risk: { approved: 'at_risk' },
  expire: { approved: 'expired', at_risk: 'expired' },
  reactivate: { expired: 'under_review' },
  withdraw: { draft: 'withdrawn', submitted: 'withdrawn', under_review: 'withdrawn', action_required: 'withdrawn' },
  win: { approved: 'won', at_risk: 'won' },
  lose: { approved: 'lost', at_risk: 'lost' },
};

export const byManager: readonly Step[] = ['take', 'request_changes', 'reject', 'approve'];
const open = ['submitted', 'under_review', 'action_required', 'approved', 'at_risk'];
const day = 86_400_000;

export interface ModelClaim {
  partner: number;
  families: number[];
  state: string;
  firstSubmitted: number | null;
  submitted: number | null;
  asked: number;
  vendorMinutesLeft: number;
  until: number | null;
  expired: number | null;
  extensions: number;
  lastReport: number;
  reportDue: number | null;
  turn: 'vendor' | 'partner' | null;
  due: number | null;
  /** Families it protects now. */
  protects: number[];
}

export interface Model {
  now: number;
  claims: ModelClaim[];
}

/** Steps that the state allows and after which the claim still lives, whatever may stand in their way. */
export const openSteps = (claim: ModelClaim) =>
  steps.filter((step) => claim.state in table[step] && !['reject', 'withdraw', 'win', 'lose'].includes(step));

export function newClaim(partner: number, families: number[]): ModelClaim {
  return {
    partner,
    families,
    state: 'draft',
    firstSubmitted: null,
    submitted: null,
    asked: 0,
    vendorMinutesLeft: 0,
    until: null,
    expired: null,
    extensions: 0,
    lastReport: 0,
    reportDue: null,
    turn: null,
    due: null,
    protects: [],
  };
}

const overlap = (a: readonly number[], b: readonly number[]) => a.some((each) => b.includes(each));

/** Does the step, or answers the code of the problem that must stand in its way. Moscow has no summer time: a day is a day. */
export function perform(model: Model, at: number, step: Step, calendar: BusinessCalendar): 'done' | string {
  const claim = model.claims[at] as ModelClaim;
  const to = table[step][claim.state];
  // What was never submitted is the partner's own: the vendor does not know that it is there.
  if (claim.firstSubmitted === null && byManager.includes(step)) return 'record.not_found';
  if (to === undefined) return 'registration.wrong_state';
  const refused = guard(model, claim, step);
  if (refused) return refused;
  claim.state = to;
  effect[step]?.(model, claim, calendar);
  return 'done';
}

function guard(model: Model, claim: ModelClaim, step: Step): string | null {
  const { now } = model;
  const others = model.claims.filter((each) => each !== claim);
  const taken = others.some(
    (each) => overlap(each.protects, claim.families) && each.until !== null && each.until > now,
  );
  const twin = others.some(
    (each) => each.partner === claim.partner && open.includes(each.state) && overlap(each.families, claim.families),
  );
  if ((step === 'submit' || step === 'resubmit') && twin) return 'registration.already_registered';
  if ((step === 'approve' || step === 'reactivate') && taken && step === 'approve')
    return 'registration.scope_not_free';
  if (step === 'extend') return guardExtension(claim, now);
  if (step === 'mark_at_risk' && (claim.reportDue === null || claim.reportDue > now)) return 'registration.not_due';
  if (step === 'expire' && (claim.until === null || claim.until > now)) return 'registration.not_due';
  if (step === 'reactivate') {
    if (now >= (claim.expired ?? 0) + 30 * day) return 'registration.too_late';
    if (taken) return 'registration.scope_not_free';
  }
  return null;
}

/** One extension is the partner's; the last report must not be older than its period. */
function guardExtension(claim: ModelClaim, now: number): string | null {
  if (claim.until === null || now >= claim.until) return 'registration.protection_over';
  if (claim.extensions >= 2) return 'registration.no_extension_left';
  if (claim.extensions >= 1) return 'registration.extension_by_vendor';
  return claim.lastReport + 30 * day < now ? 'registration.report_needed' : null;
}

type Effect = (model: Model, claim: ModelClaim, calendar: BusinessCalendar) => void;

function vendorTurn(claim: ModelClaim, now: number, calendar: BusinessCalendar): void {
  claim.turn = 'vendor';
  claim.due = calendar.addBusinessDays(new Date(now), 2).getTime();
}

function closed(claim: ModelClaim): void {
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

const effect: Partial<Record<Step, Effect>> = {
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
  extend({ now }, claim) {
    claim.until = (claim.until as number) + 90 * day;
    claim.extensions += 1;
    reportNext(claim, claim.reportDue ?? now + 30 * day);
  },
  report({ now }, claim) {
    claim.lastReport = now;
    reportNext(claim, now + 30 * day);
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
};

function end(claim: ModelClaim): void {
  claim.state = 'expired';
  claim.expired = claim.until;
  claim.reportDue = null;
  claim.turn = 'partner';
  claim.due = (claim.until as number) + 30 * day;
  claim.protects = [];
}
