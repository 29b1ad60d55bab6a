/**
 * What disputes do to registrations, and nobody else: stop them, let them go on, tell in their history what happened in
 * the case, and carry out what was decided. The caller has decided that it may.
 */
import { system } from '../../../access/actors.ts';
import { vendorCalendar } from '../../../core/calendar/index.ts';
import { newId } from '../../../kernel/ids.ts';
import { accept, fail } from '../../../kernel/problem.ts';
import { reasonToMove } from '../contract/removals.ts';
import type { CourtEvent } from '../events.ts';
import type { LifecycleFacts } from '../rules/change.ts';
import { owedAfter, standsStill, thawed, untilThawed } from '../rules/freezing.ts';
import type { PriorityRule } from '../rules/incumbency.ts';
import { approve, reconsider } from '../rules/protecting.ts';
import { remove } from '../rules/removing.ts';
import { lastEvent } from '../store/history.ts';
import { activeUntil, prolongProtections, protectionsOn } from '../store/protections.ts';
import { type RegistrationRecord, saveRegistration } from '../store/registrations.ts';
import { insertRemoval, saveRemoval, selectRemoval } from '../store/removals.ts';
import { claimedScopes } from '../store/scopes.ts';
import { apply, type CommandContext, factsOf, groundOf, requireActivePartner } from './apply.ts';
import { granted } from './granting.ts';
import { lockedBy, type Told, tell } from './telling.ts';

/**
 * Whoever acts in a case need not hold rights on registrations (a judge from sales): the case gives them what it needs.
 * Row security still stands before a partner.
 */
const locked = (c: CommandContext, vendorId: string, id: string) => lockedBy(c, system('disputes.run', vendorId), id);

/** @throws `registration.frozen` when another dispute holds it already */
export async function freeze(
  c: CommandContext,
  at: { vendorId: string; id: string; partyId: string },
  told: Told,
): Promise<RegistrationRecord> {
  const row = await locked(c, at.vendorId, at.id);
  if (row.frozen_at) accept(standsStill(row, 'submit') ?? fail('registration.frozen'));
  const saved = await saveRegistration(c.tx, row, { frozen_at: c.now, frozen_by: at.partyId }, c.now);
  // What silence has given stands in no column of the registration: the history keeps until when it was.
  const provisional = row.provisional_at && (await activeUntil(c.tx, row));
  await prolongProtections(c.tx, row, untilThawed);
  const data = provisional ? { ...told.data, provisional_until: provisional.toISOString() } : (told.data ?? {});
  await tell(c, saved, 'freeze', { ...told, data });
  return saved;
}

/** The clocks go on where they stood; `extraDays` more of protection when it was so decided. */
export async function thaw(
  c: CommandContext,
  at: { vendorId: string; id: string; extraDays?: number },
  told: Told,
): Promise<RegistrationRecord> {
  const row = await locked(c, at.vendorId, at.id);
  if (!row.frozen_at) return row;
  const calendar = await vendorCalendar(c.tx, row.vendor_id);
  const set = thawed(row, calendar, c.now, at.extraDays ?? 0);
  const saved = await saveRegistration(c.tx, row, set, c.now);
  const gone = c.now.getTime() - row.frozen_at.getTime();
  const until = row.provisional_at ? await provisionalUntil(c, row, gone) : saved.protected_until;
  if (until) await prolongProtections(c.tx, row, until);
  if (row.removal_id) await thawHearing(c, row, row.removal_id, row.frozen_at);
  const frozen_minutes = Math.round(gone / 60_000);
  await tell(c, saved, 'thaw', {
    ...told,
    data: { ...told.data, frozen_minutes, protected_until: saved.protected_until?.toISOString() ?? null },
  });
  return saved;
}

/** Later by what the dispute took, as all protection is. */
async function provisionalUntil(c: CommandContext, row: RegistrationRecord, gone: number): Promise<Date | null> {
  const frozen = await lastEvent(c.tx, row.vendor_id, row.id, ['freeze']);
  const { provisional_until: until } = (frozen?.data ?? {}) as { provisional_until?: string };
  return until ? new Date(Date.parse(until) + gone) : null;
}

/** Whoever could not speak while the dispute ran has what was left of its time. */
async function thawHearing(c: CommandContext, row: RegistrationRecord, id: string, from: Date): Promise<void> {
  const { vendor_id } = row;
  const { hearing_until } = await selectRemoval(c.tx, vendor_id, id);
  if (hearing_until <= from) return;
  const calendar = await vendorCalendar(c.tx, vendor_id);
  await saveRemoval(c.tx, { vendor_id, id }, { hearing_until: owedAfter(hearing_until, from, calendar, c.now) });
}

