import { fail } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import type { Feature } from '../../platform/operations/feature.ts';
import { implement } from '../../platform/operations/implement.ts';
import { getWitnesses, saveWitnesses } from './contract.ts';
import { unfitWitnesses } from './rules.ts';
import { findQuorum, lockQuorum, replaceWitnesses, selectWitnesses } from './store.ts';

export { policyText } from './rules.ts';
export { insertCosignature, type Quorum, selectCosignatures, selectQuorum, selectWitnesses } from './store.ts';

async function present(tx: Tx, vendorId: string, quorum: number) {
  const rows = await selectWitnesses(tx, vendorId);
  return { quorum, witnesses: rows.map((row) => ({ ...row, last_at: row.last_at?.toISOString() ?? null })) };
}

export const witnesses: Feature = {
  name: 'witnesses',
  operations: [
    implement(getWitnesses, async (c) => {
      const { quorum } = c.authorize(await findQuorum(c.tx, c.actor.vendorId));
      return present(c.tx, c.actor.vendorId, quorum);
    }),
    implement(saveWitnesses, async (c, input) => {
      const { vendorId } = c.actor;
      c.authorize(await lockQuorum(c.tx, vendorId));
      const unfit = unfitWitnesses(input.witnesses, input.quorum);
      if (unfit.length > 0) fail('request.invalid', {}, unfit);
      await replaceWitnesses(c.tx, vendorId, input, c.now);
      return present(c.tx, vendorId, input.quorum);
    }),
  ],
};
