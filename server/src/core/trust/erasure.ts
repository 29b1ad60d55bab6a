/**
 * Erasure: value and salt go, the commitment stays. Every proof stays valid, and nobody can find the value by guessing,
 * for that takes the salt.
 */
import type { z } from 'zod';
import { fail } from '../../kernel/problem.ts';
import { type EventWitness, inTransactionOf, type WitnessContext } from '../../platform/operations/feature.ts';
import { implement } from '../../platform/operations/implement.ts';
import { appendLeaves } from './append.ts';
import { eraseValue } from './contract.ts';
import { valueErased } from './events.ts';
import type { LeafDraft } from './leaf-draft.ts';
import { eraseOpenings, findLog } from './store/erasure.ts';

export const erasureCommand = implement(eraseValue, async (c, { value, reason }) => {
  const { vendorId } = c.actor;
  c.authorize(await findLog(c.tx, vendorId));
  // The reason is written into the log and would keep what it is about.
  if (reason.toLowerCase().includes(value.toLowerCase()))
    fail('request.invalid', {}, [{ path: 'reason', code: 'field.names_the_value' }]);
  const gone = await eraseOpenings(c.tx, vendorId, value.normalize('NFC'));
  const fields = gone.map(({ index, label }) => `${index} ${label}`);
  if (fields.length > 0) c.emit(valueErased, { reason, fields });
  return { erased: gone.length, leaves: [...new Set(gone.map(({ index }) => index))] };
});

const inOneLeaf = 200;

/** As many leaves as it takes to name every field. */
export const erasureWitness: EventWitness = {
  leaves: ['erased'],
  ...inTransactionOf(valueErased, logErased),
};

async function logErased(c: WitnessContext, { reason, fields }: z.output<typeof valueErased.payload>): Promise<void> {
  const drafts: LeafDraft[] = [];
  for (let at = 0; at < fields.length; at += inOneLeaf) {
    const named = fields.slice(at, at + inOneLeaf);
    drafts.push({ type: 'erased', at: c.now, actor: 'vendor', fields: { reason, fields: named } });
  }
  await appendLeaves(c.tx, c.vendorId, drafts);
}
