import { toHex } from '../bytes.ts';
import { ReceiptError } from '../errors.ts';
import { parseVerifierKey, type VerifierKey } from './verifier-key.ts';

/** Whom a reader trusts (C2SP tlog-policy): logs, witnesses, and how many of them must have cosigned. */
export interface Policy {
  readonly logs: readonly VerifierKey[];
  readonly witnesses: readonly Witness[];
  readonly groups: readonly WitnessGroup[];
  /** Name of a witness or group; undefined is the policy's `none`. */
  readonly quorum: string | undefined;
}

export interface Witness {
  /** Name within the policy, not that of the key. */
  readonly name: string;
  readonly key: VerifierKey;
  readonly url?: string;
}

/** Has witnessed when at least `threshold` of its members have. */
export interface WitnessGroup {
  readonly name: string;
  readonly threshold: number;
  readonly members: readonly string[];
}

/** Longest policy that is read, in characters; far above the 32 logs, witnesses and groups that C2SP asks for. */
const MAX_POLICY_LENGTH = 65_536;

/** A policy that trusts these logs and asks for no witness. */
export const policyOfLogs = (...logs: readonly VerifierKey[]): Policy => ({
  logs,
  witnesses: [],
  groups: [],
  quorum: undefined,
});

/** Whether witnesses of these names within the policy suffice; true with `quorum none`. */
export function meetsQuorum({ groups, quorum }: Policy, witnessed: ReadonlySet<string>): boolean {
  if (quorum === undefined) return true;
  const done = new Set(witnessed);
  // A group names only what stands before it, so one pass is enough.
  for (const { name, threshold, members } of groups)
    if (members.filter((member) => done.has(member)).length >= threshold) done.add(name);
  return done.has(quorum);
}

/**
 * Reads a policy file (C2SP tlog-policy, syntax and structure).
 * @throws ReceiptError `policy.malformed` with the line (from 1, 0 for the whole), and the codes of `parseVerifierKey`
 */
export function parsePolicy(text: string): Policy {
  const lines = text.split('\n');
  if (text.length > MAX_POLICY_LENGTH || lines.pop() !== '') throw malformed(0);
  const draft = new PolicyDraft();
  for (const [at, line] of lines.entries()) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the format allows no control characters but tab
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line)) throw malformed(at + 1);
    const words = line.split(/[ \t]+/).filter(Boolean);
    if (words.length > 0 && !words[0]!.startsWith('#') && !draft.add(words)) throw malformed(at + 1);
  }
  return draft.finish();
}

class PolicyDraft {
  private readonly logs: VerifierKey[] = [];
  private readonly witnesses: Witness[] = [];
  private readonly groups: WitnessGroup[] = [];
  private readonly names = new Set<string>();
  private readonly used = new Set<string>();
  private readonly keys = new Set<string>();
  private quorum: string | undefined;

  /** Whether the line could be taken. */
  add([keyword, ...words]: string[]): boolean {
    if (keyword === 'log') return this.addLog(words);
    if (keyword === 'witness') return this.addWitness(words);
    if (keyword === 'group') return this.addGroup(words);
    return keyword === 'quorum' && this.setQuorum(words);
  }

  finish(): Policy {
    const { logs, witnesses, groups, quorum } = this;
    if (quorum === undefined) throw malformed(0);
    return { logs, witnesses, groups, quorum: quorum === 'none' ? undefined : quorum };
  }

  private addLog([vkey = '', , ...more]: string[]): boolean {
    const key = parseVerifierKey(vkey);
    this.logs.push(key);
    return more.length === 0 && key.type === 'log' && this.claimKey(key);
  }

  private addWitness([name, vkey = '', url, ...more]: string[]): boolean {
    const key = parseVerifierKey(vkey);
    if (!this.claimName(name) || more.length > 0 || key.type !== 'witness' || !this.claimKey(key)) return false;
    this.witnesses.push({ name: name!, key, ...(url !== undefined && { url }) });
    return true;
  }

  private addGroup([name, needed = '', ...members]: string[]): boolean {
    const threshold = thresholdOf(needed, members.length);
    if (threshold < 1 || threshold > members.length) return false;
    for (const member of members) {
      if (!this.names.has(member) || this.used.has(member)) return false;
      this.used.add(member);
    }
    if (!this.claimName(name)) return false;
    this.groups.push({ name: name!, threshold, members });
    return true;
  }

  private setQuorum([name, ...more]: string[]): boolean {
    if (name === undefined || more.length > 0 || this.quorum !== undefined) return false;
    this.quorum = name;
    return name === 'none' || this.names.has(name);
  }

  private claimName(name: string | undefined): boolean {
    if (name === undefined || name === 'none' || this.names.has(name)) return false;
    this.names.add(name);
    return true;
  }

  /** Logs and witnesses are counted apart: the same bytes may be both, never twice one of them. */
  private claimKey({ type, publicKey }: VerifierKey): boolean {
    const key = `${type} ${toHex(publicKey)}`;
    if (this.keys.has(key)) return false;
    this.keys.add(key);
    return true;
  }
}

/** Members that must have witnessed; 0 when the word is none of the format's. */
function thresholdOf(word: string, members: number): number {
  if (word === 'any') return 1;
  if (word === 'all') return members;
  return /^[1-9][0-9]{0,3}$/.test(word) ? Number(word) : 0;
}

const malformed = (line: number) => new ReceiptError('policy.malformed', { line });
