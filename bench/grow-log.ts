/** Makes a log long: the nodes that appending would make, put into the tables in batches. */
import {
  append,
  type CompactRange,
  formatRange,
  type HashedNode,
  leafHash,
  parseRange,
  rangeRoot,
  utf8,
} from '../packages/receipt/src/index.ts';
import type { Database } from '../server/src/platform/db/pool.ts';
import { tenantTransaction } from '../server/src/platform/db/tenancy.ts';

const inOneBatch = 5_000;

/** The tree has `size` leaves afterwards; the new ones are hashes without a leaf that anybody could read. */
export async function growLog(db: Database, vendorId: string, size: number): Promise<void> {
  for (let done = 0; done < size; ) {
    done = await tenantTransaction(db, { vendorId, partnerId: 'all' }, async (tx) => {
      const head = await tx
        .selectFrom('log_heads')
        .select(['size', 'perfect_hashes'])
        .where('vendor_id', '=', vendorId)
        .forUpdate()
        .executeTakeFirstOrThrow();
      let range: CompactRange = parseRange(head.size, head.perfect_hashes);
      const made: HashedNode[] = [];
      while (range.size < size && made.length < inOneBatch) {
        const step = append(range, leafHash(utf8(`leaf ${range.size}`)));
        made.push(...step.made);
        range = step.range;
      }
      const rows = made.map(({ level, index, hash }) => ({
        vendor_id: vendorId,
        level,
        node_index: index,
        hash: Buffer.from(hash),
      }));
      await tx.insertInto('log_nodes').values(rows).execute();
      await tx
        .updateTable('log_heads')
        .set({
          size: range.size,
          perfect_hashes: Buffer.from(formatRange(range)),
          root: Buffer.from(rangeRoot(range)),
        })
        .where('vendor_id', '=', vendorId)
        .execute();
      return range.size;
    });
  }
}