/** A fact of the case, or of direct sales, in the registration's own history and log. */
export async function tellOfCase(
  c: CommandContext,
  at: { vendorId: string; id: string },
  event: Exclude<CourtEvent, 'freeze' | 'thaw'>,
  told: Told,
): Promise<void> {
  await tell(c, await locked(c, at.vendorId, at.id), event, told);
}

/** Back to the vendor's people, who have the usual time again; `reviewerId` is somebody who has not decided it before. */
export async function reconsiderByDispute(
  c: CommandContext,
  at: { vendorId: string; id: string; reviewerId: string | null },
  note: string,
): Promise<RegistrationRecord> {
  const row = await locked(c, at.vendorId, at.id);
  const ground = await groundOf(c.tx, row.vendor_id, c.now);
  const change = accept(reconsider(await factsOf(c.tx, row), ground));
  return apply(c, row, change, {
    set: { reviewer_id: at.reviewerId, reason_code: null },
    note,
    rulesId: ground.rulesId,
  });
}

/**
 * Protection as an approval grants it, on the rule that decided the case; one that moves here lasts as long as it would have
 * lasted where it was. @throws `registration.scope_not_free`
 */
export async function grantByDispute(
  c: CommandContext,
  at: { vendorId: string; id: string; decisionRule: PriorityRule; heldUntil: Date | null },
  note: string,
): Promise<RegistrationRecord> {
  let row = await locked(c, at.vendorId, at.id);
  await requireActivePartner(c.tx, row);
  const ground = await groundOf(c.tx, row.vendor_id, c.now);
  if (row.state !== 'under_review') {
    const back = accept(reconsider(await factsOf(c.tx, row), ground));
    row = await apply(c, row, back, { set: { reason_code: null }, note, rulesId: ground.rulesId });
  }
  const change = accept(approve(atLeastUntil(await factsOf(c.tx, row), at.heldUntil), ground));
  const free = await granted(c, row, change.set.protected_from as Date, change.set.protected_until as Date);
  if (!free) fail('registration.scope_not_free');
  return apply(c, row, change, {
    set: { decision_rule: at.decisionRule, reason_code: null, rules_version_id: ground.rulesId },
    note,
    rulesId: ground.rulesId,
  });
}

const atLeastUntil = (facts: LifecycleFacts, until: Date | null): LifecycleFacts =>
  !until || (facts.protected_until && facts.protected_until >= until) ? facts : { ...facts, protected_until: until };

export interface Taking {
  vendorId: string;
  id: string;
  decisionRule: PriorityRule;
  /** To whom it goes; null: to nobody. */
  receiver: { partnerId: string; registrationId: string } | null;
  /** Whoever wrote the ruling, and whoever agreed to it. */
  agreed: readonly [string, string];
}

/**
 * Protection ends by a ruling: the case was the hearing, and two who judged it are the two who must agree. The proposal that
 * stands for it is written down as any other, closed; one that waited is overtaken.
 */
export async function takeByDispute(c: CommandContext, at: Taking, note: string): Promise<RegistrationRecord> {
  const row = await locked(c, at.vendorId, at.id);
  const kind = at.receiver ? 'transfer' : 'revoke';
  const change = accept(remove(await factsOf(c.tx, row), { kind }));
  const reason_code = reasonToMove(at.decisionRule);
  const saved = await apply(c, row, change, {
    set: { reason_code },
    reason_code,
    note,
    rulesId: row.rules_version_id,
  });
  const [proposed_by, answered_by] = at.agreed;
  await insertRemoval(c.tx, {
    ...{ vendor_id: row.vendor_id, id: newId(c.now), registration_id: row.id },
    ...{ kind, reason_code, note, file_ids: [], to_partner_id: at.receiver?.partnerId ?? null },
    ...{ to_registration_id: at.receiver?.registrationId ?? null, hearing_until: c.now },
    ...{ proposed_by, proposed_at: c.now, outcome: 'confirmed', answered_by, answered_at: c.now },
  });
  return saved;
}

/** Whether nobody else holds what the registration is for: a protection that stands still counts as held. */
export async function scopeIsFree(
  c: CommandContext,
  at: { vendorId: string; id: string },
  /** Registrations whose protection ends by the same ruling. */
  freed: readonly string[] = [],
): Promise<boolean> {
  const row = await locked(c, at.vendorId, at.id);
  const { all } = await claimedScopes(c.tx, row, row.family_ids, c.now);
  const standing = await protectionsOn(c.tx, row.vendor_id, all, row.id);
  return standing.every((each) => each.until_at <= c.now || freed.includes(each.registration_id));
}
