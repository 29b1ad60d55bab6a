/** Whether registrations of one customer may become those of another without two promises of one thing; and when night is. */
import { toLocal } from '../../kernel/calendar/zone.ts';

const hourMs = 3_600_000;

/** From one to five in the vendor's zone, when nobody waits for the database. */
export function isNight(at: Date, timeZone: string): boolean {
  const hour = toLocal(at, timeZone).ms / hourMs;
  return hour >= 1 && hour < 5;
}

/** Few enough for a slow machine; what it can do shows with the first batch. */
export const firstBatch = 10;
const mostAtOnce = 500;
const transactionMs = 1_000;

/** As many as this machine, busy as it is now, compares in a transaction of a second; at most twice as many as before. */
export function nextBatch(size: number, tookMs: number): number {
  const fitting = Math.floor((size * transactionMs) / Math.max(tookMs, 1));
  return Math.max(1, Math.min(fitting, 2 * size, mostAtOnce));
}

export interface Held {
  id: string;
  registration_id: string;
  number: number | null;
  kpp: string | null;
  scope_id: string;
  family_id: string;
  site: string;
}

export interface Aimed extends Held {
  to: { scope_id: string; site: string };
}

/** Two registrations that would both hold one scope; null: none. */
export function clashOf(moving: readonly Aimed[], standing: readonly Held[]): { left: number; right: number } | null {
  for (const [at, one] of moving.entries()) {
    const others = [
      ...standing.map((each) => ({ ...each, to: { scope_id: each.scope_id, site: each.site } })),
      ...moving.slice(at + 1),
    ];
    const met = others.find(
      (each) =>
        each.registration_id !== one.registration_id &&
        each.family_id === one.family_id &&
        each.to.scope_id === one.to.scope_id &&
        each.to.site === one.to.site,
    );
    if (met) return { left: one.number ?? 0, right: met.number ?? 0 };
  }
  return null;
}
