import type { z } from 'zod';
import type { Actor } from '../../access/actors.ts';
import type { EventType } from '../../kernel/event.ts';
import { newId } from '../../kernel/ids.ts';
import { toPage } from '../../kernel/page.ts';
import { accept, fail } from '../../kernel/problem.ts';
import { nextState } from '../../kernel/transitions.ts';
import { type Context, implement } from '../../platform/operations/implement.ts';
import { type Complaint, closeComplaint, listComplaints, makeComplaint, takeComplaint } from './contract.ts';
import { complaintClosed, complaintMade } from './events.ts';
import { complaintTable, fitsOutcome } from './rules.ts';
import {
  type ComplaintRow,
  insertComplaint,
  lockComplaint,
  readComplaint,
  saveComplaint,
  selectComplaints,
} from './store.ts';

type Acting = Pick<Context<{ permission: 'complaint.make' }>, 'tx' | 'actor' | 'emit'>;
const handles = (actor: Actor) => actor.grants.has('complaint.handle');

function present(row: ComplaintRow, actor: Actor): z.input<typeof Complaint> {
  const { id, number, about, facts, answer, state } = row;
  const open = handles(actor) && state !== 'closed';
  return {
    ...{ id, number, about, facts, answer, state },
    partner: row.partner_id === null ? null : { id: row.partner_id, name: row.partner_name ?? '' },
    kind: row.kind as 'other',
    outcome: row.outcome as 'explained' | null,
    ...(handles(actor) ? { internal_note: row.internal_note } : {}),
    created_at: row.created_at.toISOString(),
    closed_at: row.closed_at?.toISOString() ?? null,
    can: { take: open && state === 'received', close: open },
  };
}

async function answer(c: Acting, id: string, event: EventType | null) {
  const row = await readComplaint(c.tx, c.actor.vendorId, id);
  const { number, partner_id, reported_by } = row;
  if (event) c.emit(event, { complaint_id: id, number, partner_id, reported_by, actor_id: c.actor.personId });
  return present(row, c.actor);
}

export const complaintOperations = [
  implement(makeComplaint, async (c, input) => {
    const { vendorId, partnerId, personId } = c.actor;
    if (!personId) fail('access.forbidden');
    const id = newId(c.now);
    await insertComplaint(c.tx, {
      ...{ vendor_id: vendorId, id, partner_id: partnerId, reported_by: personId, created_at: c.now },
      ...input,
    });
    return answer(c, id, complaintMade);
  }),

  implement(listComplaints, async (c, input) => {
    const of = handles(c.actor) ? null : c.actor.personId;
    const rows = await selectComplaints(c.tx, c.scope(), of, input);
    const page = toPage<ComplaintRow>(rows, input.limit, (row) => [row.created_at.toISOString(), row.id]);
    return { items: page.items.map((row) => present(row, c.actor)), nextCursor: page.nextCursor };
  }),

  implement(takeComplaint, async (c, { id }) => {
    const row = c.authorize(await lockComplaint(c.tx, c.actor.vendorId, id));
    const state = accept(nextState(complaintTable, row.state, 'take'));
    await saveComplaint(c.tx, row, { state, handler_id: c.actor.personId, taken_at: c.now });
    return answer(c, id, null);
  }),

  implement(closeComplaint, async (c, { id, ...input }) => {
    const row = c.authorize(await lockComplaint(c.tx, c.actor.vendorId, id));
    const state = accept(nextState(complaintTable, row.state, 'close'));
    const found = fitsOutcome(row.kind, input.outcome);
    if (found) accept<never>(found);
    await saveComplaint(c.tx, row, { ...input, state, handler_id: c.actor.personId, closed_at: c.now });
    return answer(c, id, complaintClosed);
  }),
];
