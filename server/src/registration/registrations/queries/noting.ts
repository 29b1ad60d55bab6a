/** Who opened my deal: whatever the vendor's people read of a partner's registration counts, once a person and day. */
import type { Actor } from '../../../access/actors.ts';
import { localDate } from '../../../kernel/calendar/zone.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { recordRead } from '../store/readers.ts';

interface Read {
  vendor_id: string;
  id: string;
  partner_id: string;
  /** Days are counted in the partner's zone. */
  time_zone: string;
}

export async function noteRead(c: { tx: Tx; actor: Actor; now: Date }, row: Read): Promise<void> {
  if (c.actor.kind === 'staff') await recordRead(c.tx, row, c.actor.personId, localDate(c.now, row.time_zone), c.now);
}
