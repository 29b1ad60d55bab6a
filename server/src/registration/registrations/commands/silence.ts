/** What time does to a vendor that keeps silent; run by the system. */
import { accept } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { grantProvisional, recordBreach } from '../contract/conflicts.ts';
import { presentRegistration } from '../queries/present.ts';
import type { LifecycleFacts } from '../rules/change.ts';
import { breach, provisionalUntil, type Remedy, remedy, remedyDue } from '../rules/silence.ts';
import { lockRegistration, type RegistrationRecord } from '../store/registrations.ts';
import { apply, type CommandContext, factsOf, groundOf, type RulesGround } from './apply.ts';
import { granted } from './granting.ts';

export const silenceCommands = [
  implement(recordBreach, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const ground = await groundOf(c.tx, row.vendor_id, c.now);
    const change = accept(breach(await factsOf(c.tx, row), ground));
    return presentRegistration(c, await apply(c, row, change, { rulesId: ground.rulesId }));
  }),

  implement(grantProvisional, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const ground = await groundOf(c.tx, row.vendor_id, c.now);
    const facts = await factsOf(c.tx, row);
    const early = remedyDue(facts, ground);
    if (early) accept(early);
    const change = accept(remedy(facts, ground, await outcomeFor(c, row, facts, ground)));
    return presentRegistration(c, await apply(c, row, change, { rulesId: ground.rulesId }));
  }),
];

async function outcomeFor(
  c: CommandContext,
  row: RegistrationRecord,
  facts: LifecycleFacts,
  ground: RulesGround,
): Promise<Remedy> {
  if (row.protected_until && row.protected_until > c.now) return 'protected';
  return (await granted(c, row, c.now, provisionalUntil(facts, ground))) ? 'free' : 'not_free';
}
