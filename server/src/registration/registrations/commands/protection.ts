/** The life of a protection after approval. Rules are those the registration was decided by. */

import { open } from '../../../access/guard.ts';
import { localDate } from '../../../kernel/calendar/zone.ts';
import { accept, fail, isProblem } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import {
  declineExtension,
  endLapsedProtections,
  expireRegistration,
  extendBySilence,
  extendRegistration,
  loseRegistration,
  markAtRisk,
  reactivateRegistration,
  reportProgress,
  requestExtension,
  winRegistration,
} from '../contract/protection.ts';
import { sideOf } from '../policy.ts';
import { presentRegistration } from '../queries/present.ts';
import { unexplained } from '../rules/deciding.ts';
import { declineExtension as decline, extend, proofMissing, requestExtension as request } from '../rules/extending.ts';
import { markAtRisk as atRisk, expire, lose, reactivate, report, win } from '../rules/protecting.ts';
import { endLapsed, protectionsOn } from '../store/protections.ts';
import { lockRegistration } from '../store/registrations.ts';
import { claimedScopes } from '../store/scopes.ts';
import {
  apply,
  asSystem,
  type CommandContext,
  factsOf,
  groundOf,
  onBehalf,
  requireActivePartner,
  wholeVendor,
} from './apply.ts';

export const protectionCommands = [
  implement(reportProgress, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const ground = await groundOf(c.tx, row.vendor_id, c.now, row.rules_version_id);
    const facts = { ...(await factsOf(c.tx, row)), close_date: input.close_date ?? row.close_date };
    const change = onBehalf(c.actor, accept(report(facts, ground)));
    const set = {
      ...(input.next_steps === undefined ? {} : { next_steps: input.next_steps }),
      ...(input.close_date === undefined ? {} : { close_date: input.close_date }),
    };
    return presentRegistration(
      c,
      await apply(c, row, change, { set, note: input.note, rulesId: row.rules_version_id }),
    );
  }),

  implement(extendRegistration, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const ground = await groundOf(c.tx, row.vendor_id, c.now, row.rules_version_id);
    const change = accept(extend(await factsOf(c.tx, row), ground, sideOf(c.actor)));
    await requireActivePartner(c.tx, row);
    const missing = proofMissing(row, input.note);
    if (missing) accept(missing);
    return presentRegistration(c, await apply(c, row, change, { note: input.note, rulesId: row.rules_version_id }));
  }),

  implement(requestExtension, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const ground = await groundOf(c.tx, row.vendor_id, c.now, row.rules_version_id);
    const change = accept(request(await factsOf(c.tx, row), ground));
    // Else the vendor's silence would prolong what a terminated partnership has left to run out.
    await requireActivePartner(c.tx, row);
    return presentRegistration(c, await apply(c, row, change, { note: input.note, rulesId: row.rules_version_id }));
  }),

  implement(declineExtension, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const ground = await groundOf(c.tx, row.vendor_id, c.now, row.rules_version_id);
    const change = accept(decline(await factsOf(c.tx, row), ground));
    const { note, internal_note } = input;
    return presentRegistration(c, await apply(c, row, change, { note, internal_note, rulesId: row.rules_version_id }));
  }),

  implement(extendBySilence, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const ground = await groundOf(c.tx, row.vendor_id, c.now, row.rules_version_id);
    const change = accept(extend(await factsOf(c.tx, row), ground, 'system'));
    return presentRegistration(c, await apply(c, row, change, { rulesId: row.rules_version_id }));
  }),

  implement(reactivateRegistration, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const ground = await groundOf(c.tx, row.vendor_id, c.now);
    const change = onBehalf(c.actor, accept(reactivate(await factsOf(c.tx, row), ground)));
    await requireActivePartner(c.tx, row);
    const families = row.family_ids;
    const free = await wholeVendor(c, 'is the scope still free', async () => {
      const { all } = await claimedScopes(c.tx, row, families, c.now);
      const standing = await protectionsOn(c.tx, row.vendor_id, all, row.id);
      return standing.every((each) => each.until_at <= c.now);
    });
    if (!free) fail('registration.scope_not_free');
    return presentRegistration(c, await apply(c, row, change, { note: input.note, rulesId: ground.rulesId }));
  }),

  implement(winRegistration, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const { amount_minor, closed_on } = input;
    const change = onBehalf(c.actor, accept(win(await factsOf(c.tx, row), { amount_minor, closed_on })));
    if (input.closed_on > localDate(c.now, row.time_zone)) {
      fail('registration.future_date', {}, [{ path: 'closed_on', code: 'field.date_future' }]);
    }
    const wordless = unexplained(input.reason_code, input.note);
    if (wordless) accept(wordless);
    const words = { set: { reason_code: input.reason_code }, reason_code: input.reason_code, note: input.note };
    return presentRegistration(c, await apply(c, row, change, { ...words, rulesId: row.rules_version_id }));
  }),

  implement(loseRegistration, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const change = onBehalf(c.actor, accept(lose(await factsOf(c.tx, row))));
    const wordless = unexplained(input.reason_code, input.note);
    if (wordless) accept(wordless);
    const words = { set: { reason_code: input.reason_code }, reason_code: input.reason_code, note: input.note };
    return presentRegistration(c, await apply(c, row, change, { ...words, rulesId: row.rules_version_id }));
  }),

  implement(markAtRisk, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const ground = await groundOf(c.tx, row.vendor_id, c.now, row.rules_version_id);
    const change = accept(atRisk(await factsOf(c.tx, row), ground));
    return presentRegistration(c, await apply(c, row, change, { rulesId: row.rules_version_id }));
  }),

  implement(expireRegistration, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const ground = await groundOf(c.tx, row.vendor_id, c.now, row.rules_version_id);
    const change = accept(expire(await factsOf(c.tx, row), ground));
    return presentRegistration(c, await apply(c, row, change, { rulesId: row.rules_version_id }));
  }),

  implement(endLapsedProtections, async (c) => ({ ended: await endLapsed(c.tx, c.actor.vendorId, c.now) })),
];

/** Ends a registration whose time has passed, inside the approval that finds it in the way; as the system, not the approver. */
export async function expireRow(c: CommandContext, vendorId: string, id: string): Promise<void> {
  const as = asSystem(c);
  const row = open(as.actor, 'registration.expire', await lockRegistration(c.tx, vendorId, id));
  const ground = await groundOf(c.tx, vendorId, c.now, row.rules_version_id);
  const change = expire(await factsOf(c.tx, row), ground);
  // Somebody else has just ended or prolonged it: then its protection speaks for itself.
  if (isProblem(change)) return;
  await apply(as, row, change, { rulesId: row.rules_version_id });
}
