/** The model of a registration's life: what each step leaves behind, when nothing stood in its way. */
import type { BusinessCalendar } from '../src/kernel/calendar/business-calendar.ts';
import type { Model, ModelClaim, Step } from './lifecycle-claim.ts';

export const day = 86_400_000;

export const overlap = (a: readonly number[], b: readonly number[]) => a.some((each) => b.includes(each));

export type Effect = (model: Model, claim: ModelClaim, calendar: BusinessCalendar) => void;

export const openStates = ['submitted', 'under_review', 'in_conflict', 'action_required', 'approved', 'at_risk'];

/** Another partner's open claim on one of its families. */
export const hasRival = ({ claims }: Model, claim: ModelClaim): boolean =>
  claims.some(
    (each) =>
      each.partner !== claim.partner && openStates.includes(each.state) && overlap(each.families, claim.families),
  );

/** Another partner's claim came before it and waits; of the same moment, the one with the lower number. */
export const isPreceded = ({ claims }: Model, claim: ModelClaim): boolean =>
  claims.some(
    (each) =>
      each.partner !== claim.partner &&
      ['submitted', 'under_review', 'in_conflict', 'action_required'].includes(each.state) &&
      overlap(each.families, claim.families) &&
      ((each.submitted ?? 0) - (claim.submitted ?? 0) || each.number - claim.number) < 0,
  );

/** What stands still ends for nobody. */
export const protectedTo = (claim: ModelClaim): number =>
  claim.frozen !== null ? Number.POSITIVE_INFINITY : (claim.provisional ?? claim.until ?? 0);
const inTheWay = ({ claims }: Model, claim: ModelClaim): ModelClaim[] =>
  claims.filter((each) => each !== claim && overlap(each.protects, claim.families));

export const isTaken = (model: Model, claim: ModelClaim): boolean =>
  inTheWay(model, claim).some((each) => protectedTo(each) > model.now);

/** Its time is over, but the vendor owes it an answer. */
export const isHeld = (model: Model, claim: ModelClaim): boolean =>
  inTheWay(model, claim).some((each) => each.state === 'approved' && each.wants !== null);

/** What has run out but was not ended yet makes way, and is ended. */
export function makeWay(model: Model, claim: ModelClaim): void {
  for (const other of inTheWay(model, claim)) {
    if (protectedTo(other) > model.now || (other.state === 'approved' && other.wants !== null)) continue;
    if (['approved', 'at_risk'].includes(other.state)) end(other);
    else other.protects = [];
  }
}

/** A claim that comes to a scope with another partner's claim stands in conflict from its first moment. */
function comeIn(model: Model, claim: ModelClaim): void {
  if (hasRival(model, claim)) claim.state = 'in_conflict';
}

export function vendorTurn(claim: ModelClaim, now: number, calendar: BusinessCalendar): void {
  claim.turnStarted = now;
  claim.overdue = false;
  claim.silent = false;
  claim.turn = 'vendor';
  claim.due = calendar.addBusinessDays(new Date(now), 2).getTime();
}

/** What a claim that waits for nothing has: no turn, no request. */
export function closed(claim: ModelClaim): void {
  claim.wants = null;
  claim.turn = null;
  claim.due = null;
  claim.reportDue = null;
}

/** And one whose protection ends: with it goes whatever was proposed about it. */
export function over(claim: ModelClaim): void {
  closed(claim);
  claim.provisional = null;
  claim.protects = [];
  claim.removal = null;
}

/** What approval protects now: ninety days, a tender until its end and thirty days more, never less than before. */
export const grantedUntil = ({ closes, until }: ModelClaim, now: number): number =>
  Math.max(now + 90 * day, closes === null ? 0 : closes + 30 * day, until ?? 0);

export function reportNext(claim: ModelClaim, reportDue: number): void {
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
  submit(model, claim, calendar) {
    const { now } = model;
    claim.firstSubmitted = now;
    claim.submitted = now;
    claim.number = 1 + model.claims.filter(({ number }) => number > 0).length;
    vendorTurn(claim, now, calendar);
    comeIn(model, claim);
  },
  request_changes({ now }, claim, calendar) {
    const left = claim.due === null ? 0 : calendar.businessMinutesBetween(new Date(now), new Date(claim.due));
    claim.vendorMinutesLeft = Math.round(left);
    claim.overdue = false;
    claim.silent = false;
    claim.turn = 'partner';
    claim.turnStarted = now;
    claim.due = calendar.addBusinessDays(new Date(now), 10).getTime();
  },
  resubmit(model, claim, calendar) {
    const { now } = model;
    const keeps = now <= calendar.addBusinessDays(new Date(claim.turnStarted), 2).getTime();
    if (!keeps) claim.submitted = now;
    const minutes = keeps ? Math.max(60, claim.vendorMinutesLeft) : 2 * calendar.minutesPerDay;
    claim.turnStarted = now;
    claim.overdue = false;
    claim.silent = false;
    claim.turn = 'vendor';
    claim.due = calendar.addBusinessMinutes(new Date(now), minutes).getTime();
    comeIn(model, claim);
  },
  close_unanswered(_model, claim) {
    over(claim);
    claim.unanswered = true;
  },
  breach(_model, claim) {
    claim.overdue = true;
  },
  grant_provisional(model, claim) {
    claim.silent = true;
    // What is protected already needs no remedy.
    if ((claim.until ?? 0) > model.now) return;
    makeWay(model, claim);
    if (isTaken(model, claim) || isHeld(model, claim)) return;
    claim.provisional = grantedUntil({ ...claim, until: null }, model.now);
    claim.protects = [...claim.families];
  },
  reject({ now }, claim, calendar) {
    closed(claim);
    if (claim.provisional !== null) claim.protects = [];
    claim.provisional = null;
    if (claim.appealed) return;
    claim.turn = 'partner';
    claim.due = calendar.addBusinessDays(new Date(now), 5).getTime();
  },
  appeal({ now }, claim, calendar) {
    claim.appealed = true;
    vendorTurn(claim, now, calendar);
  },
  approve(model, claim) {
    const { now } = model;
    makeWay(model, claim);
    claim.provisional = null;
    claim.until = grantedUntil(claim, now);
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
  withdraw: (_model, claim) => over(claim),
  win: (_model, claim) => over(claim),
  lose: (_model, claim) => over(claim),
  wind_down(_model, claim) {
    claim.woundDown = true;
    claim.wants = null;
    if (claim.state === 'withdrawn') over(claim);
    else reportNext(claim, claim.reportDue ?? (claim.until as number));
  },
  restore({ now }, claim) {
    claim.touched = now;
    claim.reminded = null;
  },
};

function end(claim: ModelClaim): void {
  over(claim);
  claim.state = 'expired';
  claim.expired = claim.until;
  claim.turn = 'partner';
  claim.due = (claim.until as number) + 30 * day;
}
