import { sql } from 'kysely';
import { sendAhead } from '../../../platform/db/driver.ts';
import { Shapes } from '../../../platform/db/shapes.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export interface Claimed {
  registrationId: string;
  partnerId: string;
  /** Customer tags of the leaf, base64. */
  tags: readonly string[];
}

const shapes = new Shapes();

/**
 * Where a registration bears a tag for the first time: at the locked head, where its leaf is written. Later leaves with the
 * same tag change nothing.
 */
export async function saveClaims(
  tx: Tx,
  vendorId: string,
  { registrationId, partnerId, tags }: Claimed,
): Promise<void> {
  for (const tag of tags) {
    const insert = shapes.filled('claim', { vendorId, tag, registrationId, partnerId }, (v) =>
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
              'h.size',
            ])
            .where('h.vendor_id', '=', v.vendorId),
        )
        .onConflict((conflict) => conflict.doNothing()),
    );
    await sendAhead(tx, insert);
  }
}
