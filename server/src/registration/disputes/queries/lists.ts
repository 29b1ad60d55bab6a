import { vendorCalendar } from '../../../core/calendar/index.ts';
import { localDate } from '../../../kernel/calendar/zone.ts';
import { toPage } from '../../../kernel/page.ts';
import { type Context, implement } from '../../../platform/operations/implement.ts';
import { recordRead } from '../../registrations/index.ts';
import { wholeCourt } from '../commands/court.ts';
import { countDisputes, getDispute, listDisputes } from '../contract/reads.ts';
import { seesAllCases } from '../policy.ts';
import type { PartyRecord } from '../store/cases.ts';
import {
  countDesk,
  countOwnParties,
  type DeskFilter,
  deskKeys,
  partiesOfCases,
  selectCases,
  selectDesk,
  selectOwnParties,
} from '../store/lists.ts';
import { presentDispute } from './present.ts';
import { presentRows, type Reading, type RowOf } from './rows.ts';

type Listing = Context<{ permission: 'dispute.read' }>;

const readingOf = (c: Listing): Reading => ({
  tx: c.tx,
  now: c.now,
  vendorId: c.actor.vendorId,
  personId: c.actor.personId,
  partnerId: c.actor.partnerId,
});

const whose = (c: Listing) => ({
  judgedBy: seesAllCases(c.actor) ? null : c.actor.personId,
  personId: c.actor.personId,
});

export const listQueries = [
  implement(listDisputes, async (c, input) =>
    c.actor.partnerId === null ? desk(c, { ...input, ...whose(c) }) : own(c, c.actor.partnerId, input),
  ),

  implement(countDisputes, async (c) => {
    const { partnerId, vendorId } = c.actor;
    if (partnerId !== null) return { ...(await countOwnParties(c.tx, { vendorId, partnerId })), mine: 0, overdue: 0 };
    const scope = c.scope();
    const count = (view: DeskFilter['view']) => countDesk(c.tx, scope, { view, ...whose(c) }, c.now);
    return {
      open: await count('open'),
      mine: c.actor.personId ? await count('mine') : 0,
      overdue: await count('overdue'),
      closed: await count('closed'),
    };
  }),

  implement(getDispute, async (c, { id }) => {
    const view = await presentDispute(c, id);
    if (c.actor.kind === 'staff') {
      const { timeZone } = await vendorCalendar(c.tx, c.actor.vendorId);
      for (const { registration, partner } of view.parties_seen) {
        const row = { vendor_id: c.actor.vendorId, id: registration.id, partner_id: partner.id };
        await recordRead(c.tx, row, c.actor.personId, localDate(c.now, timeZone), c.now);
      }
    }
    return view;
  }),
];

async function desk(c: Listing, filter: DeskFilter) {
  const rows = await selectDesk(c.tx, c.scope(), filter, c.now);
  const { items, nextCursor } = toPage(rows, filter.limit, deskKeys(filter.view === 'closed'));
  const parties = Map.groupBy(
    await partiesOfCases(
      c.tx,
      c.actor.vendorId,
      items.map(({ id }) => id),
    ),
    (party) => party.dispute_id,
  );
  const told = items.flatMap((dispute): RowOf[] => {
    const all = parties.get(dispute.id) ?? [];
    return all[0] ? [{ dispute, party: all[0], parties: all.length }] : [];
  });
  return { items: await presentRows(readingOf(c), told), nextCursor };
}

type Question = Pick<DeskFilter, 'view' | 'registration_id' | 'cursor' | 'limit'>;

/** Its own sides under row security; then the cases that they belong to. */
async function own(c: Listing, partnerId: string, { view, ...filter }: Question) {
  const { vendorId } = c.actor;
  const asked = { ...filter, closed: filter.registration_id ? null : view === 'closed' };
  const rows: PartyRecord[] = await selectOwnParties(c.tx, { vendorId, partnerId }, asked);
  const { items, nextCursor } = toPage(rows, filter.limit, (row) => [row.joined_at.toISOString(), row.id]);
  return wholeCourt(c, async () => {
    const cases = await selectCases(
      c.tx,
      vendorId,
      items.map((party) => party.dispute_id),
    );
    const told = items.flatMap((party): RowOf[] => {
      const dispute = cases.get(party.dispute_id);
      return dispute ? [{ dispute, party, parties: 1 }] : [];
    });
    return { items: await presentRows(readingOf(c), told), nextCursor };
  });
}
