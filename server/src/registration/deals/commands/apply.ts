/** What every command in a deal does: a line in its course, what is told of it, and the people it may name. */
import type { z } from 'zod';
import { fail } from '../../../kernel/problem.ts';
import { sendAhead } from '../../../platform/db/driver.ts';
import { acrossPartners } from '../../../platform/db/tenancy.ts';
import type { Context } from '../../../platform/operations/implement.ts';
import { actorFacts } from '../../registrations/index.ts';
import type { dealMoved } from '../events.ts';
import { readerRoles, sideOf } from '../policy.ts';
import type { DealSide } from '../rules/course.ts';
import type { DealRecord } from '../store/deals.ts';
import { eventInsert } from '../store/events.ts';
import { selectActors, selectHelpers, selectPeople } from '../store/room.ts';

/** The part of an operation's context that commands in deals use. */
export type DealContext = Pick<Context<{ permission: 'deal.read' }>, 'tx' | 'actor' | 'now' | 'emit'>;

/** Types of lines in the course of a deal; the screens have words for each. */
export type CourseLine =
  | 'moved'
  | 'next_step'
  | 'forecast'
  | 'task_added'
  | 'task_changed'
  | 'task_done'
  | 'task_reopened'
  | 'task_removed'
  | 'commented'
  | 'resource_asked'
  | 'resource_granted'
  | 'resource_declined'
  | 'resource_withdrawn'
  | 'evidence_recorded'
  | 'evidence_removed';

export async function note(
  c: Pick<DealContext, 'tx' | 'actor' | 'now'>,
  row: DealRecord,
  type: CourseLine,
  data: Record<string, unknown>,
): Promise<void> {
  const { vendor_id, registration_id, partner_id } = row;
  const line = { vendor_id, registration_id, partner_id, type, at: c.now, ...actorFacts(c.actor), data };
  await sendAhead(c.tx, eventInsert(c.tx, line));
}

type About = Omit<z.input<(typeof dealMoved)['payload']>, 'from' | 'to'>;

/** What is told of every deed in a deal. */
export function aboutOf(c: Pick<DealContext, 'actor'>, row: DealRecord): About {
  return {
    deal_id: row.registration_id,
    partner_id: row.partner_id,
    number: row.number,
    customer_name: row.customer_name,
    responsible_id: row.responsible_id,
    reviewer_id: row.reviewer_id,
    actor_id: c.actor.personId,
    actor_kind: c.actor.kind,
  };
}

export interface DealPerson {
  id: string;
  name: string;
  position: string;
  side: DealSide;
}

/**
 * Who may be named in this deal. A partner's people see of the vendor's those alone who have to do with the deal: the
 * reviewer, the partner's manager, whoever helps, and whoever has done something in it.
 */
export async function peopleOf(c: Pick<DealContext, 'tx' | 'actor'>, row: DealRecord): Promise<DealPerson[]> {
  const rows = await acrossPartners(c.tx, c.actor.partnerId, 'who of the vendor works on this deal', async () => {
    const helpers = await selectHelpers(c.tx, row);
    if (sideOf(c.actor) === 'vendor')
      return selectPeople(c.tx, row.vendor_id, row.partner_id, { roles: readerRoles, ids: helpers });
    const acted = await selectActors(c.tx, row);
    const ids = [row.reviewer_id, row.manager_id, ...acted, ...helpers].filter((id) => id !== null);
    return selectPeople(c.tx, row.vendor_id, row.partner_id, { ids });
  });
  return rows.map((person) => ({
    id: person.id,
    name: person.full_name,
    position: person.position,
    side: person.partner_id === null ? 'vendor' : 'partner',
  }));
}

/** The person that a step or a task is given to; must be of that side. @throws `deal.bad_person` */
export async function requirePerson(
  c: Pick<DealContext, 'tx' | 'actor'>,
  row: DealRecord,
  personId: string | null,
  side: DealSide,
): Promise<DealPerson | null> {
  if (personId === null) return null;
  const person = (await peopleOf(c, row)).find((each) => each.id === personId && each.side === side);
  if (!person) fail('deal.bad_person', {}, [{ path: 'person_id', code: 'field.not_found' }]);
  return person;
}
