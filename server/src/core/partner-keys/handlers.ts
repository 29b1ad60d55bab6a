import { partnerKeyId, toBase64 } from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import type { Actor } from '../../access/actors.ts';
import { newId } from '../../kernel/ids.ts';
import { toPage } from '../../kernel/page.ts';
import { accept, fail } from '../../kernel/problem.ts';
import { type Context, implement } from '../../platform/operations/implement.ts';
import { logName, receiptFile, selectLeaves, selectLeavesAbout } from '../trust/index.ts';
import { addPartnerKey, downloadKeyReceipt, listPartnerKeys, retirePartnerKey } from './contract.ts';
import { partnerKeyAdded, partnerKeyRetired } from './events.ts';
import { mayRetire } from './policy.ts';
import { maxActiveKeys, provenKey } from './rules.ts';
import {
  endKey,
  findKey,
  insertKey,
  type KeyOwner,
  keyKeys,
  lockKey,
  lockOwner,
  type PartnerKeyRow,
  selectKeys,
} from './store.ts';

type Reading = Context<{ permission: 'partner_key.read' }>;
type Managing = Context<{ permission: 'partner_key.manage' }>;

export const partnerKeyOperations = [
  implement(addPartnerKey, async (c, { device, replaces, ...proof }) => {
    const { vendorId, personId } = c.actor;
    if (personId === null) fail('access.forbidden');
    const owner = c.authorize(await lockOwner(c.tx, vendorId, personId));
    const vendor = await logName(c.tx, vendorId);
    const publicKey = accept(provenKey(proof, { vendor, personId }, c.now, verifyWithNode));
    const keyId = partnerKeyId(publicKey);
    const old = replaces === undefined ? null : await ownKey(c, replaces, owner);
    if (owner.activeKeys - (old ? 1 : 0) >= maxActiveKeys) fail('partner_key.too_many', { limit: maxActiveKeys });
    const id = newId(c.now);
    const key = { vendor_id: vendorId, id, partner_id: owner.partnerId, person_id: personId, key_id: keyId };
    const listed = { ...key, public_key: Buffer.from(publicKey), device, created_at: c.now };
    if (!(await insertKey(c.tx, listed))) fail('partner_key.taken', { key_id: keyId });
    if (old) await retire(c, old, keyId);
    const { vendor_id: _, ...told } = key;
    c.emit(partnerKeyAdded, { ...told, replaces: old?.key_id ?? null });
    return present(c.actor, c.authorize(await findKey(c.tx, vendorId, id)));
  }),
  implement(listPartnerKeys, async (c, input) => {
    const page = toPage(await selectKeys(c.tx, c.scope(), input), input.limit, keyKeys);
    return { nextCursor: page.nextCursor, items: page.items.map((row) => present(c.actor, row)) };
  }),
  implement(
    downloadKeyReceipt,
    async (c, { id, event }) => {
      const key = c.authorize(await findKey(c.tx, c.actor.vendorId, id));
      const index = await leafOf(c, key, event);
      if (index === null) fail('record.not_found');
      const { name, mediaType, text } = await receiptFile(c.tx, c.actor.vendorId, index);
      return { name, mediaType, text };
    },
    { afterSigning: true },
  ),
  implement(retirePartnerKey, async (c, { id }) => {
    const key = c.authorize(await lockKey(c.tx, c.actor.vendorId, id));
    if (key.retired_at) fail('partner_key.retired', { key_id: key.key_id });
    if (!mayRetire(c.actor, key)) fail('access.forbidden', { permission: 'partner_key.manage' });
    await retire(c, key, null);
    return present(c.actor, c.authorize(await findKey(c.tx, c.actor.vendorId, id)));
  }),
];

/** Index of the leaf that says so of this key; null: nothing of the kind was written. */
async function leafOf(
  { tx, actor: { vendorId } }: Reading,
  { partner_id: partnerId, key_id, created_at, retired_at }: PartnerKeyRow,
  event: 'added' | 'retired',
): Promise<number | null> {
  const at = event === 'added' ? created_at : retired_at;
  if (!at) return null;
  const type = `partner_key.${event}` as const;
  const indexes = await selectLeavesAbout(tx, vendorId, { partnerId, type, at });
  const leaves = await selectLeaves(tx, vendorId, indexes);
  // All keys of somebody who leaves end at one moment.
  const own = [...leaves.values()].find(({ openings }) =>
    openings.some(({ label, value }) => label === 'key_id' && value === key_id),
  );
  return own?.index ?? null;
}

/** A key that was lost is replaced by its owner alone. */
async function ownKey(c: Managing, id: string, owner: KeyOwner): Promise<PartnerKeyRow> {
  const key = c.authorize(await lockKey(c.tx, c.actor.vendorId, id));
  if (key.person_id !== owner.personId) fail('request.invalid', {}, [{ path: 'replaces', code: 'field.not_found' }]);
  if (key.retired_at) fail('partner_key.retired', { key_id: key.key_id });
  return key;
}

async function retire(c: Managing, key: PartnerKeyRow, replaced_by: string | null): Promise<void> {
  await endKey(c.tx, c.actor.vendorId, key.id, { retired_at: c.now, retired_by: c.actor.personId });
  const { id, key_id, partner_id, person_id } = key;
  c.emit(partnerKeyRetired, { id, key_id, partner_id, person_id, replaced_by });
}

function present(actor: Actor, row: PartnerKeyRow) {
  return {
    id: row.id,
    key_id: row.key_id,
    public_key: toBase64(row.public_key),
    device: row.device,
    person: { id: row.person_id, full_name: row.person_name },
    partner: { id: row.partner_id, name: row.partner_name },
    created_at: row.created_at.toISOString(),
    retired_at: row.retired_at?.toISOString() ?? null,
    can: { retire: mayRetire(actor, row) },
  };
}
