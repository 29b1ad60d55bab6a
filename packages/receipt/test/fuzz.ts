import fc from 'fast-check';
import { equal, fromUtf8, toBase64, toHex, utf8 } from '../src/bytes.ts';
import { verifyWithNode } from '../src/ed25519/node.ts';
import { ReceiptError } from '../src/errors.ts';
import { canonicalJson } from '../src/json/jcs.ts';
import { parseStrict } from '../src/json/strict.ts';
import { formatExtra, parseExtra } from '../src/leaf/extra.ts';
import { leafBytes } from '../src/leaf/leaf.ts';
import { parseTilePath, tilePath } from '../src/merkle/tiles.ts';
import { formatAddCheckpoint, parseAddCheckpoint } from '../src/note/add-checkpoint.ts';
import { formatCheckpoint, parseCheckpoint } from '../src/note/checkpoint.ts';
import { formatCosignature, parseCosignature } from '../src/note/cosignature.ts';
import { formatNote, parseNote } from '../src/note/note.ts';
import { parsePolicy } from '../src/note/policy.ts';
import { formatProofFile, parseProofFile } from '../src/note/proof-file.ts';
import { formatVerifierKey, parseVerifierKey } from '../src/note/verifier-key.ts';
import { keyStatementBytes, parseKeyStatement } from '../src/request/partner-key.ts';
import { parseRequest, requestBytes } from '../src/request/request.ts';
import { verifyReceipt } from '../src/verify/receipt.ts';
import { remembering } from './keys.ts';
import { log, POLICY, requestOf, signedRegistration, TestLog, witness } from './receipts.ts';

/** Reads bytes and writes what it has read again; undefined for a format that is only read. */
type Target = { sample: Uint8Array; again: (bytes: Uint8Array) => Uint8Array | undefined };

const text = (again: (text: string) => string) => (bytes: Uint8Array) => utf8(again(fromUtf8(bytes)));
const log9 = new TestLog(9);
const note = log9.cosigned(9, 1_772_500_000);
const receipt = await log9.receipt('deal 4', 4, 9, note);
const proof = await log9.consistency(4, 9);
const [logKey, witnessKey] = [formatVerifierKey(log.key), formatVerifierKey(witness.key)];
const policy = `log ${logKey}\nwitness W ${witnessKey}\ngroup G any W\nquorum G\n`;
const extra = parseProofFile(receipt).extra!;
const signed = signedRegistration('signed');
const signedLog = new TestLog(3);
signedLog.add(leafBytes(signed.leaf));
const signedReceipt = await signedLog.receipt('', 3, 4, signedLog.cosigned(4, 1_772_500_000), signed);
const statement = keyStatementBytes({
  v: 1,
  op: 'add_key',
  vendor: 'acme',
  person: 'p',
  key: toBase64(new Uint8Array(32)),
  at: '2026-03-02T09:30:00.000Z',
});

const TARGETS: Target[] = [
  { sample: utf8(receipt), again: (bytes) => utf8(formatProofFile(parseProofFile(bytes))) },
  { sample: utf8(note), again: (bytes) => utf8(formatNote(parseNote(bytes))) },
  { sample: utf8(`${note.split('\n\n')[0]!}\n`), again: text((read) => formatCheckpoint(parseCheckpoint(read))) },
  {
    sample: utf8(formatAddCheckpoint({ oldSize: 4, proof, checkpoint: note })),
    again: (bytes) => utf8(formatAddCheckpoint(parseAddCheckpoint(bytes))),
  },
  { sample: utf8(logKey), again: text((read) => formatVerifierKey(parseVerifierKey(read))) },
  {
    sample: formatCosignature({ time: 5, signature: new Uint8Array(64) }),
    again: (bytes) => formatCosignature(parseCosignature(bytes)),
  },
  { sample: utf8(signedReceipt), again: (bytes) => utf8(formatProofFile(parseProofFile(bytes))) },
  { sample: requestBytes(requestOf()), again: text((read) => fromUtf8(requestBytes(parseRequest(read)))) },
  { sample: statement, again: text((read) => fromUtf8(keyStatementBytes(parseKeyStatement(read)))) },
  { sample: extra, again: (bytes) => formatExtra(parseExtra(bytes)) },
  { sample: extra, again: text((read) => canonicalJson(parseStrict(read))) },
  { sample: utf8('tile/2/x001/x234/067.p/17'), again: text((read) => tilePath(parseTilePath(read))) },
  { sample: utf8(policy), again: (bytes) => void parsePolicy(fromUtf8(bytes)) },
];

