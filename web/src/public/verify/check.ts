/** Verifying a receipt in the browser, with noble alone; shared by the page and the offline file. */
import {
  type Policy,
  parseCheckpoint,
  parseNote,
  parsePolicy,
  parseProofFile,
  parseVerifierKey,
  policyOfLogs,
  ReceiptError,
  type Verdict,
  vendorOf,
  verifyReceipt,
  verifyWithNoble,
} from '@kanal/receipt';

/** The log that a receipt says it is of; null when it cannot be read. Nothing of it is verified. */
export function logOf(receipt: Uint8Array): { origin: string; vendor: string } | null {
  try {
    const { origin } = parseCheckpoint(parseNote(parseProofFile(receipt).checkpoint).text);
    return { origin, vendor: vendorOf(origin) };
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    return null;
  }
}

/** Whom a reader trusts: verifier keys, a line each, or a policy with witnesses. @throws ReceiptError */
export function readTrust(text: string): Policy {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.some((line) => /^(log|witness|group|quorum)\s/.test(line))) return parsePolicy(`${lines.join('\n')}\n`);
  if (lines.length === 0) throw new ReceiptError('vkey.malformed');
  return policyOfLogs(...lines.map(parseVerifierKey));
}

export const check = (receipt: Uint8Array, policy: Policy): Verdict =>
  verifyReceipt(receipt, { policy, verify: verifyWithNoble });
