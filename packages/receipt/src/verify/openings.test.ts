import { expect, test } from 'vitest';
import { registration, VENDOR } from '../../test/receipts.ts';
import { judgeOpenings } from './openings.ts';

const { leaf, openings } = registration('one');
const stateOf = (judged: ReturnType<typeof judgeOpenings>) =>
  Object.fromEntries(judged.map(({ label, state }) => [label, state]));

test('every opening of an honest leaf opens its field', () => {
  const judged = judgeOpenings(VENDOR, { leaf, openings });
  expect(judged.map(({ label }) => label).toSorted()).toEqual(Object.keys(openings).toSorted());
  expect(new Set(judged.map(({ state }) => state))).toEqual(new Set(['opens']));
});

test('each field is judged by itself', () => {
  const { customer, amount, ...rest } = openings;
  const judged = judgeOpenings(VENDOR, {
    leaf,
    openings: { ...rest, amount: { ...amount!, value: '1.00' }, extra: customer! },
  });
  expect(stateOf(judged)).toMatchObject({ customer: 'closed', amount: 'wrong', extra: 'unknown', thread: 'opens' });
});

test('another vendor’s openings and a value that cannot be committed to are wrong, not an error', () => {
  expect(stateOf(judgeOpenings('another', { leaf, openings })).customer).toBe('wrong');
  const odd = { ...openings, amount: { ...openings.amount!, value: 'much' } };
  expect(stateOf(judgeOpenings(VENDOR, { leaf, openings: odd })).amount).toBe('wrong');
});

test('further customer tags are no closed fields', () => {
  const tagged = { ...leaf, f: { ...leaf.f, 'cust.2': leaf.cust! } };
  expect(stateOf(judgeOpenings(VENDOR, { leaf: tagged, openings }))).not.toHaveProperty('cust.2');
});
