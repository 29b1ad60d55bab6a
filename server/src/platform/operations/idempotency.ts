/** `Idempotency-Key`: the answer is stored with the work it belongs to, so a repeated request repeats the answer only. */
import type { Actor } from '../../access/actors.ts';
import { fail } from '../../kernel/problem.ts';
import type { Tx } from '../db/tenancy.ts';

export interface RememberedAnswer {
  response: unknown;
}

const keyPattern = /^[\x21-\x7e]{1,128}$/;

function callerKey(actor: Actor): string {
  return actor.kind === 'system' ? `system/${actor.job}` : actor.personId;
}

/** The earlier answer for this key; the same key with other input is refused (`request.key_reused`). */
export async function recallAnswer(
  tx: Tx,
  actor: Actor,
  key: string,
  operation: string,
  inputHash: string,
): Promise<RememberedAnswer | null> {
  if (!keyPattern.test(key)) fail('request.invalid', {}, [{ path: 'Idempotency-Key', code: 'field.invalid' }]);
  const row = await tx
    .selectFrom('idempotency_keys')
    .select(['operation', 'input_hash', 'response'])
    .where('vendor_id', '=', actor.vendorId)
    .where('caller', '=', callerKey(actor))
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row) return null;
  if (row.operation !== operation || row.input_hash !== inputHash) fail('request.key_reused');
  return { response: row.response };
}

/** Two requests with one key at once: the second waits for the first on the primary key, fails on it, and is repeated. */
export async function rememberAnswer(
  tx: Tx,
  actor: Actor,
  key: string,
  operation: string,
  inputHash: string,
  output: unknown,
  now: Date,
): Promise<void> {
  const written = await tx
    .insertInto('idempotency_keys')
    .values({
      vendor_id: actor.vendorId,
      caller: callerKey(actor),
      key,
      partner_id: actor.partnerId,
      operation,
      input_hash: inputHash,
      status: 200,
      response: JSON.stringify(output ?? null),
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['vendor_id', 'caller', 'key']).doNothing())
    .executeTakeFirst();
  if (written.numInsertedOrUpdatedRows === 0n) throw new KeyTakenError();
}

/** Retried by the retry wrapper (same SQLSTATE class as a serialisation failure): the second try finds the answer. */
class KeyTakenError extends Error {
  readonly code = '40001';
  constructor() {
    super('another request with this idempotency key has just committed');
    this.name = 'KeyTakenError';
  }
}
