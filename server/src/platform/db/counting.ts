import type { SelectQueryBuilder } from 'kysely';
import type { DB } from './schema.gen.ts';
import type { Tx } from './tenancy.ts';

/** How many rows a query finds, counting no further than its own `limit`: whoever asks whether there are too many waits for no more. */
export async function countFound<O>(tx: Tx, rows: SelectQueryBuilder<DB, never, O>): Promise<number> {
  const { n } = await tx
    .selectFrom(rows.as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}
