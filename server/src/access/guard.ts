/**
 * The two locks that cannot be forgotten. A store's `lockX` returns a sealed row whose fields are unreachable until the
 * context's `authorize` opens it with the operation's own permission; a list needs a `Scope`, which only the context makes.
 */
import { fail } from '../kernel/problem.ts';
import type { Actor } from './actors.ts';
import type { Permission } from './permissions.ts';

declare const sealed: unique symbol;
/** A row that has been read but not authorised. */
export interface Unchecked<T> {
  readonly [sealed]: T;
}

/** What the guard must know of a row: whose it is. `partnerId: null` means the vendor's own, closed to partners. */
export interface Belonging {
  vendorId: string;
  partnerId: string | null;
  /** Rows that every partner of the vendor may see (products, published rules). */
  shared?: boolean;
  /** Rows that are the partner's own business even before the vendor's people (drafts). */
  partnerOnly?: boolean;
}

interface SealedRow<T> {
  row: T;
  belongs: Belonging;
}

const seals = new WeakMap<object, SealedRow<unknown>>();

/** Called by stores only (an architecture test looks). */
export function seal<T>(row: T, belongs: Belonging): Unchecked<T> {
  const token = Object.freeze({}) as unknown as Unchecked<T>;
  seals.set(token as object, { row, belongs });
  return token;
}

/**
 * Opens a sealed row. A row that is missing or outside the actor's walls answers 404 (its existence is nobody's
 * business), a row inside them without the permission answers 403.
 */
export function open<T>(actor: Actor, permission: Permission, token: Unchecked<T> | null | undefined): T {
  if (!token) fail('record.not_found');
  const found = seals.get(token as object) as SealedRow<T> | undefined;
  if (!found) throw new Error('not a sealed row');
  if (!mayReach(actor, found.belongs)) fail('record.not_found');
  if (!actor.grants.has(permission)) fail('access.forbidden', { permission });
  return found.row;
}

export function mayReach(actor: Actor, belongs: Belonging): boolean {
  if (actor.vendorId !== belongs.vendorId) return false;
  if (belongs.partnerOnly === true && actor.kind === 'staff') return false;
  return actor.partnerId === null || actor.partnerId === belongs.partnerId || belongs.shared === true;
}

declare const scopeBrand: unique symbol;
/** The rows a list may return: always one vendor, and one partner unless the actor is the vendor's. */
export interface Scope<P extends Permission = Permission> {
  readonly [scopeBrand]: P;
  readonly vendorId: string;
  /** null: every partner of the vendor. */
  readonly partnerId: string | null;
}

/** Called by the pipeline only. */
export function scopeOf<P extends Permission>(actor: Actor, permission: P): Scope<P> {
  if (!actor.grants.has(permission)) fail('access.forbidden', { permission });
  return Object.freeze({ vendorId: actor.vendorId, partnerId: actor.partnerId }) as Scope<P>;
}
