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

test('an error of the database is told without the row and the value that it quotes', () => {
  const taken = Object.assign(new Error('duplicate key value violates unique constraint "users_email_key"'), {
    code: '23505',
    constraint: 'users_email_key',
    detail: 'Key (email)=(anna@example.com) already exists.',
  });
  const unfit = Object.assign(new Error('invalid input syntax for type uuid: "anna@example.com"'), { code: '22P02' });
  const text = logged({ err: new AggregateError([taken, new Error('commit', { cause: unfit })], 'several') });
  expect(text).not.toContain('anna@example.com');
  for (const kept of ['23505', 'users_email_key', 'several', '22P02', 'log.test.ts']) expect(text).toContain(kept);
});
