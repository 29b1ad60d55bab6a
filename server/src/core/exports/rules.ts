/** How long a file waits for its reader, and what one person may have under way. */
const hourMs = 3_600_000;

/** A file of customers and sums is no archive: whoever needs it later asks again. */
const keptHours = 24;
/** Of one person, waiting or being made. */
export const waitingAtMost = 3;
/** An export that has broken off so often is not begun again. */
export const attemptsAtMost = 3;
/** Longer than any pause between two pages of rows. */
export const leaseMs = 2 * 60_000;

export function expiryOf(finished: Date): Date {
  return new Date(finished.getTime() + keptHours * hourMs);
}
