/** Back to the claim that is protected, when a change of it is refused or has gone unanswered. */
import type { Updateable } from 'kysely';
import { holdRecord } from '../../../core/customers/index.ts';
import type { Registrations } from '../../../platform/db/schema.gen.ts';
import type { KeptClaim } from '../rules/kept-claim.ts';
import { type RegistrationRecord, replaceProducts } from '../store/registrations.ts';
import { isNamedOtherwise, noteWords } from '../store/words.ts';
import type { CommandContext } from './apply.ts';

/** Runs with the whole vendor in sight. @returns what the registration's own row is to be saved with */
export async function backTo(
  c: CommandContext,
  row: RegistrationRecord,
  { fields, products }: KeptClaim,
): Promise<Updateable<Registrations>> {
  // Its record may have been merged into another since.
  const customer_id = fields.customer_id && (await holdRecord(c.tx, row.vendor_id, fields.customer_id));
  if (isNamedOtherwise(row, fields)) await noteWords(c.tx, { ...row, ...fields }, row);
  return { ...fields, customer_id, ...(await replaceProducts(c.tx, row, products)) };
}
