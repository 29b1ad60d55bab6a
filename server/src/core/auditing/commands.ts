import { requireShort } from '../../kernel/made-file.ts';
import { fail } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { implement, implementArchive } from '../../platform/operations/implement.ts';
import { checkpointFor, receiptsUnder, selectHandover, selectLeavesOf } from '../trust/index.ts';
import { downloadEvidence, openLeaf } from './contract.ts';
import { erasedFields } from './erased.ts';
import { leavesOpened } from './events.ts';
import { evidenceOf } from './evidence.ts';
import { presentLeaves } from './present.ts';
import { mostLeavesInEvidence } from './rules.ts';
import { findLeafIndexes, findLeafRow } from './store.ts';

/** Both show what opens leaves, and say so: in the audit trail, and to the partners whose registrations they are. */
export const auditingCommands = [
  implement(
    openLeaf,
    async (c, { index }) => {
      const { vendorId } = c.actor;
      const row = c.authorize(await findLeafRow(c.tx, vendorId, index));
      const [leaf] = await presentLeaves(c.tx, vendorId, [row]);
      const { registration_id } = row;
      const handover = registration_id ? await selectHandover(c.tx, vendorId, registration_id) : null;
      const thread = registration_id ? await selectLeavesOf(c.tx, vendorId, registration_id) : [];
      if (registration_id) c.emit(leavesOpened, { person_id: c.actor.personId, registration_ids: [registration_id] });
      return {
        ...(leaf ?? fail('record.not_found')),
        receipt: await receiptOf(c.tx, vendorId, index),
        erased: (await erasedFields(c.tx, vendorId, [index])).get(index) ?? [],
        handover: handover && { index: handover.leaf_index, way: handover.way, at: handover.at.toISOString() },
        thread: thread.map(({ leaf_index, type, at }) => ({ index: leaf_index, type, at: at.toISOString() })),
      };
    },
    { afterSigning: true },
  ),

  implementArchive(
    downloadEvidence,
    async (c, { registration_id, from_index, to_index, at_most }) => {
      const { vendorId } = c.actor;
      const asked = registration_id
        ? { registrationId: registration_id }
        : { fromIndex: from_index as number, toIndex: to_index as number };
      const indexes = c.authorize(await findLeafIndexes(c.tx, vendorId, asked, mostLeavesInEvidence + 1));
      if (indexes.length === 0) fail('evidence.nothing');
      if (indexes.length > mostLeavesInEvidence) fail('evidence.too_much', { most: mostLeavesInEvidence });
      requireShort(indexes.length, at_most);
      const { archive, registrationIds } = await evidenceOf(c, indexes);
      c.emit(leavesOpened, { person_id: c.actor.personId, registration_ids: registrationIds });
      return archive;
    },
    { afterSigning: true },
  ),
];

async function receiptOf(tx: Tx, vendorId: string, index: number): Promise<string | null> {
  const checkpoint = await checkpointFor(tx, vendorId, index);
  return (checkpoint && (await receiptsUnder(tx, vendorId, [index], checkpoint)).get(index)?.text) ?? null;
}
