/** Verifying a receipt in the browser, with noble alone; shared by the page and the offline file. */
import {
  fromUtf8,
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

/** The text of a kept checkpoint; null when the file is none. Nothing of it is verified. */
export function checkpointIn(file: Uint8Array): string | null {
  try {
    const note = fromUtf8(file);
    parseCheckpoint(parseNote(note).text);
    return note;
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    return null;
  }
}

/** The log that a receipt, or a checkpoint, says it is of; null when it cannot be read. Nothing of it is verified. */
export function logOf(file: Uint8Array): { origin: string; vendor: string } | null {
  try {
    const note = checkpointIn(file) ?? parseProofFile(file).checkpoint;
    const { origin } = parseCheckpoint(parseNote(note).text);
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
