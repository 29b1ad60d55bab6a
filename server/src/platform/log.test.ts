import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog } from './log.ts';

function logged(value: object): string {
  let text = '';
  const destination = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  createLog({ level: 'info' }, destination).info(value, 'said');
  return text;
}

test.each([
  ['a header', { req: { headers: { authorization: 'hidden-value', cookie: 'hidden-value' } } }],
  ['an answered cookie', { res: { headers: { 'set-cookie': 'hidden-value' } } }],
  ['a password at the top', { password: 'hidden-value' }],
  ['a token one level down', { invitation: { token: 'hidden-value' } }],
  ['an address of a person', { user: { email: 'hidden-value', phone: 'hidden-value' } }],
  ['a body three levels down', { a: { b: { c: { email: 'hidden-value' } } } }],
])('%s never reaches the log', (_title, value) => {
  expect(logged(value)).not.toContain('hidden-value');
  expect(logged(value)).toContain('[redacted]');
});

test('the rest stays readable, with the time in UTC', () => {
  const line = JSON.parse(logged({ operation: 'approveRegistration', status: 200 }));
  expect(line).toMatchObject({ operation: 'approveRegistration', status: 200, msg: 'said' });
  expect(line.time).toMatch(/Z$/);
});
