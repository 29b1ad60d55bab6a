import type { Input } from '../../app/api.ts';
import type { ListSearch } from '../list-search.ts';

export type TrailQuestion = Pick<Input<'listAuditEvents'>, 'who' | 'person_id' | 'operation' | 'from' | 'to'>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Beginning of a day, or of the one after it, on this reader's clock; nothing for what is no day. */
function dayStart(day: string | undefined, later = 0): string | undefined {
  if (!day || !DAY.test(day)) return undefined;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = new Date(year, month - 1, date + later);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** What the address asks of the audit trail. Both days count. */
export function trailQuestion({ who, person, deed, from, to }: ListSearch): TrailQuestion {
  const [since, until] = [dayStart(from), dayStart(to, 1)];
  return {
    who: who === 'system' || who === 'all' ? who : 'people',
    ...(person ? { person_id: person } : {}),
    ...(deed ? { operation: deed } : {}),
    ...(since ? { from: since } : {}),
    ...(until ? { to: until } : {}),
  };
}
