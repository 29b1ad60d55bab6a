/** Who may judge. The system refuses everybody with an interest, and names the next one who has none. */
import type { Role } from '../../../access/permissions.ts';
import type { Refusal } from '../contract/codes.ts';

/** Roles that sit at a level; the first one leads it. */
export const rolesAt: Readonly<Record<number, readonly Role[]>> = {
  1: ['channel_manager'],
  2: ['head_of_channel', 'sales'],
  3: ['head_of_channel', 'channel_manager', 'sales', 'compliance', 'finance', 'product_expert'],
};

export interface Person {
  id: string;
  name: string;
  roles: readonly string[];
  /** Open cases that this person judges already. */
  load: number;
}

/** What stands between people and this case; all of it is looked up, nothing is asked. */
export interface Interests {
  /** Who looks after a partner of the case. */
  managers: ReadonlySet<string>;
  /** Who decided one of its registrations, or has it on the table. */
  deciders: ReadonlySet<string>;
  /** Who judged the case at an earlier level or round. */
  judged: ReadonlySet<string>;
  declared: ReadonlySet<string>;
  /** Who sells to one of the customers directly, or has lost the quota credit of one of these deals. */
  sellers: ReadonlySet<string>;
  openedBy: string;
  /** Who stepped down, or was challenged and replaced. */
  steppedDown: ReadonlySet<string>;
  /** Away now, with the colleague who stands in or null. */
  away: ReadonlyMap<string, string | null>;
}

/** Why this person may not sit at the level; null: may. */
export function refusalOf(person: Person, level: number, interests: Interests): Refusal | null {
  const { id, roles } = person;
  if (!(rolesAt[level] ?? []).some((role) => roles.includes(role))) return 'wrong_role';
  return interestOf(id, interests) ?? (interests.away.has(id) ? 'away' : null);
}

/** Why this person must not have a say, wherever he or she sits. */
export function interestOf(id: string, interests: Interests): Refusal | null {
  const stake = stakeOf(id, interests);
  if (stake) return stake;
  if (interests.judged.has(id)) return 'judged_before';
  return interests.steppedDown.has(id) ? 'stepped_down' : null;
}

/** Why this person must not choose who judges either. To have judged another level is no stake in the case. */
export function stakeOf(id: string, interests: Interests): Refusal | null {
  if (interests.openedBy === id) return 'opened_it';
  if (interests.managers.has(id)) return 'manages_partner';
  if (interests.deciders.has(id)) return 'decided_before';
  if (interests.declared.has(id)) return 'declared_interest';
  return interests.sellers.has(id) ? 'own_quota' : null;
}

export interface Seat {
  personId: string;
  lead: boolean;
}

/**
 * The bench of a level: one at the first; the head of channel with somebody from sales at the second; an odd committee of
 * channel, sales and legal, filled up with others. Empty: nobody without an interest can lead it.
 */
export function benchFor(level: number, size: number, people: readonly Person[], interests: Interests): Seat[] {
  const free = people
    .filter((person) => refusalOf(person, level, interests) === null)
    .sort((a, b) => a.load - b.load || (a.id < b.id ? -1 : 1));
  const preferred = deputiesOf(people, level, interests);
  const order = [...free.filter(({ id }) => preferred.has(id)), ...free.filter(({ id }) => !preferred.has(id))];
  if (level === 3) return committee(size, order);
  const [leading = '', ...others] = rolesAt[level] ?? [];
  const lead = order.find(({ roles }) => roles.includes(leading));
  if (!lead) return [];
  const beside = others.flatMap((role) => {
    const found = order.find((person) => person.id !== lead.id && person.roles.includes(role));
    return found ? [{ personId: found.id, lead: false }] : [];
  });
  return [{ personId: lead.id, lead: true }, ...beside];
}

/** Who stands in for somebody that would sit here but is away goes first. */
function deputiesOf(people: readonly Person[], level: number, interests: Interests): ReadonlySet<string> {
  const missed = people.filter((person) => refusalOf(person, level, interests) === 'away');
  return new Set(missed.flatMap(({ id }) => interests.away.get(id) ?? []));
}

/** Fewer can agree on nothing that binds two companies. */
export const committeeAtLeast = 3;

/** As large as the rules ask if there are enough, smaller but odd if not, and never less than three. */
function committee(size: number, order: readonly Person[]): Seat[] {
  const chosen: Person[] = [];
  for (const role of ['head_of_channel', 'sales', 'compliance'] as const) {
    const found = order.find((person) => person.roles.includes(role) && !chosen.includes(person));
    if (found) chosen.push(found);
  }
  for (const person of order) if (chosen.length < size && !chosen.includes(person)) chosen.push(person);
  const odd = chosen.slice(0, Math.min(size, chosen.length - ((chosen.length + 1) % 2)));
  return odd.length < committeeAtLeast ? [] : odd.map(({ id }, at) => ({ personId: id, lead: at === 0 }));
}
