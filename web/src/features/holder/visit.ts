/**
 * This browser as a holder of checkpoints: it keeps the newest one of each vendor's log and asks at each visit whether
 * the log only grew. Loaded after the page stands: it brings the cryptography along.
 */
import {
  type Following,
  followLog,
  fromBase64,
  parseVerifierKey,
  policyOfLogs,
  ReceiptError,
  verifyWithNoble,
} from '@kanal/receipt';
import { recall, remember } from '../../app/preferences.ts';

/** What must be told; that the log only grew, or that nobody answered, need not. */
export type Alarm = Extract<Following, { held: string }>;
/** Both notes, the keys they were verified with, and what the log answered in between. */
export interface Evidence {
  alarm: Alarm;
  keys: readonly string[];
  /** When this browser put its checkpoint by. */
  heldSince: string | null;
}

interface Kept {
  note: string;
  /** Verifier keys that the log named when the note was kept. */
  keys: string[];
  at: string;
}

class UnreachableError extends Error {}

const keyOf = (vendor: string) => `kanal-log-${vendor}`;

/** Visits the log of a vendor. @returns what gives reason for alarm; null when nothing does */
export async function visitLog(vendor: string, now: Date): Promise<Evidence | null> {
  const kept = readKept(recall(keyOf(vendor)));
  try {
    const shown = await read(`/log/${vendor}/checkpoint`);
    // No leaf has been written yet; who holds a checkpoint knows better.
    if (shown === null && !kept) return null;
    const named = ((await read(`/log/${vendor}/keys`)) ?? '').split('\n').filter(Boolean);
    const keys = [...new Set([...(kept?.keys ?? []), ...named])];
    const alarm = await follow(vendor, kept?.note, shown ?? '', keys);
    if (alarm) return { alarm, keys, heldSince: kept?.at ?? null };
    remember(keyOf(vendor), JSON.stringify({ note: shown ?? '', keys: named, at: now.toISOString() } satisfies Kept));
    return null;
  } catch (error) {
    if (error instanceof UnreachableError) return null;
    // What was kept is no sound checkpoint, or there is none to begin with: nothing can be compared.
    if (error instanceof ReceiptError) remember(keyOf(vendor), null);
    else throw error;
    return null;
  }
}

async function follow(vendor: string, held: string | undefined, checkpoint: string, keys: readonly string[]) {
  const consistency = async (from: number, to: number) =>
    (await read(`/log/${vendor}/consistency/${from}/${to}`))?.split('\n').filter(Boolean).map(fromBase64);
  const policy = policyOfLogs(...keys.map(parseVerifierKey));
  const following = await followLog(held, { checkpoint, consistency }, policy, verifyWithNoble);
  return 'held' in following ? following : null;
}

/** The text at an address of the log; null when it gives none. @throws UnreachableError */
async function read(address: string): Promise<string | null> {
  const response = await fetch(address, { cache: 'no-store' }).catch((error: unknown) => {
    throw new UnreachableError(String(error));
  });
  // A server that is there and cannot prove is another thing than one that is not there.
  if ([429, 502, 503, 504].includes(response.status)) throw new UnreachableError(String(response.status));
  return response.ok ? response.text() : null;
}

function readKept(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as Partial<Kept>;
    const { note, keys, at } = value;
    return typeof note === 'string' && Array.isArray(keys) && typeof at === 'string' ? { note, keys, at } : null;
  } catch {
    return null; // what was not written by us is no checkpoint; a new one is kept in its place
  }
}
