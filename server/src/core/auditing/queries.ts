import { epochDayOf, toInstant } from '../../kernel/calendar/zone.ts';
import { toPage } from '../../kernel/page.ts';
import { implement } from '../../platform/operations/implement.ts';
import { claimOrder } from './claim-order.ts';
import { listClaimOrder, listLeaves } from './contract.ts';
import { presentLeaves } from './present.ts';
import { selectLeafRows } from './store.ts';

/** Days of a reader as moments: from the beginning of the first to the end of the last. */
function period({ from, to }: { from?: string | undefined; to?: string | undefined }, timeZone: string) {
  const begin = (day: string, later: number) => toInstant({ epochDay: epochDayOf(day) + later, ms: 0 }, timeZone);
  return { from: from ? begin(from, 0) : undefined, until: to ? begin(to, 1) : undefined };
}

export const auditingQueries = [
  implement(listLeaves, async (c, input) => {
    const { type, partner_id, registration_id, from_index, to_index, cursor, limit } = input;
    const rows = await selectLeafRows(c.tx, c.scope(), {
      ...{ type, partnerId: partner_id, registrationId: registration_id, fromIndex: from_index, toIndex: to_index },
      ...period(input, c.actor.timeZone),
      neverOpened: input.never_opened === 'true',
      cursor,
      limit,
    });
    const { items, nextCursor } = toPage(rows, limit, (row) => [row.leaf_index]);
    return { items: await presentLeaves(c.tx, c.actor.vendorId, items), nextCursor };
  }),

  implement(listClaimOrder, (c, { verdict, cursor, limit, ...days }) =>
    claimOrder(c.tx, c.scope(), { ...period(days, c.actor.timeZone), verdict, cursor, limit }),
  ),
];
