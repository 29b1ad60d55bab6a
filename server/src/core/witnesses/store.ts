import { sql } from 'kysely';
import { seal, type Unchecked } from '../../access/guard.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import type { WitnessFacts } from './rules.ts';

/** Witnesses by name, each with the newest checkpoint that it cosigned. */
export async function selectWitnesses(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('log_witnesses as w')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('log_cosignatures as c')
          .select(['c.size', 'c.cosigned_at'])
          .where('c.vendor_id', '=', vendorId)
          .whereRef('c.verifier_key', '=', 'w.verifier_key')
          .orderBy('c.size', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .select(['w.name', 'w.verifier_key', 'w.url', 'newest.size as last_size', 'newest.cosigned_at as last_at'])
    .where('w.vendor_id', '=', vendorId)
    .orderBy('w.name')
    .execute();
}

/** How many of them are enough, and the vendor's own row sealed for whoever asks for it. */
export async function findQuorum(tx: Tx, vendorId: string): Promise<Unchecked<{ quorum: number }> | null> {
  const row = await tx.selectFrom('vendors').select('log_quorum').where('vendor_id', '=', vendorId).executeTakeFirst();
  return row ? seal({ quorum: row.log_quorum }, { vendorId, partnerId: null }) : null;
}

export async function lockQuorum(tx: Tx, vendorId: string): Promise<Unchecked<{ quorum: number }> | null> {
  await tx.selectFrom('vendors').select('vendor_id').where('vendor_id', '=', vendorId).forUpdate().execute();
  return findQuorum(tx, vendorId);
}

/** What witnesses that are no longer named have cosigned stays. */
export async function replaceWitnesses(
  tx: Tx,
  vendorId: string,
  { witnesses, quorum }: { witnesses: readonly WitnessFacts[]; quorum: number },
  now: Date,
): Promise<void> {
  await tx.deleteFrom('log_witnesses').where('vendor_id', '=', vendorId).execute();
  const rows = witnesses.map((witness) => ({ vendor_id: vendorId, ...witness, created_at: now }));
  if (rows.length > 0) await tx.insertInto('log_witnesses').values(rows).execute();
  await tx
    .updateTable('vendors')
    .set({ log_quorum: quorum, updated_at: now })
    .where('vendor_id', '=', vendorId)
    .execute();
}

/** Signature lines of one checkpoint, of witnesses that are named now. */
export async function selectCosignatures(tx: Tx, vendorId: string, size: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('log_cosignatures as c')
    .innerJoin('log_witnesses as w', 'w.verifier_key', 'c.verifier_key')
    .select('c.line')
    .where('c.vendor_id', '=', vendorId)
    .where('w.vendor_id', '=', vendorId)
    .where('c.size', '=', size)
    .orderBy('w.name')
    .execute();
  return rows.map(({ line }) => line);
}

export interface Quorum {
  /** Witnesses that are enough; 0: none is asked for. */
  needed: number;
  /** Leaves of the newest checkpoint that enough of them cosigned; 0: there is none yet. */
  size: number;
}

export async function selectQuorum(tx: Tx, vendorId: string): Promise<Quorum> {
  const vendor = await tx
    .selectFrom('vendors')
    .select('log_quorum')
    .where('vendor_id', '=', vendorId)
    .executeTakeFirstOrThrow();
  const needed = vendor.log_quorum;
  if (needed === 0) return { needed, size: 0 };
  const row = await tx
    .selectFrom('log_cosignatures as c')
    .innerJoin('log_witnesses as w', 'w.verifier_key', 'c.verifier_key')
    .select('c.size')
    .where('c.vendor_id', '=', vendorId)
    .where('w.vendor_id', '=', vendorId)
    .groupBy('c.size')
    .having(sql<number>`count(*)`, '>=', needed)
    .orderBy('c.size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { needed, size: row?.size ?? 0 };
}

/** Keeps the first answer for a checkpoint. */
export async function insertCosignature(
  tx: Tx,
  vendorId: string,
  cosignature: { size: number; verifier_key: string; line: string; cosigned_at: Date },
): Promise<void> {
  await tx
    .insertInto('log_cosignatures')
    .values({ vendor_id: vendorId, ...cosignature })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
