/** Run by the system for a partner whose partnership has ended, one registration at a time. */
import { accept, fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { windDownRegistration } from '../contract/conflicts.ts';
import { presentRegistration } from '../queries/present.ts';
import { windDown } from '../rules/winding-down.ts';
import { lockPartner } from '../store/partner-facts.ts';
import { lockRegistration } from '../store/registrations.ts';
import { apply, factsOf } from './apply.ts';

export const windingDownCommands = [
  implement(windDownRegistration, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const { status } = await lockPartner(c.tx, row.vendor_id, row.partner_id, false);
    if (status !== 'terminated' || row.wound_down_at) fail('registration.not_due');
    const change = accept(windDown(await factsOf(c.tx, row), c.now));
    return presentRegistration(
      c,
      await apply(c, row, change, {
        set: { wound_down_at: c.now },
        reason_code: 'partner_left',
        rulesId: row.rules_version_id,
      }),
    );
  }),
];
