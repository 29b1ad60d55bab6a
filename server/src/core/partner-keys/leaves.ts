/** Whose key is whose, in the log itself: without that a vendor could sign in a partner's name with a key of its own. */
import { toBase64 } from '@kanal/receipt';
import { type EventWitness, inTransactionOf, type WitnessContext } from '../../platform/operations/feature.ts';
import { personLeft } from '../identity/index.ts';
import { appendLeaves, type LeafDraft, openParty } from '../trust/index.ts';
import { partnerKeyAdded, partnerKeyRetired } from './events.ts';
import { endKey, selectActiveKeys, selectKeyForLog, selectPersonName } from './store.ts';

interface Told {
  id: string;
  partner_id: string;
}

export const leafWitnesses: EventWitness[] = [
  {
    leaves: ['partner_key.added'],
    ...inTransactionOf(partnerKeyAdded, (c, { replaces, ...key }) => append(c, 'partner_key.added', key, { replaces })),
  },
  {
    leaves: ['partner_key.retired'],
    ...inTransactionOf(partnerKeyRetired, (c, { replaced_by, ...key }) =>
      append(c, 'partner_key.retired', key, { replaced_by }),
    ),
  },
  {
    leaves: ['partner_key.retired'],
    // Who has left the company signs nothing more in its name.
    ...inTransactionOf(personLeft, async (c, { person_id }) => {
      for (const key of await selectActiveKeys(c.tx, c.vendorId, person_id)) {
        await endKey(c.tx, c.vendorId, key.id, { retired_at: c.now, retired_by: c.actor?.personId ?? null });
        await append(c, 'partner_key.retired', key, {});
      }
    }),
  },
];

async function append(
  c: WitnessContext,
  type: LeafDraft['type'],
  { id, partner_id }: Told,
  more: LeafDraft['fields'],
): Promise<void> {
  const key = await selectKeyForLog(c.tx, c.vendorId, id);
  const by = await selectPersonName(c.tx, c.vendorId, c.actor?.personId ?? null);
  const party = await openParty(c.tx, c.vendorId, partner_id);
  const fields = {
    key_id: key.key_id,
    public_key: toBase64(key.public_key),
    owner: key.person_name,
    device: key.device,
    partner: key.partner_name,
    by,
    ...more,
  };
  const actor = c.actor?.kind === 'partner' ? 'partner' : c.actor?.kind === 'staff' ? 'vendor' : 'system';
  await appendLeaves(c.tx, c.vendorId, [{ type, at: c.now, actor, party, fields }]);
}
