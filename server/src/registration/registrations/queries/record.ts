import { implement } from '../../../platform/operations/implement.ts';
import { getRegistration, listRegistrationEvents, listRegistrationReaders } from '../contract/reads.ts';
import { selectEvents } from '../store/history.ts';
import { selectReaders } from '../store/readers.ts';
import { readRegistration } from '../store/registrations.ts';
import { noteRead } from './noting.ts';
import { presentRegistration } from './present.ts';

/** What the history keeps for the programme and nobody needs to read: who was compared with whom. */
const vendorOnlyEvents = ['judge'];

/** The claim before a change is kept for the programme alone: what was changed stands beside it. */
function shown({ kept: _kept, ...data }: Record<string, unknown>): Record<string, unknown> {
  return data;
}

export const recordQueries = [
  implement(getRegistration, async (c, input) => {
    const row = c.authorize(await readRegistration(c.tx, c.actor.vendorId, input.id));
    if (row.state !== 'draft') await noteRead(c, row);
    return presentRegistration(c, row);
  }),

  implement(listRegistrationEvents, async (c, input) => {
    const row = c.authorize(await readRegistration(c.tx, c.actor.vendorId, input.id));
    if (row.state !== 'draft') await noteRead(c, row);
    const forVendor = c.actor.partnerId === null;
    const events = await selectEvents(c.tx, row.vendor_id, row.id);
    const items = events
      .filter((each) => forVendor || !vendorOnlyEvents.includes(each.type))
      // Counted anew for a partner: a gap would tell that its claim was compared with another.
      .map((each, at) => ({
        seq: forVendor ? each.seq : at + 1,
        type: each.type,
        at: each.at.toISOString(),
        from_state: each.from_state,
        to_state: each.to_state,
        actor_kind: each.actor_kind as 'staff' | 'partner' | 'system',
        actor_name: each.actor_name,
        reason_code: each.reason_code,
        note: each.note,
        ...(forVendor ? { internal_note: each.internal_note } : {}),
        rules_version: each.rules_version,
        data: shown(each.data as Record<string, unknown>),
      }));
    return { items, nextCursor: null };
  }),

  implement(listRegistrationReaders, async (c, input) => {
    const row = c.authorize(await readRegistration(c.tx, c.actor.vendorId, input.id));
    const readers = await selectReaders(c.tx, row.vendor_id, row.id);
    const items = readers.map((each) => ({
      person_name: each.person_name,
      position: each.position,
      first_at: each.first_at.toISOString(),
    }));
    return { items, nextCursor: null };
  }),
];
