/** Leaves, and the commitments that leaves of one registration or one partner share. */
import { randomBytes } from 'node:crypto';
import type { LeafType } from '@kanal/receipt';
import { type Compilable, sql } from 'kysely';
import { Shapes } from '../../../platform/db/shapes.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { type FieldOpening, insertNewestOpenings } from './openings.ts';
import { makeHead, newestLeaf } from './tree.ts';

/** A registration in the log: what its leaves share, and where the last of them stands. */
export interface Thread {
  registrationId: string;
  partnerId: string;
  salt: Uint8Array;
  partySalt: Uint8Array;
  /** null: nothing has been written about this registration yet. */
  lastIndex: number | null;
}

/** A partner in the log: what all leaves about it share. */
export interface Party {
  partnerId: string;
  salt: Uint8Array;
}

const shapes = new Shapes();
/** Registrations that the transaction has written a leaf about: what was asked of their thread before is not so any more. */
const writtenAbout = new WeakMap<Tx, Set<string>>();

interface KnownThread {
  salt: Uint8Array | null;
  last_index: number | null;
  party_salt: Uint8Array | null;
}

/** What a leaf about a registration begins with. */
export interface ThreadQuestion {
  query: Compilable<KnownThread>;
  /** Salts are fresh where the registration or its partner is new. The caller holds the registration's lock. */
  read(rows: readonly KnownThread[]): Promise<Thread>;
}

/** To be asked after the event is saved, together with whatever else its leaf needs. */
export function askThread(
  tx: Tx,
  vendorId: string,
  { registrationId, partnerId }: Pick<Thread, 'registrationId' | 'partnerId'>,
): ThreadQuestion {
  const query = shapes.filled('thread', { vendorId, registrationId, partnerId }, (v) =>
    tx
      // Where there are leaves there is a head: one row, whatever is known of the other two.
      .selectFrom('log_heads as h')
      .leftJoin('log_threads as t', (on) =>
        on.on('t.vendor_id', '=', v.vendorId).on('t.registration_id', '=', v.registrationId),
      )
      .leftJoin('log_parties as p', (on) => on.on('p.vendor_id', '=', v.vendorId).on('p.partner_id', '=', v.partnerId))
      .select(['t.salt', 't.last_index', 'p.salt as party_salt'])
      .where('h.vendor_id', '=', v.vendorId),
  );
  const read = async (rows: readonly KnownThread[]) => {
    const stale = writtenAbout.get(tx)?.has(registrationId);
    const [row] = stale ? (await tx.executeQuery(query.compile())).rows : rows;
    if (!row) await makeHead(tx, vendorId);
    return {
      registrationId,
      partnerId,
      salt: row?.salt ?? randomBytes(32),
      lastIndex: row?.last_index ?? null,
      partySalt: row?.party_salt ?? (await makeParty(tx, vendorId, partnerId)),
    };
  };
  return { query, read };
}

/** The partner of an event that is about no registration. */
export async function openParty(tx: Tx, vendorId: string, partnerId: string): Promise<Party> {
  return { partnerId, salt: await makeParty(tx, vendorId, partnerId) };
}

/** Salt of the commitment to a partner, made with its first leaf; of two that are first at once, one waits and reads. */
async function makeParty(tx: Tx, vendorId: string, partnerId: string): Promise<Uint8Array> {
  const party = { vendor_id: vendorId, partner_id: partnerId, salt: randomBytes(32) };
  await tx
    .insertInto('log_parties')
    .values(party)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom('log_parties')
    .select('salt')
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId)
    .executeTakeFirst();
  return row?.salt ?? party.salt;
}

export interface NewLeaf {
  type: LeafType;
  at: Date;
  /** Canonical JSON. */
  text: string;
  thread: Thread | null;
  /** Whose receipt it is; null: what concerns the log or the programme. */
  partnerId: string | null;
  openings: readonly FieldOpening[];
}

/** Writes the leaf behind which the head has just been moved, and what belongs to it. */
export function saveLeaf(tx: Tx, vendorId: string, leaf: NewLeaf): Compilable[] {
  const { type, at, text, thread, partnerId, openings } = leaf;
  const values = { vendorId, partnerId, registrationId: thread?.registrationId ?? null, type, at, text };
  // Without a head the greatest place is null, which no leaf may have: nothing is committed without its leaf.
  const insert = shapes.filled('leaf', values, (v) =>
    tx
      .insertInto('log_leaves')
      .columns(['vendor_id', 'leaf_index', 'partner_id', 'registration_id', 'type', 'at', 'leaf'])
      .expression(
        tx
          .selectFrom('log_heads as h')
          .select((eb) => [
            sql<string>`${v.vendorId}::uuid`.as('vendor_id'),
            eb.fn.max(newestLeaf).as('leaf_index'),
            sql<string>`${v.partnerId}::uuid`.as('partner_id'),
            sql<string>`${v.registrationId}::uuid`.as('registration_id'),
            sql<string>`${v.type}::text`.as('type'),
            sql<Date>`${v.at}::timestamptz`.as('at'),
            sql<string>`${v.text}::text`.as('leaf'),
          ])
          .where('h.vendor_id', '=', v.vendorId),
      ),
  );
  return [
    insert,
    ...(openings.length > 0 ? [insertNewestOpenings(tx, vendorId, { partnerId, openings })] : []),
    ...(thread ? [saveThread(tx, vendorId, thread)] : []),
  ];
}

function saveThread(tx: Tx, vendorId: string, { registrationId, partnerId, salt }: Thread) {
  const written = writtenAbout.get(tx) ?? new Set();
  writtenAbout.set(tx, written.add(registrationId));
  const values = { vendorId, registrationId, partnerId, salt: Buffer.from(salt) };
  return shapes.filled('save thread', values, (v) =>
    tx
      .insertInto('log_threads')
      .columns(['vendor_id', 'registration_id', 'partner_id', 'salt', 'last_index'])
      .expression(
        tx
          .selectFrom('log_heads as h')
          .select([
            sql<string>`${v.vendorId}::uuid`.as('vendor_id'),
            sql<string>`${v.registrationId}::uuid`.as('registration_id'),
            sql<string>`${v.partnerId}::uuid`.as('partner_id'),
            sql<Buffer>`${v.salt}::bytea`.as('salt'),
            newestLeaf.as('last_index'),
          ])
          .where('h.vendor_id', '=', v.vendorId),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['vendor_id', 'registration_id'])
          .doUpdateSet((eb) => ({ last_index: eb.ref('excluded.last_index') })),
      ),
  );
}
