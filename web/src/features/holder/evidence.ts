import { formatEvidence, parseCheckpoint, parseNote, ReceiptError } from '@kanal/receipt';
import { checkpointWords, type WordLanguage } from '@kanal/receipt/words';
import type { Evidence } from './visit.ts';

export interface Shown {
  size: number;
  /** Four words of the root. */
  words: string;
}

/** What a note says; null when it is none. */
export function readNote(note: string, language: WordLanguage): Shown | null {
  try {
    const { size, root } = parseCheckpoint(parseNote(note).text);
    return { size, words: checkpointWords(root, language).join(' ') };
  } catch (error) {
    if (error instanceof ReceiptError) return null;
    throw error;
  }
}

/** All that somebody else needs to come to the same judgement, without this browser and without Kanal. */
export function evidenceFile({ alarm, keys, heldSince }: Evidence, now: Date): string {
  const seen = { seenAt: now.toISOString(), heldSince, verifierKeys: keys, held: alarm.held, shown: alarm.shown };
  return alarm.outcome === 'forked'
    ? formatEvidence({ ...seen, reason: alarm.reason, proof: alarm.proof ?? null })
    : formatEvidence({ ...seen, reason: { code: `history.${alarm.outcome}`, params: {} }, proof: null });
}
