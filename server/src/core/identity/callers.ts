/** Who is calling: an API key, or a session and the membership it chose. Nothing in the body has a say. */
import type { FastifyRequest } from 'fastify';
import { type Caller, type Member, member } from '../../access/actors.ts';
import type { Permission } from '../../access/permissions.ts';
import { isId } from '../../kernel/ids.ts';
import { isLocale, localeOf } from '../../kernel/locale.ts';
import { fail } from '../../kernel/problem.ts';
import type { WallClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/pool.ts';
import { readApiKey } from './api-key-token.ts';
import {
  activePerson,
  keyWithPerson,
  type PersonOfCaller,
  personBehindLogin,
  vendorOfMembership,
} from './store/callers.ts';

interface Deps {
  db: Database;
  clock: WallClock;
  /** The login behind a session cookie, or null. */
  sessionUser: (request: FastifyRequest) => Promise<{ userId: string } | null>;
}

/** How long an answer is believed: revoking a key or a membership takes effect within this time on every node. */
const trustMs = 3_000;
const maxRemembered = 5_000;

interface Remembered {
  until: number;
  caller: Member;
}

export interface Callers {
  resolve(request: FastifyRequest): Promise<Caller>;
  /** Forget what is remembered, at once on this node (keys and memberships have changed). */
  forget(): void;
}

export function createCallers(deps: Deps): Callers {
  const remembered = new Map<string, Remembered>();
  let generation = 0;
  const remember = async (key: string, find: () => Promise<Member | null>): Promise<Member | null> => {
    const known = remembered.get(key);
    if (known && known.until > Date.now()) return known.caller;
    const asked = generation;
    const caller = await find();
    // What was asked before something was forgotten is not remembered after it.
    if (asked !== generation) return caller;
    if (remembered.size >= maxRemembered) remembered.clear();
    if (caller) remembered.set(key, { until: Date.now() + trustMs, caller });
    else remembered.delete(key);
    return caller;
  };
  return {
    async resolve(request) {
      const { authorization } = request.headers;
      if (authorization !== undefined) {
        const caller = await remember(authorization, () => byApiKey(deps, authorization));
        return caller ?? fail('access.unauthenticated');
      }
      const locale = localeOf(request.headers['accept-language']);
      const user = await deps.sessionUser(request);
      if (!user) return { kind: 'anonymous', locale };
      const wanted = request.headers['kanal-membership'];
      if (wanted === undefined || wanted === '') return { kind: 'signed_in', userId: user.userId, locale };
      if (!isId(wanted)) fail('access.no_membership');
      const caller = await remember(`${user.userId}/${wanted}`, () => byMembership(deps, user.userId, wanted));
      return caller ?? fail('access.no_membership');
    },
    forget() {
      generation += 1;
      remembered.clear();
    },
  };
}

async function byApiKey(deps: Deps, authorization: string): Promise<Member | null> {
  const token = readApiKey(authorization.replace(/^Bearer /i, ''));
  if (!token) return null;
  const now = deps.clock.now();
  const row = await keyWithPerson(deps.db, token);
  if (!row || (row.expires_at && row.expires_at <= now)) return null;
  return member(
    {
      kind: row.partner_id === null ? 'staff' : 'partner',
      via: 'api_key',
      vendorId: token.vendorId,
      partnerId: row.partner_id,
      personId: row.person_id,
      userId: row.user_id ?? '',
      // A role that the person has lost is lost to the key as well.
      roles: row.roles.filter((role) => row.person_roles.includes(role)),
      locale: isLocale(row.locale) ? row.locale : 'en',
      timeZone: row.time_zone,
    },
    (row.scopes as Permission[] | null) ?? undefined,
  );
}

/** The person as a caller of now, for work that goes on after the request; null when he or she has left. */
export async function memberOf(db: Database, vendorId: string, personId: string): Promise<Member | null> {
  const row = await activePerson(db, { vendorId, personId });
  return row ? memberFrom(row, vendorId) : null;
}

async function byMembership(deps: Deps, userId: string, personId: string): Promise<Member | null> {
  const vendorId = await vendorOfMembership(deps.db, userId, personId);
  if (!vendorId) return null;
  const row = await personBehindLogin(deps.db, { vendorId, personId, userId });
  return row ? memberFrom(row, vendorId) : null;
}

function memberFrom(row: PersonOfCaller, vendorId: string): Member {
  return member({
    kind: row.partner_id === null ? 'staff' : 'partner',
    via: 'session',
    vendorId,
    partnerId: row.partner_id,
    personId: row.id,
    userId: row.user_id ?? '',
    roles: row.roles,
    locale: isLocale(row.locale) ? row.locale : 'en',
    timeZone: row.time_zone,
  });
}
