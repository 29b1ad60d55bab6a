/** What a key and its signatures must be before they are believed; pure, for server and browser. */
import {
  type Ed25519Verifier,
  fromBase64,
  type KeyStatement,
  keyStatementBytes,
  parseKeyStatement,
  ReceiptError,
  signatureFromBase64,
  utf8,
} from '@kanal/receipt';
import { type Problem, problem } from '../../kernel/problem.ts';

/** Keys that a person may have at once: each phone, desktop and program its own. */
export const maxActiveKeys = 20;

/** How far what was signed may be from now: a signature is for today, and clocks of phones are wrong by minutes. */
export const freshMs = 24 * 3_600_000;

export const isFresh = (at: string, now: Date): boolean => Math.abs(Date.parse(at) - now.getTime()) <= freshMs;

interface Proof {
  statement: string;
  signature: string;
}

/** For whom the statement must be. */
interface Owner {
  vendor: string;
  personId: string;
}

/** The public key, 32 bytes, once it has signed that it is this person's at this vendor, today. */
export function provenKey(
  { statement, signature }: Proof,
  { vendor, personId }: Owner,
  now: Date,
  verify: Ed25519Verifier,
): Uint8Array | Problem {
  const refused = (path: keyof Proof) =>
    problem('partner_key.bad_proof', {}, [
      { path, code: path === 'signature' ? 'field.bad_signature' : 'field.invalid' },
    ]);
  let told: KeyStatement;
  let key: Uint8Array;
  let bytes: Uint8Array;
  try {
    told = parseKeyStatement(statement);
    key = fromBase64(told.key);
    bytes = signatureFromBase64(signature);
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    return refused(error.params.key === 'signature' ? 'signature' : 'statement');
  }
  if (told.vendor !== vendor || told.person !== personId || !isFresh(told.at, now)) return refused('statement');
  return verify(key, utf8(statement), bytes) ? key : refused('signature');
}

/** The statement that a new key signs. */
export function statementOf(owner: Owner, key: string, now: Date): Uint8Array {
  return keyStatementBytes({
    v: 1,
    op: 'add_key',
    vendor: owner.vendor,
    person: owner.personId,
    key,
    at: now.toISOString(),
  });
}
