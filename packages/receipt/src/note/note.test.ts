import { describe, expect, test } from 'vitest';
import { log, ORIGIN, other, TestLog, witness } from '../../test/receipts.ts';
import { describeVectors, vectorJson, vectorText } from '../../test/vectors.ts';
import { fromBase64, utf8 } from '../bytes.ts';
import { verifyWithNoble } from '../ed25519/noble.ts';
import { verifyWithNode } from '../ed25519/node.ts';
import { verifyConsistency } from '../merkle/verify.ts';
import { openCheckpoint } from '../verify/open-checkpoint.ts';
import { addSignatures } from '../verify/sign-checkpoint.ts';
import { formatAddCheckpoint, parseAddCheckpoint } from './add-checkpoint.ts';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { formatCosignature, parseCosignature } from './cosignature.ts';
import { formatNote, parseNote } from './note.ts';
import { policyOfLogs } from './policy.ts';
import { formatProofFile, parseProofFile } from './proof-file.ts';
import { formatVerifierKey, parseVerifierKey } from './verifier-key.ts';

const NOTE = new TestLog(3).checkpoint(3);
const HASH = `${'A'.repeat(43)}=`;

test('a note comes back as it was written', () => {
  for (const note of [NOTE, new TestLog(3).cosigned(3, 7), `a\n\nb\n\n${NOTE.split('\n\n')[1]}`])
    expect(formatNote(parseNote(note))).toBe(note);
});

const SIGNATURE = NOTE.split('\n\n')[1]!;
test.each([
  ['no signatures', 'text\n\n', 'note.signature_malformed'],
  ['no blank line', `text\n${SIGNATURE}`, 'note.malformed'],
  ['no final newline', NOTE.slice(0, -1), 'note.malformed'],
  ['a tab', `te\txt\n\n${SIGNATURE}`, 'note.control_character'],
  ['a carriage return', NOTE.replace('\n', '\r\n'), 'note.control_character'],
  ['a hyphen for the dash', NOTE.replace('\u2014', '-'), 'note.signature_malformed'],
  ['a plus in the name', NOTE.replace('\u2014 kanal', '\u2014 ka+nal'), 'note.signature_malformed'],
  ['a space in the name', NOTE.replace('\u2014 kanal', '\u2014 ka\u00a0nal'), 'note.signature_malformed'],
  ['two spaces', NOTE.replace('\u2014 ', '\u2014  '), 'note.signature_malformed'],
  ['a key id and no signature', 'text\n\n\u2014 name AAAAAA==\n', 'note.signature_malformed'],
  ['loose base64', 'text\n\n\u2014 name AAAAAAB=\n', 'base64.malformed'],
  ['65 signatures', `text\n\n${SIGNATURE.repeat(65)}`, 'note.too_many_signatures'],
  ['a lone surrogate', `\ud800${NOTE}`, 'text.not_utf8'],
  ['too long', `${'a'.repeat(140_000)}\n\n${SIGNATURE}`, 'text.too_long'],
])('a note with %s is refused', (_, note, code) => {
  expect(() => parseNote(note)).toThrow(code);
});

test('a note that is not UTF-8 is refused, and 64 signatures are read', () => {
  expect(() => parseNote(Uint8Array.of(0xc3, 0x28))).toThrow('text.not_utf8');
  expect(parseNote(`text\n\n${SIGNATURE.repeat(64)}`).signatures).toHaveLength(64);
});

describe('keys', () => {
  test('come back as they were written', () => {
    for (const { key } of [log, witness]) expect(parseVerifierKey(formatVerifierKey(key))).toEqual(key);
  });

  const vkey = formatVerifierKey(log.key);
  test.each([
    ['another id', vkey.replace(/\+[0-9a-f]{8}\+/, '+00000000+'), 'vkey.wrong_id'],
    ['another name', `x${vkey}`, 'vkey.wrong_id'],
    ['an unknown type', 'name+00000000+AgAA', 'vkey.unknown_type'],
    ['a key too short', 'name+00000000+AQAA', 'vkey.malformed'],
    ['no name', vkey.slice(ORIGIN.length), 'vkey.malformed'],
    ['a trailing newline', `${vkey}\n`, 'vkey.malformed'],
    ['an id in capitals', vkey.replace(/\+[0-9a-f]{8}\+/, '+ABCDEF01+'), 'vkey.malformed'],
  ])('with %s are refused', (_, text, code) => {
    expect(() => parseVerifierKey(text)).toThrow(code);
  });
});

test.each([
  ['an extension line', `origin\n1\n${HASH}\nmore\n`, 'checkpoint.malformed'],
  ['no origin', `\n1\n${HASH}\n`, 'checkpoint.malformed'],
  ['no final newline', `origin\n1\n${HASH}`, 'checkpoint.malformed'],
  ['a leading zero', `origin\n01\n${HASH}\n`, 'number.malformed'],
  ['a sign', `origin\n+1\n${HASH}\n`, 'number.malformed'],
  ['a size beyond 2^53', `origin\n9007199254740992\n${HASH}\n`, 'number.malformed'],
  ['a short root', 'origin\n1\nAAAA\n', 'hash.malformed'],
])('a checkpoint with %s is refused', (_, text, code) => {
  expect(() => parseCheckpoint(text)).toThrow(code);
});

