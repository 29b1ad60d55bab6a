import { type Compilable, sql } from 'kysely';
import { Shapes } from '../../../platform/db/shapes.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { newestLeaf } from './tree.ts';

export interface Claimed {
  registrationId: string;
  partnerId: string;
  /** Customer tags of the leaf, base64. */
  tags: readonly string[];
}

const shapes = new Shapes();

/**
 * Where a registration bears a tag for the first time: in the leaf behind which the head has just been moved. Later leaves
 * with the same tag change nothing.
 */
export function saveClaims(tx: Tx, vendorId: string, { registrationId, partnerId, tags }: Claimed): Compilable[] {
  return tags.map((tag) =>
    shapes.filled('claim', { vendorId, tag, registrationId, partnerId }, (v) =>
      tx
        .insertInto('log_claims')
        .columns(['vendor_id', 'tag', 'registration_id', 'partner_id', 'first_index'])
        .expression(
          tx
            .selectFrom('log_heads as h')
            .select([
              sql<string>`${v.vendorId}::uuid`.as('vendor_id'),
              sql<string>`${v.tag}::text`.as('tag'),
              sql<string>`${v.registrationId}::uuid`.as('registration_id'),
              sql<string>`${v.partnerId}::uuid`.as('partner_id'),
              newestLeaf.as('first_index'),
            ])
            .where('h.vendor_id', '=', v.vendorId),
        )
        .onConflict((conflict) => conflict.doNothing()),
    ),
  );
}
