import type { Actor } from '../../../access/actors.ts';
import { mayReach } from '../../../access/guard.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { toPage } from '../../../kernel/page.ts';
import { accept, fail } from '../../../kernel/problem.ts';
import { type Context, implement } from '../../../platform/operations/implement.ts';
import {
  getPerson,
  listColleagues,
  listPeople,
  markColleagueLeft,
  markPersonLeft,
  updateColleague,
  updatePerson,
} from '../contract/people.ts';
import { personLeft } from '../events.ts';
import { keepsKeyRole, rolesFor } from '../rules/people.ts';
import { endMembership } from '../store/logins.ts';
import {
  countOthersWithKeyRole,
  findPerson,
  isOpenBranch,
  lockPerson,
  type PersonRow,
  peopleKeys,
  revokeKeysOf,
  savePerson,
  selectPeople,
} from './store.ts';

export const peopleOperations = [
  implement(listPeople, async (c, input) => {
    const filter = { ...input, partnerId: input.partner_id };
    const page = toPage(await selectPeople(c.tx, c.scope(), filter), input.limit, peopleKeys);
    return { nextCursor: page.nextCursor, items: page.items.map((row) => present(row, c.actor)) };
  }),
  implement(getPerson, async (c, { id }) =>
    present(c.authorize(await findPerson(c.tx, c.actor.vendorId, id)), c.actor),
  ),
  implement(updatePerson, (c, input) => change(c, input)),
  implement(markPersonLeft, (c, { id }) => leave(c, id)),
  implement(listColleagues, async (c, input) => {
    const page = toPage(await selectPeople(c.tx, c.scope(), input), input.limit, peopleKeys);
    return { nextCursor: page.nextCursor, items: page.items.map((row) => present(row, c.actor)) };
  }),
  implement(updateColleague, (c, input) => change(c, input)),
  implement(markColleagueLeft, (c, { id }) => leave(c, id)),
];

type Managing = Context<{ permission: 'person.manage' }> | Context<{ permission: 'colleague.manage' }>;

interface PersonChange {
  id: string;
  roles?: string[] | undefined;
  position?: string | undefined;
  branch_id?: string | null | undefined;
}

async function change(c: Managing, input: PersonChange) {
  const person = c.authorize(await lockPerson(c.tx, c.actor.vendorId, input.id));
  if (person.status === 'left') fail('person.has_left');
  const { roles, position, branch_id } = input;
  if (roles) {
    accept(rolesFor(person.partner_id, roles));
    await keepKeyRole(c, person, roles);
  }
  if (branch_id && !(await isOpenBranch(c.tx, person, branch_id)))
    fail('request.invalid', {}, [{ path: 'branch_id', code: 'field.not_found' }]);
  await savePerson(c.tx, person, {
    ...(roles ? { roles } : {}),
    ...(position === undefined ? {} : { position }),
    ...(branch_id === undefined ? {} : { branch_id }),
  });
  return again(c, person.id);
}

/** Access ends in this transaction: membership, keys, person; sessions stay for the login's other places. */
async function leave(c: Managing, id: string) {
  const person = c.authorize(await lockPerson(c.tx, c.actor.vendorId, id));
  if (person.status === 'left') fail('person.has_left');
  await keepKeyRole(c, person, []);
  await savePerson(c.tx, person, { status: 'left', left_at: c.now });
  await revokeKeysOf(c.tx, person, c.now);
  await endMembership(c.tx, person.vendor_id, person.id);
  c.emit(personLeft, { person_id: person.id, partner_id: person.partner_id });
  return again(c, person.id);
}

async function keepKeyRole(c: Managing, person: PersonRow, after: string[]): Promise<void> {
  const othersWithKeyRole = await countOthersWithKeyRole(c.tx, person);
  const byOwner = c.actor.kind === 'partner';
  accept(keepsKeyRole({ partnerId: person.partner_id, before: person.roles, after, othersWithKeyRole, byOwner }));
}

async function again(c: Managing, id: string) {
  return present(c.authorize(await findPerson(c.tx, c.actor.vendorId, id)), c.actor);
}

function present(row: PersonRow, actor: Actor) {
  const managing = actor.kind === 'partner' ? 'colleague.manage' : 'person.manage';
  const belongs = { vendorId: row.vendor_id, partnerId: row.partner_id };
  const may = row.status === 'active' && actor.grants.has(managing) && mayReach(actor, belongs);
  return {
    id: row.id,
    side: row.partner_id === null ? ('workspace' as const) : ('cabinet' as const),
    partner: row.partner_id === null ? null : { id: row.partner_id, name: row.partner_name ?? '' },
    branch: row.branch_id === null ? null : { id: row.branch_id, name: row.branch_name ?? '' },
    full_name: row.full_name,
    email: row.email,
    phone: row.phone,
    position: row.position,
    roles: row.roles,
    locale: row.locale as Locale,
    time_zone: row.time_zone,
    status: row.status as 'active' | 'left',
    created_at: row.created_at.toISOString(),
    left_at: row.left_at?.toISOString() ?? null,
    can: { update: may, mark_left: may },
  };
}
