/** The other half of a transfer: the receiver's own claim on the scope is protected, or one is made for it. */

import { open } from '../../../access/guard.ts';
import { newId } from '../../../kernel/ids.ts';
import { accept, fail } from '../../../kernel/problem.ts';
import type { PriorityRule } from '../rules/incumbency.ts';
import { receive } from '../rules/removing.ts';
import { undecidedStates } from '../rules/states.ts';
import { appendEvent } from '../store/history.ts';
import { insertRegistration, lockRegistration, type RegistrationRecord } from '../store/registrations.ts';
import { answerableOf } from '../store/removals.ts';
import { rivalsOf } from '../store/rivals.ts';
import { noteWords } from '../store/words.ts';
import { actorFacts, apply, type CommandContext, factsOf, groundOf, requireActivePartner } from './apply.ts';
import { granted } from './granting.ts';

/** Priority rule that a reason to transfer stands on. */
const ruleOf: Record<string, PriorityRule> = {
  customer_choice: 'customer_choice',
  law_and_procurement: 'law_and_procurement',
};

interface Receiver {
  partnerId: string;
  reasonCode: string;
}

/** Protects the receiver in place of the holder, whose protection has just ended. @returns the receiver's registration */
export async function handOver(
  c: CommandContext,
  held: RegistrationRecord,
  { partnerId, reasonCode }: Receiver,
): Promise<string> {
  await requireActivePartner(c.tx, { vendor_id: held.vendor_id, partner_id: partnerId });
  const row = (await ownClaim(c, held, partnerId)) ?? (await makeClaim(c, held, partnerId));
  const ground = await groundOf(c.tx, row.vendor_id, c.now);
  const change = accept(receive(await factsOf(c.tx, row), ground, held.protected_until));
  const { protected_from, protected_until } = change.set;
  if (!(await granted(c, row, protected_from as Date, protected_until as Date))) fail('registration.scope_not_free');
  await apply(c, row, change, {
    set: {
      reviewer_id: c.actor.personId,
      decision_rule: ruleOf[reasonCode] ?? 'arbitration',
      reason_code: null,
      rules_version_id: ground.rulesId,
    },
    givesNumber: row.number === null,
    rulesId: ground.rulesId,
  });
  return row.id;
}

const locked = async (c: CommandContext, vendorId: string, id: string) =>
  open(c.actor, 'registration.confirm_removal', await lockRegistration(c.tx, vendorId, id));

async function ownClaim(
  c: CommandContext,
  held: RegistrationRecord,
  partnerId: string,
): Promise<RegistrationRecord | null> {
  const rivals = await rivalsOf(c.tx, held, held.family_ids, c.now);
  const theirs = rivals.find((each) => each.partner_id === partnerId);
  if (!theirs) return null;
  const row = await locked(c, held.vendor_id, theirs.id);
  if (!undecidedStates.some((state) => state === row.state)) fail('registration.receiver_owes_answer');
  return row;
}

/** What the customer and the vendor know of the deal; nothing of what its holder has written. */
async function makeClaim(c: CommandContext, held: RegistrationRecord, partnerId: string): Promise<RegistrationRecord> {
  const responsible_id = await answerableOf(c.tx, held.vendor_id, partnerId);
  if (!responsible_id) return fail('registration.receiver_has_nobody');
  const id = newId(c.now);
  const { vendor_id, customer_id, customer_name, customer_country, customer_tax_id, customer_kpp } = held;
  const { customer_region, customer_city, customer_domain, route, notice_number, notice_date, public_sector } = held;
  await insertRegistration(
    c.tx,
    {
      ...{ vendor_id, id, partner_id: partnerId, state: 'draft', responsible_id, drafted_by: c.actor.personId },
      ...{ customer_id, customer_name, customer_country, customer_tax_id, customer_kpp },
      ...{ customer_region, customer_city, customer_domain },
      ...{ route, notice_number, notice_date, public_sector, type: held.type, currency: held.currency },
      ...{ close_date: held.close_date, created_at: c.now, updated_at: c.now },
    },
    held.family_ids.map((family_id) => ({ family_id, quantity: null })),
  );
  await appendEvent(c.tx, {
    ...{ vendor_id, registration_id: id, partner_id: partnerId, type: 'draft', at: c.now },
    ...{ from_state: null, to_state: 'draft', ...actorFacts(c.actor), rules_version_id: null },
    data: { on_behalf: 'partner' },
  });
  const row = await locked(c, vendor_id, id);
  await noteWords(c.tx, row, null);
  return row;
}
