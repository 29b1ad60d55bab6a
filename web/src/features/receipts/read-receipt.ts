/** Reads and verifies a receipt in this browser. Loaded with the first receipt: it brings the cryptography along. */
import { parsePolicy, type Verdict, verifyReceipt, verifyWithNoble } from '@kanal/receipt';
import { checkpointWords, type WordLanguage } from '@kanal/receipt/words';

export interface ReadReceipt {
  verdict: Verdict;
  /** Four words of the root of the receipt's own checkpoint, in each language; null when the receipt does not hold. */
  words: Record<WordLanguage, readonly string[]> | null;
}

/** @param policy whom the log names: its keys, its witnesses and their quorum (C2SP tlog-policy) */
export function readReceipt(file: string, policy: string): ReadReceipt {
  const verdict = verifyReceipt(file, { policy: parsePolicy(policy), verify: verifyWithNoble });
  if (verdict.outcome !== 'valid') return { verdict, words: null };
  const { root } = verdict.facts;
  return { verdict, words: { ru: checkpointWords(root, 'ru'), en: checkpointWords(root, 'en') } };
}
