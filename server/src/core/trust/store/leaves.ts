/** Leaves, what opens their fields, and the commitments that leaves of one registration or one partner share. */
import { randomBytes } from 'node:crypto';
import type { StrictJson } from '@kanal/receipt';
import { sendAhead } from '../../../platform/db/driver.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export interface Thread {
  salt: Uint8Array;
  /** null: nothing has been written about this registration yet. */
  lastIndex: number | null;
}

/** The thread of a registration, with a fresh salt when it is new. The caller holds the registration's lock. */
export async function selectThread(tx: Tx, vendorId: string, registrationId: string): Promise<Thread> {
  const row = await tx
    .selectFrom('log_threads')
    .select(['salt', 'last_index'])
    .where('vendor_id', '=', vendorId)
    .where('registration_id', '=', registrationId)
    .executeTakeFirst();
  return row ? { salt: row.salt, lastIndex: row.last_index } : { salt: randomBytes(32), lastIndex: null };
}

/** Salt of the commitment to a partner, made with its first leaf; of two that are first at once, one waits and reads. */
export async function partySalt(tx: Tx, vendorId: string, partnerId: string): Promise<Uint8Array> {
  const known = await selectPartySalt(tx, vendorId, partnerId);
  if (known) return known;
  const party = { vendor_id: vendorId, partner_id: partnerId, salt: randomBytes(32) };
  await tx
    .insertInto('log_parties')
    .values(party)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await selectPartySalt(tx, vendorId, partnerId)) ?? party.salt;
}

async function selectPartySalt(tx: Tx, vendorId: string, partnerId: string): Promise<Uint8Array | undefined> {
  const row = await tx
    .selectFrom('log_parties')
    .select('salt')
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId)
    .executeTakeFirst();
  return row?.salt;
}

export interface NewLeaf {
  index: number;
  type: string;
  at: Date;
  /** Canonical JSON. */
  text: string;
  about: { registrationId: string; partnerId: string } | null;
  threadSalt: Uint8Array | null;
  openings: { label: string; salt: Uint8Array; value: StrictJson }[];
}

export async function saveLeaf(tx: Tx, vendorId: string, leaf: NewLeaf): Promise<void> {
  const place = { vendor_id: vendorId, leaf_index: leaf.index, partner_id: leaf.about?.partnerId ?? null };
  const row = {
    ...place,
    registration_id: leaf.about?.registrationId ?? null,
    type: leaf.type,
    at: leaf.at,
    leaf: leaf.text,
  };
  await sendAhead(tx, tx.insertInto('log_leaves').values(row));
  if (leaf.openings.length > 0) {
    const rows = leaf.openings.map(({ label, salt, value }) => ({
      ...place,
      label,
      salt: Buffer.from(salt),
      value: JSON.stringify(value),
    }));
    await sendAhead(tx, tx.insertInto('log_openings').values(rows));
  }
  if (leaf.about && leaf.threadSalt) {
    const thread = {
      vendor_id: vendorId,
      registration_id: leaf.about.registrationId,
      partner_id: leaf.about.partnerId,
      salt: Buffer.from(leaf.threadSalt),
      last_index: leaf.index,
    };
    const save = tx
      .insertInto('log_threads')
      .values(thread)
      .onConflict((conflict) =>
        conflict.columns(['vendor_id', 'registration_id']).doUpdateSet({ last_index: leaf.index }),
      );
    await sendAhead(tx, save);
  }
}
