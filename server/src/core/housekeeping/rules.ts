/** How long what is only a means is kept; records of the programme themselves are never taken away. */
const dayMs = 86_400_000;

/** In days. Events are counted from their dispatch, invitations from their expiry, the rest from when it was written. */
export const keptDays = {
  outbox: 7,
  idempotency_keys: 7,
  mails: 90,
  invitations: 90,
  /** The record that there was one; its file is gone after a day. */
  exports: 30,
  /** Sessions and codes of the sign-in, after they have run out. */
  sign_in: 30,
  /** Bytes of uploads that no record came to name. */
  uploads: 1,
} as const;

export type Kept = keyof typeof keptDays;

/** What was written before this moment has served its time. */
export function keptSince(what: Kept, now: Date): Date {
  return new Date(now.getTime() - keptDays[what] * dayMs);
}

/** Uploads lie in 256 parts by the last digits of their keys; each minute looks at one, all of them in some four hours. */
export function partOf(now: Date): string {
  return (Math.floor(now.getTime() / 60_000) % 256).toString(16).padStart(2, '0');
}
