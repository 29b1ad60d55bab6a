import {
  type Ed25519Verifier,
  type Trust,
  toBase64,
  type Verdict,
  verifyReceipt,
  verifyWithNoble,
} from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';

/** What two verifiers, of two authors and in two languages, say of one receipt. */
export interface Asked {
  verdict: Verdict;
  /** The answers of both, when they differ: then none of them may be relied on. */
  differing: Record<string, Verdict> | null;
}

const verifiers: Record<string, Ed25519Verifier> = { node: verifyWithNode, noble: verifyWithNoble };

export function askBoth(file: Uint8Array, trust: Omit<Trust, 'verify'>, by = verifiers): Asked {
  const verdicts = Object.entries(by).map(
    ([name, verify]) => [name, verifyReceipt(file, { ...trust, verify })] as const,
  );
  const [[, verdict] = raise(), ...others] = verdicts;
  const agreed = others.every(([, other]) => printed(other) === printed(verdict));
  return { verdict, differing: agreed ? null : Object.fromEntries(verdicts) };
}

/** Everything of a verdict, bytes as base64. */
export const printed = (verdict: unknown): string =>
  JSON.stringify(verdict, (_, value) => (value instanceof Uint8Array ? toBase64(value) : value));

function raise(): never {
  throw new Error('no verifier to ask');
}
