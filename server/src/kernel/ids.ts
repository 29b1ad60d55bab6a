/** Record ids: UUIDv7 made by the application, so no database sequence is needed and ids of one vendor lie together. */
import { v7 } from 'uuid';

/** A fresh id; `now` sets its time part, so that histories generated with a set clock sort as they happened. */
export function newId(now?: Date): string {
  return now ? v7({ msecs: now.getTime() }) : v7();
}

/** Below every id that was made at this instant or later: what was written since then begins here. */
export function idFloor(instant: Date): string {
  const hex = Math.max(instant.getTime(), 0).toString(16).padStart(12, '0').slice(-12);
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Strict lower-case UUID, as the database prints it; anything else is refused before it reaches a setting or a query. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && uuidPattern.test(value);
}
