/** Drafts that are put away because nobody touched them, and their way back. Rules are those in force now. */
import { accept } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { lapseDraft, restoreDraft } from '../contract/drafts.ts';
import { presentRegistration } from '../queries/present.ts';
import { lapse, restore } from '../rules/idle.ts';
import { lockRegistration } from '../store/registrations.ts';
import { idleReminderOf } from '../store/reminders.ts';
import { apply, factsOf, groundOf, requireActivePartner } from './apply.ts';

export const idleDraftCommands = [
  implement(lapseDraft, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const ground = await groundOf(c.tx, row.vendor_id, c.now);
    const { updated_at: touched_at, time_zone } = row;
    const draft = { touched_at, time_zone, reminded_at: await idleReminderOf(c.tx, row) };
    const change = accept(lapse(await factsOf(c.tx, row), draft, ground));
    return presentRegistration(c, await apply(c, row, change, { rulesId: ground.rulesId }));
  }),

  implement(restoreDraft, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const change = accept(restore(await factsOf(c.tx, row)));
    await requireActivePartner(c.tx, row);
    return presentRegistration(c, await apply(c, row, change, { rulesId: null }));
  }),
];
