import { readFileSync } from 'node:fs';
import { formatVerifierKey, parseVerifierKey, verifierKey } from '@kanal/receipt';
import { expect, test } from 'vitest';
import { readReceipt } from './read-receipt.ts';
import { rowsOfEvents } from './rows-of-events.ts';
import { sealOf } from './seal-of.ts';

/** A receipt of a log whose checkpoint one witness has cosigned. */
const file = readFileSync(new URL('../../../../packages/receipt/test/golden.tlog-proof', import.meta.url), 'utf8');
const vkey = 'kanal.example/log/acme+28da84b9+Acwv2lB4IzSr873otus0lxhC0XMUeCCfBbCwXM5byXaR';
const W1 = `witness w1 witness.example/w1+40767a34+BPxGLMtKzZ4tjmaCvZRFvhCl9JVPOmdtp5buD4sUBiJW`;

const alone = `log ${vkey}\nquorum none\n`;
const sealUnder = (policy: string) => sealOf(readReceipt(file, `log ${vkey}\n${policy}`).verdict);

test('a receipt that nobody was asked to witness is yellow, however many have signed it', () => {
  const { verdict, words } = readReceipt(file, alone);
  expect(sealOf(verdict)).toBe('unwitnessed');
  expect(words?.ru).toHaveLength(4);
  expect(words?.en).toHaveLength(4);
});

test('green takes the quorum', () => {
  expect(sealUnder(`${W1}\nquorum w1\n`)).toBe('witnessed');
  const silent = parseVerifierKey(vkey).publicKey;
  const W2 = `witness w2 ${formatVerifierKey(verifierKey('witness.example/w2', 'witness', silent))}`;
  expect(sealUnder(`${W1}\n${W2}\ngroup both all w1 w2\nquorum both\n`)).toBe('waiting');
});

test('a changed leaf, a changed value, another log and no log are red and have no words', () => {
  const [head = '', extra = '', ...rest] = file.split('\n');
  const told = JSON.parse(Buffer.from(extra.slice('extra '.length), 'base64').toString('utf8'));
  const again = (change: object) =>
    [head, `extra ${Buffer.from(JSON.stringify({ ...told, ...change })).toString('base64')}`, ...rest].join('\n');
  const { amount } = told.openings;
  const richer = again({ openings: { ...told.openings, amount: { ...amount, value: '9200000.00' } } });
  const later = again({ leaf: { ...told.leaf, at: '2026-03-01T09:30:00.123Z' } });
  const stranger = alone.replaceAll('acme', 'acma');
  expect(sealOf(readReceipt(again({}), alone).verdict)).toBe('unwitnessed');
  for (const { verdict, words } of [
    readReceipt(richer, alone),
    readReceipt(later, alone),
    readReceipt(file, 'quorum none\n'),
  ]) {
    expect(sealOf(verdict)).toBe('failed');
    expect(words).toBeNull();
  }
  expect(() => readReceipt(file, stranger)).toThrow('vkey.wrong_id');
});

test('each step of the history finds its own receipt, two of one moment in order', () => {
  const at = (second: number) => `2026-11-23T09:00:0${second}.000Z`;
  const rows = [0, 1, 1, 3].map((second, index) => ({ index, at: at(second) }));
  const events = [9, 0, 1, 1, 2, 3].map((second, place) => ({ seq: place + 1, at: at(second) }));
  const found = rowsOfEvents(rows, events);
  expect([...found].map(([seq, { index }]) => [seq, index])).toEqual([
    [2, 0],
    [3, 1],
    [4, 2],
    [6, 3],
  ]);
});
