/** What the vendor's people have begun for a partner by mistake, taken back by whoever began it. */
import { accept, fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { takeBackRegistration } from '../contract/take-back.ts';
import { presentRegistration } from '../queries/present.ts';
import { withdraw } from '../rules/deciding.ts';
import { lockRegistration } from '../store/registrations.ts';
import { apply, factsOf, onBehalf } from './apply.ts';

export const takeBackCommands = [
  implement(takeBackRegistration, async (c, { id, note }) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, id));
    if (row.drafted_by === null || row.drafted_by !== c.actor.personId) fail('registration.not_begun_by_you');
    const change = onBehalf(c.actor, accept(withdraw(await factsOf(c.tx, row))));
    return presentRegistration(c, await apply(c, row, change, { note, rulesId: row.rules_version_id }));
  }),
];
