/** What may be a witness, and what a policy says of them all. */
import { parseVerifierKey, ReceiptError } from '@kanal/receipt';
import type { FieldProblem } from '../../kernel/problem.ts';

export interface WitnessFacts {
  name: string;
  verifier_key: string;
  url: string;
}

/** Everything that is wrong with a list of witnesses and its quorum. */
export function unfitWitnesses(witnesses: readonly WitnessFacts[], quorum: number): FieldProblem[] {
  const problems = witnesses.flatMap((witness, at) => {
    const earlier = witnesses.slice(0, at);
    const wrong: FieldProblem[] = [];
    const say = (field: keyof WitnessFacts, code: string) => wrong.push({ path: `witnesses.${at}.${field}`, code });
    if (!isWitnessKey(witness.verifier_key)) say('verifier_key', 'field.not_a_witness_key');
    else if (earlier.some(({ verifier_key }) => verifier_key === witness.verifier_key))
      say('verifier_key', 'field.taken');
    if (!isAddress(witness.url)) say('url', 'field.bad_url');
    if (earlier.some(({ name }) => name === witness.name)) say('name', 'field.taken');
    return wrong;
  });
  if (quorum <= witnesses.length) return problems;
  return [...problems, { path: 'quorum', code: 'field.too_big_number', params: { maximum: witnesses.length } }];
}

function isWitnessKey(text: string): boolean {
  try {
    return parseVerifierKey(text).type === 'witness';
  } catch (error) {
    if (error instanceof ReceiptError) return false;
    throw error;
  }
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, search, hash } = new URL(text);
  return ['https:', 'http:'].includes(protocol) && !username && !search && !hash;
}

/** A policy file (C2SP tlog-policy) that readers of receipts use as it is. */
export function policyText(logKeys: readonly string[], witnesses: readonly WitnessFacts[], quorum: number): string {
  const lines = [
    ...logKeys.map((key) => `log ${key}`),
    ...witnesses.map(({ name, verifier_key }) => `witness ${name} ${verifier_key}`),
    ...(quorum > 0 ? [`group enough ${quorum} ${witnesses.map(({ name }) => name).join(' ')}`, 'quorum enough'] : []),
    ...(quorum > 0 ? [] : ['quorum none']),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
