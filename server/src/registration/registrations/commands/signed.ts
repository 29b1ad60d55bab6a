/** The partner's own signature under a command: checked under the lock, against what is stored. */
import type { SignedOperation } from '@kanal/receipt';
import { toBase64 } from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { holdKey, isFresh } from '../../../core/partner-keys/index.ts';
import { logName } from '../../../core/trust/index.ts';
import { accept } from '../../../kernel/problem.ts';
import type { Signature } from '../contract/signature.ts';
import type { SignedFacts } from '../events.ts';
import { checkedRequest } from '../rules/signing.ts';
import { familyCodes } from '../store/families.ts';
import type { RegistrationRecord } from '../store/registrations.ts';
import type { CommandContext } from './apply.ts';

/**
 * What the event is to remember of the signature; undefined when the partner did not sign. `row` holds what is going to be
 * stored, under its lock, with the version that the partner saw. @throws `signature.*`
 */
export async function signedFacts(
  c: CommandContext,
  row: RegistrationRecord,
  op: SignedOperation,
  given: Signature | undefined,
): Promise<SignedFacts | undefined> {
  if (!given) return undefined;
  const { vendor_id: vendorId, id: registration, version } = row;
  const key = await holdKey(c.tx, vendorId, given.key_id);
  const asked = {
    personId: c.actor.personId,
    subject: { op, vendor: await logName(c.tx, vendorId), registration, version },
    facts: { ...row, family_codes: await familyCodes(c.tx, vendorId, registration) },
    isFresh: (at: string) => isFresh(at, c.now),
  };
  const { request, signature } = accept(checkedRequest(given, key, asked, verifyWithNode));
  return { key_id: given.key_id, op, version, at: request.at, signature: toBase64(signature) };
}