test('an origin with a newline cannot pass for another checkpoint', () => {
  expect(() => formatCheckpoint({ origin: `a\n9\n${HASH}`, size: 1, root: new Uint8Array(32) })).toThrow();
});

test('a cosignature comes back with its time, and none after the year 9999', () => {
  const cosignature = { time: 1_679_315_147, signature: new Uint8Array(64).fill(7) };
  expect(parseCosignature(formatCosignature(cosignature))).toEqual(cosignature);
  expect(() => parseCosignature(new Uint8Array(71))).toThrow('cosignature.malformed');
  expect(() => parseCosignature(new Uint8Array(72).fill(255))).toThrow('cosignature.malformed');
});

test('proof files and requests to witnesses come back as they were written', () => {
  const proof = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const file = { extra: utf8('anything'), index: 2, proof, checkpoint: NOTE };
  expect(parseProofFile(formatProofFile(file))).toEqual(file);
  expect(parseProofFile(formatProofFile({ index: 0, proof: [], checkpoint: NOTE }))).toEqual({
    index: 0,
    proof: [],
    checkpoint: NOTE,
  });
  const request = { oldSize: 0, proof, checkpoint: NOTE };
  expect(parseAddCheckpoint(formatAddCheckpoint(request))).toEqual(request);
});

test.each([
  ['another version', `c2sp.org/tlog-proof@v2\nindex 0\n\n${NOTE}`, 'proof.malformed'],
  ['no index', `c2sp.org/tlog-proof@v1\n\n${NOTE}`, 'proof.malformed'],
  ['extra twice', `c2sp.org/tlog-proof@v1\nextra AAAA\nextra AAAA\nindex 0\n\n${NOTE}`, 'proof.malformed'],
  ['64 hashes', `c2sp.org/tlog-proof@v1\nindex 0\n${`${HASH}\n`.repeat(64)}\n${NOTE}`, 'proof.too_long'],
  ['no checkpoint', 'c2sp.org/tlog-proof@v1\nindex 0\n\n', 'note.malformed'],
])('a proof file with %s is refused', (_, text, code) => {
  expect(() => parseProofFile(text)).toThrow(code);
});

test.each([
  ['no old size', `\n${NOTE}`, 'request.malformed'],
  ['64 hashes', `old 1\n${`${HASH}\n`.repeat(64)}\n${NOTE}`, 'proof.too_long'],
  ['a leading zero', `old 00\n\n${NOTE}`, 'number.malformed'],
])('a request with %s is refused', (_, text, code) => {
  expect(() => parseAddCheckpoint(text)).toThrow(code);
});

test('a witness answer is added once', () => {
  const note = new TestLog(3).cosigned(3, 7, other);
  expect(addSignatures(note, note.split('\n\n')[1]!)).toBe(note);
});

describeVectors('public notes', () => {
  test('of C2SP signed-note and golang.org/x/mod hold, in both verifiers', () => {
    const notes = vectorJson<{ name: string; vkey: string; note: string }[]>('signed-notes.json');
    expect(notes).toHaveLength(2);
    for (const { name, vkey, note } of notes) {
      const key = parseVerifierKey(vkey);
      const { text, signatures } = parseNote(note);
      const signature = signatures.find((line) => line.name === key.name && line.keyId === key.id)!;
      for (const verify of [verifyWithNode, verifyWithNoble]) {
        expect(verify(key.publicKey, utf8(text), signature.signature), name).toBe(true);
        expect(verify(key.publicKey, utf8(`${text}.`), signature.signature), name).toBe(false);
      }
      expect(formatNote({ text, signatures })).toBe(note);
      expect(formatVerifierKey(key)).toBe(vkey);
    }
  });

  test('of the tessera log: 17 checkpoints hold', () => {
    const vkey = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx';
    const policy = policyOfLogs(parseVerifierKey(vkey));
    const names = ['checkpoint', ...Array.from({ length: 16 }, (_, size) => `checkpoint.${size}`)];
    const sizes = names.map((name) => openCheckpoint(vectorText(`tessera-log/${name}`), policy, verifyWithNode).size);
    expect(sizes).toEqual([15, ...Array.from({ length: 16 }, (_, size) => size)]);
  });

  test('of the published sumdb fork: both signatures hold, and no proof ties them', () => {
    const fork = vectorJson<{ vkey: string; notes: string[]; proof: string[] }>('sumdb-fork.json');
    const key = parseVerifierKey(fork.vkey);
    const [five, six] = fork.notes.map((note) => {
      const { text, signatures } = parseNote(note);
      expect(verifyWithNode(key.publicKey, utf8(text), signatures[0]!.signature)).toBe(true);
      return parseCheckpoint(text);
    });
    expect(verifyConsistency(five!.size, five!.root, six!.size, six!.root, fork.proof.map(fromBase64))).toBe(false);
  });
});
