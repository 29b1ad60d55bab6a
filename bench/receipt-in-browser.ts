/** What `npm run bench:receipt` runs inside Chromium: the verification of the page `/verify`, and nothing around it. */
import { parseVerifierKey, policyOfLogs, verifyReceipt, verifyWithNoble } from '../packages/receipt/src/index.ts';

/** Milliseconds of each round; the first one is cold. */
function measureReceipt(receipt: string, vkey: string, rounds: number): number[] {
  const bytes = new TextEncoder().encode(receipt);
  return Array.from({ length: rounds }, () => {
    const start = performance.now();
    const { outcome } = verifyReceipt(bytes, { policy: policyOfLogs(parseVerifierKey(vkey)), verify: verifyWithNoble });
    if (outcome !== 'valid') throw new Error(`the measured receipt is ${outcome}`);
    return performance.now() - start;
  });
}

Object.assign(globalThis, { measureReceipt });
