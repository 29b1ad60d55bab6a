/** Claims in conflict, and refusals that go to another reviewer. */
import { accept, fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { appealRegistration, openConflict, resolveConflict, settleConflict } from '../contract/conflicts.ts';
import { presentRegistration } from '../queries/present.ts';
import { openConflict as open, resolveConflict as resolve } from '../rules/conflict.ts';
import { appeal } from '../rules/deciding.ts';
import { ownDuplicate } from '../store/partner-facts.ts';
import { lockRegistration, type RegistrationRecord } from '../store/registrations.ts';
import { rivalsOf } from '../store/rivals.ts';
import {
  apply,
  asSystem,
  type CommandContext,
  factsOf,
  groundOf,
  refuseOwn,
  requireActivePartner,
  wholeVendor,
} from './apply.ts';

export const conflictCommands = [
  implement(openConflict, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const change = accept(open(await factsOf(c.tx, row)));
    refuseOwn(c, row);
    if (!(await hasRival(c, row))) fail('registration.no_rival');
    const { note, internal_note } = input;
    const words = { note, internal_note, rulesId: row.rules_version_id };
    return presentRegistration(c, await apply(c, row, change, { ...words, set: { reviewer_id: c.actor.personId } }));
  }),

  implement(resolveConflict, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const change = accept(resolve(await factsOf(c.tx, row)));
    refuseOwn(c, row);
    const { note, internal_note } = input;
    const words = { note, internal_note, rulesId: row.rules_version_id };
    return presentRegistration(c, await apply(c, row, change, { ...words, set: { reviewer_id: c.actor.personId } }));
  }),

  implement(settleConflict, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const change = accept(resolve(await factsOf(c.tx, row)));
    if (await hasRival(c, row)) fail('registration.scope_not_free');
    return presentRegistration(c, await apply(c, row, change, { rulesId: row.rules_version_id }));
  }),

  implement(appealRegistration, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    // By the rules that the refusal was made by.
    const ground = await groundOf(c.tx, row.vendor_id, c.now, row.rules_version_id);
    const change = accept(appeal(await factsOf(c.tx, row), ground));
    await requireActivePartner(c.tx, row);
    const twin = await ownDuplicate(c.tx, row, row.customer_id as string, row.family_ids);
    if (twin) fail('registration.already_registered', { number: twin.number });
    const set = { refused_by: row.reviewer_id, reviewer_id: null };
    return presentRegistration(c, await apply(c, row, change, { set, note: input.note, rulesId: ground.rulesId }));
  }),
];

/** Looks alike is not enough: whoever calls it the same deal moves the claim to that customer first. */
async function hasRival(c: CommandContext, row: RegistrationRecord): Promise<boolean> {
  return (await rivalsOf(c.tx, row, row.family_ids, c.now)).length > 0;
}

/** A claim that comes to a scope where another partner's claim is open stands in conflict from its first moment. */
export async function openConflictIfRivalled(c: CommandContext, row: RegistrationRecord): Promise<RegistrationRecord> {
  const rivals = await wholeVendor(c, 'does another claim stand on this scope', () =>
    rivalsOf(c.tx, row, row.family_ids, c.now),
  );
  if (rivals.length === 0) return row;
  const change = accept(open(await factsOf(c.tx, row)));
  return apply(asSystem(c), row, change, { rulesId: row.rules_version_id });
}
