import { localDate } from '../../../kernel/calendar/zone.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { recordRead } from '../../registrations/index.ts';
import { peopleOf } from '../commands/apply.ts';
import { getDeal, listDealEvents, listDealPeople } from '../contract/deals.ts';
import { reachOf } from '../policy.ts';
import { readDeal } from '../store/deals.ts';
import { selectDealEvents } from '../store/events.ts';
import { presentDeal } from './present.ts';

export const dealQueries = [
  implement(getDeal, async (c, input) => {
    const row = c.authorize(await readDeal(c.tx, reachOf(c.actor), input.id));
    if (c.actor.kind === 'staff') {
      const { vendor_id, registration_id: id, partner_id, time_zone } = row;
      await recordRead(c.tx, { vendor_id, id, partner_id }, c.actor.personId, localDate(c.now, time_zone), c.now);
    }
    return presentDeal(c, row);
  }),

  implement(listDealEvents, async (c, input) => {
    const row = c.authorize(await readDeal(c.tx, reachOf(c.actor), input.id));
    const items = (await selectDealEvents(c.tx, row.vendor_id, row.registration_id)).map((each) => ({
      ...each,
      at: each.at.toISOString(),
      actor_kind: each.actor_kind as 'staff' | 'partner' | 'system',
      data: each.data as Record<string, unknown>,
    }));
    return { items, nextCursor: null };
  }),

  implement(listDealPeople, async (c, input) => {
    const row = c.authorize(await readDeal(c.tx, reachOf(c.actor), input.id));
    return { items: await peopleOf(c, row), nextCursor: null };
  }),
];
