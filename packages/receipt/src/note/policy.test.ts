import { expect, test } from 'vitest';
import { signer } from '../../test/keys.ts';
import { meetsQuorum, parsePolicy } from './policy.ts';
import { formatVerifierKey } from './verifier-key.ts';

const log = (name: string) => formatVerifierKey(signer(name, 'log').key);
const witness = (name: string) => formatVerifierKey(signer(name, 'witness').key);
const witnesses = (...names: string[]) => names.map((name) => `witness ${name} ${witness(name)}\n`).join('');

/** The example of C2SP tlog-policy: two of X, one of Y. */
const EXAMPLE = `# who we trust
log ${log('log.example')} https://log.example/

${witnesses('X1', 'X2', 'X3')}group X-witnesses 2 X1 X2 X3
${witnesses('Y1', 'Y2', 'Y3')} \tgroup  Y-witnesses\tany Y1 Y2 Y3
group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

test.each([
  ['X1 X2 Y1', true],
  ['X1 X3 Y2 Y3', true],
  ['X1 Y1 Y2 Y3', false],
  ['X1 X2 X3', false],
  ['', false],
])('with %s the quorum of the example is met: %s', (names, met) => {
  const policy = parsePolicy(EXAMPLE);
  expect(policy.logs).toEqual([signer('log.example', 'log').key]);
  expect(meetsQuorum(policy, new Set(names.split(' ')))).toBe(met);
});

test('a quorum of none is always met, one of a witness by that one alone', () => {
  expect(meetsQuorum(parsePolicy('quorum none\n'), new Set())).toBe(true);
  const one = parsePolicy(`${witnesses('W', 'V')}quorum W\n`);
  expect([meetsQuorum(one, new Set(['V'])), meetsQuorum(one, new Set(['W']))]).toEqual([false, true]);
});

test.each([
  ['no quorum', witnesses('W'), 0],
  ['two quorums', `${witnesses('W')}quorum W\nquorum W\n`, 3],
  ['a quorum of nobody known', 'quorum W\n', 1],
  ['no final newline', 'quorum none', 0],
  ['an unknown word', 'quorum none\nwitnesses\n', 2],
  ['a carriage return', 'quorum none\r\n', 1],
  ['a witness twice under two names', `witness A ${witness('W')}\nwitness B ${witness('W')}\nquorum none\n`, 2],
  ['one name twice', `${witnesses('W')}witness W ${witness('V')}\nquorum none\n`, 2],
  ['a log twice', `log ${log('l')}\nlog ${log('l')}\nquorum none\n`, 2],
  ["a witness's key for a log", `log ${witness('W')}\nquorum none\n`, 1],
  ["a log's key for a witness", `witness W ${log('l')}\nquorum none\n`, 1],
  ['a member in two groups', `${witnesses('W')}group A any W\ngroup B any W\nquorum B\n`, 3],
  ['a member twice in one group', `${witnesses('W')}group A 2 W W\nquorum A\n`, 2],
  ['a group that names itself', `${witnesses('W')}group A any A\nquorum A\n`, 2],
  ['none in a group', `${witnesses('W')}group A any none\nquorum A\n`, 2],
  ['a group called none', `${witnesses('W')}group none any W\nquorum none\n`, 2],
  ['a group without members', 'group A any\nquorum A\n', 1],
  ['more than all', `${witnesses('W')}group A 2 W\nquorum A\n`, 2],
  ['a count of zero', `${witnesses('W')}group A 0 W\nquorum A\n`, 2],
  ['a word of JavaScript for a count', `${witnesses('W')}group A constructor W\nquorum A\n`, 2],
  ['words after the quorum', `${witnesses('W')}quorum W W\n`, 2],
])('a policy with %s is refused, with its line', (_, text, line) => {
  expect(() => parsePolicy(text)).toThrow(expect.objectContaining({ code: 'policy.malformed', params: { line } }));
});
