import { expect, test } from 'vitest';
import { trailQuestion } from './trail-question.ts';

test('nothing asked: what people did', () => {
  expect(trailQuestion({ tab: 'trail' })).toEqual({ who: 'people' });
});

test('a person, a deed, and two days that both count', () => {
  const { from, to, ...rest } = trailQuestion({
    person: 'p',
    deed: 'takeRegistration',
    from: '2026-03-01',
    to: '2026-03-01',
    who: 'all',
  });
  expect(rest).toEqual({ who: 'all', person_id: 'p', operation: 'takeRegistration' });
  expect(from).toBe(new Date(2026, 2, 1).toISOString());
  expect(to).toBe(new Date(2026, 2, 2).toISOString());
});

test('a year ends with its last day, and what is no day is left out', () => {
  expect(trailQuestion({ to: '2026-12-31' }).to).toBe(new Date(2027, 0, 1).toISOString());
  expect(trailQuestion({ from: 'yesterday', to: '2026-1-1', who: 'nobody' })).toEqual({ who: 'people' });
});
