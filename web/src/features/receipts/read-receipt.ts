/** Reads and verifies a receipt in this browser. Loaded with the first receipt: it brings the cryptography along. */
import { parseVerifierKey, policyOfLogs, type Verdict, verifyReceipt, verifyWithNoble } from '@kanal/receipt';
import { checkpointWords, type WordLanguage } from '@kanal/receipt/words';

export interface ReadReceipt {
  verdict: Verdict;
  /** Four words of the root of the receipt's own checkpoint, in each language; null when the receipt does not hold. */
  words: Record<WordLanguage, readonly string[]> | null;
}

/** @param vkey the log's key; null, before the first checkpoint, trusts nobody */
export function readReceipt(file: string, vkey: string | null): ReadReceipt {
  const logs = vkey === null ? [] : [parseVerifierKey(vkey)];
  const verdict = verifyReceipt(file, { policy: policyOfLogs(...logs), verify: verifyWithNoble });
  if (verdict.outcome !== 'valid') return { verdict, words: null };
  const { root } = verdict.facts;
  return { verdict, words: { ru: checkpointWords(root, 'ru'), en: checkpointWords(root, 'en') } };
}
