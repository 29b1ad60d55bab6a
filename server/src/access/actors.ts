/** Who acts. Never null: work without a person runs as a named system actor with listed rights. */
import type { Locale } from '../kernel/locale.ts';
import { grantsOf, type Permission, type SystemJob, systemRights } from './permissions.ts';

export interface Member {
  kind: 'staff' | 'partner';
  via: 'session' | 'api_key';
  vendorId: string;
  /** Set for people of a partner company, null for vendor staff. */
  partnerId: string | null;
  personId: string;
  /** Login identity; the person who made the key for calls by API key. */
  userId: string;
  roles: readonly string[];
  grants: ReadonlySet<Permission>;
  locale: Locale;
  timeZone: string;
}

export interface SystemActor {
  kind: 'system';
  job: SystemJob;
  vendorId: string;
  partnerId: null;
  personId: null;
  grants: ReadonlySet<Permission>;
  locale: Locale;
  timeZone: string;
}

/** A signed-in person on an operation that belongs to no vendor (own memberships, own sessions). */
export interface SignedIn {
  kind: 'signed_in';
  userId: string;
  locale: Locale;
}

export interface Anonymous {
  kind: 'anonymous';
  locale: Locale;
}

export type Actor = Member | SystemActor;
export type Caller = Actor | SignedIn | Anonymous;

export function system(job: SystemJob, vendorId: string): SystemActor {
  const grants = new Set<Permission>(systemRights[job]);
  return { kind: 'system', job, vendorId, partnerId: null, personId: null, grants, locale: 'en', timeZone: 'UTC' };
}

export function member(identity: Omit<Member, 'grants'>, scopes?: readonly Permission[]): Member {
  const grants = grantsOf(identity.roles);
  return { ...identity, grants: scopes ? new Set(scopes.filter((scope) => grants.has(scope))) : grants };
}
