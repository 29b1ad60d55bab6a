import { parseCheckpoint, parseNote, toBase64 } from '@kanal/receipt';
import { fail } from '../../kernel/problem.ts';
import { type Context, implement } from '../../platform/operations/implement.ts';
import { vendorCalendar } from '../calendar/index.ts';
import { type Quorum, selectQuorum } from '../witnesses/index.ts';
import { downloadReceipt, downloadReceiptPdf, getLogHead, listReceipts } from './contract.ts';
import { receiptHandedOver } from './events.ts';
import { readPolicy } from './read-policy.ts';
import { receiptPdf } from './receipt-document.ts';
import { type ReceiptFile, receiptFile } from './receipt-file.ts';
import { recordHandover } from './store/handovers.ts';
import { selectCheckpoint, selectKeyInUse } from './store/notes.ts';
import { findThread, selectLeavesOf } from './store/receipts.ts';

type Reading = Context<{ permission: 'registration.read' }>;

/** Receipts wait for the signature of what was committed before the question: a receipt is there as soon as its event is. */
export const receiptQueries = [
  implement(
    listReceipts,
    async (c, { id }) => {
      const { vendorId } = c.actor;
      const { registrationId } = c.authorize(await findThread(c.tx, vendorId, id));
      const leaves = await selectLeavesOf(c.tx, vendorId, registrationId);
      const key = await selectKeyInUse(c.tx, vendorId);
      const quorum = await selectQuorum(c.tx, vendorId);
      return {
        vkey: key?.verifier_key ?? null,
        items: leaves.map(({ leaf_index, type, at }) => ({
          id: String(leaf_index),
          type,
          at: at.toISOString(),
          index: leaf_index,
          url: `/v1/registrations/${registrationId}/receipts/${leaf_index}`,
          witnessed: witnessedBy(quorum, leaf_index),
        })),
        nextCursor: null,
      };
    },
    { afterSigning: true },
  ),

  implement(
    downloadReceipt,
    async (c, { id, index }) => {
      const { name, mediaType, text } = await ownFile(c, id, index);
      return { name, mediaType, text };
    },
    { afterSigning: true },
  ),

  implement(
    downloadReceiptPdf,
    async (c, { id, index }) => {
      const { name, text } = await ownFile(c, id, index);
      const policy = (await readPolicy(c.tx, c.actor.vendorId)) ?? fail('record.not_found');
      const bytes = await receiptPdf({ name, file: text, index, policy }, c.actor);
      return { name: `kanal-${index}.pdf`, mediaType: 'application/pdf', bytes };
    },
    { afterSigning: true },
  ),

  // Says what has been signed, and waits for nothing: it stands at the foot of every page.
  implement(getLogHead, async (c) => {
    const checkpoint = await selectCheckpoint(c.tx, c.actor.vendorId);
    const { timeZone: time_zone } = await vendorCalendar(c.tx, c.actor.vendorId);
    if (!checkpoint) return { checkpoint: null, time_zone };
    const { size, root } = parseCheckpoint(parseNote(checkpoint.note).text);
    return { checkpoint: { size, root: toBase64(root), at: checkpoint.signed_at.toISOString() }, time_zone };
  }),
];

/** @throws `record.not_found` for a leaf of something else */
async function ownFile(c: Reading, id: string, index: number): Promise<ReceiptFile> {
  const { registrationId } = c.authorize(await findThread(c.tx, c.actor.vendorId, id));
  const file = await receiptFile(c.tx, c.actor.vendorId, index);
  if (file.registrationId !== registrationId) fail('record.not_found');
  await handOver(c, registrationId, index);
  return file;
}

/** Only its own partner's having a receipt says that a registration is no invention of the vendor's. */
async function handOver({ tx, actor, now, emit }: Reading, registrationId: string, index: number): Promise<void> {
  if (actor.kind !== 'partner' || actor.partnerId === null) return;
  const { vendorId, partnerId } = actor;
  const way = actor.via === 'session' ? 'cabinet' : 'api';
  if (await recordHandover(tx, vendorId, { registrationId, partnerId, index, way, at: now }))
    emit(receiptHandedOver, { registration_id: registrationId, index, way });
}

function witnessedBy({ needed, size }: Quorum, index: number): 'none' | 'below_quorum' | 'quorum' {
  if (needed === 0) return 'none';
  return size > index ? 'quorum' : 'below_quorum';
}