const receiptTargets = TARGETS.flatMap(({ sample }, at) =>
  fromUtf8(sample).startsWith('c2sp.org/tlog-proof') ? [at] : [],
);

const TOKENS = [
  '\n',
  '\n\n',
  ' ',
  '=',
  '+',
  '0',
  '\u2014 ',
  'extra ',
  'index 1',
  'old 1',
  '"',
  '{}',
  '[]',
  '\\u0000',
  '1e9',
  '-0',
  '\u0000',
  '__proto__',
  '\ud83d\ude00',
  '\u0085',
  'и\u0306',
  'none',
  'A'.repeat(44),
];
const change = fc.tuple(fc.nat(4), fc.nat(0xffffff), fc.nat(255), fc.nat(TOKENS.length - 1));
const input = fc.record({
  target: fc.nat(TARGETS.length - 1),
  changes: fc.array(change, { maxLength: 4 }),
  noise: fc.option(fc.uint8Array({ maxLength: 64 }), { freq: 15 }),
});

function changed(bytes: Uint8Array, [kind, place, byte, token]: readonly [number, number, number, number]): Uint8Array {
  const at = place % (bytes.length + 1);
  const cut = (until: number, ...middle: number[]) =>
    Uint8Array.from([...bytes.slice(0, at), ...middle, ...bytes.slice(until)]);
  if (kind === 0) return cut(at + 1, (bytes[at] ?? 0) ^ (1 << (byte & 7)));
  if (kind === 1) return cut(at + byte);
  if (kind === 2) return cut(at, ...utf8(TOKENS[token]!));
  if (kind === 3) return cut(at, ...bytes.slice(at, at + byte));
  return cut(at + 1, byte);
}

export interface FuzzCount {
  inputs: number;
  read: number;
  refused: number;
  /** Receipts that were read and verified. */
  judged: number;
}

/**
 * Feeds changed and random bytes to every parser. A parser may refuse with a ReceiptError or read; what it has read must
 * be written back byte for byte, so no two files read the same; and a changed receipt must not say anything that the
 * true one does not. Throws on the first input that breaks this.
 */
export function fuzz(runs: number, seed?: number): FuzzCount {
  const count: FuzzCount = { inputs: 0, read: 0, refused: 0, judged: 0 };
  const trust = { policy: POLICY, verify: remembering(verifyWithNode) };
  const truths = [receipt, signedReceipt].map((file) => JSON.stringify(factsOf(utf8(file), trust)));
  fc.assert(
    fc.property(input, ({ target, changes, noise }) => {
      const { sample, again } = TARGETS[target]!;
      const bytes = noise ?? changes.reduce(changed, sample);
      count.inputs += 1;
      if (!readsBack(bytes, again)) {
        count.refused += 1;
        return;
      }
      count.read += 1;
      if (!receiptTargets.includes(target)) return;
      count.judged += 1;
      const facts = factsOf(bytes, trust);
      if (facts !== undefined && !truths.includes(JSON.stringify(facts)))
        throw new Error('a changed receipt says something else');
    }),
    { numRuns: runs, ...(seed !== undefined && { seed }) },
  );
  return count;
}

function readsBack(bytes: Uint8Array, again: Target['again']): boolean {
  let written: Uint8Array | undefined;
  try {
    written = again(bytes);
  } catch (error) {
    if (error instanceof ReceiptError) return false;
    throw error;
  }
  if (written && !equal(written, bytes)) throw new Error(`read as another text: ${toHex(bytes)}`);
  return true;
}

function factsOf(bytes: Uint8Array, trust: Parameters<typeof verifyReceipt>[1]) {
  const verdict = verifyReceipt(bytes, trust);
  if (verdict.outcome !== 'valid') return undefined;
  const { leaf, opened, index, size, root, signed } = verdict.facts;
  return { leaf, opened, index, size, root: toHex(root), signed };
}
