/** Run by the system when the partner's time to answer is over. */
import { accept } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { closeUnanswered } from '../contract/decisions.ts';
import { presentRegistration } from '../queries/present.ts';
import { refuseChange } from '../rules/kept-claim.ts';
import { goUnanswered, unansweredDue } from '../rules/unanswered.ts';
import { keptClaim } from '../store/kept-claim.ts';
import { lockRegistration } from '../store/registrations.ts';
import { apply, factsOf, groundOf } from './apply.ts';
import { backTo } from './kept-claim.ts';

export const unansweredCommands = [
  implement(closeUnanswered, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const facts = await factsOf(c.tx, row);
    const early = unansweredDue(facts, c.now);
    if (early) accept(early);
    const rulesId = row.rules_version_id;
    const kept = await keptClaim(c.tx, row, c.now);
    if (!kept) return presentRegistration(c, await apply(c, row, accept(goUnanswered(facts)), { rulesId }));
    const change = accept(refuseChange(facts, await groundOf(c.tx, row.vendor_id, c.now, rulesId), 'system'));
    return presentRegistration(c, await apply(c, row, change, { set: await backTo(c, row, kept), rulesId }));
  }),
];
