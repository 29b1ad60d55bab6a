import { epochDayOf, toInstant } from '../../kernel/calendar/zone.ts';
import { toPage } from '../../kernel/page.ts';
import { type Context, implement } from '../../platform/operations/implement.ts';
import { vendorCalendar } from '../calendar/index.ts';
import { claimOrder } from './claim-order.ts';
import { listClaimOrder, listLeaves } from './contract.ts';
import { presentLeaves } from './present.ts';
import { selectLeafRows } from './store.ts';

/**
 * Days as moments: from the beginning of the first to the end of the last. The vendor's days for every reader, as its months
 * of never-opened registrations are: two auditors who name one day have to see the same leaves.
 */
async function period(
  { tx, actor }: Pick<Context<{ permission: 'log.audit' }>, 'tx' | 'actor'>,
  { from, to }: { from?: string | undefined; to?: string | undefined },
) {
  const { timeZone } = await vendorCalendar(tx, actor.vendorId);
  const begin = (day: string, later: number) => toInstant({ epochDay: epochDayOf(day) + later, ms: 0 }, timeZone);
  return { from: from ? begin(from, 0) : undefined, until: to ? begin(to, 1) : undefined };
}

export const auditingQueries = [
  implement(listLeaves, async (c, input) => {
    const { type, partner_id, registration_id, from_index, to_index, cursor, limit } = input;
    const rows = await selectLeafRows(c.tx, c.scope(), {
      ...{ type, partnerId: partner_id, registrationId: registration_id, fromIndex: from_index, toIndex: to_index },
      ...(await period(c, input)),
      neverOpened: input.never_opened === 'true',
      cursor,
      limit,
    });
    const { items, nextCursor } = toPage(rows, limit, (row) => [row.leaf_index]);
    return { items: await presentLeaves(c.tx, c.actor.vendorId, items), nextCursor };
  }),

  implement(listClaimOrder, async (c, { verdict, cursor, limit, ...days }) =>
    claimOrder(c.tx, c.scope(), { ...(await period(c, days)), verdict, cursor, limit }),
  ),
];
